import { createRequire } from 'node:module';
import { Dots } from './dots.mjs';
import { readDots, toRgba } from './png.mjs';
import { list, oneOf, whole } from './ranges.mjs';

const require = createRequire(import.meta.url);
const { decode } = require('@replytechnologies/zpl-image-convert');
const { rgbaToZ64 } = require('zpl-image');

// Commands of Zebra's guide that a label may hold; neither program below minds an unknown one or a value out of range.
const COMMANDS = {
  '^JM': oneOf('A'), '^MU': oneOf('D'), '^MC': oneOf('Y'), '^PO': oneOf('N', 'I'), '^PM': oneOf('N'), '^LR': oneOf('N'), '^FW': oneOf('N'),
  '^LS': whole(-9999, 9999), '^LT': whole(-120, 120), '^LH': list([whole(0, 32000), whole(0, 32000)]),
  '^MD': whole(-30, 30), '^MN': oneOf('N', 'Y', 'W', 'M'), '^PR': whole(1, 14), '^PW': whole(2, 32000), '^LL': whole(1, 32000),
  '^FO': list([whole(0, 32000), whole(0, 32000)]), '^FS': oneOf(''), '^XA': oneOf(''), '^XZ': oneOf(''),
  '^PQ': list([whole(1, 99999999), oneOf('0'), oneOf('1'), oneOf('Y')]), '~SD': (text) => /^\d\d$/.test(text) && whole(0, 30)(text),
  '^GF': () => true,
};

/**
 * Everything wrong with a ZPL stream that should print `dots`; nothing when it is right. zpl-renderer-js draws the whole
 * stream, zpl-image-convert decodes the graphic fields alone; neither looks at ^PQ or at a check sum, so these are read here.
 */
export async function checkZpl(stream, dots, { copies, coding }) {
  const text = stream.toString('latin1');
  const formats = text.match(/\^XA[^]*?\^XZ/g) ?? [];
  const problems = [
    ...wrongNumber('^PW', formats, dots.width),
    ...wrongNumber('^LL', formats, dots.height),
    ...wrongCopies(formats, copies),
    ...wrongSums(text, dots),
    ...wrongCoding(text, coding),
    ...wrongCommands(text),
    ...wrongFields(text, dots),
  ];
  if (problems.length > 0) return problems;
  for (const [i, page] of (await render(text, dots)).entries()) problems.push(...wrongDots(`label ${i + 1} as drawn`, page, dots));
  for (const [i, format] of formats.entries()) problems.push(...wrongDots(`label ${i + 1} as decoded`, decodeFields(format, dots), dots));
  return problems;
}

function wrongDots(which, page, dots) {
  const differing = page.countDifferences(dots);
  return differing === 0 ? [] : [`${which} differs from the picture in ${differing} dots`];
}

function wrongNumber(command, formats, expected) {
  return formats.flatMap((format) => {
    const found = [...format.matchAll(new RegExp(`\\${command}(\\d+)`, 'g'))].map((match) => Number(match[1]));
    return found.length === 1 && found[0] === expected ? [] : [`${command} says ${found} instead of ${expected}`];
  });
}

function wrongCopies(formats, copies) {
  const asked = formats.flatMap((format) => [...format.matchAll(/\^PQ(\d+),0,1,Y/g)].map((match) => Number(match[1])));
  const sum = asked.reduce((a, b) => a + b, 0);
  return asked.length === formats.length && sum === copies ? [] : [`^PQ says ${asked} copies instead of ${copies}`];
}

// The check sum of ours by zpl-image's own rule, which is first proved on what zpl-image itself writes.
function wrongSums(text, dots) {
  const foreign = rgbaToZ64(toRgba(dots), dots.width, { notrim: true }).z64;
  const sums = [...(foreign + text).matchAll(/:Z64:([^:]*):([0-9A-Fa-f]{4})/g)];
  return sums.filter(([, data, sum]) => crc(data) !== parseInt(sum, 16)).map(([, , sum]) => `the check sum ${sum} is wrong`);
}

function crc(text) {
  let value = 0;
  for (let i = 0; i < text.length; i++) {
    value ^= text.charCodeAt(i) << 8;
    for (let bit = 0; bit < 8; bit++) value = (value & 0x8000 ? value << 1 ^ 0x1021 : value << 1) & 0xffff;
  }
  return value;
}

function wrongCommands(text) {
  const problems = [];
  const outside = text.replace(/\^XA[^]*?\^XZ/g, '').replace(/~SD\d\d(?=\r?\n)/g, '').trim();
  if (outside !== '') problems.push(`'${outside.slice(0, 20)}' stands outside of ^XA and ^XZ`);
  for (const [, name, parameters] of text.replace(/[\r\n]/g, '').matchAll(/([\^~][A-Z]{2})([^\^~]*)/g)) {
    if (!(name in COMMANDS)) problems.push(`unknown command '${name}'`);
    else if (!COMMANDS[name](parameters)) problems.push(`${name} does not take '${parameters}'`);
  }
  return problems;
}

function wrongFields(text, dots) {
  return [...text.matchAll(/\^FO(\d+),(\d+)\^GFA,(\d+),(\d+),(\d+),/g)].flatMap(([field, x, y, sent, all, bytes]) => {
    const rows = all / bytes;
    return [
      ...(all > 0 && all <= 99999 && Number.isInteger(rows) ? [] : [`${field} is no picture`]),
      ...(Number(x) + bytes * 8 < dots.width + 8 ? [] : ['the picture goes over the label\'s side']),
      ...(Number(y) + rows <= dots.height ? [] : ['the picture goes over the label\'s end']),
      ...(rows <= 255 ? [] : [`a band of ${rows} rows`]),
    ];
  });
}

function wrongCoding(text, coding) {
  const fields = [...text.matchAll(/\^GFA,(\d+),(\d+),\d+,([^^]*)\^FS/g)];
  const patterns = { hex: /^[0-9A-F]*$/, acs: /^[0-9A-FG-Yg-z,!:]*$/, z64: /^:Z64:[A-Za-z0-9+/=]*:[0-9A-F]{4}$/ };
  return fields.flatMap(([, sent, all, data]) => [
    ...(sent === all ? [] : [`^GFA says ${sent} of ${all} bytes`]),
    ...(!coding || patterns[coding].test(data) ? [] : [`a graphic field is not ${coding}`]),
  ]);
}

// The renderer is given exactly the label: on a wider canvas it would centre it.
async function render(text, dots) {
  const { api } = await require('zpl-renderer-js').ready;
  const pictures = await api.zplToBase64MultipleAsync(text, dots.width / 8, dots.height / 8, 8);
  return pictures.map((picture) => readDots(Buffer.from(picture, 'base64')));
}

function decodeFields(format, { width, height }) {
  const page = new Dots(width, height);
  for (const [, x, y, field] of format.matchAll(/\^FO(\d+),(\d+)(\^GFA[^^]*\^FS)/g)) {
    const picture = decode(field);
    for (let i = 0; i < picture.width * picture.height; i++) {
      const [column, row] = [i % picture.width, Math.floor(i / picture.width)];
      if (picture.getPixelBit(column, row) === 0) continue;
      const [px, py] = [Number(x) + column, Number(y) + row];
      if (px >= width || py >= height) throw new Error(`a black dot at ${px},${py} lies beyond the label`);
      page.set(px, py, 1);
    }
  }
  return page;
}
