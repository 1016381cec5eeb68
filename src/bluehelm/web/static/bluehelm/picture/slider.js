// Two ends on one line of days, with a bar for each stretch; dragged, stepped with the keys, or played.
const DAY = 86400000;
const BARS = 120;

export class Slider {
  constructor(root, words, moved, settled) {
    Object.assign(this, { root, words, moved, settled });
    for (const name of ["play", "slide-from", "slide-to", "slide-bars", "slide-told", "all-days"]) {
      this[name.replace("slide-", "").replace("-", "_")] = root.querySelector(`.${name}`);
    }
    for (const end of [this.from, this.to]) {
      end.addEventListener("input", () => this.drag(end));
      end.addEventListener("change", () => this.settle());
    }
    this.play.addEventListener("click", () => (this.playing ? this.pause() : this.start()));
    this.all_days.addEventListener("click", () => this.set(0, this.last, true));
    addEventListener("resize", () => this.bar());
  }

  take(points, from, to) {
    this.day0 = points.day0;
    this.last = points.last;
    this.counts = new Uint32Array(BARS);
    for (let n = 0; n < points.count; n++) this.counts[Math.floor((points.first[n] / (points.last + 1)) * BARS)] += 1;
    for (const end of [this.from, this.to]) Object.assign(end, { min: 0, max: this.last, step: 1 });
    this.from.value = Math.max(0, from === null ? 0 : this.number(from));
    this.to.value = Math.min(this.last, to === null ? this.last : this.number(to));
    this.root.hidden = points.count === 0;
    this.tell();
  }

  get days() {
    return [Number(this.from.value), Number(this.to.value)];
  }

  get whole() {
    return this.days[0] === 0 && this.days[1] === this.last;
  }

  number(iso) {
    return Math.round((Date.parse(iso) - this.day0) / DAY);
  }

  iso(day) {
    return new Date(this.day0 + day * DAY).toISOString().slice(0, 10);
  }

  written(day) {
    const date = new Date(this.day0 + day * DAY);
    const first = date.getUTCDate() === 1 && this.words.language === "fr" ? "1er" : date.getUTCDate();
    return `${first} ${this.words.months[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
  }

  drag(end) {
    const [from, to] = this.days;
    if (from > to) end.value = end === this.from ? to : from;
    this.tell();
    this.moved();
  }

  set(from, to, settle) {
    this.from.value = from;
    this.to.value = to;
    this.tell();
    this.moved();
    if (settle) this.settle();
  }

  settle() {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.settled(), 350);
  }

  start() {
    let [from, to] = this.days;
    const wide = this.whole ? Math.max(7, Math.round(this.last / 12)) : to - from;
    if (this.whole || to >= this.last) [from, to] = [0, wide];
    const step = Math.max(1, Math.round(this.last / 240));
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.set(from, to);
    this.play.textContent = this.words.pause;
    this.playing = setInterval(() => {
      const [start, end] = this.days;
      if (end >= this.last) return this.pause();
      const next = Math.min(step * (calm ? 5 : 1), this.last - end);
      this.set(start + next, end + next);
    }, calm ? 1000 : 120);
  }

  pause() {
    clearInterval(this.playing);
    this.playing = undefined;
    this.play.textContent = this.words.play;
    this.settle();
  }

  tell() {
    const [from, to] = this.days;
    this.told.textContent = `${this.written(from)} – ${this.written(to)}`;
    this.from.setAttribute("aria-valuetext", this.written(from));
    this.to.setAttribute("aria-valuetext", this.written(to));
    this.bar();
  }

  bar() {
    const canvas = this.bars;
    if (!this.counts || !canvas.clientWidth) return;
    canvas.width = canvas.clientWidth;
    canvas.height = canvas.clientHeight;
    const context = canvas.getContext("2d");
    const most = Math.max(...this.counts, 1);
    const [from, to] = this.days.map((day) => (day / (this.last + 1)) * BARS);
    this.counts.forEach((count, n) => {
      const high = (count / most) * canvas.height;
      context.fillStyle = n >= Math.floor(from) && n <= to ? "#2474ab" : "#b9c6cf";
      context.fillRect((n / BARS) * canvas.width, canvas.height - high, canvas.width / BARS - 1, high);
    });
  }
}
