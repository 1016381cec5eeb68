// Each kind or perpetrator has a shape and a colour of its own, so that neither has to be told by colour alone.
const COLOURS = ["#0b5fa5", "#c2410c", "#117a3d", "#8a1c7c", "#5b4a00", "#b3122d", "#006d77", "#3d3d9c", "#70431c", "#44505a"];
const SIZE = 32;
export const MOST = 12;

const shapes = [
  (c) => c.arc(16, 16, 10, 0, 7),
  (c) => polygon(c, [[16, 4], [28, 26], [4, 26]]),
  (c) => c.rect(6, 6, 20, 20),
  (c) => polygon(c, [[16, 3], [29, 16], [16, 29], [3, 16]]),
  (c) => polygon(c, [[4, 6], [28, 6], [16, 28]]),
  (c) => polygon(c, [[12, 4], [20, 4], [20, 12], [28, 12], [28, 20], [20, 20], [20, 28], [12, 28], [12, 20], [4, 20], [4, 12], [12, 12]]),
  (c) => polygon(c, star(5)),
  (c) => polygon(c, [[16, 3], [28, 10], [28, 22], [16, 29], [4, 22], [4, 10]]),
  (c) => { c.rect(4, 11, 24, 10); },
  (c) => { c.arc(16, 16, 11, 0, 7); c.moveTo(21, 16); c.arc(16, 16, 5, 0, 7, true); },
];

function polygon(c, points) {
  points.forEach(([x, y], n) => (n ? c.lineTo(x, y) : c.moveTo(x, y)));
  c.closePath();
}

function star(points) {
  return Array.from({ length: points * 2 }, (_, n) => {
    const far = n % 2 ? 6 : 14;
    const turn = (n * Math.PI) / points - Math.PI / 2;
    return [16 + far * Math.cos(turn), 16 + far * Math.sin(turn)];
  });
}

export function mark(context, n, x, y, size) {
  context.save();
  context.translate(x - size / 2, y - size / 2);
  context.scale(size / SIZE, size / SIZE);
  context.beginPath();
  shapes[n % shapes.length](context);
  context.lineWidth = 5;
  context.strokeStyle = "#ffffff";
  context.stroke();
  context.fillStyle = COLOURS[n % COLOURS.length];
  context.fill();
  context.restore();
}

// All shapes side by side, as the map's shader reads them.
export function sheet() {
  const canvas = document.createElement("canvas");
  canvas.width = SIZE * MOST;
  canvas.height = SIZE;
  const context = canvas.getContext("2d");
  for (let n = 0; n < shapes.length; n++) mark(context, n, n * SIZE + SIZE / 2, SIZE / 2, SIZE);
  return canvas;
}

// The look of every incident: names in the vocabulary's order, and the number of each incident's among them.
export function looks(points, by, words) {
  const names = by === "kind" ? words.broad : words.parties;
  const column = by === "kind" ? points.kind : points.perpetrator;
  const own = points.words[by].map((word) => names.indexOf(by === "kind" ? points.broad[word] : word));
  const of = Uint8Array.from(column, (code) => own[code]);
  return { names, of, called: names.map((name) => words[by][name]) };
}
