import { createRequire } from 'node:module';
import { Dots } from './dots.mjs';

const npos = createRequire(import.meta.url)('npos');

// What ends a label: FF and GS FF feed to the next one, ESC d and GS V end a piece of plain paper.
const ENDS = new Set(['FF', 'GS\f', 'ESCd', 'GSV']);

/** Everything wrong with an ESC/POS stream that should print `dots`; nothing when it is right. npos parses and decodes it. */
export async function checkEscPos(stream, dots, { copies }) {
  const { error, tree } = npos.parser().analyze(stream);
  if (error) return [`npos: ${error.message}`];
  const commands = tree.flatMap((node) => named(node, stream));
  const strange = commands.find(({ name }) => name !== 'ESC@' && name !== 'GSv0' && !ENDS.has(name));
  if (strange) return [`${JSON.stringify(strange.name)} has no place in a label`];

  const problems = wrongBands(commands, stream, dots);
  if (commands[0]?.name !== 'ESC@') problems.push('the job does not begin with ESC @');
  let start = 0;
  let labels = 0;
  for (const { name, offset, end } of commands) {
    if (!ENDS.has(name)) continue;
    labels++;
    const differing = (await decode(stream.subarray(start, offset), dots)).countDifferences(dots);
    if (differing > 0) problems.push(`label ${labels} differs from the picture in ${differing} dots`);
    start = end;
  }
  if (labels !== copies) problems.push(`${labels} labels instead of ${copies}`);
  if (start !== stream.length) problems.push(`${stream.length - start} bytes after the last label`);
  return problems;
}

// Many printers read the lower byte of a band's height only, and those of the 58 mm family hang at multiples of 48 rows.
function wrongBands(commands, stream, { width }) {
  return commands.filter(({ name }) => name === 'GSv0').flatMap(({ offset, end }) => {
    const [bytes, rows] = [stream.readUInt16LE(offset + 4), stream.readUInt16LE(offset + 6)];
    return [
      ...(bytes > 0 && rows > 0 ? [] : ['a picture of no dots']),
      ...(rows <= 255 ? [] : [`a band of ${rows} rows`]),
      ...(rows % 48 > 0 ? [] : [`a band of ${rows} rows, at which printers hang`]),
      ...(bytes * 8 < width + 8 ? [] : [`the picture goes ${bytes * 8 - width} dots over the label's side`]),
      ...(end - offset === 8 + bytes * rows ? [] : [`GS v 0 promises ${bytes * rows} bytes and has ${end - offset - 8}`]),
    ];
  });
}

// npos takes bytes that begin no command for text, a lone FF too.
function named({ ascii, fn, offset, length }, stream) {
  const bytes = stream.subarray(offset, offset + length);
  if (ascii !== 'STX' || bytes.some((byte) => byte !== 0x0c)) return [{ name: ascii + (fn ?? ''), offset, end: offset + length }];
  return Array.from(bytes, (_, i) => ({ name: 'FF', offset: offset + i, end: offset + i + 1 }));
}

async function decode(part, { width, height }) {
  const page = new Dots(width, height);
  const { entries } = await npos.parser().parse(part);
  for (const { data: picture } of entries) {
    for (let y = 0; y < picture.height; y++) {
      for (let x = 0; x < picture.width; x++) {
        if (picture.getPixel(x, y) !== 0) continue;
        if (x >= width || y >= height) throw new Error(`a black dot at ${x},${y} lies beyond the label`);
        page.set(x, y, 1);
      }
    }
  }
  return page;
}
