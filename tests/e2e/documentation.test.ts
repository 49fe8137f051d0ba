// /docs in a browser: axe-core, every width, and what its script does.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findChromium } from '../support/browser.ts';
import { keepFewEndpoints, tooNarrow, violationsOn } from '../support/page-checks.ts';
import { sharedBrowser, sharedSample } from '../support/shared-sample.ts';

const chromium = findChromium();
if (chromium === undefined)
  console.warn('Left out: tests/e2e/documentation.test.ts. There is no Chromium: install one, or name it with CHROMIUM.');

describe.skipIf(chromium === undefined)('the documentation', () => {
  let page: Page;

  beforeAll(async () => {
    const { server } = await sharedSample();
    const context = await (await sharedBrowser(chromium ?? '')).newContext({ bypassCSP: true });
    page = await context.newPage();
    await page.goto(`${server}/docs`);
  });

  afterAll(() => page?.context().close());

  test('fits every window', async () => {
    expect(await tooNarrow(page)).toEqual([]);
  });

  const search = (words: string) => page.getByRole('searchbox', { name: 'Search the documentation' }).fill(words);
  const found = () => page.locator('.docs-found a').evaluateAll((links) => links.map((link) => link.firstChild?.textContent));

  test('finds an error, an object and a word of a text, and leads there', async () => {
    await page.setViewportSize({ width: 1280, height: 800 });
    await search('resync-required');
    expect((await found())[0]).toBe('resync-required');
    await search('Change');
    expect(await found()).toContain('Change');
    await search('no webhooks');
    expect(await found()).toEqual(['Follow changes']);
    await page.keyboard.press('Enter');
    expect(new URL(page.url()).hash).toBe('#partners-follow-changes');
    await search('zzzz');
    expect([await found(), await page.locator('.docs-contents [role=status]').textContent()]).toEqual([[], 'Nothing found.']);
    await search('');
    expect(await page.locator('.docs-contents a:visible').count()).toBeGreaterThan(100);
  });

  test('shows every sample in the language that is chosen in one of them', async () => {
    const isShown = (name: string, language: string) =>
      page.locator(`.sample:has([name=sample-${name}]) [data-language=${language}]`).isVisible();
    expect([await isShown('poll', 'sh'), await isShown('receipt', 'php')]).toEqual([true, false]);
    await page.locator('[name=sample-receipt][value=php]').check({ force: true });
    expect([await isShown('poll', 'sh'), await isShown('poll', 'php'), await isShown('receipt', 'php')]).toEqual([false, true, true]);
  });

  test('has no violation that axe-core finds', async () => {
    await page.setViewportSize({ width: 1280, height: 800 });
    await search('ferries');
    await keepFewEndpoints(page);
    // Further down, the open contents of a phone would cover a heading.
    await page.evaluate('scrollTo(0, 0)');
    expect(await violationsOn(page)).toEqual([]);
  });

  // Last, because few endpoints are left to be laid out anew.
  test('opens its contents on a phone where the reader is', async () => {
    await page.setViewportSize({ width: 390, height: 800 });
    await search('');
    await page.evaluate("document.querySelector('.docs-contents details').open = false");
    await page.evaluate("location.hash = '#glossary'");
    const current = page.locator('.docs-contents [aria-current]');
    await expect.poll(() => current.textContent()).toBe('Glossary');
    await page.getByText('Contents', { exact: true }).click();
    await expect.poll(async () => (await current.boundingBox())?.y).toBeLessThan(600);
    expect((await current.boundingBox())?.y).toBeGreaterThan(50);
    await current.click();
    expect(await page.locator('.docs-contents details').getAttribute('open')).toBe(null);
  });
});
