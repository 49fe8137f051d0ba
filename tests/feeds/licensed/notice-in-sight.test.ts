// How far down a page the notice stands, in a browser: no body may move it out of sight with space that shows nothing.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AgreementInput } from '../../../src/domain/agreements/agreement.ts';
import { sanitiseBody } from '../../../src/markup/sanitise.ts';
import { findChromium, launchBrowser } from '../../support/browser.ts';
import { article, HOUSE_LINE, rendition } from './renditions.ts';

/** As themes of content management systems have it. */
const FULL_WIDTH = 'img { width: 100%; height: auto }';
const NO_WIDER = 'img { max-width: 100%; height: auto }';

function picture(attributes: string): string {
  return `<img data-source="M10News" ${attributes}>`;
}

const TALL = 'src="https://p.example/1x3000"';

/** Their server never answers, so a browser keeps the declared size free. */
function pending(count: number, attributes: string): string {
  return Array.from({ length: count }, (_, index) => picture(`src="https://p.example/pending?${index}" ${attributes}`)).join('');
}

interface Layout {
  name: string;
  body: string;
  style?: string;
  /** In CSS pixels. */
  within: number;
}

const PICTURES: readonly Layout[] = [
  { name: 'a width descriptor and a width', body: picture(`${TALL} srcset="https://p.example/1x3000 1w" sizes="9999px"`), within: 4_000 },
  {
    name: 'a width by calculation',
    body: picture(`${TALL} srcset="https://p.example/1x3000 1w" sizes="calc(9999px + 9999px)"`),
    within: 4_000,
  },
  { name: 'a width descriptor alone', body: picture(`${TALL} srcset="https://p.example/1x3000 1w"`), within: 4_000 },
  { name: 'the same in a theme', body: picture(`${TALL} srcset="https://p.example/1x3000 1w"`), style: NO_WIDER, within: 4_000 },
  { name: 'a density', body: picture(`${TALL} srcset="https://p.example/1x3000 0.001x"`), within: 4_000 },
  { name: 'a width without a height', body: picture(`${TALL} width="4096"`), within: 4_000 },
  { name: 'a height without a width', body: pending(1_000, 'height="99999"'), within: 4_000 },
  { name: 'a ratio', body: pending(1, 'width="1" height="4096"'), style: FULL_WIDTH, within: 4_000 },
  { name: 'a larger ratio', body: pending(1, 'width="4" height="16384"'), style: FULL_WIDTH, within: 4_000 },
  { name: 'a hundred ratios', body: pending(100, 'width="1" height="4096"'), style: FULL_WIDTH, within: 4_000 },
  { name: 'five hundred sizes', body: pending(500, 'width="800" height="600"'), within: 101 * 620 },
];

/** What a word processor, a mistake or a trick leaves, as many of each as a body may hold. */
const BLANK_RUNS: readonly Layout[] = [
  { name: 'line breaks in preformatted text', body: `<pre>x${'\n'.repeat(240_000)}x</pre>`, within: 1_000 },
  { name: 'blank lines of spaces', body: `<pre>x${'\n\u200B'.repeat(60_000)}x</pre>`, within: 1_000 },
  { name: 'line breaks', body: `<p>x${'<br>'.repeat(19_000)}x</p>`, within: 1_000 },
  { name: 'line breaks with something invisible between', body: `<p>x${'<br><b>&#8203;</b>'.repeat(9_000)}x</p>`, within: 2_000 },
  { name: 'rules', body: '<hr>'.repeat(19_000), within: 1_000 },
  { name: 'headings of Braille blanks', body: '<h2>&#10240;</h2>'.repeat(9_900), within: 1_000 },
  { name: 'paragraphs of zero width', body: '<p>&#8203;</p>'.repeat(9_900), within: 1_000 },
  { name: 'list items of Hangul fillers', body: `<ol>${'<li>&#12644;'.repeat(9_900)}</ol>`, within: 1_000 },
  { name: 'rows of invisible cells', body: `<table><tr><td>x${'<tr><td>&#8203;'.repeat(9_900)}</table>`, within: 1_000 },
];

/** As many times within each other as the parser allows for. */
function nested(names: string, text: string): string {
  const depth = Math.floor(90 / names.split(' ').length);
  const tags = (end: string) => (name: string) => `<${end}${name}>`;
  const open = names.split(' ').map(tags('')).join('');
  const close = names.split(' ').reverse().map(tags('/')).join('');
  return open.repeat(depth) + text + close.repeat(depth);
}

/** What browsers enlarge, indent or raise, each within itself. */
const NESTS: readonly Layout[] = [
  ...['h2 blockquote', 'h2 b', 'h2 ul li', 'h2 dl dd', 'h2 figure', 'h3 b', 'h2 b h3 i', 'blockquote', 'ul li', 'dl dd', 'figure'],
  ...['blockquote ul li', 'figure dl dd', 'small', 'sup', 'sub', 'sup sub', 'code', 'pre b', 'q', 'table tbody tr td', 'ruby'],
].map((names) => ({ name: names, body: nested(names, 'word '.repeat(2_000)), within: 14_000 }));

/** Characters without ink that fill a line. */
const BLANKS: readonly Layout[] = [
  ...['\u2003 ', '\u2800 ', '\u3164 ', '\u3000', '\u2028'].map((sign) => ({
    name: codesOf(sign),
    body: `<p>x ${sign.repeat(60_000)}x</p><pre>x${sign.repeat(20_000)}x</pre>`,
    within: 1_000,
  })),
  { name: 'wide spaces in many elements', body: `<p>x${'<b>\u2003 <wbr></b>'.repeat(6_000)}x</p>`, within: 1_000 },
];

function codesOf(text: string): string {
  return [...text].map((sign) => `U+${sign.charCodeAt(0).toString(16)}`).join(' ');
}

const TALL_PICTURES_ARE_SHOWN = `[...document.images].every(({ src, complete }) => src.includes('pending') || complete)`;

const chromium = findChromium();
const NOTE = chromium === undefined ? ' (left out: there is no Chromium; install one, or name it with CHROMIUM)' : '';

describe.skipIf(chromium === undefined)(`the notice is in sight after${NOTE}`, () => {
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    browser = await launchBrowser(chromium ?? '');
    page = await browser.newPage({ viewport: { width: 800, height: 600 } });
    await page.route('https://p.example/1x3000', (route) =>
      route.fulfill({ contentType: 'image/svg+xml', body: '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="3000"/>' }),
    );
    await page.route('https://p.example/pending?*', () => undefined);
  });

  afterAll(() => browser?.close());

  test.each(PICTURES)('$name of a picture', (layout) => expectInSight(layout));
  test.each(BLANK_RUNS)('$name', (layout) => expectInSight(layout));
  test.each(BLANK_RUNS)('$name, in the opening words', (layout) => expectInSight(layout, { form: 'excerpt', excerptWords: 10 }));

  test.each(BLANKS)('blanks: $name', (layout) => expectInSight(layout));
  test.each(BLANKS)('blanks, in the opening words: $name', (layout) => expectInSight(layout, { form: 'excerpt', excerptWords: 10 }));
  test.each(NESTS)('elements within each other: $name', (layout) => expectInSight(layout));
  test.each(NESTS)('elements within each other, in the opening words: $name', (layout) =>
    expectInSight(layout, { form: 'excerpt', excerptWords: 1_000 }),
  );
  test.each(NESTS)('elements within each other, stored before: $name', ({ body, within }) => expectNoticeIn(body, within));
  test.each(NESTS)('elements within each other on the screen of a telephone: $name', async (layout) => {
    await page.setViewportSize({ width: 360, height: 640 });
    await expectInSight({ ...layout, within: 35_000 }).finally(() => page.setViewportSize({ width: 800, height: 600 }));
  });

  async function expectInSight({ body, style = '', within }: Layout, terms: Partial<AgreementInput> = {}): Promise<void> {
    const stored = sanitiseBody(`<p>Before.</p>${body}`, 'https://www.m10news.example/city/ferry-returns');
    if (!stored.ok) throw new Error(stored.objection);
    await expectNoticeIn(stored.html, within, { style, terms });
  }

  async function expectNoticeIn(
    bodyHtml: string,
    within: number,
    { style = '', terms = {} }: { style?: string; terms?: Partial<AgreementInput> } = {},
  ): Promise<void> {
    const html = rendition(article({ bodyHtml }), { terms }).bodyHtml;
    await page.setContent(`<!DOCTYPE html><style>${style}</style><body>${html}`, { waitUntil: 'commit' });
    await expect.poll(() => page.evaluate(TALL_PICTURES_ARE_SHOWN)).toBe(true);
    const line = page.locator('p', { hasText: HOUSE_LINE });
    const box = await line.boundingBox();
    expect(await line.count()).toBe(1);
    expect(box?.y).toBeLessThan(within);
  }
});
