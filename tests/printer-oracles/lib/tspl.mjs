import { Dots } from './dots.mjs';

// Commands of the TSPL manuals that place nothing on the label. Anything not named in this file is an error: in a torn
// or shifted stream, picture bytes turn up where a command should stand.
const SETTINGS = new Set(['SIZE', 'GAP', 'BLINE', 'OFFSET', 'SHIFT', 'DIRECTION', 'REFERENCE', 'DENSITY', 'SPEED', 'SET']);

/**
 * Reads a TSPL stream as a printer would and returns the labels it prints: `{ dots, sets, copies }` for each PRINT,
 * the BITMAP commands with their raw bytes, and the values of SIZE in millimetres.
 */
export function decodeTspl(bytes, widthDots, heightDots) {
  const canvas = new Dots(widthDots, heightDots);
  const result = { pages: [], bitmaps: [], sizeMm: null, settings: new Map() };
  let at = 0;
  while (at < bytes.length) {
    const line = readWord(bytes, at);
    if (line.word === 'BITMAP') {
      const bitmap = readBitmap(bytes, line.end);
      drawBitmap(canvas, bitmap);
      result.bitmaps.push(bitmap);
      at = bitmap.end;
      continue;
    }

    const { text, end } = readLine(bytes, line.end);
    at = end;
    if (line.word === '') continue;
    if (line.word === 'CLS') canvas.clear();
    else if (line.word === 'PRINT') result.pages.push({ dots: canvas.copy(), ...readPrint(text) });
    else if (SETTINGS.has(line.word)) result.settings.set(line.word, text.trim());
    else throw new Error(`unknown command '${line.word}' before byte ${line.end}`);
    if (line.word === 'SIZE') result.sizeMm = readSize(text);
  }
  return result;
}

function readWord(bytes, at) {
  let end = at;
  while (end < bytes.length && bytes[end] >= 0x41 && bytes[end] <= 0x5a) end++;
  if (end < bytes.length && ![0x20, 0x0d, 0x0a].includes(bytes[end])) throw new Error(`byte ${end} (0x${bytes[end].toString(16)}) begins no command`);
  return { word: bytes.toString('latin1', at, end), end };
}

function readLine(bytes, at) {
  const feed = bytes.indexOf(0x0a, at);
  if (feed < 0) throw new Error(`the line at byte ${at} does not end`);
  const end = feed > at && bytes[feed - 1] === 0x0d ? feed - 1 : feed;
  return { text: bytes.toString('latin1', at, end), end: feed + 1 };
}

// BITMAP x,y,width in bytes,height in dots,mode,data: the data starts directly after the fifth comma, whatever it is.
function readBitmap(bytes, at) {
  const numbers = [];
  let start = at;
  while (numbers.length < 5) {
    const comma = bytes.indexOf(0x2c, start);
    const text = comma < 0 ? '' : bytes.toString('latin1', start, comma).trim();
    if (!/^\d{1,5}$/.test(text)) throw new Error(`BITMAP at byte ${at}: '${text.slice(0, 20)}' is not a number`);
    numbers.push(Number(text));
    start = comma + 1;
  }

  const [x, y, widthBytes, height, mode] = numbers;
  const stop = start + widthBytes * height;
  if (stop > bytes.length) throw new Error(`BITMAP at byte ${at} promises ${widthBytes * height} bytes and has ${bytes.length - start}`);
  const rest = readLine(bytes, stop);
  if (rest.text !== '') throw new Error(`${rest.text.length} bytes too many after the BITMAP data that ends at byte ${stop}`);
  return { x, y, widthBytes, height, mode, data: bytes.subarray(start, stop), end: rest.end };
}

// A zero bit is a black dot. Mode 0 replaces what is there, 1 adds, 2 turns over. Bits beyond the label must be white.
function drawBitmap(canvas, { x, y, widthBytes, height, mode, data }) {
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < widthBytes * 8; column++) {
      const black = (data[row * widthBytes + (column >> 3)] >> (7 - (column & 7)) & 1) ^ 1;
      const [px, py] = [x + column, y + row];
      if (px >= canvas.width || py >= canvas.height) {
        if (black) throw new Error(`a black dot at ${px},${py} lies beyond the label`);
      } else if (mode === 0) canvas.set(px, py, black);
      else if (mode === 1) canvas.set(px, py, canvas.get(px, py) | black);
      else if (mode === 2) canvas.set(px, py, canvas.get(px, py) ^ black);
      else throw new Error(`BITMAP mode ${mode}`);
    }
  }
}

function readPrint(text) {
  const match = /^\s*(\d+)(?:\s*,\s*(\d+))?\s*$/.exec(text);
  if (!match) throw new Error(`PRINT${text}`);
  return { sets: Number(match[1]), copies: Number(match[2] ?? 1) };
}

function readSize(text) {
  const match = /^\s*([\d.]+) mm\s*,\s*([\d.]+) mm\s*$/.exec(text);
  if (!match) throw new Error(`SIZE${text} is not in millimetres`);
  return [Number(match[1]), Number(match[2])];
}
