// Every field in which somebody writes, filled with what a script, a layout or a reader of another direction stumbles over, seen in a browser: nothing of it
// runs, and it keeps its place on every page that shows it.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findChromium, probe } from '../support/browser.ts';
import { type ConsoleVisit, startConsoleVisit } from '../support/console-visit.ts';
import { type HostilePages, SEEN, spreadHostileText } from '../support/hostile-stage.ts';

const WIDTHS_PX = [320, 1280];

const chromium = findChromium();
if (chromium === undefined)
  console.warn('Left out: tests/e2e/hostile-text.test.ts. There is no Chromium: install one, or name it with CHROMIUM.');

describe.skipIf(chromium === undefined)('hostile text', () => {
  let at: ConsoleVisit;
  let page: Page;
  let pages: HostilePages;

  beforeAll(async () => {
    at = await startConsoleVisit(chromium ?? '', 'link');
    page = at.open.page;
    pages = await spreadHostileText(at.program);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.waitForURL('**/console/today');
    await page.goto(pages.invitation);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.waitForURL('**/portal/articles');
  });

  afterAll(() => at?.close());

  test.each(['ofReaders', 'ofDesk', 'ofPartner'] as const)('runs nothing and keeps its place on pages %s', async (whose) => {
    for (const path of pages[whose]) {
      const answer = await page.goto(`${at.program.server}${path}`);
      await page.evaluate("for (const details of document.querySelectorAll('details')) details.open = true");
      const isSeen = ((await page.locator('body').textContent()) ?? '').includes(SEEN);
      expect([path, answer?.status(), isSeen, await page.evaluate(SEEN)]).toEqual([path, 200, true, undefined]);
      for (const width of WIDTHS_PX) {
        await page.setViewportSize({ width, height: 800 });
        const found = await Promise.all(['stickingOut()', 'brokenButtons()', 'scrolledTables()'].map((one) => probe(page, one)));
        expect([path, width, ...found]).toEqual([path, width, [], [], []]);
      }
    }
    expect([at.open.complaints, at.open.strays]).toEqual([[], []]);
  });
});
