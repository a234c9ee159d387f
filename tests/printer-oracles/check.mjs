// Checks printer streams against pictures, many in one start.
//   node check.mjs < requests     one JSON object a line:
//   {"id": "…", "language": "tspl", "stream": "file", "png": "file", "widthMm": 60, "heightMm": 40, "copies": 1, "coding": "acs"}
// language: tspl, cpcl, escpos or zpl; coding: what a ZPL stream must be written in, or nothing.
// Answers one line each, in the same order: {"id": "…", "problems": []}
import { readFileSync } from 'node:fs';
import { checkCpcl } from './lib/cpcl-check.mjs';
import { checkEscPos } from './lib/escpos-check.mjs';
import { readDots } from './lib/png.mjs';
import { checkTspl } from './lib/tspl-check.mjs';
import { checkZpl } from './lib/zpl-check.mjs';

const checks = { tspl: checkTspl, cpcl: checkCpcl, escpos: checkEscPos, zpl: checkZpl };

async function problemsOf(request) {
  try {
    const check = checks[request.language];
    if (!check) return [`no oracle for '${request.language}'`];
    return await check(readFileSync(request.stream), readDots(readFileSync(request.png)), request);
  } catch (error) {
    return [error.message];
  }
}

for (const line of readFileSync(0, 'utf8').split('\n')) {
  if (line.trim() === '') continue;
  const request = JSON.parse(line);
  console.log(JSON.stringify({ id: request.id, problems: await problemsOf(request) }));
}
