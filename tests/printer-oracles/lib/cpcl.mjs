import { Dots } from './dots.mjs';
import { checkRectangle, nothing, whole } from './ranges.mjs';

// Commands of the CPCL manuals that place nothing on the label. Anything not named in this file is an error, as in tspl.mjs.
const SETTINGS = new Map(Object.entries({
  'IN-DOTS': nothing, LEFT: nothing, FORM: nothing, PRINT: nothing,
  'PAGE-WIDTH': whole(1, 9999), 'PAGE-HEIGHT': whole(1, 9999),
  TONE: whole(-99, 200), CONTRAST: whole(0, 3), SPEED: whole(0, 5),
}));

const MOST_COPIES = 1024;
const MOST_ROWS = 255;

/** Reads a CPCL stream as a printer would and returns the labels it prints: `{ dots, copies, heightDots }` for each PRINT. */
export function decodeCpcl(bytes, widthDots, heightDots) {
  const pages = [];
  let page = null;
  let at = 0;
  while (at < bytes.length) {
    const word = readWord(bytes, at);
    if (word === 'CG' || word === 'EG') {
      if (!page) throw new Error(`${word} at byte ${at} stands before a label begins`);
      at = drawGraphic(page.dots, bytes, at, word);
      continue;
    }

    const { text, end } = readLine(bytes, at);
    if (word === '!' && page) throw new Error(`a label begins at byte ${at} before PRINT ends the one before`);
    if (word === '!') page = begin(text, widthDots, heightDots);
    else checkSetting(page, word, text.slice(word.length).trim(), at);
    if (word === 'PRINT') pages.push(page);
    if (word === 'PRINT') page = null;
    at = end;
  }
  if (page) throw new Error('no PRINT ends the last label');
  return pages;
}

function readWord(bytes, at) {
  let end = at;
  while (end < bytes.length && bytes[end] > 0x20 && bytes[end] < 0x7f) end++;
  if (![0x20, 0x0d, 0x0a].includes(bytes[end])) throw new Error(`byte ${end} ends no command`);
  return bytes.toString('latin1', at, end);
}

function readLine(bytes, at) {
  const feed = bytes.indexOf('\r\n', at, 'latin1');
  if (feed < 0) throw new Error(`the line at byte ${at} does not end`);
  return { text: bytes.toString('latin1', at, feed), end: feed + 2 };
}

// ! offset x-resolution y-resolution height copies
function begin(text, widthDots, heightDots) {
  const match = /^! 0 (\d+) \1 (\d+) (\d+)$/.exec(text);
  if (!match) throw new Error(`'${text}' begins no label`);
  if (!whole(1, MOST_COPIES)(match[3])) throw new Error(`a label cannot be printed ${match[3]} times`);
  return { dots: new Dots(widthDots, heightDots), heightDots: Number(match[2]), copies: Number(match[3]), given: new Set() };
}

function checkSetting(page, word, text, at) {
  if (!SETTINGS.has(word)) throw new Error(`unknown command '${word}' at byte ${at}`);
  if (!page) throw new Error(`${word} at byte ${at} has no label`);
  if (!SETTINGS.get(word)(text)) throw new Error(`${word} does not take '${text}'`);
  page.given.add(word);
  if (page.given.has('TONE') && page.given.has('CONTRAST')) throw new Error('both TONE and CONTRAST');
}

// CG width-in-bytes height x y raw-data, or EG with two hexadecimal digits a byte; the data follows one blank after y.
function drawGraphic(dots, bytes, at, word) {
  const head = /^[CE]G (\d{1,5}) (\d{1,5}) (\d{1,5}) (\d{1,5}) /.exec(bytes.toString('latin1', at, at + 40));
  if (!head) throw new Error(`${word} at byte ${at} has no four numbers`);
  const [width, height, x, y] = head.slice(1).map(Number);
  checkRectangle({ x, y, widthBytes: width, height }, dots, MOST_ROWS);
  const start = at + head[0].length;
  const stop = start + width * height * (word === 'EG' ? 2 : 1);
  if (stop + 2 > bytes.length || bytes.toString('latin1', stop, stop + 2) !== '\r\n') throw new Error(`the data of ${word} at byte ${at} does not end at byte ${stop}`);
  const data = word === 'CG' ? bytes.subarray(start, stop) : readHex(bytes.toString('latin1', start, stop));
  for (let i = 0; i < data.length * 8; i++) {
    if ((data[i >> 3] >> (7 - (i & 7)) & 1) === 0) continue;
    const [px, py] = [x + i % (width * 8), y + Math.floor(i / (width * 8))];
    if (px >= dots.width || py >= dots.height) throw new Error(`a black dot at ${px},${py} lies beyond the label`);
    dots.set(px, py, 1);
  }
  return stop + 2;
}

function readHex(text) {
  if (!/^[0-9A-F]*$/.test(text)) throw new Error('EG data is not upper-case hexadecimal');
  return Buffer.from(text, 'hex');
}
