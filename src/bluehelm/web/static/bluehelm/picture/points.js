// The columns of incidents as the server sends them (events/pictures/packed.py), and what is worked out from them once.
const TYPES = { u1: Uint8Array, u2: Uint16Array, u4: Uint32Array, f4: Float32Array };
export const NOT_TOLD = 65535;
export const DOTS_KM = 5; // a place known less precisely is never drawn as a dot
export const RING_KM = 60; // nor, beyond this, as a ring

export function unpack(buffer) {
  const view = new DataView(buffer);
  const length = view.getUint32(8, true);
  const head = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 12, length)));
  const points = { count: head.count, words: head.words, broad: head.broad, day0: Date.parse(head.day0) };
  for (const [name, [type, at]] of Object.entries(head.columns)) {
    points[name] = new TYPES[type](buffer, at, head.count);
  }
  place(points);
  return points;
}

// Where each lies on the map's own plane (0 to 1), and how it may be drawn: 0 not at all, 1 dot, 2 ring, 3 box.
function place(points) {
  const { count, lat, lon, precision, first, lasts } = points;
  points.xy = new Float32Array(count * 2);
  points.drawn = new Uint8Array(count);
  points.group = new Int32Array(count).fill(-1);
  points.groups = [];
  const known = new Map();
  let last = 0;
  for (let n = 0; n < count; n++) {
    last = Math.max(last, first[n] + lasts[n]);
    if (Number.isNaN(lat[n])) continue;
    points.xy[2 * n] = across(lon[n]);
    points.xy[2 * n + 1] = down(lat[n]);
    const km = precision[n] === NOT_TOLD ? Infinity : precision[n] / 10;
    points.drawn[n] = km <= DOTS_KM ? 1 : km <= RING_KM ? 2 : 3;
    if (points.drawn[n] === 1) continue;
    const key = `${lat[n]},${lon[n]},${precision[n]}`;
    let group = known.get(key);
    if (group === undefined) {
      group = points.groups.length;
      known.set(key, group);
      const far = km / (40075 * Math.cos((lat[n] * Math.PI) / 180)); // on the plane
      points.groups.push({ x: points.xy[2 * n], y: points.xy[2 * n + 1], far, ring: km <= RING_KM, count: 0 });
    }
    points.group[n] = group;
  }
  points.last = last;
}

export const across = (lon) => (lon + 180) / 360;
export const down = (lat) => 0.5 - Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) / (2 * Math.PI);

// Which incidents are in the days chosen: their places in the columns, and sums by word and by group.
export function chosen(points, from, to, look) {
  const found = new Uint32Array(points.count);
  const sums = { look: new Int32Array(look.names.length), cercle: new Int32Array(points.words.cercle.length), off: 0 };
  for (const group of points.groups) group.count = 0;
  let size = 0;
  for (let n = 0; n < points.count; n++) {
    const day = points.first[n];
    if (day > to || day + points.lasts[n] < from) continue;
    found[size++] = n;
    sums.look[look.of[n]] += 1;
    sums.cercle[points.cercle[n]] += 1;
    if (points.drawn[n] === 0) sums.off += 1;
    else if (points.group[n] >= 0) points.groups[points.group[n]].count += 1;
  }
  return { at: found.subarray(0, size), size, sums };
}
