"use strict";
// A figure opens its card, filled from its row in the trace; without this script it leads to that row.
const card = document.getElementById("card");
const put = (part, text) => {
  const place = document.getElementById("card-" + part);
  place.textContent = text;
  const term = place.previousElementSibling;
  if (term && term.tagName === "DT") term.hidden = place.hidden = text === "";
};
document.addEventListener("click", (event) => {
  const link = event.target.closest("a.f");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const row = document.getElementById(link.getAttribute("href").slice("#".length));
  if (!row || !card.showModal) return;
  event.preventDefault();
  const [name, value, method, source] = row.querySelectorAll("td");
  const main = (cell) => (cell.querySelector("b") || cell).textContent;
  const rest = (cell) => Array.from(cell.querySelectorAll("i"), (line) => line.textContent).join("\n");
  put("name", main(name));
  put("period", rest(name));
  put("value", main(value));
  put("unit", rest(value));
  put("method", main(method));
  put("inputs", rest(method));
  put("source", rest(source));
  card.showModal();
});
