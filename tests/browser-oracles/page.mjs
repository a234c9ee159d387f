// Opens one page in Debian's chromium and writes as JSON what a visitor gets: `node page.mjs ADDRESS TEXT` waits until TEXT
// stands on the page, then tells every address that was asked for and everything the browser complained about.
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const [address, text] = process.argv.slice(2);
const executablePath = process.env.CHROMIUM ?? ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
if (!executablePath) throw new Error('chromium is not installed; ./test installs what the tests use');
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
try {
  const page = await browser.newPage();
  const asked = [];
  const complaints = [];
  page.on('request', (request) => asked.push(request.url()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  await page.goto(address);
  await page.getByText(text).first().waitFor({ timeout: 30_000 });
  await page.waitForLoadState('networkidle');
  console.log(JSON.stringify({ title: await page.title(), asked, complaints }));
} finally {
  await browser.close();
}
