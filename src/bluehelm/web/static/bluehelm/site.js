// Small conveniences; every page works without them.
import "./filters.js";
import "./forms.js";

// After a form was refused, the first field at fault takes the focus.
document.querySelector("[aria-invalid=true]")?.focus();

// A message about what just happened is read out even though it stood in the page from the start.
const messages = document.querySelector("#messages");
if (messages?.firstElementChild) {
  const list = messages.firstElementChild;
  messages.replaceChildren();
  requestAnimationFrame(() => messages.append(list));
}
