/** Whether a text is a whole number within a range. */
export const whole = (least, most) => (text) => /^-?\d+$/.test(text) && Number(text) >= least && Number(text) <= most;

/** Whether a text is so many millimetres, with the blank that must stand before the unit. */
export const millimetres = (least, most) => (text) => {
  const match = /^(-?\d+(?:\.\d+)?) mm$/.exec(text);
  return match !== null && Number(match[1]) >= least && Number(match[1]) <= most;
};

/** Whether each of the parts between commas is as it should be; those in `optional` may be left out at the end. */
export const list = (parts, optional = 0) => (text) => {
  const found = text.split(',').map((part) => part.trim());
  return found.length <= parts.length && found.length >= parts.length - optional && found.every((part, i) => parts[i](part));
};

export const oneOf = (...words) => (text) => words.includes(text);
export const nothing = (text) => text === '';

/** Refuses a picture command that a printer would cut or mistake: no dots, too many rows, or a rectangle beyond the label. */
export function checkRectangle({ x, y, widthBytes, height }, label, mostRows) {
  if (widthBytes < 1 || height < 1) throw new Error('a picture of no dots');
  if (height > mostRows) throw new Error(`a band of ${height} rows`);
  if (x + widthBytes * 8 >= label.width + 8) throw new Error(`the picture goes ${x + widthBytes * 8 - label.width} dots over the label's side`);
  if (y + height > label.height) throw new Error(`the picture goes ${y + height - label.height} rows over the label's end`);
}
