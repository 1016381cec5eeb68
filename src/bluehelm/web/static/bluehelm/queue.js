// One key decides. Without this module the buttons do the same; the box under the pair turns the keys off.
const box = document.querySelector("#keys");
const kept = "bluehelm-keys";
if (box) {
  box.checked = localStorage.getItem(kept) !== "off";
  box.addEventListener("change", () => localStorage.setItem(kept, box.checked ? "on" : "off"));
}
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.repeat || (box && !box.checked)) return;
  if (event.target.closest("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]")) return;
  if (event.target.closest("input[type=radio], .scroll") && event.key.startsWith("Arrow")) return;
  const found = [...document.querySelectorAll("[data-key]")].find((one) => one.dataset.key.split(" ").includes(event.key));
  if (!found) return;
  event.preventDefault();
  found.click();
});
