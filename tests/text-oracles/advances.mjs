// How far Skia moves its pen for each character of some lines, kerning with the next one included.
// In: JSON {font, em, lines: [string]} on standard input. Out: JSON, an array of numbers for each line.
import { readFileSync } from 'node:fs';
import { GlobalFonts, createCanvas } from '@napi-rs/canvas';

const { font, em, lines } = JSON.parse(readFileSync(0, 'utf8'));
if (!GlobalFonts.registerFromPath(font, 'Label')) throw new Error(`Skia does not take ${font}`);
const canvas = createCanvas(8, 8).getContext('2d');
canvas.font = `${em}px Label`;
// After a Han character signs are taken for Chinese ones, as in the lines themselves.
const width = text => canvas.measureText(`国${text}`).width - canvas.measureText('国').width;

process.stdout.write(JSON.stringify(lines.map(line => {
  const characters = [...line];
  return characters.map((c, i) => i + 1 < characters.length ? width(c + characters[i + 1]) - width(characters[i + 1]) : width(c));
})));
