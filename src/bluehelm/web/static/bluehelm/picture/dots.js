// A layer of the map that draws all dots at once. Of those that lie under one another at this zoom, of one look, the
// newest alone is drawn: nothing seen is lost, and a hundred thousand cost no more than the screen has room for.
import { MOST, sheet } from "./looks.js";

const APART = 6; // pixels within which dots of one look are one

const VERTEX = `#version 300 es
in vec2 place; in float look;
uniform mat4 matrix; uniform float size;
flat out float kind;
void main() {
  gl_Position = matrix * vec4(place, 0.0, 1.0);
  gl_PointSize = size; kind = look;
}`;
const FRAGMENT = `#version 300 es
precision mediump float;
flat in float kind; uniform sampler2D marks; out vec4 colour;
void main() {
  colour = texture(marks, vec2((kind + gl_PointCoord.x) / ${MOST}.0, gl_PointCoord.y));
  if (colour.a < 0.05) discard;
}`;

export class Dots {
  id = "dots";
  type = "custom";
  renderingMode = "2d";
  visible = true;

  onAdd(map, gl) {
    this.map = map;
    this.program = program(gl);
    this.buffer = gl.createBuffer();
    this.picked = gl.createBuffer();
    this.array = gl.createVertexArray();
    this.texture = gl.createTexture();
    gl.bindTexture(gl.TEXTURE_2D, this.texture);
    gl.pixelStorei(gl.UNPACK_FLIP_Y_WEBGL, false);
    gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, true);
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, gl.RGBA, gl.UNSIGNED_BYTE, sheet());
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.LINEAR);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE);
    if (this.waiting) this.load(gl);
  }

  take(points, look) {
    const values = new Float32Array(points.count * 3);
    for (let n = 0; n < points.count; n++) {
      values[3 * n] = points.xy[2 * n];
      values[3 * n + 1] = points.xy[2 * n + 1];
      values[3 * n + 2] = look.of[n];
    }
    Object.assign(this, { points, look, waiting: values, step: undefined, chosen: undefined });
  }

  show(chosen) {
    this.chosen = chosen;
    this.fresh = true;
  }

  // The cell of every dot at this zoom, numbered from 0, apart by look; worked out when the zoom changes by half a step.
  cells(step) {
    const { points, look } = this;
    const size = APART / (512 * 2 ** step);
    const known = new Map();
    this.cell = new Int32Array(points.count);
    for (let n = 0; n < points.count; n++) {
      const key = (Math.floor(points.xy[2 * n] / size) * 4194304 + Math.floor(points.xy[2 * n + 1] / size)) * 16 + look.of[n];
      let cell = known.get(key);
      if (cell === undefined) known.set(key, (cell = known.size));
      this.cell[n] = cell;
    }
    this.taken = new Int32Array(known.size);
    this.turn = 0;
    this.step = step;
  }

  pick(gl) {
    const step = Math.round(this.map.getZoom() * 2) / 2;
    if (step === this.step && !this.fresh) return;
    if (step !== this.step) this.cells(step);
    this.turn += 1;
    const { at } = this.chosen;
    const kept = new Uint32Array(at.length);
    let first = at.length; // filled from the end: the newest is found first, and drawn last
    for (let n = at.length - 1; n >= 0; n--) {
      const one = at[n];
      if (this.points.drawn[one] !== 1 || this.taken[this.cell[one]] === this.turn) continue;
      this.taken[this.cell[one]] = this.turn;
      kept[--first] = one;
    }
    this.count = at.length - first;
    gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, this.picked);
    gl.bufferData(gl.ELEMENT_ARRAY_BUFFER, kept.subarray(first), gl.DYNAMIC_DRAW);
    this.fresh = false;
  }

  load(gl) {
    gl.bindVertexArray(this.array);
    gl.bindBuffer(gl.ARRAY_BUFFER, this.buffer);
    gl.bufferData(gl.ARRAY_BUFFER, this.waiting, gl.STATIC_DRAW);
    for (const [name, size, at] of [["place", 2, 0], ["look", 1, 8]]) {
      const place = gl.getAttribLocation(this.program, name);
      gl.enableVertexAttribArray(place);
      gl.vertexAttribPointer(place, size, gl.FLOAT, false, 12, at);
    }
    gl.bindVertexArray(null);
    this.waiting = undefined;
  }

  render(gl, told) {
    if (this.waiting) this.load(gl);
    if (!this.visible || !this.chosen) return;
    gl.bindVertexArray(this.array);
    this.pick(gl);
    const place = (name) => gl.getUniformLocation(this.program, name);
    gl.useProgram(this.program);
    gl.uniformMatrix4fv(place("matrix"), false, told.defaultProjectionData.mainMatrix);
    gl.uniform1f(place("size"), (this.map.getZoom() < 7 ? 9 : 14) * devicePixelRatio);
    gl.uniform1i(place("marks"), 0);
    gl.activeTexture(gl.TEXTURE0);
    gl.bindTexture(gl.TEXTURE_2D, this.texture);
    gl.disable(gl.DEPTH_TEST);
    gl.enable(gl.BLEND);
    gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
    gl.drawElements(gl.POINTS, this.count, gl.UNSIGNED_INT, 0);
    gl.bindVertexArray(null);
  }
}

function program(gl) {
  const made = gl.createProgram();
  for (const [kind, source] of [[gl.VERTEX_SHADER, VERTEX], [gl.FRAGMENT_SHADER, FRAGMENT]]) {
    const shader = gl.createShader(kind);
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(made, shader);
  }
  gl.linkProgram(made);
  if (!gl.getProgramParameter(made, gl.LINK_STATUS)) throw new Error(gl.getProgramInfoLog(made) ?? "shader");
  return made;
}
