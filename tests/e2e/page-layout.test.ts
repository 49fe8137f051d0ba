// What is seen of the pages in a browser: where lines break, which address is shown, and what is printed.
import type { Browser, Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { findChromium, probe, type VisitOptions, visit } from '../support/browser.ts';
import { type SharedSample, sharedBrowser, sharedSample } from '../support/shared-sample.ts';

const WIDTHS_PX = [320, 390, 768, 1440];

const chromium = findChromium();
if (chromium === undefined) {
  console.warn(
    'Left out: tests/e2e/page-layout.test.ts, the pages in a browser. There is no Chromium: install one, or name it with CHROMIUM.',
  );
}

describe.skipIf(chromium === undefined)('in a browser', () => {
  let program: SharedSample;
  let browser: Browser;

  beforeAll(async () => {
    [program, browser] = await Promise.all([sharedSample(), sharedBrowser(chromium ?? '')]);
  });

  /** Opens the page once, and shows it in a window of each width. */
  async function atEveryWidth(path: string, options: VisitOptions, look: (page: Page, width: number) => Promise<void>): Promise<void> {
    const { page, close } = await visit(browser, `${program.server}${path}`, options);
    for (const width of WIDTHS_PX) {
      await page.setViewportSize({ width, height: 844 });
      await look(page, width);
    }
    await close();
  }

  test.each([true, false])(
    'one address is shown, whole, in the format that is chosen, at every width (script: %s)',
    async (javaScriptEnabled) => {
      await atEveryWidth('/feeds/sections/business', { javaScriptEnabled }, async (page, width) => {
        for (const [choice, ending] of Object.entries({ RSS: 'rss', Atom: 'atom', 'JSON Feed': 'json' })) {
          await page.getByLabel(choice, { exact: true }).check();
          const shown = page.locator('textarea:visible');
          expect([width, await shown.count()]).toEqual([width, 1]);
          expect(await shown.inputValue()).toBe(`${program.server}/feeds/sections/business.${ending}`);
          const hidden = await shown.evaluate((field) => [field.scrollWidth - field.clientWidth, field.scrollHeight - field.clientHeight]);
          expect([width, Math.max(0, ...hidden)]).toEqual([width, 0]);
        }
      });
    },
  );

  test('no hyphenated word of a headline is broken, at any width, and none sticks out of the window', async () => {
    await atEveryWidth('/', {}, async (page, width) => {
      expect([width, await probe(page, 'brokenWords()')]).toEqual([width, []]);
      expect(await page.locator('.whole').count()).toBeGreaterThan(2);
      // One that is wider than the page is broken all the same.
      const first = "document.querySelector('.whole').textContent";
      const headline = await page.evaluate<string>(first);
      await page.evaluate(`${first} = '${'Donaudampf'.repeat(20)}-Gesellschaft'`);
      expect([width, await probe(page, 'stickingOut()')]).toEqual([width, []]);
      await page.evaluate(`${first} = ${JSON.stringify(headline)}`);
    });
  });

  test('no row of problems has a word a line, at any width', async () => {
    await atEveryWidth('/problems', {}, async (page, width) => {
      expect([width, await probe(page, 'brokenCells()')]).toEqual([width, []]);
    });
  });

  test('the names of feeds are not broken, at any width, and each has one way to subscribe', async () => {
    await atEveryWidth('/feeds', {}, async (page, width) => {
      expect([width, await probe(page, "brokenWords('.feed-name')")]).toEqual([width, []]);
      const [rows, links] = await Promise.all(['.feed-row', '.feed-row a:has-text("Subscribe")'].map((part) => page.locator(part).count()));
      expect([rows, links]).toEqual([links, rows]);
      expect(rows).toBeGreaterThan(20);
    });
  });

  test('a table of an article keeps its words whole and several in a line, at every width', async () => {
    const cells = ['Harbour', 'Passengers in the summer months', 'Telecommunications', 'How the ferries ran in the storm of last week'];
    const row = cells.map((cell) => `<td>${cell}</td>`).join('');
    const table = `<table><tbody><tr>${row}${row}</tr></tbody></table>`;
    await atEveryWidth('/feeds/all.rss', {}, async (page, width) => {
      await page.evaluate(`document.querySelector('.entry-content').innerHTML = ${JSON.stringify(table)}`);
      expect([width, await probe(page, 'brokenCells()')]).toEqual([width, []]);
      expect([width, await probe(page, 'stickingOut()')]).toEqual([width, []]);
    });
  });

  test('on paper there is no button, no switch and no link that only a screen can use', async () => {
    const { page, close } = await visit(browser, `${program.server}/feeds/sections/business`);
    await page.emulateMedia({ media: 'print' });
    for (const part of ['button', 'input', '.readers', 'nav', '.skip']) expect(await page.locator(`${part}:visible`).count(), part).toBe(0);
    expect(await page.locator('textarea:visible').count()).toBe(1);
    expect(await page.locator('footer').innerText()).toContain('All times are London time');
    await close();
  });

  test('the directory on paper has every feed, and no sentence about a link that is not there', async () => {
    const { page, close } = await visit(browser, `${program.server}/feeds`);
    await page.locator('#sections summary').click();
    expect(await page.getByRole('link', { name: 'Business', exact: true }).isVisible()).toBe(false);
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('link', { name: 'Business', exact: true }).isVisible()).toBe(true);
    expect(await page.locator('main').innerText()).not.toContain('Subscribe');
    await close();
  });

  test.each(['/', '/feeds', '/feeds/sections/business', '/feeds/all.rss', '/nope'])(
    'on a phone, a finger can hit every link and control of %s that is not in a sentence',
    async (path) => {
      const { page, close } = await visit(browser, `${program.server}${path}`, { viewport: { width: 390, height: 844 } });
      const targets = '.dateline a, nav a, .switch label, .readers a, .copy, .action, .feed-name, .inline a, summary';
      const heights = await page
        .locator(targets)
        .evaluateAll((all) => all.map((each) => each.getBoundingClientRect().height).filter((height) => height > 0));
      expect(heights.length).toBeGreaterThan(5);
      expect(Math.min(...heights)).toBeGreaterThanOrEqual(40);
      await close();
    },
  );

  test('between a phone and a desktop, a text begins where the line under the masthead begins', async () => {
    const { page, close } = await visit(browser, `${program.server}/terms`, { viewport: { width: 768, height: 900 } });
    const [text, dateline] = await Promise.all(['.prose', '.dateline'].map((part) => page.locator(part).boundingBox()));
    expect(text?.x).toBe(dateline?.x);
    await close();
  });
});
