// A click, or Enter at the middle of the map, tells which incidents are there.
import { across, down, NOT_TOLD } from "./points.js";

const NEAR = 12; // pixels
const MOST = 8;

export function opened(map, state, words, address) {
  const popup = new maplibregl.Popup({ maxWidth: "320px" });
  const open = (place) => {
    const found = near(map, state, place);
    if (!found.length) return popup.remove();
    popup.setLngLat(place).setDOMContent(card(found, state, words, address)).addTo(map);
  };
  map.on("click", (event) => open(event.lngLat));
  map.getCanvas().addEventListener("keydown", (event) => event.key === "Enter" && open(map.getCenter()));
}

function near(map, { points, chosen }, place) {
  const world = 512 * 2 ** map.getZoom();
  const x = across(place.lng);
  const y = down(place.lat);
  const found = [];
  for (const n of chosen.at) {
    if (!points.drawn[n]) continue;
    const far = Math.hypot(points.xy[2 * n] - x, points.xy[2 * n + 1] - y) * world;
    if (far <= NEAR) found.push([far, n]);
  }
  return found.sort((one, other) => one[0] - other[0] || other[1] - one[1]).map((one) => one[1]);
}

function card(found, { points, slider }, words, address) {
  const box = document.createElement("div");
  box.append(Object.assign(document.createElement("h3"), { textContent: `${words.here}: ${found.length.toLocaleString(words.language)}` }));
  const list = document.createElement("ul");
  for (const n of found.slice(0, MOST)) {
    const line = document.createElement("li");
    const link = Object.assign(document.createElement("a"), { href: `${address}${points.number[n]}/` });
    const [kind, party, state] = ["kind", "perpetrator", "state"].map((name) => words[name][points.words[name][points[name][n]]]);
    const days = points.lasts[n] ? `${slider.written(points.first[n])} – ${slider.written(points.first[n] + points.lasts[n])}` : slider.written(points.first[n]);
    link.textContent = `${days}: ${kind}`;
    const more = [party, state];
    if (points.killed[n] !== NOT_TOLD) more.push(words.killed.replace("%(n)s", points.killed[n]));
    if (points.precision[n] !== NOT_TOLD) more.push(words.within.replace("%(km)s", (points.precision[n] / 10).toLocaleString(words.language)));
    line.append(link, document.createElement("br"), more.join(" · "));
    list.append(line);
  }
  if (found.length > MOST) list.append(Object.assign(document.createElement("li"), { textContent: words.more.replace("%(n)s", found.length - MOST) }));
  box.append(list);
  return box;
}
