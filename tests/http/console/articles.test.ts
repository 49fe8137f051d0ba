// Articles at the console: found, read, withdrawn, corrected, held, and never changed by a form that is older than the article.
import { beforeEach, describe, expect, test } from 'vitest';
import { runAlarm } from '../../support/worker/catalogue.ts';
import { type Answer, type Browser, signedIn } from '../../support/worker/console.ts';
import { callDesk, publish, replace, setUpPublisher } from '../../support/worker/desk.ts';
import { isolateTests } from '../../support/worker/isolation.ts';
import { amend, licensee, pullText } from '../../support/worker/partner.ts';
import { get, titlesOf } from '../../support/worker/reader.ts';

isolateTests();

const PAGE = '/console/articles/eastern-lock';
let browser: Browser;

beforeEach(async () => {
  await setUpPublisher();
  await publish('eastern-lock');
  ({ browser } = await signedIn());
});

/** Fills one form of the page that is shown now. */
async function send(action: string, fields: Record<string, string> = {}, page = PAGE): Promise<Answer> {
  const { text } = await browser.get(page);
  return browser.post(`${page}/${action}`, { ...hiddenFieldsIn(text), ...fields });
}

function hiddenFieldsIn(text: string): Record<string, string> {
  const fieldIn = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1]?.replaceAll('&quot;', '"') ?? '';
  return { form: fieldIn('form'), etag: fieldIn('etag') };
}

describe('an address of the console where nothing is', () => {
  test('is answered with a page of the console, which no cache keeps', async () => {
    for (const path of ['/console/articles/nothing-here', '/console/nothing-here']) {
      const { status, text, headers } = await browser.get(path);
      expect(status).toBe(404);
      expect(text).toContain('<body class="console">');
      expect(text).toContain('<a href="/console">');
      expect(text).not.toContain('href="/feeds"');
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('content-security-policy')).toContain("form-action 'self'");
    }
    const { text } = await browser.get('/console/articles/nothing-here');
    expect(text).toContain('There is no article at this address.');
    expect(text).toContain('Sign out');
  });

  test('is answered with problem+json to programs', async () => {
    const { status, headers } = await browser.get('/console/articles/nothing-here', { 'sec-fetch-dest': 'empty' });
    expect(status).toBe(404);
    expect(headers.get('content-type')).toBe('application/problem+json');
  });
});

describe('an article', () => {
  test('is shown with its state, its versions and who made them, and its text without ids of the page', async () => {
    await replace('eastern-lock', { bodyHtml: '<p id="content">The second text.</p>' });
    const { text } = await browser.get(PAGE);
    expect(text).toContain('Pilots return to the eastern lock');
    expect(text).toContain('badge good">Published');
    expect(text.match(/<td data-label="Version">/g)).toHaveLength(2);
    expect(text).toContain('bootstrap');
    expect(text).toContain('<p id="eastern-lock.content">The second text.</p>');
  });

  test('is withdrawn with a note to the public and a reason, under the name of whoever did it, and leads to the board', async () => {
    const gazette = await licensee();
    await pullText(gazette.key, '/v1/articles/eastern-lock/text');
    const { status, location } = await send('withdrawal', { note: 'The tug was another one.', reason: 'The source took it back.' });
    expect([status, location]).toEqual([303, '/console/withdrawals/eastern-lock.2']);
    await runAlarm();
    const board = (await browser.get(location ?? '')).text;
    for (const part of ['The tug was another one.', 'The source took it back.', 'Ada Brink', 'Harbour Gazette'])
      expect([part, board.includes(part)]).toEqual([part, true]);
    expect((await get('/articles/eastern-lock')).status).toBe(410);
    const { body } = await callDesk<{ entries: { action: string; who: string }[] }>('GET', '/desk/audit');
    expect(body.entries[0]).toMatchObject({ action: 'article.withdraw', who: 'Ada Brink' });
  });

  test('says before a withdrawal which partners received it, and how many of them were asked', async () => {
    const gazette = await licensee();
    await licensee({ id: 'other', name: 'Other' });
    await pullText(gazette.key, '/v1/articles/eastern-lock/text');
    const { text } = await browser.get(`${PAGE}/receivers`);
    expect(text).toContain('Received by 1 of the 2 partners that were asked: <bdi>');
    expect(text).toContain('Harbour Gazette');
    expect(text).not.toContain('Other');
    expect(text).toContain('would be the first that has to take it down: within 1 hour, by <time datetime="');
  });

  test('says before a withdrawal whose deadline to take it down is the first, by the agreement as it was on delivery', async () => {
    for (const [id, name, minutes] of [
      ['gazette', 'Harbour Gazette', 120],
      ['tide', 'Tide Tables', 45],
      ['late', 'Never Pulled', 5],
    ] as const) {
      const { key } = await licensee({ id, name, terms: { duties: { withdrawWithinMinutes: minutes } } });
      if (id !== 'late') await pullText(key, '/v1/articles/eastern-lock/text');
    }
    await amend('tide', { duties: { withdrawWithinMinutes: 10 } });
    const { text } = await browser.get(`${PAGE}/receivers`);
    expect(text).toContain('<bdi>Tide Tables</bdi> would be the first that has to take it down: within 45 minutes, by');
    const deadlineMs = Date.parse(/datetime="([^"]+)"/.exec(text)?.[1] ?? '');
    expect(Math.abs(deadlineMs - Date.now() - 45 * 60_000)).toBeLessThan(30_000);
  });

  test('names the feeds that a withdrawal, a correction or a hold changes', async () => {
    const { text } = await browser.get(PAGE);
    const named = [...text.matchAll(/These feeds change: (.*?)<\/p>/gs)].map(([, feeds = '']) =>
      [...feeds.matchAll(/href="([^"]+)"><bdi>([^<]+)/g)].map(([, path, name]) => [path, name]),
    );
    const feeds = [
      ['/feeds/all', 'all articles'],
      ['/feeds/sections/harbour', 'Harbour'],
      ['/feeds/subjects/pilots', 'Pilots'],
      ['/feeds/authors/ada-brink', 'Ada Brink'],
    ];
    expect(named).toEqual([feeds, feeds, feeds]);
    expect(text).toContain('It leaves 4 feeds at once.');
  });

  test('is reinstated, held and released, and shows only what can be done next', async () => {
    await send('withdrawal', { reason: 'Wrong.' });
    expect(await titlesOf()).not.toContain('Pilots return to the eastern lock');
    expect((await browser.get(PAGE)).text).not.toContain('Withdraw it');
    expect((await send('reinstatement')).location).toBe(`${PAGE}?done=reinstated`);
    expect(await titlesOf()).toContain('Pilots return to the eastern lock');
    expect((await send('hold')).location).toBe(`${PAGE}?done=held`);
    expect(await titlesOf()).toEqual([]);
    const released = await browser.get((await send('release')).location ?? '');
    expect([released.text.includes('The article is released.'), await titlesOf()]).toEqual([true, ['Pilots return to the eastern lock']]);
  });

  test('that is held says that no feed has it, and its note is in the feeds when it is withdrawn', async () => {
    await send('hold');
    expect((await browser.get(PAGE)).text).toContain('It is held, and no feed has it. Your note is in 4 feeds for 14 days');
    await send('withdrawal', { reason: 'Wrong.', note: 'It was another lock.' });
    expect(await (await get('/feeds/all.json')).text()).toContain('It was another lock.');
  });

  test('gets a correction or a clarification, which readers see', async () => {
    await send('correction', { note: 'It was the western lock.' });
    await send('correction', { note: 'The lock is the old one.', kind: 'clarification' });
    const { items } = (await (await get('/feeds/all.json')).json()) as { items: { content_html: string }[] };
    expect(items[0]?.content_html).toContain('<strong>Correction:</strong> It was the western lock.');
    expect(items[0]?.content_html).toContain('<strong>Clarification:</strong> The lock is the old one.');
  });
});

describe('a version', () => {
  test('is shown with the words that it changed, those added and those removed', async () => {
    await replace('eastern-lock', {
      headline: 'Pilots return to the western lock',
      standfirst: 'A <b>new</b> standfirst.',
      bodyHtml: '<p>Pilots went back on Monday.</p><p>Boats wait.</p>',
    });
    await replace('eastern-lock', { bodyHtml: '<p>Pilots went back on Tuesday.</p><p>Boats wait.</p>' });
    const second = await browser.get(`${PAGE}/versions/2`);
    expect(second.status).toBe(200);
    const [headline, standfirst] = [...second.text.matchAll(/<dd dir="auto" lang="[^"]+">(.*?)<\/dd>/gs)].map(([, shown = '']) =>
      marksOf(shown),
    );
    expect(headline).toBe('Pilots return to the -eastern-+western+ lock');
    expect(standfirst).toMatch(/\+A &lt;b&gt;new&lt;\/b&gt; standfirst\+/);
    expect(second.text).toContain(`<a href="${PAGE}/versions/1">`);
    expect(second.text).toContain(`<a href="${PAGE}/versions/3">`);
    const third = await browser.get(`${PAGE}/versions/3`);
    expect(marksOf(third.text)).toContain('Pilots went back on -Monday-+Tuesday+.\n\nBoats wait.');
    expect(third.text).not.toContain('<dt>Source</dt>');
    expect(third.text).not.toContain('Later version');
    expect((await browser.get(PAGE)).text).toContain(`<a href="${PAGE}/versions/3">`);
  });

  test('that changes no word says so, and the first one is shown whole', async () => {
    await send('hold');
    expect((await browser.get(`${PAGE}/versions/2`)).text).toContain('No word was changed.');
    const first = await browser.get(`${PAGE}/versions/1`);
    expect(first.text).toContain('There is no earlier version');
    expect(first.text).toContain('<details class="text" open');
  });

  test('that changes thousands of words is shown whole beside the former one', async () => {
    const words = (start: string) => Array.from({ length: 4_000 }, (_, index) => `${start}${index} and`).join(' ');
    await replace('eastern-lock', { bodyHtml: `<p>${words('a')}</p>` });
    await replace('eastern-lock', { bodyHtml: `<p>${words('b')}</p>` });
    const text = marksOf((await browser.get(`${PAGE}/versions/3`)).text);
    expect(text).toContain('-a0 and a1 and a2 ');
    expect(text).toContain('+b0 and b1 and b2 ');
  });

  test('that is not there is not found', async () => {
    for (const version of ['0', '2', 'x', '1e3', '0x1', '99999999999'])
      expect((await browser.get(`${PAGE}/versions/${version}`)).status).toBe(404);
    expect((await browser.get('/console/articles/nothing-here/versions/1')).status).toBe(404);
  });
});

/** What was added between plus signs, and what was removed between minus signs. */
function marksOf(html: string): string {
  return html
    .replace(/<span class="visually-hidden">\[?(?:added: |removed: |\])<\/span>/g, '')
    .replace(/<\/?ins>/g, '+')
    .replace(/<\/?del>/g, '-');
}

describe('a form', () => {
  test('of a page that is older than the article changes nothing, and loses nothing of what was written', async () => {
    const { text } = await browser.get(PAGE);
    await replace('eastern-lock', { headline: 'Another headline' });
    const fields = { ...hiddenFieldsIn(text), note: 'A note <of> mine', reason: 'My reason' };
    const answer = await browser.post(`${PAGE}/withdrawal`, fields);
    expect(answer.status).toBe(409);
    for (const part of [
      'Another headline',
      'A note &lt;of&gt; mine',
      'My reason',
      'Somebody has changed the article',
      `${PAGE}/versions/2" target`,
    ])
      expect([part, answer.text.includes(part)]).toEqual([part, true]);
    expect((await get('/articles/eastern-lock')).status).toBe(303);
    const { form, etag } = hiddenFieldsIn(answer.text);
    expect((await browser.post(`${PAGE}/withdrawal`, { ...fields, form: form ?? '', etag: etag ?? '' })).status).toBe(303);
  });

  test('without a reason, a note or the version is refused with what was written', async () => {
    const answer = await send('withdrawal', { reason: ' ', note: 'A note of mine' });
    for (const part of ['A note of mine', '#withdrawal-field-reason">Give a reason']) expect(answer.text).toContain(part);
    const [noNote, long] = [await send('correction', { note: '' }), await send('withdrawal', { reason: 'x'.repeat(2_001) })];
    expect([answer, noNote, long].map(({ status }) => status)).toEqual([422, 422, 422]);
    expect((await send('withdrawal', { reason: 'Wrong.', etag: '' })).status).toBe(409);
    expect((await get('/articles/eastern-lock')).status).toBe(303);
  });

  test('is not shown to somebody whose token may only read, and refused if it is sent', async () => {
    const reader = await signedIn('Mo Reed', ['read']);
    const { text } = await reader.browser.get(PAGE);
    expect(text).not.toContain('Withdraw it');
    const answer = await reader.browser.post(`${PAGE}/withdrawal`, { form: await reader.browser.formToken(), etag: '*', reason: 'Wrong.' });
    expect(answer.status).toBe(403);
    expect((await get('/articles/eastern-lock')).status).toBe(303);
  });

  test('for an article that is not there is 404', async () => {
    for (const slug of ['nothing', 'No-Slug', '%00'])
      expect([slug, (await browser.post(`/console/articles/${slug}/hold`, { form: await browser.formToken(), etag: '*' })).status]).toEqual(
        [slug, 404],
      );
  });
});
