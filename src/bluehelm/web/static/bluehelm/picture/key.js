// The key beside the map: what shapes, shades and heat mean, and how many there are of each.
import { mark } from "./looks.js";
import { heatColours, leftOut } from "./sheet.js";
import { SHADES } from "./style.js";

const list = document.querySelector(".legend");
const count = document.querySelector(".map-count");
const left = document.querySelector(".map-left");
const known = document.querySelector(".how-known");
let saying;
let drawn;
let rows = [];

export function key(state, words, mode, counts) {
  const { chosen, points, slider } = state;
  const written = (n) => n.toLocaleString(words.language);
  const told = { n: written(chosen.size), all: written(points.count), from: slider.written(slider.days[0]), to: slider.written(slider.days[1]) };
  const sentence = chosen.size ? words.shown.replace(/%\((\w+)\)s/g, (_, name) => told[name]) : words.none;
  clearTimeout(saying); // read out once it rests, not at every step
  saying = setTimeout(() => { count.textContent = sentence; }, slider.playing ? 900 : 200);
  if (mode === "heat") scale([...heatColours.map((colour, n) => [colour, n === 0 ? words.few : n === heatColours.length - 1 ? words.many : ""])]);
  else if (mode === "cercles") scale(counts.lows.map((low, n) => [SHADES[n + 1], `${written(low)}${counts.lows[n + 1] > low + 1 ? `–${written(counts.lows[n + 1] - 1)}` : n === counts.lows.length - 1 ? "+" : ""}`]));
  else marks(state.look, chosen.sums.look, written);
  known.hidden = mode === "heat" || mode === "cercles";
  const missing = [];
  if (mode === "heat" && leftOut(points, chosen)) missing.push(words.heat.replace("%(n)s", written(leftOut(points, chosen))));
  if (mode === "cercles") {
    const none = points.words.cercle.indexOf("");
    if (none >= 0 && chosen.sums.cercle[none]) missing.push(words.nowhere.replace("%(n)s", written(chosen.sums.cercle[none])));
  } else if (chosen.sums.off) missing.push(words.off.replace("%(n)s", written(chosen.sums.off)));
  left.textContent = missing.join(". ");
}

// The signs stay while the days move; only the numbers change.
function marks(look, sums, written) {
  if (drawn !== look || list.dataset.of !== "marks") {
    rows = look.called.map((name, n) => {
      const canvas = Object.assign(document.createElement("canvas"), { width: 36, height: 36 });
      mark(canvas.getContext("2d"), n, 18, 18, 32);
      return row(canvas, name, " ");
    });
    list.replaceChildren(...rows);
    list.dataset.of = "marks";
    drawn = look;
  }
  rows.forEach((line, n) => {
    line.hidden = !sums[n];
    line.lastChild.textContent = written(sums[n]);
  });
}

function scale(steps) {
  list.dataset.of = "steps";
  list.replaceChildren(...steps.map(([colour, name]) => {
    const swatch = Object.assign(document.createElement("span"), { className: "swatch" });
    swatch.style.background = colour;
    return row(swatch, name, "");
  }));
}

function row(sign, name, many) {
  const line = document.createElement("li");
  sign.setAttribute("aria-hidden", "true");
  line.append(sign, Object.assign(document.createElement("span"), { textContent: name }));
  if (many) line.append(Object.assign(document.createElement("span"), { className: "n", textContent: many }));
  return line;
}
