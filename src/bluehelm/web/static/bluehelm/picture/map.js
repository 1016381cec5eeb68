// The map of incidents. Without WebGL or without this script, the pictures and tables of the page say the same.
import { Dots } from "./dots.js";
import { key } from "./key.js";
import { looks } from "./looks.js";
import { chosen, unpack } from "./points.js";
import { opened } from "./picked.js";
import { Sheet } from "./sheet.js";
import { Slider } from "./slider.js";
import { shaded, style } from "./style.js";

const POLL = 60000; // milliseconds between looks for what is new
const root = document.querySelector("#map");
const words = JSON.parse(document.querySelector("#map-words").textContent);
const state = { at: root.dataset.at, timings: [] };

const part = () => document.querySelector(".picture-part").dataset;
const picked = (name) => document.querySelector(`[name=map-${name}]:checked`).value;

function still() {
  const image = document.querySelectorAll("#picture .chart")[2].cloneNode(true);
  const told = document.createElement("p");
  told.textContent = words.without;
  root.classList.add("still");
  root.replaceChildren(told, image);
}

async function begin() {
  const answer = await fetch(root.dataset.base);
  state.base = await answer.json();
  const [lat, lon, zoom] = root.dataset.at.split(",").map(Number);
  const map = new maplibregl.Map({
    container: root, style: style(state.base, words.language), attributionControl: false, maxZoom: 13, minZoom: 3,
    dragRotate: false, pitchWithRotate: false, touchPitch: false, renderWorldCopies: false, fadeDuration: 0,
    ...(zoom ? { center: [lon, lat], zoom } : { bounds: [[-12.4, 10], [4.4, 25.1]], fitBoundsOptions: { padding: 12 } }),
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  map.addControl(new maplibregl.NavigationControl({ showCompass: false }), "top-right");
  map.addControl(new maplibregl.ScaleControl({ maxWidth: 110 }), "bottom-left");
  map.getCanvas().setAttribute("aria-label", root.getAttribute("aria-label"));
  state.map = map;
  state.dots = new Dots();
  state.sheet = new Sheet(map, state.base, words);
  state.slider = new Slider(document.querySelector(".slider"), words, show, settle);
  await new Promise((done) => map.once("load", done));
  map.addLayer(state.dots);
  opened(map, state, words, root.dataset.incident);
  map.on("moveend", () => { state.at = place(map); remember(); });
  for (const one of document.querySelectorAll("[name=map-mode], [name=map-look]")) one.addEventListener("change", restyle);
  await load(root.dataset.from || null, root.dataset.to || null);
  document.querySelector(".map-tools").hidden = document.querySelector(".map-key").hidden = false;
  map.resize();
  setInterval(() => document.hidden || load(...ends(), true), POLL);
  root.dataset.ready = "yes";
}

const place = (map) => `${map.getCenter().lat.toFixed(3)},${map.getCenter().lng.toFixed(3)},${map.getZoom().toFixed(2)}`;
const ends = () => (state.slider.whole ? [null, null] : state.slider.days.map((day) => state.slider.iso(day)));

async function load(from, to, quietly = false) {
  state.asked = part().points;
  const answer = await fetch(state.asked, { cache: "no-cache" });
  if (!answer.ok) {
    document.querySelector(".map-count").textContent = words.failed;
    return;
  }
  const tag = state.asked + answer.headers.get("ETag");
  if (quietly && tag === state.tag) return;
  state.tag = tag;
  state.points = unpack(await answer.arrayBuffer());
  state.slider.take(state.points, from, to);
  restyle();
  if (quietly) settle();
}

function restyle() {
  state.look = looks(state.points, picked("look"), words);
  state.dots.take(state.points, state.look);
  show();
  remember();
}

// What every move of the slider does: nothing is fetched, nothing is laid out anew.
function show() {
  const began = performance.now();
  const { points, slider, sheet, dots, map } = state;
  const mode = picked("mode");
  state.chosen = chosen(points, ...slider.days, state.look);
  const counts = shaded(map, state.base, points, state.chosen, mode === "cercles");
  sheet.mode = mode;
  sheet.take(points, state.chosen, counts);
  dots.visible = mode === "points";
  dots.show(state.chosen);
  key(state, words, mode, counts);
  map.triggerRepaint();
  state.timings.push(performance.now() - began);
}

function address(...more) {
  const query = new URLSearchParams(part().query);
  const [from, to] = ends();
  const told = { from, to, mode: picked("mode"), look: picked("look"), at: state.at };
  const usual = { mode: "points", look: "kind" };
  const now = new URLSearchParams(location.search);
  for (const name of ["step", "by"]) if (now.has(name)) query.set(name, now.get(name));
  for (const [name, value] of Object.entries(told)) if (value && value !== usual[name]) query.set(name, value);
  for (const [name, value] of more) query.set(name, value);
  return query.toString();
}

// The address of the page, and what would be saved, always say what is seen.
function remember() {
  const query = address();
  history.replaceState(history.state, "", `${root.dataset.page}${query ? `?${query}` : ""}`);
  const saved = document.querySelector("[data-saved]");
  if (saved) saved.value = query;
  const form = document.querySelector(".incident-filter");
  for (const name of ["from", "to", "mode", "look", "at", "step", "by"]) {
    let field = form.querySelector(`[type=hidden][name=${name}]`);
    const value = new URLSearchParams(query).get(name);
    if (!value || name === "from" || name === "to") field?.remove();
    else {
      if (!field) form.prepend((field = Object.assign(document.createElement("input"), { type: "hidden", name })));
      field.value = value;
    }
  }
}

// The slider rests: pictures, tables and exports follow it.
function settle() {
  remember();
  htmx.ajax("GET", `${root.dataset.page}?${address()}`, { target: "#picture", swap: "innerHTML" });
}

document.body.addEventListener("htmx:afterSwap", (event) => {
  if (event.detail.target.id !== "picture" || !state.map) return;
  if (part().points !== state.asked) load(null, null);
  else remember();
});

const able = () => Boolean(globalThis.maplibregl) && Boolean(document.createElement("canvas").getContext("webgl2"));
if (able()) begin().catch((fault) => { still(); throw fault; });
else still();
globalThis.bluehelmMap = state;
