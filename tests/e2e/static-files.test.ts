// Static files of the started program: served without the Worker, for ever, and without a change to any other address. And what a browser loads of them.
import { statSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { assetFiles } from '../../src/cli/assets/asset-folder.ts';
import { assetPath } from '../../src/cli/assets/asset-path.ts';
import { answersChecked } from '../support/answer-check.ts';
import { findChromium } from '../support/browser.ts';
import { type SharedSample, sharedBrowser, sharedSample } from '../support/shared-sample.ts';

const ICON = assetPath(assetFiles(false).find((file) => file.endsWith('icon.svg')) ?? '');
const AS_A_BROWSER = { 'sec-fetch-dest': 'document', 'sec-fetch-mode': 'navigate', accept: 'text/html' };
/** The part of a page's content that may move while it loads: what Core Web Vitals call good is 0.1. */
const MOST_SHIFT = 0.02;

let program: SharedSample;

beforeAll(async () => {
  program = await sharedSample();
});

function ask(path: string, method = 'GET', headers: Record<string, string> = {}): Promise<Response> {
  return fetch(program.server + path, { method, headers, redirect: 'manual' });
}

test('every static file is sent whole and may be kept for ever, with its type and no CORS', async () => {
  const types: Record<string, string> = {
    css: 'text/css; charset=utf-8',
    js: 'text/javascript; charset=utf-8',
    svg: 'image/svg+xml',
    png: 'image/png',
    jpg: 'image/jpeg',
    woff2: 'font/woff2',
  };
  for (const file of assetFiles(true)) {
    const answer = await ask(assetPath(file));
    const { headers } = answer;
    expect([answer.status, (await answer.arrayBuffer()).byteLength]).toEqual([200, statSync(file).size]);
    expect(headers.get('content-type')).toBe(types[file.split('.').at(-1) ?? '']);
    expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect([headers.get('x-content-type-options'), headers.get('access-control-allow-origin')]).toEqual(['nosniff', null]);
    const again = await ask(assetPath(file), 'GET', { 'if-none-match': headers.get('etag') ?? '' });
    expect([again.status, (await ask(assetPath(file), 'HEAD')).status]).toEqual([304, 200]);
  }
});

test('the document of the API is for tools of every origin, and is sent again only when it has changed', async () => {
  const answer = await ask('/openapi.json');
  const { headers } = answer;
  expect([answer.status, headers.get('content-type'), headers.get('access-control-allow-origin')]).toEqual([200, 'application/json', '*']);
  expect([headers.get('cache-control'), headers.get('x-content-type-options')]).toEqual(['public, max-age=300', 'nosniff']);
  expect(await answer.json()).toMatchObject({ openapi: '3.1.1', servers: [{ url: '/' }] });
  expect((await ask('/openapi.json', 'GET', { 'if-none-match': headers.get('etag') ?? '' })).status).toBe(304);
});

test('an answer of the started program is compared with that document', async () => {
  const before = answersChecked();
  await (await ask('/v1')).arrayBuffer();
  await (await ask('/nothing-here')).arrayBuffer();
  expect(answersChecked()).toBe(before + 1);
});

test.each(['/assets', '/assets/', '/assets/fonts/', '/assets/icon.svg', '/assets/icon.000000000000.svg', `${ICON}/`, `${ICON}.html`])(
  '%s, where no file is, has the answer of the service',
  async (path) => {
    const answer = await ask(path);
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([404, 'no-store']);
    expect(await answer.json()).toMatchObject({ type: '/problems/not-found' });
    const page = await ask(path, 'GET', AS_A_BROWSER);
    expect([page.status, await page.text()]).toEqual([404, expect.stringContaining('<!doctype html>')]);
  },
);

test('no file, no folder and no rule of the static files is at another address', async () => {
  const statusOf = async (path: string, method?: string) => (await ask(path, method)).status;
  for (const path of ['/_headers', '/_redirects', '/.assetsignore', '/index.html', '/index', '/404.html', ICON.replace('/assets', '')]) {
    expect([path, await statusOf(path)]).toEqual([path, 404]);
  }
  expect(await statusOf('/')).toBe(200);
  expect([await statusOf('/terms/'), await statusOf('/feeds/'), await statusOf('/feeds/all%2Erss')]).toEqual([404, 308, 308]);
  expect([await statusOf(ICON, 'POST'), await statusOf('/assets/x', 'POST'), await statusOf('/terms', 'POST')]).toEqual([405, 404, 405]);
});

test('programs and devices that ask for an icon without a link get one, and the manifest names icons that are there', async () => {
  for (const path of ['/favicon.ico', '/apple-touch-icon.png']) {
    const icon = await fetch(program.server + path);
    expect([icon.status, icon.headers.get('content-type')]).toEqual([200, 'image/png']);
  }
  const { icons } = JSON.parse(await (await ask('/manifest.webmanifest')).text()) as { icons: { src: string; type: string }[] };
  expect(icons.length).toBeGreaterThan(1);
  for (const { src, type } of icons) {
    const icon = await ask(src);
    expect([icon.status, icon.headers.get('content-type')]).toEqual([200, type]);
  }
});

const chromium = findChromium();
if (chromium === undefined) {
  console.warn(
    'Left out: what a browser loads, in tests/e2e/static-files.test.ts. There is no Chromium: install one, or name it with CHROMIUM.',
  );
}

const OBSERVE_SHIFTS =
  'window.shift = 0; new PerformanceObserver((list) => { for (const { value } of list.getEntries()) shift += value; })' +
  ".observe({ type: 'layout-shift', buffered: true });";

/** Milliseconds of the first paint, and of the end of the stylesheet. */
const PAINTED_AND_STYLED = `new Promise((resolve) => {
  new PerformanceObserver((list) => {
    const style = performance.getEntriesByType('resource').find(({ name }) => name.endsWith('.css'));
    resolve([list.getEntries()[0].startTime, style === undefined ? Infinity : style.responseEnd]);
  }).observe({ type: 'paint', buffered: true });
})`;

describe.skipIf(chromium === undefined)('a browser', () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await sharedBrowser(chromium ?? '');
  });

  test.each([390, 1280])('loads one part of the font for an English page, and nothing moves when it comes, at %i px', async (width) => {
    const context = await browser.newContext({ viewport: { width, height: 844 } });
    const page = await context.newPage();
    await page.addInitScript(OBSERVE_SHIFTS);
    const fonts: string[] = [];
    // Slowly, so that the page is seen in the fallback font first.
    await page.route('**/*.woff2', async (route) => {
      fonts.push(new URL(route.request().url()).pathname);
      await pause(300);
      await route.continue();
    });
    await page.goto(`${program.server}/`);
    await page.evaluate('document.fonts.ready');
    await pause(100);
    expect(await page.evaluate('shift')).toBeLessThan(MOST_SHIFT);
    const write = (words: string) =>
      page.evaluate(`document.querySelector('.standfirst').innerHTML = ${JSON.stringify(words)}; document.fonts.ready`);
    await write('<em>Slanted</em> <strong>and heavy</strong> – “quotes”, it’s £9 and €9 … <em><strong>both</strong></em>');
    expect(fonts).toEqual([expect.stringContaining('-latin-wght-normal.')]);
    await write('Київ');
    await expect.poll(() => fonts).toEqual([expect.stringContaining('-latin-wght'), expect.stringContaining('-cyrillic-wght')]);
    await context.close();
  });

  test.each([
    ['/portal/sign-in', 200],
    ['/portal/invitations/unknown', 404],
    ['/console/sign-in', 200],
  ])('paints %s, before anybody is signed in, only with its style, which is that of the printed page too', async (path, status) => {
    const page = await browser.newPage();
    await page.addInitScript(OBSERVE_SHIFTS);
    // Slowly, so that a page that does not wait for it would be painted without it.
    await page.route('**/*.css', async (route) => {
      await pause(300);
      await route.continue();
    });
    expect((await page.goto(program.server + path))?.status()).toBe(status);
    await page.evaluate('document.fonts.ready');
    const [painted, styled] = (await page.evaluate(PAINTED_AND_STYLED)) as [number, number];
    expect(styled).toBeGreaterThan(300);
    expect(painted).toBeGreaterThanOrEqual(styled);
    expect(await page.evaluate('shift')).toBeLessThan(MOST_SHIFT);
    const border = () => page.evaluate("getComputedStyle(document.querySelector('.bar')).borderBlockEndStyle");
    expect(await border()).toBe('double');
    await page.emulateMedia({ media: 'print' });
    expect(await border()).toBe('double');
    expect(await page.evaluate("[...document.querySelectorAll('form')].every((form) => getComputedStyle(form).display === 'none')")).toBe(
      true,
    );
    await page.close();
  });
});
