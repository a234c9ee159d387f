// Draws labels with one engine for some seconds and says how many:
//   node measure.mjs ENGINE labels.json SECONDS [ready] [picture.png]
// With "ready", lines and QR codes are prepared before the clock starts, so that drawing alone is timed.
import { readFileSync, writeFileSync } from 'node:fs';

const [name, file, seconds, ...options] = process.argv.slice(2);
const contents = JSON.parse(readFileSync(file, 'utf8'));
const picture = options.find((option) => option.endsWith('.png'));
const { open } = await import(`./engines/${name}.mjs`);
const engine = await open({ fonts: new URL('../../assets/fonts', import.meta.url).pathname });
const ready = options.includes('ready') ? contents.map(engine.prepare) : null;
let next = 0;
let bytes = 0;

async function drawFor(milliseconds) {
  const start = performance.now();
  const processor = process.cpuUsage();
  let labels = 0;
  while (performance.now() - start < milliseconds) {
    const at = next++ % contents.length;
    bytes = (await engine.draw(ready ? ready[at] : engine.prepare(contents[at]))).length;
    labels++;
  }
  const { user, system } = process.cpuUsage(processor);
  return { labelsPerSecond: labels / ((performance.now() - start) / 1000), labelsPerProcessorSecond: labels / ((user + system) / 1e6) };
}

await drawFor(5000);
const rates = await drawFor(seconds * 1000);
// A browser draws in processes of its own, whose time is not ours to count.
if (engine.elsewhere) rates.labelsPerProcessorSecond = null;
if (picture) writeFileSync(picture, await engine.picture());
await engine.close();
console.log(JSON.stringify({ ...rates, bytes }));
