// What all engines in JavaScript share: the label's size and sizes of text, breaking lines, and the printer's bytes.
import QRCode from 'qrcode';

export const width = 480;
export const height = 320;
export const margin = 8;
export const titleSize = 32;
export const textSize = 16;
export const lineHeight = 18;
export const moduleDots = 4;

/** The modules of a QR code of level M: a byte each, and how many a side. */
export function qrOf(url) {
  const { data, size } = QRCode.create(url, { errorCorrectionLevel: 'M' }).modules;
  return { data, size, dots: size * moduleDots };
}

/** Lines with their places; text flows round the code in the lower right corner. */
export function place(label, qrDots, widthOf) {
  const texts = [{ text: label.title, x: margin, y: margin + 28, size: titleSize }];
  const codeTop = height - margin - qrDots - 4 * moduleDots;
  const codeLeft = width - margin - qrDots - 4 * moduleDots;
  let y = margin + 52;
  for (const text of label.lines) {
    for (let start = 0; start < text.length;) {
      const right = y > codeTop ? codeLeft : width - margin;
      let end = start;
      for (let x = margin; end < text.length; end++) {
        x += widthOf(text[end]);
        if (x > right) break;
      }
      texts.push({ text: text.slice(start, end), x: margin, y, size: textSize });
      start = end;
      y += lineHeight;
    }
  }
  return texts;
}

/** TSPL of a picture with `channels` bytes a dot; what is darker than the middle is black, and black is 0. */
export function tspl(pixels, channels) {
  const head = Buffer.from('SIZE 60 mm,40 mm\r\nGAP 2 mm,0 mm\r\nDIRECTION 1,0\r\nCLS\r\nBITMAP 0,0,60,320,0,');
  const tail = Buffer.from('\r\nPRINT 1,1\r\n');
  const bytes = Buffer.allocUnsafe(head.length + (width / 8) * height + tail.length);
  head.copy(bytes);
  tail.copy(bytes, bytes.length - tail.length);
  for (let at = 0, to = head.length; to < bytes.length - tail.length; to++) {
    let packed = 0;
    for (let bit = 0; bit < 8; bit++, at += channels) packed = (packed << 1) | (pixels[at] >> 7);
    bytes[to] = packed;
  }
  return bytes;
}
