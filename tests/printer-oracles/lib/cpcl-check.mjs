import { decodeCpcl } from './cpcl.mjs';
import { encodeByCups } from './cups.mjs';

/** Everything wrong with a CPCL stream that should print `dots`; nothing when it is right. */
export async function checkCpcl(stream, dots, { copies }) {
  return [
    ...wrongPages('the CUPS stream', decodeCpcl(encodeByCups(dots, copies), dots.width, dots.height), dots, copies),
    ...wrongPages('the stream', decodeCpcl(stream, dots.width, dots.height), dots, copies),
  ];
}

function wrongPages(whose, pages, dots, copies) {
  const problems = [];
  const printed = pages.reduce((sum, page) => sum + page.copies, 0);
  if (printed !== copies) problems.push(`${whose} prints ${printed} copies instead of ${copies}`);
  for (const page of pages) {
    if (page.heightDots !== dots.height) problems.push(`${whose} says ${page.heightDots} rows instead of ${dots.height}`);
    const differing = page.dots.countDifferences(dots);
    if (differing > 0) problems.push(`${whose} differs from the picture in ${differing} dots`);
  }
  return problems;
}
