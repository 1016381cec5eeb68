// A filtered list says aloud how many lines it now holds; the list itself is swapped by htmx.
document.body.addEventListener("htmx:afterSwap", (event) => {
  const count = event.detail.target.querySelector("[data-count]");
  const messages = document.querySelector("#messages");
  if (!count || !messages) return;
  const words = document.createElement("p");
  words.className = "unseen";
  words.textContent = count.textContent;
  messages.replaceChildren(words);
});
