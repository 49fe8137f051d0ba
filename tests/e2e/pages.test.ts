// The pages in a browser: nothing is fetched from elsewhere, nothing is complained of, and they work with a keyboard, on a phone, in the
// dark and without JavaScript.
import { setTimeout as pause } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findChromium, probe, type Visit, visit } from '../support/browser.ts';
import { type Format, get, parse } from '../support/feed-reader.ts';
import { type SharedSample, sharedBrowser, sharedSample, WITHDRAWAL_NOTE, WITHDRAWN } from '../support/shared-sample.ts';

const WIDTHS_PX = [320, 390, 1280];
/** WCAG 2.2, 1.4.3: for text of any size. */
const ENOUGH_CONTRAST = 4.5;

const PAGES = [
  { name: 'the front page', path: '/', status: 200 },
  { name: 'the directory of feeds', path: '/feeds', status: 200 },
  { name: "a section's page", path: '/feeds/sections/business', status: 200 },
  { name: 'the address of a feed', path: '/feeds/all.rss', status: 200 },
  { name: 'the terms', path: '/terms', status: 200 },
  { name: 'the list of problems', path: '/problems', status: 200 },
  { name: 'a problem explained', path: '/problems/not-found', status: 200 },
  { name: 'an address with nothing at it', path: '/no-such-page', status: 404 },
  { name: 'a withdrawn article', path: `/articles/${WITHDRAWN}`, status: 410 },
];

const chromium = findChromium();
if (chromium === undefined) {
  console.warn('Left out: tests/e2e/pages.test.ts, the pages in a browser. There is no Chromium: install one, or name it with CHROMIUM.');
}

describe.skipIf(chromium === undefined)('in a browser', () => {
  let program: SharedSample;
  let browser: Browser;

  beforeAll(async () => {
    [program, browser] = await Promise.all([sharedSample(), sharedBrowser(chromium ?? '')]);
  });

  describe.each(PAGES)('$name', ({ path, status }) => {
    let open: Visit;

    beforeAll(async () => {
      // Without the motion that brings it into view, what has the focus is there at once.
      open = await visit(browser, `${program.server}${path}`, { reducedMotion: 'reduce' });
    });

    afterAll(() => open?.close());

    test('is a page with a language, a title and one first heading', async () => {
      const { page } = open;
      expect([open.status, open.headers['content-type']]).toEqual([status, 'text/html; charset=utf-8']);
      expect(await page.locator('html').getAttribute('lang')).toMatch(/^en\b/);
      expect(await page.title()).toMatch(/M10News/);
      expect(await page.locator('h1').count()).toBe(1);
      expect((await page.locator('h1').textContent())?.trim()).not.toBe('');
      expect(await page.locator('main').count()).toBe(1);
    });

    test('logs no error in the browser, and asks other sites for nothing but pictures', async () => {
      await open.page.mouse.wheel(0, 10_000);
      await pause(100);
      expect(open.complaints).toEqual([]);
      expect(open.strays).toEqual([]);
      expect(open.headers['content-security-policy']).toContain("default-src 'none'");
    });

    test.each(WIDTHS_PX)('does not scroll sideways at %i px', async (width) => {
      await open.page.setViewportSize({ width, height: 844 });
      expect(await probe(open.page, 'stickingOut()')).toEqual([]);
    });

    test.each(['light', 'dark'] as const)('can be read in %s colours', async (colorScheme) => {
      await open.page.emulateMedia({ colorScheme });
      const paper = await probe<number>(open.page, 'paperLuminance()');
      expect(colorScheme === 'light' ? paper > 0.5 : paper < 0.1).toBe(true);
      const contrasts = await probe<{ element: string; ratio: number }[]>(open.page, 'contrasts()');
      expect(contrasts.length).toBeGreaterThan(5);
      expect(contrasts.filter(({ ratio }) => ratio < ENOUGH_CONTRAST)).toEqual([]);
    });

    test('can be used with a keyboard: the first key skips to the content, and each next one shows where it has gone', async () => {
      const { page } = open;
      await page.setViewportSize({ width: 1280, height: 900 });
      const wanted = await probe<string[]>(page, 'interactive()');
      for (let presses = 0; presses < wanted.length; presses += 1) await page.keyboard.press('Tab');
      const tabs = await probe<{ place: string; isSeen: boolean }[]>(page, 'tabs');
      expect(tabs[0]?.place).toBe('0 a "Skip to the content"');
      expect(tabs.map(({ place }) => place)).toEqual(wanted);
      expect(tabs.filter(({ isSeen }) => !isSeen)).toEqual([]);
    });

    test('has the same content without JavaScript, and no button that needs it', async () => {
      const plain = await visit(browser, `${program.server}${path}`, { javaScriptEnabled: false });
      const textOf = async ({ page }: Visit) =>
        (await page.evaluate<string>('document.body.innerText')).replace(/^Copy\n+/gm, '').replace(/\s+/g, ' ');
      await open.page.setViewportSize({ width: 1280, height: 900 });
      expect(await textOf(plain)).toBe(await textOf(open));
      expect(await plain.page.getByRole('button').count()).toBe(0);
      await plain.close();
    });
  });

  test.each(WIDTHS_PX)('a status in the list of problems is not broken at %i px', async (width) => {
    const { page, close } = await visit(browser, `${program.server}/problems`, { viewport: { width, height: 844 } });
    const lines =
      '[...document.querySelectorAll("td:first-child, th:first-child")].map((cell) => { const range = document.createRange();' +
      ' range.selectNodeContents(cell); return range.getClientRects().length; })';
    const counts = await page.evaluate<number[]>(lines);
    expect(counts.length).toBeGreaterThan(20);
    expect(new Set(counts)).toEqual(new Set([1]));
    await close();
  });

  test('the skip link takes the keyboard to the content', async () => {
    const { page, close } = await visit(browser, `${program.server}/`);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.evaluate<string>('document.activeElement.id')).toBe('content');
    await close();
  });

  test('a copy button copies the address beside it, says so aloud, and shows it for a while', async () => {
    const { page, complaints, close } = await visit(browser, `${program.server}/feeds/sections/business`);
    await page.getByLabel('Atom', { exact: true }).check();
    const button = page.getByRole('button', { name: 'Copy the address of Atom' });
    await button.click();
    await expect.poll(() => page.locator('[role=status]').textContent()).toBe(`Copied: ${program.server}/feeds/sections/business.atom`);
    expect(await page.evaluate<string>('navigator.clipboard.readText()')).toBe(`${program.server}/feeds/sections/business.atom`);
    expect(await button.textContent()).toBe('Copied');
    // The pointer is still on the button.
    const contrasts = await probe<{ element: string; ratio: number }[]>(page, 'contrasts()');
    expect(contrasts.filter(({ ratio }) => ratio < ENOUGH_CONTRAST)).toEqual([]);
    await expect.poll(() => button.textContent(), { timeout: 5_000 }).toBe('Copy');
    expect(complaints).toEqual([]);
    await close();
  });

  test('pictures are shown with their credit, and one that does not load is removed with its caption', async () => {
    const shown = await visit(browser, `${program.server}/`);
    const figures = shown.page.locator('figure:visible');
    expect(await figures.count()).toBe(7);
    for (const figure of await figures.all()) {
      await figure.scrollIntoViewIfNeeded();
      expect(await figure.textContent()).toBe('Drawing: Oda Wren / M10News');
      await expect.poll(() => figure.locator('img').evaluate((image: { naturalWidth: number }) => image.naturalWidth)).toBe(1600);
    }
    expect(shown.complaints).toEqual([]);
    const missing = await visit(browser, `${program.server}/`, { pictures: 'missing' });
    await expect
      .poll(async () => {
        await missing.page.mouse.wheel(0, 1_000);
        return missing.page.locator('figure:visible').count();
      })
      .toBe(0);
    expect(missing.complaints).toEqual([]);
    await Promise.all([shown.close(), missing.close()]);
  });

  test('an article of an agency is public as a summary with its notice, and one of the newspaper as a whole', async () => {
    const { items } = (await (await fetch(`${program.server}/feeds/all.json`)).json()) as { items: Record<string, unknown>[] };
    const text = (slug: string) => JSON.stringify(items.find(({ id }) => String(id).endsWith(`/${slug}`)));
    expect(text('drifting-buoy-found')).toContain('© Fulmar Press Agency');
    expect(text('drifting-buoy-found')).not.toContain('ship’s boiler');
    expect(text('halden-array-first-light')).toContain('forgive carpentry');
  });

  test('an address is selected whole when its field gets the focus', async () => {
    const { page, close } = await visit(browser, `${program.server}/`);
    await page.getByLabel('Feed address (RSS)', { exact: true }).focus();
    expect(await page.evaluate<string>('getSelection().toString()')).toBe(`${program.server}/feeds/all.rss`);
    await close();
  });

  test.each(['rss', 'atom', 'json'] as const)('a feed opened in the browser is explained, and is itself at ?raw: %s', async (format) => {
    const preview = await visit(browser, `${program.server}/feeds/all.${format}`);
    expect(await preview.page.getByRole('heading', { level: 3 }).count()).toBe(9);
    const raw = await preview.page.getByRole('link', { name: 'View source' }).getAttribute('href');
    const document = await visit(browser, `${program.server}${raw}`);
    expect(document.headers['content-type']).toMatch(/^application\/(rss\+xml|atom\+xml|feed\+json); charset=utf-8$/);
    expect(document.headers['cache-control']).toBe('no-store');
    expect(parse(format, await document.body())).toHaveLength(9);
    expect(await document.body()).toBe(await (await fetch(`${program.server}/feeds/all.${format}`)).text());
    await Promise.all([preview.close(), document.close()]);
  });

  test('autodiscovery leads to the feeds it names, in the format it names', async () => {
    const { page, close } = await visit(browser, `${program.server}/feeds/sections/business`);
    const announced = await page
      .locator('link[rel=alternate]')
      .evaluateAll((links) => links.map((link) => ['href', 'type', 'title'].map((name) => link.getAttribute(name) ?? '')));
    expect(announced).toHaveLength(6);
    expect(new Set(announced.map(([, , title]) => title)).size).toBe(6);
    for (const [href = '', type = ''] of announced) {
      const answer = await fetch(href);
      expect(answer.headers.get('content-type')).toBe(`${type}; charset=utf-8`);
      expect(parse(href.split('.').at(-1) as Format, await answer.text()).length).toBeGreaterThan(0);
    }
    await close();
  });

  test('no link on any page leads nowhere', async () => {
    const links = new Set<string>();
    for (const { path } of PAGES) {
      const { body } = await get(`${program.server}${path}`, { 'sec-fetch-dest': 'document', accept: 'text/html' });
      for (const [, href = ''] of body.matchAll(/ href="([^"]+)"/g)) links.add(new URL(href, program.server).href);
    }
    const own = [...links].filter((link) => link.startsWith(`${program.server}/`));
    expect(own.length).toBeGreaterThan(50);
    const answers = await Promise.all(own.map(async (link) => ({ link, status: (await get(link)).status })));
    expect(answers.filter(({ status }) => status !== 200)).toEqual([{ link: `${program.server}/articles/${WITHDRAWN}`, status: 410 }]);
  });

  test('the page of a withdrawn article repeats nothing of it but the note', async () => {
    const { page, close } = await visit(browser, `${program.server}/articles/${WITHDRAWN}`);
    expect(await page.locator('blockquote').textContent()).toBe(WITHDRAWAL_NOTE);
    expect(await page.content()).not.toContain('grocery');
    await close();
  });
});
