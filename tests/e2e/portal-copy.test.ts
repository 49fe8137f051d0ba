// A partner's editor at the portal, in a browser: what is copied is pasted with its notice, and nothing out of date is copied.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { findChromium, probe, type Visit, visit } from '../support/browser.ts';
import { tooNarrow, violationsOn } from '../support/page-checks.ts';
import { type Program, startProgram } from '../support/program.ts';
import { temporaryFolder } from '../support/run-cli.ts';
import { sharedBrowser } from '../support/shared-sample.ts';

const SLUG = 'halden-array-first-light';
const WIDTHS_PX = [320, 390, 768, 1280, 1600];
const NOTICE = /All rights reserved\. Unauthorised reproduction is prohibited\./;

const chromium = findChromium();
if (chromium === undefined)
  console.warn('Left out: tests/e2e/portal-copy.test.ts, the portal. There is no Chromium: install one, or name it with CHROMIUM.');

describe.skipIf(chromium === undefined)('the portal in a browser', () => {
  const folder = temporaryFolder();
  let program: Program;
  let browser: Browser;
  let open: Visit;
  let page: Page;

  async function callDesk<T>(method: string, path: string, body?: unknown): Promise<T> {
    const headers = { authorization: `Bearer ${program.token}`, 'content-type': 'application/json', 'if-match': '*' };
    const answer = await fetch(`${program.server}${path}`, {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as T;
  }

  const press = (name: string) => page.getByRole('button', { name }).click();
  const outcome = () => page.locator('[data-outcome]:not(:empty)').textContent();
  /** Pastes with the keyboard into an element of the page. */
  const pasted = async (html: string): Promise<string> => {
    await page.evaluate(`document.querySelector('main').prepend(Object.assign(document.createElement('div'), { id: 'place' }))`);
    await page.evaluate(`document.getElementById('place').append(document.createElement(${JSON.stringify(html)}))`);
    await page.evaluate(`document.getElementById('place').firstChild.contentEditable = 'plaintext-only'`);
    await page.evaluate(`if (${JSON.stringify(html)} === 'div') document.getElementById('place').firstChild.contentEditable = 'true'`);
    await page.evaluate(`document.getElementById('place').firstChild.focus()`);
    await page.keyboard.press('Control+v');
    return page.evaluate(`(({ value, innerHTML }) => value ?? innerHTML)(document.getElementById('place').firstChild)`);
  };

  beforeAll(async () => {
    [program, browser] = await Promise.all([startProgram({ folder: folder.path }), sharedBrowser(chromium ?? '')]);
    // The link that `npm start` prints for a person of the sample partner.
    open = await visit(browser, /http:\S+\/portal\/invitations\/\S+/.exec(program.stdout())?.[0] ?? '');
    page = open.page;
    page.setDefaultTimeout(5_000);
    await press('Sign in');
    await page.waitForURL('**/portal/articles');
  });

  beforeEach(() => page.goto(`${program.server}/portal/articles/${SLUG}`));

  afterAll(async () => {
    await open?.close();
    await program?.stop();
    folder.remove();
  });

  test('the page of a synthetic article shows without a reload that a test key has fetched it, by the command that it gives', async () => {
    const { key } = await callDesk<{ key: string }>('POST', '/desk/partners/harbour-gazette/keys', { mode: 'test', name: 'staging' });
    const isFine = async () => expect([await violationsOn(page), await tooNarrow(page)]).toEqual([[], []]);
    await page.goto(`${program.server}/portal/sandbox`);
    await isFine();
    await page.getByLabel('Slug').fill('sandbox-tug');
    await press('Publish it');
    await page.waitForURL('**/portal/sandbox/articles/sandbox-tug*');
    await isFine();
    await page.getByRole('button', { name: /^Copy/ }).click();
    const [, address = ''] = /'(http[^']+)'$/.exec(String(await page.evaluate('navigator.clipboard.readText()'))) ?? [];
    expect((await fetch(address, { headers: { authorization: `Bearer ${key}` } })).status).toBe(200);
    await expect.poll(() => page.locator('[data-live]').textContent(), { timeout: 10_000 }).toContain('got the full text');
    await press('Withdraw');
    await expect.poll(() => page.getByRole('status').textContent(), { timeout: 10_000 }).toBe('Withdrawn.');
    await isFine();
  });

  test('the copy with formatting is pasted with its notice, as HTML and as text', async () => {
    await press('Copy with formatting');
    expect(await outcome()).toBe('Copied, with the notice.');
    const html = await pasted('div');
    expect(html).toMatch(NOTICE);
    expect(html).toMatch(/<h2[^>]*>Telescope built/);
    await page.reload();
    expect(await pasted('textarea')).toMatch(NOTICE);
  });

  test.each(['Copy HTML', 'Copy plain text'])('"%s" is pasted with its notice', async (button) => {
    await press(button);
    expect(await outcome()).toBe('Copied, with the notice.');
    const text = await pasted('textarea');
    expect(text).toMatch(NOTICE);
    expect(text.includes('<h2>')).toBe(button === 'Copy HTML');
  });

  test('a browser that refuses to copy is said to, and the texts are there to be selected', async () => {
    await page.evaluate("navigator.clipboard.write = () => Promise.reject(new Error('refused'))");
    await press('Copy plain text');
    expect(await outcome()).toContain('Your browser refused to copy');
    await page.locator('summary', { hasText: 'The plain text' }).click();
    expect(await page.locator('#copy-text').inputValue()).toMatch(NOTICE);
  });

  test('an article that was corrected since is not copied, and the new one is offered', async () => {
    await press('Copy HTML');
    await callDesk('POST', `/desk/articles/${SLUG}/correction`, { note: 'The moor is in the next county.' });
    await expect
      .poll(
        async () => {
          await press('Copy plain text');
          await page.waitForTimeout(300);
          return page.locator('[data-outcome]').textContent();
        },
        { timeout: 10_000 },
      )
      .toContain('has changed since you opened this page');
    await page.getByRole('link', { name: 'Open the new one' }).click();
    await page.getByText('The moor is in the next county.').first().waitFor();
    await press('Copy plain text');
    expect(await outcome()).toBe('Copied, with the notice.');
    expect(await pasted('textarea')).toContain('The moor is in the next county.');
  });

  test('nothing that scripts or styles do breaks the policy of the page', () => {
    expect(open.complaints).toEqual([]);
  });

  test(`pages fit windows of ${WIDTHS_PX.join(', ')} pixels, with every word whole`, async () => {
    for (const path of [
      'articles',
      `articles/${SLUG}`,
      'withdrawals',
      'account',
      'usage?by=article',
      'keys',
      'users',
      'sessions',
      'sign-in',
      'invitations/none',
    ]) {
      await page.goto(`${program.server}/portal/${path}`);
      for (const width of WIDTHS_PX) {
        await page.setViewportSize({ width, height: 800 });
        const found = [await probe(page, 'stickingOut()'), await probe(page, 'brokenCells()')];
        expect([path, width, ...found]).toEqual([path, width, [], []]);
      }
    }
  });
});
