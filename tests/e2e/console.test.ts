// An editor at night, in a browser and without a terminal: signs in by the link that `npm start` prints, and watches a withdrawal.
import type { Page, Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findChromium, probe, stayedOn, type Visit } from '../support/browser.ts';
import { type ConsoleVisit, startConsoleVisit } from '../support/console-visit.ts';
import type { Program } from '../support/program.ts';

const WIDTHS_PX = [320, 390, 768, 1280, 1600];
/** WCAG 2.2, 1.4.3: for text of any size. */
const ENOUGH_CONTRAST = 4.5;
const CORRECTED = 'corvina-ferry-returns';

const chromium = findChromium();
if (chromium === undefined)
  console.warn(
    'Left out: tests/e2e/console.test.ts, the console in a browser. There is no Chromium: install one, or name it with CHROMIUM.',
  );

describe.skipIf(chromium === undefined)('the console in a browser', () => {
  let at: ConsoleVisit;
  let program: Program;
  let open: Visit;
  let page: Page;
  let partnerKey: string;
  let call: ConsoleVisit['call'];

  beforeAll(async () => {
    at = await startConsoleVisit(chromium ?? '', 'link');
    ({ program, open, partnerKey, call } = at);
    page = open.page;
  });

  afterAll(() => at?.close());

  test('is entered by one button of a link, which works once', async () => {
    expect(await page.locator('h1').textContent()).toContain('Sign in as Desk of this machine');
    const link = page.url();
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.waitForURL('**/console/today');
    expect((await page.goto(link))?.status()).toBe(404);
    // The browser complains of the 404, as it should.
    open.complaints.length = 0;
  });

  test('shows a partner’s answer on the board that is open, without being reloaded', async () => {
    await page.goto(`${program.server}/console/withdrawals`);
    await page.getByRole('link', { name: /grocery co-operatives/ }).click();
    await expect.poll(() => page.locator('[data-live]').textContent()).toContain('Harbour Gazette');
    await page.evaluate('globalThis.isSamePage = true');
    const acknowledgement = { outcome: 'removed', by: 'Mo Reed', at: new Date().toISOString() };
    const id = page.url().split('/').at(-1);
    await call(`/v1/withdrawals/${id}/acknowledgement`, partnerKey, acknowledgement);
    const shown = async () => {
      // As when the window comes to the front again. The script may still be loading the first time.
      await page.evaluate("document.dispatchEvent(new Event('visibilitychange'))");
      return page.locator('[data-live]').textContent();
    };
    await expect.poll(shown, { timeout: 10_000 }).toContain('says Mo Reed');
    expect(await page.evaluate('globalThis.isSamePage')).toBe(true);
  });

  test(`fits windows of ${WIDTHS_PX.join(', ')} pixels, with every word whole`, async () => {
    const paths = [
      'today',
      'withdrawals',
      'sessions',
      'new-partner',
      'partners/harbour-gazette/agreements/main',
      'partners/harbour-gazette/agreements/main/terms',
      'articles',
      'articles?author=nobody&from=2026-01-01',
      'articles?q=the&sort=newest',
      'new-article',
      'partners',
      ...['', '/ledger', '/usage', '/audit'].map((record) => `partners/harbour-gazette${record}`),
      `articles/${CORRECTED}/edit`,
      'settings/publisher',
      'settings/subjects/ferries',
      'settings/tokens',
      'audit',
    ].map((name) => `${program.server}/console/${name}`);
    for (const path of [page.url(), ...paths]) {
      await page.goto(path);
      for (const width of WIDTHS_PX) {
        await page.setViewportSize({ width, height: 800 });
        const found = [await probe(page, 'stickingOut()'), await probe(page, 'brokenCells()')];
        expect([path, width, ...found]).toEqual([path, width, [], []]);
      }
    }
  });

  test.each(['light', 'dark'] as const)(
    'has enough contrast in %s colours, and a visible focus wherever the keyboard leads',
    async (colorScheme) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.goto(`${program.server}/console/sessions`);
      const contrasts = await probe<{ element: string; ratio: number }[]>(page, 'contrasts()');
      expect(contrasts.filter(({ ratio }) => ratio < ENOUGH_CONTRAST)).toEqual([]);
      const places = await probe<string[]>(page, 'interactive()');
      for (const _place of places) await page.keyboard.press('Tab');
      expect(await probe(page, 'tabs')).toEqual(places.map((place) => ({ place, isSeen: true })));
    },
  );

  test('runs nothing but its own script, and makes its browser complain of nothing', async () => {
    const blocked = await page.evaluate(`(() => {
      try {
        document.body.innerHTML = '<img src=x onerror="globalThis.ran = true">';
        return 'written';
      } catch (fault) {
        return fault.name;
      }
    })()`);
    expect([blocked, await page.evaluate('globalThis.ran')]).toEqual(['TypeError', undefined]);
    // Of the attempt above.
    const others = open.complaints.filter((complaint) => !complaint.includes('TrustedHTML'));
    expect([others, open.strays]).toEqual([[], []]);
  });

  test('publishes an article with a picture and its credit, corrects its text with a note, and readers see both', async () => {
    await page.goto(`${program.server}/console/articles`);
    await page.getByRole('link', { name: 'Write an article' }).click();
    await page.getByLabel('Headline').fill('Ferry finds a whale');
    await page.locator('.text-edited').click();
    await page.keyboard.type('A whale swam beside the ferry.');
    await page.keyboard.press('Enter');
    await page.keyboard.type('It left at noon.');
    await page.getByLabel('Main section').selectOption({ label: 'World' });
    await page.getByLabel('Names').fill('Ada Brink');
    await page.locator('[name="images.1.url"]').fill('https://pics.example/whale.svg');
    await page.locator('[name="images.1.credit"]').fill('Mo Reed / Harbour Pictures');
    // Enter stores nothing.
    await page.getByLabel('Names').press('Tab');
    await page.locator('[name="images.1.credit"]').press('Enter');
    await expect.poll(() => page.locator('.check-result').textContent()).toContain('Mo Reed / Harbour Pictures');
    // What was checked is not stored.
    expect(await stayedOn(page, 'Cancel')).toBe('beforeunload');
    await page.getByRole('button', { name: 'Publish' }).click();
    await page.waitForURL('**/console/articles/ferry-finds-a-whale?done=published');
    await page.getByRole('link', { name: 'What readers see' }).click();
    for (const part of ['Ferry finds a whale', 'A whale swam beside the ferry.', 'It left at noon.', 'Mo Reed / Harbour Pictures'])
      expect(await page.locator('main').textContent()).toContain(part);
    await page.goBack();
    await page.getByRole('link', { name: 'Correct the text', exact: true }).click();
    await page.getByLabel('What was wrong, and what is right').fill('It was a dolphin.');
    await page.locator('.text-edited').fill('A dolphin swam beside the ferry.');
    await page.getByRole('button', { name: 'Publish the correction' }).click();
    await page.waitForURL('**/console/articles/ferry-finds-a-whale?done=corrected');
    const read = async () => (await fetch(`${program.server}/articles/ferry-finds-a-whale`)).text();
    await expect.poll(read, { timeout: 10_000 }).toContain('A dolphin swam beside the ferry.');
    expect(await read()).toContain('It was a dolphin.');
  });

  test('changes what the newspaper says of itself, and joins two subjects, after it has shown what follows', async () => {
    const text = 'Ferries & <b>lighthouses</b>, every day.';
    await page.goto(`${program.server}/console/settings/publisher`);
    await page.locator('[name=description]').fill(text);
    await page.getByRole('button', { name: 'Check what changes' }).click();
    await expect.poll(() => page.locator('.plan').textContent()).toContain(text);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.waitForURL('**/console/settings/publisher?saved');
    await page.goto(`${program.server}/console/settings/subjects/ferries/merge?into=shipping`);
    await expect.poll(() => page.locator('main').textContent()).toContain('This cannot be undone.');
    await page.getByRole('button', { name: 'Join them' }).click();
    await expect.poll(() => page.locator('main').textContent()).toContain('This code means Shipping');
    await page.goto(`${program.server}/feeds/subjects/ferries`);
    expect(new URL(page.url()).pathname).toBe('/feeds/subjects/shipping');
    await page.goto(program.server);
    expect(await page.locator('body').textContent()).toContain(text);
  });

  test('keeps what was written when the session has ended, until it is sent again from a page of the next one', async () => {
    const note = 'It was the <i>other</i> one.\nSecond line.';
    await page.goto(`${program.server}/console/articles/${CORRECTED}`);
    await page.getByText('Add a correction').click();
    await page.getByLabel('What was wrong, and what is right').fill(note);
    await page.context().clearCookies();
    await page.getByRole('button', { name: 'Publish the note' }).click();
    await expect.poll(() => page.locator('h1').textContent()).toBe('Your session has ended');
    const [tab] = await Promise.all([page.waitForEvent('popup'), page.getByRole('link', { name: 'Sign in in another tab' }).click()]);
    await tab.getByLabel('Desk token').fill(program.token);
    await tab.getByRole('button', { name: 'Sign in' }).click();
    await tab.getByLabel('Your name').fill('Ada Brink');
    await tab.getByRole('button', { name: 'Sign in' }).click();
    await tab.waitForURL('**/console/today');
    await tab.close();
    await page.getByRole('button', { name: 'Send again' }).click();
    await expect.poll(() => page.locator('h1').textContent()).toBe('Not done yet');
    expect(await page.getByLabel('What was wrong, and what is right').inputValue()).toBe(note);
    const contrasts = await probe<{ element: string; ratio: number }[]>(page, 'contrasts()');
    expect([await probe(page, 'stickingOut()'), contrasts.filter(({ ratio }) => ratio < ENOUGH_CONTRAST)]).toEqual([[], []]);
    expect(await stayedOn(page, 'Today')).toBe('beforeunload');
    await page.getByRole('button', { name: 'Publish the note' }).click();
    await page.waitForURL(`**/console/articles/${CORRECTED}?done=corrected`);
    expect(await page.locator('.facts').textContent()).toContain('It was the <i>other</i> one.');
  });

  test('adds a partner, writes its agreement with a preview that follows what is written, and hands over a key', async () => {
    await page.goto(`${program.server}/console/partners`);
    await page.getByRole('link', { name: 'Add a partner' }).click();
    await page.getByLabel('Name (required)').fill('صحيفة البحيرة');
    await page.getByLabel('Id', { exact: true }).fill('lake-post');
    // The script arrives after the first fields were filled in.
    const { promise: isTyped, resolve: typed } = Promise.withResolvers<void>();
    const whenTyped = async (route: Route) => {
      await isTyped;
      await route.continue();
    };
    await page.route('**/assets/console.*.js', whenTyped, { times: 1 });
    await page.getByRole('button', { name: 'Add the partner' }).click();
    await page.getByLabel('Number of the contract').fill('M10-2026-0200');
    await page.getByLabel(/^Beginning of the term/).fill('2026-01-01T00:00');
    await page.getByLabel('The whole text').check();
    await page.getByLabel('Newsletters').check();
    typed();
    const shown = () => page.locator('[data-preview]').textContent();
    await expect.poll(shown, { timeout: 10_000 }).toMatch(/The full text of .* for newsletters, from 1 January 2026.*It would get [1-9]/s);
    await page.getByText('Quota and rate').click();
    await page.getByText('Quota is agreed').click();
    await page.getByLabel('Articles in a period (articles)').fill('none');
    await expect.poll(shown, { timeout: 10_000 }).toContain('Articles in a period must be a number');
    await page.getByRole('button', { name: 'Store the agreement' }).click();
    await page.getByRole('alert').getByRole('link', { name: 'Articles in a period' }).click();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('3');
    await page.getByLabel('A month', { exact: true }).check();
    await page.getByRole('button', { name: 'Store the agreement' }).click();
    await page.getByRole('link', { name: 'make its first key' }).click();
    await page.locator('#keys summary').click();
    await page.getByLabel('Name of the key').fill('CMS of the post');
    await page.getByRole('button', { name: 'Make the key' }).click();
    await call('/v1/feed.rss', (await page.locator('#secret').textContent()) ?? '');
    const foreign = open.complaints.filter((complaint) => !complaint.includes('TrustedHTML') && !/\b422\b/.test(complaint));
    expect([foreign, open.strays]).toEqual([[], []]);
  });

  test('is left by signing out, and going back shows nothing of it', async () => {
    await page.goto(`${program.server}/console/withdrawals`);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await expect.poll(() => page.locator('h1').textContent()).toBe('You are signed out');
    await page.goBack();
    expect(new URL(page.url()).pathname).toBe('/console/sign-in');
  });
});
