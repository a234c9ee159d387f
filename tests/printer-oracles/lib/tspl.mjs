import { Dots } from './dots.mjs';
import { checkRectangle, list, millimetres, nothing, whole } from './ranges.mjs';

// Commands of the TSPL manuals that place nothing on the label. Anything not named in this file is an error: in a torn
// or shifted stream, picture bytes turn up where a command should stand.
const SETTINGS = new Map(Object.entries({
  SIZE: list([millimetres(1, 220), millimetres(1, 2540)]),
  GAP: list([millimetres(0, 25.4), millimetres(0, 25.4)]),
  BLINE: list([millimetres(0, 25.4), millimetres(0, 25.4)]),
  OFFSET: millimetres(0, 25.4),
  SHIFT: whole(-203, 203),
  DIRECTION: list([whole(0, 1), whole(0, 1)], 1),
  REFERENCE: list([whole(0, 9999), whole(0, 9999)]),
  DENSITY: whole(0, 15),
  SPEED: (text) => text === '1.5' || whole(1, 6)(text),
  CLS: nothing,
  PRINT: list([whole(1, 65535), whole(1, 65535)], 1),
}));

/** A stream of another program: one picture of any height, and whatever line ends it likes. */
export const FOREIGN = { mostRows: Infinity, lineFeedAlone: true };

/**
 * Reads a TSPL stream as a printer would and returns the labels it prints: `{ dots, sets, copies }` for each PRINT,
 * the BITMAP commands with their raw bytes, and the values of SIZE in millimetres.
 */
export function decodeTspl(bytes, widthDots, heightDots, { mostRows = 255, lineFeedAlone = false } = {}) {
  const canvas = new Dots(widthDots, heightDots);
  const result = { pages: [], bitmaps: [], sizeMm: null };
  const given = new Set();
  let at = 0;
  while (at < bytes.length) {
    const line = readWord(bytes, at);
    if (line.word === 'BITMAP') {
      if (!given.has('CLS')) throw new Error('BITMAP stands before CLS');
      const bitmap = readBitmap(bytes, line.end, lineFeedAlone);
      checkRectangle(bitmap, canvas, mostRows);
      drawBitmap(canvas, bitmap);
      result.bitmaps.push(bitmap);
      at = bitmap.end;
      continue;
    }

    const { text, end } = readLine(bytes, line.end, lineFeedAlone);
    at = end;
    if (line.word === '') continue;
    checkSetting(line, text.trim(), given);
    if (line.word === 'SIZE') result.sizeMm = text.split(',').map(parseFloat);
    if (line.word === 'CLS') canvas.clear();
    if (line.word !== 'PRINT') continue;
    result.pages.push({ dots: canvas.copy(), ...readPrint(text) });
    given.clear();
  }
  if (given.size > 0) throw new Error('no PRINT ends the last label');
  return result;
}

// SIZE comes first and CLS after it, each once a label; what changes the label's place must not come after CLS.
function checkSetting({ word, end }, text, given) {
  if (!SETTINGS.has(word)) throw new Error(`unknown command '${word}' before byte ${end}`);
  if (!SETTINGS.get(word)(text)) throw new Error(`${word} does not take '${text}'`);
  if (word === 'CLS' && !given.has('SIZE')) throw new Error('CLS stands before SIZE');
  if (word === 'PRINT' && !given.has('CLS')) throw new Error('PRINT stands before CLS');
  if (word === 'SIZE' && given.has('CLS')) throw new Error('SIZE stands after CLS');
  given.add(word);
  if (given.has('GAP') && given.has('BLINE')) throw new Error('both GAP and BLINE');
}


function readWord(bytes, at) {
  let end = at;
  while (end < bytes.length && bytes[end] >= 0x41 && bytes[end] <= 0x5a) end++;
  if (end < bytes.length && ![0x20, 0x0d, 0x0a].includes(bytes[end])) throw new Error(`byte ${end} (0x${bytes[end].toString(16)}) begins no command`);
  return { word: bytes.toString('latin1', at, end), end };
}

function readLine(bytes, at, lineFeedAlone) {
  const feed = bytes.indexOf(0x0a, at);
  if (feed < 0) throw new Error(`the line at byte ${at} does not end`);
  const end = feed > at && bytes[feed - 1] === 0x0d ? feed - 1 : feed;
  if (end === feed && !lineFeedAlone) throw new Error(`the line at byte ${at} ends without CR`);
  return { text: bytes.toString('latin1', at, end), end: feed + 1 };
}

// BITMAP x,y,width in bytes,height in dots,mode,data: the data starts directly after the fifth comma, whatever it is.
function readBitmap(bytes, at, lineFeedAlone) {
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
  const rest = readLine(bytes, stop, lineFeedAlone);
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
