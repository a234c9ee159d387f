// What pdf.js, by which browsers show PDF, reads: the text of each page in the order it was written, and the origin of each piece.
// In: the name of a PDF file. Out: JSON {title, pages: [{width, height, text, origins: [[x, y]]}]}, in points.
import { readFileSync } from 'node:fs';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

const folder = name => new URL(`node_modules/pdfjs-dist/${name}/`, import.meta.url).pathname;
const file = await getDocument({
  data: new Uint8Array(readFileSync(process.argv[2])),
  cMapUrl: folder('cmaps'),
  standardFontDataUrl: folder('standard_fonts'),
  verbosity: 0,
}).promise;
const pages = [];
for (let number = 1; number <= file.numPages; number++) {
  const page = await file.getPage(number);
  const [left, bottom, right, top] = page.view;
  const { items } = await page.getTextContent({ disableNormalization: true });
  pages.push({
    width: right - left,
    height: top - bottom,
    text: items.map(i => i.str + (i.hasEOL ? '\n' : '')).join(''),
    origins: items.filter(i => i.str.trim()).map(i => [i.transform[4], i.transform[5]]),
  });
}
const { info } = await file.getMetadata();
process.stdout.write(JSON.stringify({ title: info.Title ?? '', pages }));
