// The public address of an article whose page is on this service, and what names that address.
import { beforeEach, describe, expect, test } from 'vitest';
import { breakCatalogue, flush, muteLog } from '../../support/worker/catalogue.ts';
import { advanceClock, fromNow, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../support/worker/clock.ts';
import { callDesk, changeState, correct, ORIGIN, publish, setUpPublisher, withdraw } from '../../support/worker/desk.ts';
import { isolateTests, newIsolate } from '../../support/worker/isolation.ts';
import { licensee, pull, pullText, textOf } from '../../support/worker/partner.ts';
import { get, getAllFormats, getFeed, getText } from '../../support/worker/reader.ts';
import { PUBLISHER } from '../../support/worker/sample.ts';
import { BODY, OPENING, show, WIRE } from '../../support/worker/third-party-copy.ts';
import { findings } from '../../support/worker/verification.ts';

isolateTests();
const HERE = { articlePages: 'here', publicContent: 'full' };
beforeEach(() => setUpPublisher(HERE));

const BROWSER = { 'sec-fetch-dest': 'document', accept: 'text/html' };
const PAGE = `${ORIGIN}/articles/eastern-lock`;
const ELSEWHERE = 'https://www.quay-courier.example/harbour/eastern-lock';

async function statusOf(slug: string): Promise<number> {
  return (await get(`/articles/${slug}`, BROWSER)).status;
}

describe('the page of an article', () => {
  test('has its text and its notice, and caches keep it under the tags of the article', async () => {
    await publish('eastern-lock');
    const answer = await get('/articles/eastern-lock');
    const text = await answer.text();
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(answer.headers.get('cache-tag')).toBe('site,article:eastern-lock');
    expect(answer.headers.get('cloudflare-cdn-cache-control')).toMatch(/^public, max-age=60/);
    expect(text).toContain('The first tug left the eastern lock at dawn.');
    expect(text).toContain('© 2040 The Quay Courier. All rights reserved.');
    expect(text).toContain(`<link rel="canonical" href="${PAGE}"`);
  });

  test('is answered with 304 as long as nothing has changed, and is stored by no cache for a person in a browser', async () => {
    await publish('eastern-lock');
    const etag = (await get('/articles/eastern-lock')).headers.get('etag') ?? '';
    newIsolate();
    advanceClock(HOUR_MS);
    expect((await get('/articles/eastern-lock', { 'if-none-match': etag })).status).toBe(304);
    await correct('eastern-lock', 'It was the western lock.');
    expect((await get('/articles/eastern-lock', { 'if-none-match': etag })).status).toBe(200);
    expect((await get('/articles/eastern-lock', BROWSER)).headers.get('cache-control')).toBe('no-store');
  });

  test('shows a correction with the next request, and the corrected text', async () => {
    await publish('eastern-lock');
    await getText('/articles/eastern-lock');
    await correct('eastern-lock', 'It was the western lock.', { bodyHtml: '<p>The first tug left the western lock.</p>' });
    const text = await getText('/articles/eastern-lock');
    expect(text).toContain('It was the western lock.');
    expect(text).toContain('<p>The first tug left the western lock.</p>');
    expect(text).not.toContain('eastern lock at dawn');
  });

  test('has the standfirst and a link to the canonical page where public content is a summary', async () => {
    await setUpPublisher({ ...HERE, publicContent: 'summary' });
    await publish('eastern-lock');
    const text = await getText('/articles/eastern-lock');
    expect(text).toContain('After nine days of talks');
    expect(text).not.toContain('The first tug');
    expect(text).toContain(`href="${ELSEWHERE}"`);
  });

  test('has no text of third-party copy that the settings summarise, and is no page for copy that they do not show', async () => {
    await show('summary', {}, HERE);
    await publish('wire', WIRE);
    const text = await getText('/articles/wire');
    expect(text).toContain('Wire standfirst.');
    for (const hidden of [BODY, OPENING, 'Wire caption.', 'lead.jpg']) expect([hidden, text.includes(hidden)]).toEqual([hidden, false]);
    await show('none', {}, HERE);
    expect(await statusOf('wire')).toBe(404);
  });

  test('does not contain the note to the desk', async () => {
    await publish('eastern-lock', { edNote: 'Check the name of the tug.' });
    expect(await getText('/articles/eastern-lock')).not.toContain('Check the name');
  });

  test('is served in an outage if the isolate showed it before, for an hour, and is 503 otherwise', async () => {
    await publish('eastern-lock');
    await publish('other');
    await flush();
    const before = await getText('/articles/eastern-lock');
    breakCatalogue();
    muteLog();
    advanceClock(10 * MINUTE_MS);
    const answer = await get('/articles/eastern-lock');
    expect([answer.status, await answer.text()]).toEqual([200, before]);
    expect(answer.headers.get('cloudflare-cdn-cache-control')).toMatch(/^public, max-age=15\b/);
    expect(await statusOf('other')).toBe(503);
    advanceClock(HOUR_MS);
    expect(await statusOf('eastern-lock')).toBe(503);
  });
});

describe('an article that is not there', () => {
  test('withdrawn: 410 with the note, within the two seconds of a freshness record', async () => {
    await publish('eastern-lock');
    expect(await statusOf('eastern-lock')).toBe(200);
    await withdraw('eastern-lock', 'The report was wrong.');
    advanceClock(2 * SECOND_MS);
    const answer = await get('/articles/eastern-lock', BROWSER);
    const text = await answer.text();
    expect([answer.status, text.includes('This article was withdrawn'), text.includes('The report was wrong.')]).toEqual([410, true, true]);
    expect(text).not.toContain('Pilots return');
  });

  test('expired: 410 from its hour on, also where the isolate knew it as published', async () => {
    await publish('eastern-lock', { expires: fromNow(MINUTE_MS) });
    expect(await statusOf('eastern-lock')).toBe(200);
    advanceClock(MINUTE_MS);
    const answer = await get('/articles/eastern-lock', BROWSER);
    expect([answer.status, (await answer.text()).includes('This article has expired')]).toEqual([410, true]);
  });

  test('held after it was public: 404 with words of its own, and back after its release', async () => {
    await publish('eastern-lock');
    await changeState('eastern-lock', 'hold');
    const answer = await get('/articles/eastern-lock', BROWSER);
    const text = await answer.text();
    expect([answer.status, text.includes('This article is not available at the moment')]).toEqual([404, true]);
    expect(text).not.toContain('Pilots return');
    expect(await (await get('/articles/eastern-lock')).json()).toMatchObject({ status: 404, detail: expect.stringContaining('for now') });
    await changeState('eastern-lock', 'release');
    expect(await statusOf('eastern-lock')).toBe(200);
  });

  test('under embargo, or held before it was public: answered like one that never was', async () => {
    await publish('embargoed', { embargoedUntil: fromNow(HOUR_MS) });
    await publish('held', { embargoedUntil: fromNow(HOUR_MS) });
    await changeState('held', 'hold');
    const answers = await Promise.all(
      ['embargoed', 'held', 'never'].map(async (slug) => {
        const answer = await get(`/articles/${slug}`, BROWSER);
        return [answer.status, (await answer.text()).replaceAll(slug, 'SLUG')];
      }),
    );
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
    expect(answers[0]?.[0]).toBe(404);
  });
});

describe('the address of the page', () => {
  test('is the link of the entry in every format and in the news sitemap, with the id that it had', async () => {
    await setUpPublisher();
    await publish('eastern-lock');
    const [before] = (await getFeed()).items;
    await setUpPublisher(HERE);
    const [after] = (await getFeed()).items;
    expect([before?.url, after?.url, after?.id]).toEqual([ELSEWHERE, PAGE, before?.id]);
    const { rss, atom } = await getAllFormats();
    expect(rss).toContain(`<link>${PAGE}</link>`);
    expect(atom).toContain(`href="${PAGE}"`);
    for (const text of [rss, atom, await getText('/sitemap-news.xml')]) {
      expect(text).toContain(PAGE);
      expect(text).not.toContain(ELSEWHERE);
    }
  });

  test('is in partners’ copy, its notice and its canonical link, on every licensed route', async () => {
    await publish('eastern-lock');
    const { key } = await licensee({ terms: { credit: { canonicalRequired: true } } });
    const routes = ['feed.rss', 'feed.atom', 'feed.json', 'feed.ninjs', 'articles/eastern-lock', 'articles/eastern-lock/html'];
    for (const route of [...routes, 'articles/eastern-lock/text']) {
      const text = await textOf(await pull(key, `/v1/${route}`));
      expect([route, text.includes(PAGE), text.includes(ELSEWHERE)]).toEqual([route, true, false]);
    }
    const tag = (await pull(key, '/v1/articles/eastern-lock')).headers.get('etag') ?? '';
    await setUpPublisher();
    const answer = await pull(key, '/v1/articles/eastern-lock', { headers: { 'if-none-match': tag } });
    expect([answer.status, (await textOf(answer)).includes(ELSEWHERE)]).toEqual([200, true]);
  });

  test('counts in a text that is compared with its receipt, whatever the setting was when either was made', async () => {
    await publish('eastern-lock');
    const { key } = await licensee();
    const take = async () => [
      await pullText(key, '/v1/articles/eastern-lock/html'),
      await pullText(key, '/v1/receipts/main.1.eastern-lock.1.full'),
    ];
    const here = await take();
    await setUpPublisher();
    const elsewhere = await take();
    expect(here[0]).not.toBe(elsewhere[0]);
    for (const [, receipt = ''] of [here, elsewhere])
      for (const [text] of [here, elsewhere]) expect(await findings(receipt, text)).toEqual(['current', 'licensed', 'present']);
  });

  test('redirects to the canonical page where the setting is the other one', async () => {
    await setUpPublisher();
    await publish('eastern-lock');
    const answer = await get('/articles/eastern-lock', BROWSER);
    expect([answer.status, answer.headers.get('location')]).toEqual([303, ELSEWHERE]);
  });

  test('is announced by a dry run of the settings: how many articles move, and nothing is written', async () => {
    await setUpPublisher();
    await publish('eastern-lock');
    const dryRun = await callDesk('PUT', '/desk/publisher?dryRun=true', { body: { ...PUBLISHER, ...HERE }, headers: { 'if-match': '*' } });
    expect(dryRun.body).toMatchObject({ articlePages: { before: 'elsewhere', after: 'here', articles: 1 } });
    expect((await get('/articles/eastern-lock')).status).toBe(303);
    const same = await callDesk('PUT', '/desk/publisher?dryRun=true', { body: PUBLISHER, headers: { 'if-match': '*' } });
    expect(same.body).not.toHaveProperty('articlePages');
  });
});
