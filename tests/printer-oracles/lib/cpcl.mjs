import { Dots } from './dots.mjs';

// Commands of the CPCL manuals that place nothing on the label. Anything not named in this file is an error, as in tspl.mjs.
const SETTINGS = new Set(['IN-DOTS', 'LEFT', 'PAGE-WIDTH', 'PAGE-HEIGHT', 'TONE', 'CONTRAST', 'SPEED', 'FORM']);

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
    if (word === '!') page = begin(text, widthDots, heightDots);
    else if (word === 'PRINT') pages.push(finish(page, at));
    else if (!SETTINGS.has(word)) throw new Error(`unknown command '${word}' at byte ${at}`);
    if (word === 'PRINT') page = null;
    at = end;
  }
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
  return { dots: new Dots(widthDots, heightDots), heightDots: Number(match[2]), copies: Number(match[3]) };
}

function finish(page, at) {
  if (!page) throw new Error(`PRINT at byte ${at} has no label`);
  return page;
}

// CG width-in-bytes height x y raw-data, or EG with two hexadecimal digits a byte; the data follows one blank after y.
function drawGraphic(dots, bytes, at, word) {
  const head = /^[CE]G (\d{1,5}) (\d{1,5}) (\d{1,5}) (\d{1,5}) /.exec(bytes.toString('latin1', at, at + 40));
  if (!head) throw new Error(`${word} at byte ${at} has no four numbers`);
  const [width, height, x, y] = head.slice(1).map(Number);
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
