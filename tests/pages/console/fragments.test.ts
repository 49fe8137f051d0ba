// The script of the console and the portal in a browser: every fragment of a page arrives, also where a page is shown again because a form was refused.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findChromium, launchBrowser } from '../../support/browser.ts';
import { ROOT } from '../../support/run-cli.ts';
import { CONSOLE_PAGES } from './pages.ts';

const ORIGIN = 'https://news.example';
const SCRIPT = readFileSync(join(ROOT, 'src/pages/assets/console.js'), 'utf8');
const FRAGMENT = '<p>the fragment</p>';

const WITH_FRAGMENTS = Object.entries(CONSOLE_PAGES).filter(([, render]) => render().includes('data-live='));

const chromium = findChromium();
if (chromium === undefined)
  console.warn('Left out: tests/pages/console/fragments.test.ts. There is no Chromium: install one, or name it with CHROMIUM.');

describe.skipIf(chromium === undefined)('in a browser', () => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await launchBrowser(chromium ?? '');
    page = await browser.newPage();
  });
  afterAll(() => browser?.close());

  /** Shows a page as if the service had answered with it. Returns the addresses that are asked for afterwards. */
  async function show(html: string): Promise<string[]> {
    const asked: string[] = [];
    await page.unroute('**/*');
    await page.route('**/*', (route) => {
      const { pathname, search } = new URL(route.request().url());
      if (pathname === '/') return route.fulfill({ contentType: 'text/html', body: html });
      if (/^\/assets\/console\.\w+\.js$/.test(pathname)) return route.fulfill({ contentType: 'text/javascript', body: SCRIPT });
      if (pathname.startsWith('/assets/')) return route.abort();
      asked.push(`${pathname}${search}`);
      return route.fulfill({ contentType: 'text/html', body: FRAGMENT });
    });
    await page.goto(ORIGIN);
    return asked;
  }

  test.each(WITH_FRAGMENTS)('the page "%s" fetches its fragments', async (_name, render) => {
    const asked = await show(render());
    const live = page.locator('[data-live]');
    const paths = await live.evaluateAll((elements) => elements.map((element) => element.getAttribute('data-live') ?? ''));
    for (const summary of await page.locator('details:not([open]):has([data-once]) > summary').all()) await summary.click();
    // As when the window comes to the front again.
    await page.evaluate("document.dispatchEvent(new Event('visibilitychange'))");
    await expect
      .poll(() => live.evaluateAll((elements) => elements.map(({ textContent }) => textContent)))
      .toEqual(paths.map(() => 'the fragment'));
    expect(new Set(asked)).toEqual(new Set(paths));
  });

  test('among them is one whose refused form is open', () => {
    expect(WITH_FRAGMENTS.map(([name]) => name)).toContain('an article that cannot be withdrawn');
  });
});
