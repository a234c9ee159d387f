// A picture of black and white dots: one byte a dot, 1 = black. Slow and plain on purpose: it is a second opinion.
export class Dots {
  constructor(width, height) {
    if (!(width > 0 && width <= 4096 && height > 0 && height <= 8192)) throw new Error(`no picture of ${width}x${height} dots`);
    this.width = width;
    this.height = height;
    this.black = new Uint8Array(width * height);
  }

  get(x, y) {
    return this.black[y * this.width + x];
  }

  set(x, y, value) {
    this.black[y * this.width + x] = value;
  }

  clear() {
    this.black.fill(0);
  }

  copy() {
    const copy = new Dots(this.width, this.height);
    copy.black.set(this.black);
    return copy;
  }

  countDifferences(other) {
    if (this.width !== other.width || this.height !== other.height) throw new Error('pictures of different size');
    let count = 0;
    for (let i = 0; i < this.black.length; i++) count += this.black[i] ^ other.black[i];
    return count;
  }
}
