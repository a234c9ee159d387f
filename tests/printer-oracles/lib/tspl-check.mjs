import { decodeTspl, FOREIGN } from './tspl.mjs';
import { encodeByLabelPrinter } from './tspl-reference.mjs';

/** Everything wrong with a TSPL stream that should print `dots`; nothing when it is right. */
export async function checkTspl(stream, dots, { widthMm, heightMm, copies }) {
  const foreign = decodeTspl(await encodeByLabelPrinter(dots, widthMm, heightMm, copies), dots.width, dots.height, FOREIGN);
  const ours = decodeTspl(stream, dots.width, dots.height);
  return [
    ...wrongPages('the reference encoder\'s stream', foreign, dots, copies),
    ...wrongPages('the stream', ours, dots, copies),
    ...wrongSize(ours.sizeMm, widthMm, heightMm),
    ...wrongBytes(ours.bitmaps, foreign.bitmaps[0]),
  ];
}

function wrongPages(whose, { pages }, dots, copies) {
  const problems = [];
  const printed = pages.reduce((sum, page) => sum + page.sets * page.copies, 0);
  if (printed !== copies) problems.push(`${whose} prints ${printed} copies instead of ${copies}`);
  for (const page of pages) {
    const differing = page.dots.countDifferences(dots);
    if (differing > 0) problems.push(`${whose} differs from the picture in ${differing} dots`);
  }
  return problems;
}

function wrongSize(sizeMm, widthMm, heightMm) {
  if (sizeMm?.[0] === widthMm && sizeMm?.[1] === heightMm) return [];
  return [`SIZE says ${sizeMm} instead of ${widthMm},${heightMm} mm`];
}

// Byte for byte, padding included. The stream may send bands; the reference always sends the whole picture.
function wrongBytes(bitmaps, whole) {
  let count = 0;
  for (const { x, y, widthBytes, height, data } of bitmaps) {
    if (x % 8 !== 0) return [`a BITMAP stands at x ${x}, between two bytes`];
    for (let row = 0; row < height; row++) {
      const own = data.subarray(row * widthBytes, (row + 1) * widthBytes);
      const start = (y + row) * whole.widthBytes + x / 8;
      const reference = whole.data.subarray(start, start + widthBytes);
      own.forEach((byte, i) => { if (byte !== reference[i]) count++; });
    }
  }
  return count === 0 ? [] : [`${count} bitmap bytes differ from the reference encoder's`];
}
