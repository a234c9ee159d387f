// librsvg and libvips, through sharp: the label as SVG, drawn, made grey, packed for the printer.
import sharp from 'sharp';
import * as label from '../label.mjs';

export function open() {
  sharp.concurrency(1);
  sharp.cache(false);
  // An SVG cannot measure: Han characters are as wide as they are high, the rest of this font about 0.56 of it.
  const widthOf = (character) => (character > '\u2e7f' ? 1 : 0.56) * label.textSize;
  const escape = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

  function prepare(content) {
    const qr = label.qrOf(content.url);
    return { qr, texts: label.place(content, qr.dots, widthOf) };
  }

  function svg({ qr, texts }) {
    const [left, top] = [label.width - label.margin - qr.dots, label.height - label.margin - qr.dots];
    const lines = texts.map(
      ({ text, x, y, size }) =>
        `<text x="${x}" y="${y}" font-size="${size}"${size === label.titleSize ? ' font-weight="bold"' : ''}>${escape(text)}</text>`,
    );
    let modules = '';
    for (let y = 0; y < qr.size; y++) {
      for (let x = 0; x < qr.size; x++) if (qr.data[y * qr.size + x]) modules += `M${x} ${y}h1v1h-1z`;
    }
    return (
      `<svg xmlns="http://www.w3.org/2000/svg" width="${label.width}" height="${label.height}">` +
      `<rect width="100%" height="100%" fill="#fff"/><g font-family="Noto Sans CJK SC">${lines.join('')}</g>` +
      `<path transform="translate(${left} ${top}) scale(${label.moduleDots})" d="${modules}"/></svg>`
    );
  }

  let last = '';
  async function draw(ready) {
    last = svg(ready);
    const { data, info } = await sharp(Buffer.from(last)).greyscale().raw().toBuffer({ resolveWithObject: true });
    return label.tspl(data, info.channels);
  }

  return { prepare, draw, picture: () => sharp(Buffer.from(last)).png().toBuffer(), close() {} };
}
