// A form that is being sent is not sent twice, and a figure picked from the list lands in the text.
for (const form of document.querySelectorAll("form[method=post]")) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) event.preventDefault();
    else if (!form.dataset.download) form.dataset.sent = "yes";
  });
}
addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
});

const text = document.querySelector("textarea[data-figures]");
for (const button of document.querySelectorAll("button[data-insert]")) {
  button.hidden = !text;
  button.addEventListener("click", () => {
    text.setRangeText(button.dataset.insert, text.selectionStart, text.selectionEnd, "end");
    text.focus();
  });
}
