// What is wrong with a page in a browser: what axe-core finds, and windows that it does not fit.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const WIDTHS_PX = [320, 390, 768, 1280, 1600];
/** What these say depends on colours and sizes. The others would say the same on a second screen, and asking them takes two thirds of the time. */
const OF_LOOKS = ['color-contrast', 'link-in-text-block', 'target-size', 'scrollable-region-focusable', 'css-orientation-lock'];
/** Colours and widths do not depend on each other. Wide windows hide next to nothing and show tables as tables, so every rule is asked there. */
const SCREENS = [
  { width: 390, colorScheme: 'dark', runOnly: OF_LOOKS },
  { width: 1280, colorScheme: 'light', runOnly: TAGS },
] as const;

/** The part of axe-core's results that is read here. */
interface Violation {
  id: string;
  help: string;
  nodes: { target: (string | string[])[]; failureSummary?: string }[];
}

/** Widths of a window in which the page is wider than it. */
export async function tooNarrow(page: Page): Promise<number[]> {
  const found: number[] = [];
  await page.waitForLoadState('load');
  for (const width of WIDTHS_PX) {
    await page.setViewportSize({ width, height: 800 });
    if (await page.evaluate<boolean>('document.documentElement.scrollWidth > innerWidth')) found.push(width);
  }
  return found;
}

/** Of the documentation, or of its page of objects: all endpoints have the same form, and axe-core takes half a minute for a hundred of them. */
export async function keepFewEndpoints(page: Page): Promise<void> {
  await page.evaluate(`for (const all of [document.querySelectorAll('.endpoint'), document.querySelectorAll('.object')])
    for (const one of [...all].filter((_, index) => index % 30 !== 0)) one.remove();`);
  if ((await page.locator('.endpoint, .object').count()) === 0) throw new Error('no endpoint and no object is left to check');
  if ((await page.locator('.docs-search').count()) !== 1) throw new Error('the script of the documentation did not run');
}

/** One line for each rule and element. */
export async function violationsOn(page: Page): Promise<string[]> {
  const lines: string[] = [];
  // Before, the stylesheet may be on its way, and colours are those of the browser.
  await page.waitForLoadState('load');
  // Closed parts of a page are not checked.
  await page.evaluate("for (const details of document.querySelectorAll('details')) details.open = true");
  await page.evaluate(AXE);
  for (const { width, colorScheme, runOnly } of SCREENS) {
    await page.setViewportSize({ width, height: 844 });
    await page.emulateMedia({ colorScheme });
    const options = JSON.stringify({ runOnly, resultTypes: ['violations'] });
    const violations = await page.evaluate<Violation[]>(`axe.run(document, ${options}).then(({ violations }) => violations)`);
    const where = `${width} px, ${colorScheme}`;
    for (const { id, help, nodes } of violations) {
      for (const { target, failureSummary = '' } of nodes)
        lines.push(`${id} (${help}) at ${target.flat().join(' ')}, ${where}: ${failureSummary.replace(/\s+/g, ' ')}`);
    }
  }
  return lines;
}
