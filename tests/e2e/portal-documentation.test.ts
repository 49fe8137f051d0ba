// The two pages of the documentation at the portal in a browser: axe-core, every width, links of types and errors from one to the other, and a search that goes
// on there.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findChromium } from '../support/browser.ts';
import { keepFewEndpoints, tooNarrow, violationsOn } from '../support/page-checks.ts';
import { sharedBrowser, sharedSample } from '../support/shared-sample.ts';

const chromium = findChromium();
if (chromium === undefined)
  console.warn('Left out: tests/e2e/portal-documentation.test.ts. There is no Chromium: install one, or name it with CHROMIUM.');

const PARTNER = '/desk/partners/docs-readers';
const TERMS = {
  ...{ reference: 'D-1', validFrom: '2024-01-01T00:00:00Z', form: 'full', channels: ['web'], domains: ['gazette.example'] },
  scope: {},
};

describe.skipIf(chromium === undefined)('the documentation at the portal', () => {
  let server: string;
  let page: Page;

  beforeAll(async () => {
    const sample = await sharedSample();
    server = sample.server;
    const callDesk = async (method: string, path: string, body?: object): Promise<Record<string, string>> => {
      const headers = { authorization: `Bearer ${sample.token}`, 'content-type': 'application/json' };
      const answer = await fetch(`${server}${path}`, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
      if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
      return (await answer.json()) as Record<string, string>;
    };
    await callDesk('PUT', PARTNER, { name: 'Readers of the Documentation' });
    for (const agreement of ['main', 'weather']) await callDesk('PUT', `${PARTNER}/agreements/${agreement}`, TERMS);
    const user = await callDesk('POST', `${PARTNER}/users`, {
      name: 'Ben Lock',
      email: 'ben@readers.example',
      agreements: ['main', 'weather'],
    });
    const { url = '' } = await callDesk('POST', `${PARTNER}/users/${user['id']}/invitation`);
    page = await (await sharedBrowser(chromium ?? '')).newPage();
    await page.goto(`${server}${new URL(url).pathname}`);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.waitForURL('**/portal/articles');
  });

  afterAll(() => page?.close());

  test.each(['/portal/docs', '/portal/docs/objects'])('%s fits every window and has no violation that axe-core finds', async (path) => {
    await page.goto(`${server}${path}?words=key`);
    await expect.poll(() => page.locator('.docs-elsewhere').isVisible()).toBe(true);
    expect(await tooNarrow(page)).toEqual([]);
    await keepFewEndpoints(page);
    expect(await violationsOn(page)).toEqual([]);
  });

  test('a type and an error of an endpoint lead to their descriptions, under the same agreement and below the contents of a phone', async () => {
    await page.setViewportSize({ width: 390, height: 800 });
    await page.goto(`${server}/portal/docs?agreement=weather`);
    const links = page.locator('[aria-labelledby=operation-listChanges]');
    for (const [name, anchor] of Object.entries({ Change: '#schema-Change', 'resync-required': '#error-resync-required' })) {
      await links.getByRole('link', { name, exact: true }).first().click();
      await page.waitForURL(`**/portal/docs/objects?agreement=weather${anchor}`);
      const top = () => page.evaluate(`document.querySelector('${anchor}').getBoundingClientRect().top`);
      await expect.poll(top, { timeout: 5_000 }).toBeLessThan(100);
      expect(await top()).toBeGreaterThan(50);
      await page.goBack();
    }
  });

  test('a search says which page it reads, and goes on at the other', async () => {
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.goto(`${server}/portal/docs?agreement=weather`);
    await page.getByLabel('Search guides and endpoints').fill('importing');
    await expect.poll(() => page.locator('.docs-contents [role=status]').textContent()).toBe('Nothing found.');
    await page.getByLabel('Search guides and endpoints').fill('NinjsPicture');
    await page.getByRole('link', { name: 'Search “NinjsPicture” in conventions, objects and errors' }).click();
    const field = page.getByLabel('Search conventions, objects and errors');
    await page.waitForURL('**/portal/docs/objects?agreement=weather&words=NinjsPicture');
    await expect.poll(() => field.inputValue(), { timeout: 5_000 }).toBe('NinjsPicture');
    await page.keyboard.press('Enter');
    expect(new URL(page.url()).hash).toBe('#schema-NinjsPicture');
    await field.fill('');
    await page.getByRole('navigation', { name: 'Documentation' }).getByRole('link', { name: 'Quick start for partners' }).click();
    await page.waitForURL('**/portal/docs?agreement=weather#partners');
  });
});
