import { PNG } from 'pngjs';
import { Dots } from './dots.mjs';

/** Reads a PNG that may hold nothing but pure black and pure white. */
export function readDots(bytes) {
  const png = PNG.sync.read(bytes);
  const dots = new Dots(png.width, png.height);
  for (let i = 0; i < dots.black.length; i++) {
    const [r, g, b, a] = png.data.subarray(i * 4, i * 4 + 4);
    if (a !== 255 || r !== g || g !== b || (r !== 0 && r !== 255)) throw new Error(`pixel ${i} is neither black nor white`);
    dots.black[i] = r === 0 ? 1 : 0;
  }
  return dots;
}

/** Four bytes a dot, as encoders of pictures take them. */
export function toRgba(dots) {
  const rgba = Buffer.alloc(dots.width * dots.height * 4, 255);
  for (let i = 0; i < dots.black.length; i++) if (dots.black[i]) rgba.fill(0, i * 4, i * 4 + 3);
  return rgba;
}

/** Writes 8 bits a channel, the only depth some encoders read. */
export function writeTrueColour(dots) {
  const png = new PNG({ width: dots.width, height: dots.height });
  toRgba(dots).copy(png.data);
  return PNG.sync.write(png);
}
