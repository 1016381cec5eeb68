// The basemap: boundaries of the package, no tiles, no fonts. Counts by cercle shade it.
const SHADES = ["#ffffff", "#d6e9f3", "#9ccbe3", "#5ba3cb", "#3f8fc0", "#2f7fb3"];

export function style(base) {
  return {
    version: 8,
    sources: {
      cercles: { type: "geojson", data: base.cercles },
      regions: { type: "geojson", data: base.regions },
    },
    layers: [
      { id: "ground", type: "background", paint: { "background-color": "#e9eef0" } },
      { id: "land", type: "fill", source: "regions", paint: { "fill-color": "#fbfaf5" } },
      { id: "shades", type: "fill", source: "cercles", layout: { visibility: "none" }, paint: {
        "fill-color": ["to-color", ["at", ["coalesce", ["feature-state", "shade"], 0], ["literal", SHADES]]],
      } },
      { id: "cercles", type: "line", source: "cercles", paint: { "line-color": "#a5b1ba", "line-width": 0.7 } },
      { id: "regions", type: "line", source: "regions", paint: { "line-color": "#4a5b68", "line-width": 1.3 } },
    ],
  };
}

// How many each boundary holds: that of a cercle of before 2016 holds all that were made of it.
export function shaded(map, base, points, chosen, seen) {
  const counts = new Map();
  points.words.cercle.forEach((code, n) => code && counts.set(code, chosen.sums.cercle[n]));
  for (const area of base.cercles.features) {
    const { code, covers } = area.properties;
    if (covers.length) counts.set(code, covers.reduce((sum, one) => sum + (counts.get(one) ?? 0), 0));
  }
  const steps = lows([...counts.values()]);
  if (seen) {
    for (const area of base.cercles.features) {
      const count = counts.get(area.properties.code) ?? 0;
      map.setFeatureState({ source: "cercles", id: area.id }, { shade: steps.filter((low) => count >= low).length });
    }
  }
  map.setLayoutProperty("shades", "visibility", seen ? "visible" : "none");
  counts.lows = steps;
  return counts;
}

// The lowest count of each shade, as events/pictures/frame.py has them.
function lows(counts) {
  const most = Math.max(0, ...counts);
  if (!most) return [];
  const rounded = (n) => (n < 1 ? 1 : Math.max(1, Math.round(n / 10 ** Math.floor(Math.log10(n))) * 10 ** Math.floor(Math.log10(n))));
  return [...new Set([1, ...[0.02, 0.1, 0.3, 0.6].map((share) => rounded(most * share))])].sort((a, b) => a - b).slice(0, 5);
}

export { SHADES };
