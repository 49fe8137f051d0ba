// /docs in a browser: axe-core, every width, and what its script does.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findChromium } from '../support/browser.ts';
import { tooNarrow, violationsOn } from '../support/page-checks.ts';
import { sharedBrowser, sharedSample } from '../support/shared-sample.ts';

const chromium = findChromium();
if (chromium === undefined)
  console.warn('Left out: tests/e2e/documentation.test.ts. There is no Chromium: install one, or name it with CHROMIUM.');

/** All endpoints have the same form, and axe-core takes half a minute for a hundred of them. */
const WITHOUT_MOST = `for (const all of [document.querySelectorAll('.endpoint'), document.querySelectorAll('.object')])
  for (const one of [...all].filter((_, index) => index % 30 !== 0)) one.remove();`;

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

  test('shows every sample in the language that is chosen in one of them', async () => {
    const isShown = (name: string, language: string) =>
      page.locator(`.sample:has([name=sample-${name}]) [data-language=${language}]`).isVisible();
    expect([await isShown('poll', 'sh'), await isShown('receipt', 'php')]).toEqual([true, false]);
    await page.locator('[name=sample-receipt][value=php]').check({ force: true });
    expect([await isShown('poll', 'sh'), await isShown('poll', 'php'), await isShown('receipt', 'php')]).toEqual([false, true, true]);
  });

  test('has no violation that axe-core finds', async () => {
    await page.evaluate(WITHOUT_MOST);
    expect(await page.locator('.endpoint').count()).toBeGreaterThan(2);
    expect(await violationsOn(page)).toEqual([]);
  });
});
