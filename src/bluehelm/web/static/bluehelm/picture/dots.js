// A layer of the map that draws every dot at once; the days shown are two numbers of the shader, so a slider costs one frame.
import { MOST, sheet } from "./looks.js";

const VERTEX = `#version 300 es
in vec2 place; in vec2 days; in float look;
uniform mat4 matrix; uniform vec2 shown; uniform float size;
flat out float kind;
void main() {
  bool seen = days.x <= shown.y && days.y >= shown.x;
  gl_Position = seen ? matrix * vec4(place, 0.0, 1.0) : vec4(2.0, 2.0, 2.0, 1.0);
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
  shown = [0, 0];

  onAdd(map, gl) {
    this.map = map;
    this.program = program(gl);
    this.buffer = gl.createBuffer();
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
    const values = new Float32Array(points.count * 5);
    let size = 0;
    for (let n = 0; n < points.count; n++) {
      if (points.drawn[n] !== 1) continue;
      values[size++] = points.xy[2 * n];
      values[size++] = points.xy[2 * n + 1];
      values[size++] = points.first[n];
      values[size++] = points.first[n] + points.lasts[n];
      values[size++] = look.of[n];
    }
    this.waiting = values.subarray(0, size);
    this.count = size / 5;
    this.map?.triggerRepaint();
  }

  load(gl) {
    gl.bindVertexArray(this.array);
    gl.bindBuffer(gl.ARRAY_BUFFER, this.buffer);
    gl.bufferData(gl.ARRAY_BUFFER, this.waiting, gl.STATIC_DRAW);
    for (const [name, size, at] of [["place", 2, 0], ["days", 2, 8], ["look", 1, 16]]) {
      const place = gl.getAttribLocation(this.program, name);
      gl.enableVertexAttribArray(place);
      gl.vertexAttribPointer(place, size, gl.FLOAT, false, 20, at);
    }
    gl.bindVertexArray(null);
    this.waiting = undefined;
  }

  render(gl, told) {
    if (this.waiting) this.load(gl);
    if (!this.visible || !this.count) return;
    const place = (name) => gl.getUniformLocation(this.program, name);
    gl.useProgram(this.program);
    gl.uniformMatrix4fv(place("matrix"), false, told.defaultProjectionData.mainMatrix);
    gl.uniform2f(place("shown"), ...this.shown);
    gl.uniform1f(place("size"), (this.map.getZoom() < 7 ? 11 : 14) * devicePixelRatio);
    gl.uniform1i(place("marks"), 0);
    gl.activeTexture(gl.TEXTURE0);
    gl.bindTexture(gl.TEXTURE_2D, this.texture);
    gl.disable(gl.DEPTH_TEST);
    gl.enable(gl.BLEND);
    gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
    gl.bindVertexArray(this.array);
    gl.drawArrays(gl.POINTS, 0, this.count);
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
