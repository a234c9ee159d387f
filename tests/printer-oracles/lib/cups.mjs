import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const PLACES = [
  '/usr/lib/cups/filter/rastertolabel',
  '/usr/libexec/cups/filter/rastertolabel',
  fileURLToPath(new URL('../.programs/usr/lib/cups/filter/rastertolabel', import.meta.url)),
];
const DESCRIPTION = fileURLToPath(new URL('./cpcl.ppd', import.meta.url));

/** What CUPS's own label driver makes of the same picture, in CPCL. */
export function encodeByCups(dots, copies) {
  const filter = PLACES.find(existsSync);
  if (!filter) throw new Error('the CUPS filter rastertolabel is not there; ./test installs it');
  const run = spawnSync(filter, ['1', 'oracle', 'label', String(copies), ''], {
    input: cupsRaster(dots, copies), env: { ...process.env, PPD: DESCRIPTION, LANG: 'C' }, maxBuffer: 64 * 1024 * 1024,
  });
  if (run.error || run.status !== 0) throw new Error(`rastertolabel: ${run.error ?? run.stderr}`);
  return run.stdout;
}

// One page in CUPS raster format 3, not packed: a sync word, a header of 1796 bytes, then rows. Offsets are those of
// cups_page_header2_t; what stays 0 the filter does not look at.
function cupsRaster(dots, copies) {
  const stride = Math.ceil(dots.width / 8);
  const header = Buffer.alloc(1796);
  const number = (offset, value) => header.writeUInt32LE(value, offset);
  number(256, 1000); // AdvanceDistance: CUPS's mark for "leave it alone"
  number(276, 203); // HWResolution
  number(280, 203);
  number(340, copies); // NumCopies
  number(372, dots.width); // cupsWidth
  number(376, dots.height); // cupsHeight
  number(384, 1); // cupsBitsPerColor
  number(388, 1); // cupsBitsPerPixel
  number(392, stride); // cupsBytesPerLine
  number(400, 3); // cupsColorSpace: black
  number(420, 1); // cupsNumColors
  const rows = Buffer.alloc(stride * dots.height);
  for (let y = 0; y < dots.height; y++) {
    for (let x = 0; x < dots.width; x++) if (dots.get(x, y)) rows[y * stride + (x >> 3)] |= 0x80 >> (x & 7);
  }
  return Buffer.concat([Buffer.from('3SaR', 'latin1'), header, rows]);
}
