// Every kind of page, checked with axe-core in a browser, on a phone and on a desktop. The documentation has tests of its own.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findChromium } from '../support/browser.ts';
import { type ConsoleVisit, startConsoleVisit } from '../support/console-visit.ts';
import { tooNarrow, violationsOn } from '../support/page-checks.ts';
import type { Program } from '../support/program.ts';
import { WITHDRAWN } from '../support/shared-sample.ts';
import { changeBoth } from '../support/two-editors.ts';

const chromium = findChromium();
if (chromium === undefined)
  console.warn('Left out: tests/e2e/accessibility.test.ts. There is no Chromium: install one, or name it with CHROMIUM.');

describe.skipIf(chromium === undefined)('axe-core finds no violation', () => {
  let at: ConsoleVisit;
  let program: Program;
  let page: Page;
  let invitation: string;

  const go = (path: string) => page.goto(`${program.server}${path}`);
  beforeAll(async () => {
    at = await startConsoleVisit(chromium ?? '', 'home');
    program = at.program;
    page = at.open.page;
  });

  afterAll(() => at?.close());

  test.each([
    ['the front page', '/', 200],
    ['an article', '/articles/halden-array-first-light', 200],
    ['the summary of an article of an agency', '/articles/drifting-buoy-found', 200],
    ['a withdrawn article', `/articles/${WITHDRAWN}`, 410],
    ['the directory of feeds', '/feeds', 200],
    ["a section's page", '/feeds/sections/business', 200],
    ['the preview of a feed', '/feeds/all.rss', 200],
    ['the terms', '/terms', 200],
    ['the list of problems', '/problems', 200],
    ['a problem explained', '/problems/not-found', 200],
    ['an address with nothing at it', '/no-such-page', 404],
    ['the sign-in page of the console', '/console/sign-in', 200],
  ])('on %s', async (_name, path, status) => {
    expect((await go(path))?.status()).toBe(status);
    expect(await violationsOn(page)).toEqual([]);
  });

  test('on the page of a sign-in link', async () => {
    await page.goto(at.link);
    const violations = await violationsOn(page);
    // The next tests are of somebody who is signed in, whatever was found here.
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.waitForURL('**/console/today');
    expect(violations).toEqual([]);
  });

  test('on the page of a used sign-in link', async () => {
    expect([(await page.goto(at.link))?.status(), await violationsOn(page)]).toEqual([404, []]);
  });

  test.each([
    ['the first page', '/console/today', 200],
    ['the list of withdrawals', '/console/withdrawals', 200],
    ['the list of articles', '/console/articles', 200],
    ['the list of articles when none is found', '/console/articles?q=zzzz', 200],
    ['the list of articles with a filter that cannot be used', '/console/articles?subject=nonsense&q=ferry', 422],
    ['an article', '/console/articles/halden-array-first-light', 200],
    ['the partners that received an article', '/console/articles/halden-array-first-light/receivers', 200],
    ['a withdrawn article', `/console/articles/${WITHDRAWN}`, 200],
    ['a version that changed words', `/console/articles/${WITHDRAWN}/versions/2`, 200],
    ['a new article', '/console/new-article', 200],
    ['an article that is corrected', '/console/articles/halden-array-first-light/correction', 200],
    ['the list of partners', '/console/partners', 200],
    ['the list of partners when none is found', '/console/partners?q=zzzz', 200],
    ['a partner', '/console/partners/harbour-gazette', 200],
    ['the ledger of a partner', '/console/partners/harbour-gazette/ledger', 200],
    ['the usage of a partner', '/console/partners/harbour-gazette/usage', 200],
    ['the audit trail of a partner', '/console/partners/harbour-gazette/audit', 200],
    ['an agreement', '/console/partners/harbour-gazette/agreements/main', 200],
    ['a version of an agreement', '/console/partners/harbour-gazette/agreements/main/versions/1', 200],
    ['the form of an agreement', '/console/partners/harbour-gazette/agreements/main/terms', 200],
    ['a new partner', '/console/new-partner', 200],
    ['the list of sessions', '/console/sessions', 200],
    ['the settings', '/console/settings', 200],
    ['the form of the publisher', '/console/settings/publisher', 200],
    ['the list of subjects', '/console/settings/subjects', 200],
    ['what joining two subjects leads to', '/console/settings/subjects/ferries/merge?into=shipping', 200],
    ['the list of tokens', '/console/settings/tokens', 200],
    ['the audit trail', '/console/audit', 200],
    ['an address with nothing at it', '/console/no-such-page', 404],
  ])('at the console, on %s', async (_name, path, status) => {
    const answer = await go(path);
    // Somebody who is not signed in would be led elsewhere.
    expect([answer?.status(), answer?.url()]).toEqual([status, `${program.server}${path}`]);
    expect(await violationsOn(page)).toEqual([]);
  });

  test('at the console, on the board of a withdrawal', async () => {
    await go('/console/withdrawals');
    await page.getByRole('link', { name: /grocery co-operatives/ }).click();
    await expect.poll(() => page.locator('[data-live]').textContent()).toContain('Harbour Gazette');
    expect(await violationsOn(page)).toEqual([]);
  });

  test('at the console, on a new key, which is copied by a button, and on the page of the key', async () => {
    await go('/console/partners/harbour-gazette');
    await page.getByText('New key', { exact: true }).click();
    await page.getByLabel('Name of the key').fill('night import');
    await page.getByRole('button', { name: 'Make the key' }).click();
    const key = (await page.locator('#secret').textContent()) ?? '';
    expect(key).toMatch(/^ts_live_/);
    expect(await violationsOn(page)).toEqual([]);
    await page.getByRole('button', { name: 'Copy the key' }).click();
    await expect.poll(() => page.evaluate('navigator.clipboard.readText()')).toBe(key);
    await page.getByRole('link', { name: /back to the partner/ }).click();
    await page.getByRole('link', { name: /^night import/ }).click();
    await expect.poll(() => page.locator('h1').textContent()).toContain('night import');
    expect(await violationsOn(page)).toEqual([]);
  });

  test('at the console, on an article with a form that was refused', async () => {
    await go('/console/articles/halden-array-first-light');
    await page.getByText('Withdraw', { exact: true }).click();
    await page.getByLabel('Reason, for the desk only').fill(' ');
    await page.getByRole('button', { name: 'Withdraw it' }).click();
    await expect.poll(() => page.getByRole('alert').textContent()).toContain('Give a reason');
    expect([await violationsOn(page), await tooNarrow(page)]).toEqual([[], []]);
  });

  test('at the console, on an agreement that was refused', async () => {
    await go('/console/partners/harbour-gazette/agreements/main/terms');
    await page.getByLabel('Number of the contract').fill('');
    await page.getByRole('button', { name: 'Check without storing' }).click();
    await expect.poll(() => page.getByRole('alert').textContent()).toContain('Number of the contract');
    expect(await violationsOn(page)).toEqual([]);
  });

  test('at the console, on an article that two editors change', async () => {
    await changeBoth(page, `${program.server}/console/articles/halden-array-first-light/edit`);
    const save = page.getByRole('button', { name: 'Save the change' });
    await page.getByLabel('Headline').fill('');
    await save.click();
    await expect.poll(() => page.getByRole('alert').first().textContent()).toContain('One thing has to be changed');
    await page.getByLabel('Headline').fill('Mine');
    await page.getByRole('button', { name: 'Check' }).last().click();
    await expect.poll(() => page.locator('.check-result').count()).toBe(1);
    expect(await violationsOn(page)).toEqual([]);
    await page.getByRole('button', { name: 'Merge their changes into mine' }).click();
    await expect.poll(() => page.evaluate('document.activeElement.textContent')).toBe('Look at these before you save');
    expect(await page.getByRole('alert').textContent()).toContain('One part of the text was changed by both of you');
    expect([await violationsOn(page), await tooNarrow(page)]).toEqual([[], []]);
    await page.getByRole('alert').getByRole('link', { name: 'text', exact: true }).click();
    expect(await page.evaluate('document.activeElement.className')).toContain('text-edited');
    await save.click();
    await expect.poll(() => page.getByRole('alert').textContent()).toContain('has marks where both of you changed a part');
  });

  test('at the console, on the page of a person of a partner, and on the link of an invitation', async () => {
    await go('/console/partners/harbour-gazette');
    await page.getByRole('link', { name: 'Anne Quay' }).click();
    await page.waitForURL('**/users/*');
    expect([await violationsOn(page), await tooNarrow(page)]).toEqual([[], []]);
    await page.getByRole('button', { name: 'Make an invitation' }).click();
    invitation = (await page.locator('#secret').textContent()) ?? '';
    expect([await violationsOn(page), await tooNarrow(page)]).toEqual([[], []]);
  });

  test('at the portal, on an invitation', async () => {
    expect((await page.goto(at.invitation))?.status()).toBe(404);
    expect(await violationsOn(page)).toEqual([]);
    await page.goto(invitation);
    const violations = await violationsOn(page);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.waitForURL('**/portal/articles');
    expect(violations).toEqual([]);
  });

  test.each([
    ['the sign-in page', '/portal/sign-in', 200],
    ['the list of articles', '/portal/articles', 200],
    ['an article', '/portal/articles/halden-array-first-light', 200],
    ['the people and keys that received an article', '/portal/articles/halden-array-first-light/receivers', 200],
    ['the withdrawals', '/portal/withdrawals', 200],
    ['the account', '/portal/account', 200],
    ['the usage by article', '/portal/usage?by=article', 200],
    ['the list of keys', '/portal/keys', 200],
    ['the list of people', '/portal/users', 200],
    ['the sandbox', '/portal/sandbox', 200],
    ['the list of sessions', '/portal/sessions', 200],
    ['an address with nothing at it', '/portal/no-such-page', 404],
  ])('at the portal, on %s', async (_name, path, status) => {
    const answer = await go(path);
    expect([answer?.status(), answer?.url()]).toEqual([status, `${program.server}${path}`]);
    expect([await violationsOn(page), await tooNarrow(page)]).toEqual([[], []]);
  });

  test('at the portal, on an acknowledgement that was refused and on one that was stored', async () => {
    await go('/portal/withdrawals');
    await page.getByRole('link', { name: /^Acknowledge/ }).click();
    await page.getByRole('button', { name: 'Acknowledge it' }).click();
    await expect.poll(() => page.getByRole('alert').textContent()).toContain('Choose what was done');
    expect([await violationsOn(page), await tooNarrow(page)]).toEqual([[], []]);
    await page.getByLabel('Removed').check();
    await page.getByRole('button', { name: 'Acknowledge it' }).click();
    await expect.poll(() => page.getByRole('status').textContent()).toContain('was stored');
    expect([await violationsOn(page), await tooNarrow(page)]).toEqual([[], []]);
  });

  test('at the portal, on a notice that has changed', async () => {
    const address = `${program.server}/desk/partners/harbour-gazette/agreements`;
    const headers = { authorization: `Bearer ${program.token}`, 'content-type': 'application/json', 'if-match': '*' };
    const { agreements } = (await (await fetch(address, { headers })).json()) as { agreements: { agreement: { terms: object } }[] };
    const terms = {
      ...agreements[0]?.agreement.terms,
      notice: { licenceLine: { en: 'For {partner} only.', ar: 'لصحيفة {partner} فقط.' } },
    };
    expect((await fetch(`${address}/main`, { method: 'PUT', headers, body: JSON.stringify(terms) })).status).toBe(200);
    await go('/portal/account');
    await page.getByRole('button', { name: 'Accept the notice' }).waitFor();
    expect([await violationsOn(page), await tooNarrow(page)]).toEqual([[], []]);
  });

  test('at the portal, on a key, and on the one that replaces it', async () => {
    await go('/portal/keys');
    await page.getByRole('link', { name: 'npm start' }).click();
    await page.waitForURL('**/portal/keys/*');
    expect(await violationsOn(page)).toEqual([]);
    await page.getByRole('button', { name: 'Make the new key' }).click();
    await page.locator('#secret').waitFor();
    expect(await violationsOn(page)).toEqual([]);
  });

  test('on the page after signing out', async () => {
    await go('/console/withdrawals');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await expect.poll(() => page.locator('h1').textContent()).toBe('You are signed out');
    expect(await violationsOn(page)).toEqual([]);
  });

  test.each([
    ['a token that is not valid', () => 'tsd_none', /not valid/],
    ['the bootstrap token, which asks for a name', () => program.token, /Who are you/],
  ])('on the page after signing in with %s', async (_name, token, words) => {
    await go('/console/sign-in');
    await page.getByLabel('Desk token').fill(token());
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect.poll(() => page.locator('main').textContent()).toMatch(words);
    expect(await violationsOn(page)).toEqual([]);
  });
});
