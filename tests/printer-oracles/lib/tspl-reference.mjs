import { createRequire } from 'node:module';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeTrueColour } from './png.mjs';

const { commands, labels } = createRequire(import.meta.url)('label-printer');

/** What label-printer, a public TSPL encoder, makes of the same picture: a whole label, ready to print. */
export async function encodeByLabelPrinter(dots, widthMm, heightMm, copies) {
  const folder = mkdtempSync(join(tmpdir(), 'labelhub-oracle-'));
  try {
    const file = join(folder, 'label.png');
    writeFileSync(file, writeTrueColour(dots));
    const bitmap = (await commands.tspl.TSPLBitmapCommand.forImageUrl(file, 0, 0)).bitmap;
    const label = new labels.Label(widthMm, heightMm, 'metric', 203);
    label.add(new labels.Image(0, 0, bitmap));
    return Buffer.from((await label.fullPrintCommand('tspl', 2, 'normal', 1, copies)).commandBytes);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
