// Skia, through @napi-rs/canvas: one canvas for all labels, read back and packed for the printer.
import { createCanvas, GlobalFonts } from '@napi-rs/canvas';
import * as label from '../label.mjs';

const face = (size) => `${size === label.titleSize ? 'bold ' : ''}${size}px Noto`;

export function open({ fonts }) {
  GlobalFonts.registerFromPath(`${fonts}/NotoSansCJKsc-Regular.otf`, 'Noto');
  GlobalFonts.registerFromPath(`${fonts}/NotoSansCJKsc-Bold.otf`, 'Noto');
  const canvas = createCanvas(label.width, label.height);
  const context = canvas.getContext('2d');
  const widths = new Map();

  function widthOf(character) {
    let known = widths.get(character);
    if (known === undefined) {
      context.font = face(label.textSize);
      widths.set(character, (known = context.measureText(character).width));
    }
    return known;
  }

  function prepare(content) {
    const qr = label.qrOf(content.url);
    return { qr, texts: label.place(content, qr.dots, widthOf) };
  }

  function draw({ qr, texts }) {
    context.fillStyle = '#fff';
    context.fillRect(0, 0, label.width, label.height);
    context.fillStyle = '#000';
    for (const { text, x, y, size } of texts) {
      context.font = face(size);
      context.fillText(text, x, y);
    }
    const [left, top] = [label.width - label.margin - qr.dots, label.height - label.margin - qr.dots];
    for (let y = 0; y < qr.size; y++) {
      for (let x = 0; x < qr.size; x++) {
        if (qr.data[y * qr.size + x]) {
          context.fillRect(left + x * label.moduleDots, top + y * label.moduleDots, label.moduleDots, label.moduleDots);
        }
      }
    }
    return label.tspl(context.getImageData(0, 0, label.width, label.height).data, 4);
  }

  return { prepare, draw, picture: () => canvas.toBuffer('image/png'), close() {} };
}
