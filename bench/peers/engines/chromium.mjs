// Chromium, warm: one page, the label as HTML that the browser lays out, a screenshot for each.
import { chromium } from 'playwright-core';
import * as label from '../label.mjs';

const style = `
  * { margin: 0 }
  body { width: ${label.width}px; height: ${label.height}px; background: #fff; overflow: hidden;
         font: ${label.textSize}px/${label.lineHeight}px "Noto Sans CJK SC"; }
  #label { height: ${label.height - 2 * label.margin}px; padding: ${label.margin}px; word-break: break-all }
  b { display: block; font-size: ${label.titleSize}px; line-height: 38px }
  i { float: right }
  svg { float: right; clear: right; padding: 16px 0 0 16px }`;

export async function open() {
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
  const page = await browser.newPage({ viewport: { width: label.width, height: label.height } });
  await page.setContent(`<style>${style}</style><div id="label"></div>`);
  const session = await page.context().newCDPSession(page);
  const escape = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
  let last;

  function prepare(content) {
    const qr = label.qrOf(content.url);
    let modules = '';
    for (let y = 0; y < qr.size; y++) {
      for (let x = 0; x < qr.size; x++) if (qr.data[y * qr.size + x]) modules += `M${x} ${y}h1v1h-1z`;
    }
    return (
      `<i style="height:${label.height - 2 * label.margin - qr.dots - 16}px"></i>` +
      `<svg width="${qr.dots}" height="${qr.dots}" viewBox="0 0 ${qr.size} ${qr.size}" shape-rendering="crispEdges"><path d="${modules}"/></svg>` +
      `<b>${escape(content.title)}</b>${content.lines.map((line) => `<p>${escape(line)}</p>`).join('')}`
    );
  }

  async function draw(html) {
    await page.evaluate((inner) => { document.getElementById('label').innerHTML = inner; }, html);
    const { data } = await session.send('Page.captureScreenshot', { format: 'png', optimizeForSpeed: true });
    return (last = Buffer.from(data, 'base64'));
  }

  return { prepare, draw, elsewhere: true, picture: () => last, close: () => browser.close() };
}
