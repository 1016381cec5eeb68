// The canvas over the map: names and numbers (there are no fonts to fetch), rings and boxes of vague places, clusters, heat.
import { across, down } from "./points.js";

const CELL = 4; // pixels of a cell of the heat
const NEAR = 56; // pixels within which dots become one cluster
const APART = 64; // pixels within which vague places are drawn as one
const HEAT_KM = 25; // a place known less precisely says too little for the heat
const HEAT = [[254, 240, 217], [253, 204, 138], [252, 141, 89], [227, 74, 51], [153, 0, 0]];

export class Sheet {
  constructor(map, base, words) {
    Object.assign(this, { map, base, words, mode: "points" });
    this.canvas = document.createElement("canvas");
    this.canvas.className = "sheet";
    this.canvas.setAttribute("aria-hidden", "true");
    map.getCanvasContainer().append(this.canvas);
    this.context = this.canvas.getContext("2d");
    this.small = document.createElement("canvas");
    map.on("render", () => this.draw());
  }

  take(points, chosen, counts) {
    Object.assign(this, { points, chosen, counts, clustered: undefined, vaguely: undefined });
  }

  size() {
    const { clientWidth, clientHeight } = this.map.getCanvas();
    const ratio = devicePixelRatio;
    if (this.canvas.width !== clientWidth * ratio || this.canvas.height !== clientHeight * ratio) {
      this.canvas.width = clientWidth * ratio;
      this.canvas.height = clientHeight * ratio;
      this.canvas.style.width = `${clientWidth}px`;
      this.canvas.style.height = `${clientHeight}px`;
    }
    this.context.setTransform(ratio, 0, 0, ratio, 0, 0);
    this.context.clearRect(0, 0, clientWidth, clientHeight);
    const centre = this.map.getCenter();
    const world = 512 * 2 ** this.map.getZoom();
    this.wide = clientWidth;
    this.high = clientHeight;
    this.world = world;
    this.left = across(centre.lng) * world - clientWidth / 2;
    this.top = down(centre.lat) * world - clientHeight / 2;
  }

  draw() {
    this.size();
    this.taken = [];
    if (this.points) {
      if (this.mode === "heat") this.heat();
      if (this.mode === "cercles") this.numbers();
      if (this.mode === "points" || this.mode === "clusters") this.vague();
      if (this.mode === "clusters") this.clusters();
    }
    this.names();
  }

  at(x, y) {
    return [x * this.world - this.left, y * this.world - this.top];
  }

  inside(x, y, far = 0) {
    return x >= -far && y >= -far && x <= this.wide + far && y <= this.high + far;
  }

  // Whether there is room for a text here; if so it is taken.
  room(x, y, wide, high) {
    const own = [x - wide / 2, y - high / 2, x + wide / 2, y + high / 2];
    if (this.taken.some((one) => own[0] < one[2] && own[2] > one[0] && own[1] < one[3] && own[3] > one[1])) return false;
    this.taken.push(own);
    return true;
  }

  text(words, x, y, { size = 12, weight = "", colour = "#12212d", halo = "#ffffff" } = {}) {
    const { context } = this;
    context.setLineDash([]);
    context.font = `${weight} ${size}px system-ui, sans-serif`;
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.lineJoin = "round";
    if (halo) {
      context.lineWidth = 3.5;
      context.strokeStyle = halo;
      context.strokeText(words, x, y);
    }
    context.fillStyle = colour;
    context.fillText(words, x, y);
  }

  named(words, x, y, how) {
    this.context.font = `${how.weight ?? ""} ${how.size}px system-ui, sans-serif`;
    if (this.room(x, y, this.context.measureText(words).width + 8, how.size + 4)) this.text(words, x, y, how);
  }

  names() {
    const zoom = this.map.getZoom();
    const { context } = this;
    for (const area of this.base.regions.features) {
      const [x, y] = this.at(across(area.properties.middle[0]), down(area.properties.middle[1]));
      if (zoom < 7 && this.inside(x, y)) this.named(area.properties.name, x, y - 14, { size: 12, weight: "600", colour: "#44505a" });
    }
    for (const seat of this.base.seats) {
      const [x, y] = this.at(across(seat.lon), down(seat.lat));
      if (!this.inside(x, y) || (seat.kind === "cercle" && zoom < 6.5)) continue;
      context.setLineDash([3, 2]);
      context.lineWidth = 1.2;
      context.strokeStyle = "#44505a";
      context.strokeRect(x - 4, y - 4, 8, 8);
      context.setLineDash([]);
      this.named(this.words.seat.replace("%(name)s", seat.name), x, y + 13, { size: 11, colour: "#44505a" });
    }
    const most = zoom < 5.5 ? 8 : zoom < 6.5 ? 24 : zoom < 8 ? 80 : 400;
    for (const [name, lon, lat] of this.base.places.slice(0, most)) {
      const [x, y] = this.at(across(lon), down(lat));
      if (!this.inside(x, y)) continue;
      context.fillStyle = "#44505a";
      context.fillRect(x - 1.5, y - 1.5, 3, 3);
      this.named(name, x, y - 10, { size: 11, colour: "#2b3a45" });
    }
  }

  // Places known to a circle: the circle itself, as large as it is on the ground; others a box with a number.
  // Those that lie together on the screen are drawn as one, around all of them.
  vague() {
    const step = Math.round(this.map.getZoom() * 2) / 2;
    if (this.vaguely?.step !== step) this.vaguely = { step, found: together(this.points.groups, step) };
    const { context } = this;
    context.setLineDash([4, 3]);
    context.lineWidth = 1.3;
    context.strokeStyle = "rgb(18 33 45 / .6)";
    context.fillStyle = "rgb(18 33 45 / .05)";
    const seen = [];
    context.beginPath();
    for (const one of this.vaguely.found) {
      const [x, y] = this.at(one.x, one.y);
      const far = one.ring ? Math.max(one.far * this.world, 7) : 0;
      if (!this.inside(x, y, Math.max(far, 20))) continue;
      seen.push([one, x, y]);
      if (!one.ring) continue;
      context.moveTo(x + far, y);
      context.arc(x, y, far, 0, 7);
    }
    context.fill();
    context.stroke();
    for (const [one, x, y] of seen) if (!one.ring || one.count > 1) this.badge(one.count, x, y, one.ring);
    context.setLineDash([]);
  }

  badge(count, x, y, ring) {
    const { context } = this;
    const words = this.written(count);
    context.font = "600 11px system-ui, sans-serif";
    const wide = context.measureText(words).width + 10;
    if (!this.room(x, y, wide, 18)) return;
    if (!ring) {
      context.fillStyle = "#ffffff";
      context.fillRect(x - wide / 2, y - 9, wide, 18);
      context.setLineDash([4, 3]);
      context.lineWidth = 1.3;
      context.strokeStyle = "#12212d";
      context.strokeRect(x - wide / 2, y - 9, wide, 18);
    }
    this.text(words, x, y, { size: 11, weight: "600", halo: ring ? "#ffffff" : "" });
  }

  numbers() {
    for (const area of this.base.cercles.features) {
      const count = this.counts.get(area.properties.code) ?? 0;
      const [x, y] = this.at(across(area.properties.middle[0]), down(area.properties.middle[1]));
      if (!count || !this.inside(x, y)) continue;
      if (this.room(x, y, 30, 16)) this.text(this.written(count), x, y, { size: 13, weight: "700" });
    }
  }

  clusters() {
    const step = Math.round(this.map.getZoom() * 2) / 2;
    if (this.clustered?.step !== step) this.clustered = { step, found: gather(this.points, this.chosen, step) };
    const { context } = this;
    for (const one of this.clustered.found) {
      const [x, y] = this.at(one.x, one.y);
      const far = 9 + 4 * Math.log10(one.count + 1) * 1.6;
      if (!this.inside(x, y, far)) continue;
      context.beginPath();
      context.arc(x, y, far, 0, 7);
      context.fillStyle = "#0b5fa5";
      context.fill();
      context.lineWidth = 2;
      context.strokeStyle = "#ffffff";
      context.stroke();
      this.taken.push([x - far, y - far, x + far, y + far]);
      this.text(this.written(one.count, true), x, y, { size: 11, weight: "700", colour: "#ffffff", halo: "" });
    }
  }

  heat() {
    const wide = Math.ceil(this.wide / CELL);
    const high = Math.ceil(this.high / CELL);
    const cells = new Float32Array(wide * high);
    const { xy, drawn, precision } = this.points;
    const scale = this.world / CELL;
    const left = this.left / CELL;
    const top = this.top / CELL;
    for (const n of this.chosen.at) {
      if (!drawn[n] || precision[n] > HEAT_KM * 10) continue;
      const x = Math.floor(xy[2 * n] * scale - left);
      const y = Math.floor(xy[2 * n + 1] * scale - top);
      if (x >= 0 && y >= 0 && x < wide && y < high) cells[y * wide + x] += 1;
    }
    let soft = cells;
    for (let n = 0; n < 3; n++) soft = blurred(blurred(soft, wide, high, 1, wide, 5), high, wide, wide, 1, 5);
    this.paint(soft, wide, high);
  }

  paint(cells, wide, high) {
    let most = 0;
    for (const n of cells) if (n > most) most = n;
    const image = new ImageData(wide, high);
    for (let n = 0; n < cells.length && most; n++) {
      const share = Math.sqrt(cells[n] / most);
      if (share < 0.06) continue;
      const at = Math.min(share * HEAT.length, HEAT.length - 0.01);
      const low = HEAT[Math.floor(at)];
      image.data.set([low[0], low[1], low[2], Math.min(215, 70 + share * 220)], n * 4);
    }
    this.small.width = wide;
    this.small.height = high;
    this.small.getContext("2d").putImageData(image, 0, 0);
    this.context.imageSmoothingEnabled = true;
    this.context.drawImage(this.small, 0, 0, wide * CELL, high * CELL);
  }

  written(count, short = false) {
    if (short && count >= 1000) return `${Math.round(count / 1000)}k`;
    return count.toLocaleString(this.words.language);
  }
}

// Dots that lie together at this zoom, with the middle of those that are shown.
function gather(points, chosen, step) {
  const cell = NEAR / (512 * 2 ** step);
  const found = new Map();
  for (const n of chosen.at) {
    if (points.drawn[n] !== 1) continue;
    const x = points.xy[2 * n];
    const y = points.xy[2 * n + 1];
    const key = Math.floor(x / cell) * 1e7 + Math.floor(y / cell);
    const one = found.get(key);
    if (one) { one.x += x; one.y += y; one.count += 1; } else found.set(key, { x, y, count: 1 });
  }
  return [...found.values()].map((one) => ({ x: one.x / one.count, y: one.y / one.count, count: one.count }));
}

// Vague places of one sort that lie together at this zoom: their middle, and a circle that holds all their circles.
function together(groups, step) {
  const cell = APART / (512 * 2 ** step);
  const found = new Map();
  for (const group of groups) {
    if (!group.count) continue;
    const key = (Math.floor(group.x / cell) * 1e7 + Math.floor(group.y / cell)) * 2 + group.ring;
    const one = found.get(key);
    if (one) { one.parts.push(group); one.count += group.count; } else found.set(key, { parts: [group], count: group.count, ring: group.ring });
  }
  return [...found.values()].map(({ parts, count, ring }) => {
    const x = parts.reduce((sum, one) => sum + one.x, 0) / parts.length;
    const y = parts.reduce((sum, one) => sum + one.y, 0) / parts.length;
    const far = ring ? Math.max(...parts.map((one) => one.far + Math.hypot(one.x - x, one.y - y))) : 0;
    return { x, y, far, count, ring };
  }).sort((one, other) => other.count - one.count);
}

// A running mean along each line: `size` lines cells long, `step` apart, the next line `line` further.
function blurred(cells, size, lines, step, line, far) {
  const made = new Float32Array(cells.length);
  for (let n = 0; n < lines; n++) {
    const start = n * line;
    let sum = 0;
    for (let at = -far; at < size; at++) {
      if (at + far < size) sum += cells[start + (at + far) * step];
      if (at - far - 1 >= 0) sum -= cells[start + (at - far - 1) * step];
      if (at >= 0) made[start + at * step] = sum / (2 * far + 1);
    }
  }
  return made;
}

export const heatColours = HEAT.map(([red, green, blue]) => `rgb(${red} ${green} ${blue})`);
export const leftOut = (points, chosen) => chosen.at.reduce((sum, n) => sum + (points.drawn[n] > 0 && points.precision[n] > HEAT_KM * 10), 0);
