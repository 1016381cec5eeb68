// The form of entry: Ctrl+Enter stores, and what is typed stays in this tab until it is stored, whatever happens.
const form = document.querySelector("form[data-draft]");
const key = `draft ${location.pathname}`;
const left = ["csrfmiddlewaretoken", "same", "another"];
const address = new URL(location.href);

if (address.searchParams.has("stored")) {
  for (const one of Object.keys(sessionStorage)) if (one.startsWith("draft ")) sessionStorage.removeItem(one);
  address.searchParams.delete("stored");
  history.replaceState(null, "", address);
}

function typed() {
  return [...new FormData(form)].filter(([name]) => !left.includes(name));
}

function begin() {
  const begun = JSON.stringify(typed().filter(([name]) => name !== "ref"));
  const draft = JSON.parse(sessionStorage.getItem(key) ?? "null");
  // brought back only into a form as the server gives it anew; one with errors holds all that was sent
  if (draft?.begun === begun) {
    const note = document.querySelector("#brought");
    note.hidden = false;
    note.querySelector("button").addEventListener("click", () => {
      sessionStorage.removeItem(key);
      location.assign(location.pathname);
    });
    for (const [name, value] of draft.typed) if (form.elements[name]) form.elements[name].value = value;
    for (const id of ["e-place", "e-harm"]) {
      const field = document.getElementById(id);
      if (field.value) addEventListener("load", () => field.dispatchEvent(new Event("input", { bubbles: true })));
    }
  }
  form.addEventListener("input", () => sessionStorage.setItem(key, JSON.stringify({ begun, typed: typed() })));
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    form.requestSubmit();
  });
}

if (form) begin();
