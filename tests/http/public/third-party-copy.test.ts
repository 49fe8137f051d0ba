// What public documents have of copy whose source is not the publisher: what the settings say, on every public surface, in every format.
import { exports } from 'cloudflare:workers';
import { beforeEach, describe, expect, test } from 'vitest';
import type { DraftInput } from '../../../src/domain/articles/draft.ts';
import { app } from '../../../src/http/app.ts';
import { breakCatalogue, flush, runAlarm, select } from '../../support/worker/catalogue.ts';
import { advanceClock, fromNow, HOUR_MS, MINUTE_MS } from '../../support/worker/clock.ts';
import { callDesk, changeState, correct, publish, publishMany, replace, setUpPublisher, withdraw } from '../../support/worker/desk.ts';
import { isolateTests, newIsolate } from '../../support/worker/isolation.ts';
import { issue, keysIn, licensee, pull, textOf } from '../../support/worker/partner.ts';
import { get, getAllFormats, getFeed, getText, titlesOf } from '../../support/worker/reader.ts';
import { article } from '../../support/worker/sample.ts';

isolateTests();
beforeEach(() => setUpPublisher({ publicContent: 'full' }));

type Content = 'none' | 'summary' | 'full';

const show = (otherwise: Content, sources: Record<string, Content> = {}, more: Record<string, unknown> = {}) =>
  setUpPublisher({
    publicContent: 'full',
    thirdPartyContent: { default: otherwise, sources: Object.entries(sources).map(([name, content]) => ({ name, content })) },
    ...more,
  });

const BODY = 'Wire words of the body';
const OPENING = 'Openingword';
const WIRE: Partial<DraftInput> = {
  headline: 'Wire headline',
  standfirst: 'Wire standfirst.',
  source: 'Tidewater Wire',
  copyrightNotice: '© Tidewater Wire.',
  sections: ['weather'],
  subjects: ['Buoys'],
  by: { names: ['Mo Reed'] },
  bodyHtml: `<p>${OPENING} of the copy.</p><p>${BODY}.</p><p><img src="https://wire.example/inner.jpg" alt="Inner"></p>`,
  images: [{ url: 'https://wire.example/lead.jpg', alt: 'Lead', caption: 'Wire caption.', source: 'Tidewater Wire' }],
};

const FEEDS = ['all', 'sections/weather', 'subjects/buoys', 'authors/mo-reed'];
const PAGES = [
  '/',
  '/feeds',
  '/terms',
  '/feeds.opml?include=subjects,authors',
  '/sitemap-news.xml',
  '/problems',
  '/articles/wire',
  '/robots.txt',
];
const PERSON = { 'sec-fetch-dest': 'document', accept: 'text/html' };

/** All that anybody can read, by its address. A page that is not there has its answer's text. */
async function publicTexts(): Promise<Map<string, string>> {
  newIsolate();
  const paths = [...PAGES, ...FEEDS.flatMap((feed) => ['', '.rss', '.atom', '.json'].map((format) => `/feeds/${feed}${format}`))];
  const archive = ['rss', 'atom', 'json'].map((format) => `/feeds/all/archive/1.${format}`);
  const texts = new Map<string, string>();
  for (const path of [...paths, ...archive]) {
    const answer = await get(path);
    texts.set(path, `${answer.status} ${answer.headers.get('location') ?? ''} ${await answer.text()}`);
    texts.set(`${path} for a person`, await (await get(path, PERSON)).text());
  }
  return texts;
}

async function showing(words: string): Promise<string[]> {
  return [...(await publicTexts())].filter(([, text]) => text.includes(words)).map(([path]) => path);
}

test('the list of public surfaces here is complete', () => {
  const known = /^\/(?:desk|v1|f|problems|\.well-known|healthz|verify)\b|^\/\*$/;
  const routes = [...new Set(app.routes.map(({ path }) => path))].filter((path) => !known.test(path));
  expect(routes.sort()).toEqual(
    ['/', '/articles/:slug', '/feeds', '/feeds.opml', '/feeds/*', '/robots.txt', '/sitemap-news.xml', '/terms'].sort(),
  );
});

describe('a summary of third-party copy', () => {
  beforeEach(() => publish('wire', WIRE));

  test('has headline, standfirst, notice and link, and no word of the body in any format, although own copy is shown in full', async () => {
    await publish('own', { headline: 'Own', bodyHtml: '<p>Own words.</p>' });
    for (const words of [BODY, OPENING, 'inner.jpg', 'lead.jpg', 'Wire caption']) expect(await showing(words)).toEqual([]);
    for (const text of Object.values(await getAllFormats())) {
      for (const words of ['Wire headline', 'Wire standfirst.', '© Tidewater Wire.', 'weather/wire', 'Own words.'])
        expect(text).toContain(words);
    }
  });

  test('has no summary at all if there is no standfirst', async () => {
    const { standfirst: _none, ...bareWire } = article({ ...WIRE, headline: 'Bare' });
    await callDesk('PUT', '/desk/articles/bare', { body: bareWire });
    expect(await showing(OPENING)).toEqual([]);
    const bare = (await getFeed()).items.find(({ title }) => title === 'Bare');
    expect(bare).toMatchObject({ content_html: '<p>© Tidewater Wire.</p>' });
    expect(bare).not.toHaveProperty('summary');
  });

  test.each([
    ['names the publisher', 'the quay courier', true],
    ['names another', 'Bo Li', false],
    ['names nobody', undefined, false],
  ])('shows the lead picture if its source is the publisher, and not if it %s', async (_what, source, isShown) => {
    const images = [{ url: 'https://quay-courier.example/ours.jpg', ...(source === undefined ? {} : { source }) }];
    await publish('pictured', { ...WIRE, headline: 'Pictured', images });
    expect((await showing('ours.jpg')).includes('/feeds/all.rss')).toBe(isShown);
  });

  test('keeps to its rule after a correction, and says what was wrong', async () => {
    await correct('wire', 'The buoy was green.', { bodyHtml: `<p>${OPENING} once more.</p>` });
    expect(await showing(OPENING)).toEqual([]);
    expect(await getText('/feeds/all.rss')).toContain('The buoy was green.');
  });
});

describe('the settings', () => {
  test('say it by source, in any case, and show no more than of own copy', async () => {
    await publish('wire', WIRE);
    await show('none', { 'TIDEWATER wire': 'full' });
    expect((await showing(BODY)).length).toBeGreaterThan(8);
    await show('none', { 'Tidewater Wire': 'full' }, { publicContent: 'summary' });
    expect(await showing(BODY)).toEqual([]);
    expect((await showing('lead.jpg')).length).toBeGreaterThan(8);
    await show('full', { 'Tidewater Wire': 'summary' });
    expect(await showing(OPENING)).toEqual([]);
    await show('full');
    expect((await showing(BODY)).length).toBeGreaterThan(8);
  });

  test('apply to everybody who has a copy: no old bytes by tag or date, and none from the memory of an isolate', async () => {
    await show('full');
    await publish('wire', WIRE);
    advanceClock(HOUR_MS);
    const before = await get('/feeds/all.rss');
    expect(await before.text()).toContain(BODY);
    await show('summary');
    for (const [field, value] of [
      ['if-none-match', before.headers.get('etag') ?? ''],
      ['if-modified-since', before.headers.get('last-modified') ?? ''],
    ] as const) {
      const after = await get('/feeds/all.rss', { [field]: value });
      expect([field, after.status, (await after.text()).includes(BODY)]).toEqual([field, 200, false]);
    }
    expect(await select('SELECT tag, urgent FROM purge WHERE urgent = 1')).toEqual([{ tag: 'site', urgent: 1 }]);
  });

  test('apply during an outage too: what KV has from before the change is not served', async () => {
    await show('full');
    await publish('wire', WIRE);
    await flush();
    // Cron, as the platform calls it.
    await exports.default.scheduled();
    await show('summary');
    await get('/feeds/sections/harbour.rss');
    breakCatalogue();
    advanceClock(MINUTE_MS);
    const answer = await get('/feeds/all.rss');
    expect([answer.status, (await answer.text()).includes(BODY)]).toEqual([503, false]);
  });

  test('of an older program mean a summary', async () => {
    await publish('wire', WIRE);
    const { body } = await callDesk<Record<string, unknown>>('GET', '/desk/publisher');
    expect(body['thirdPartyContent']).toEqual({ default: 'summary', sources: [] });
  });

  test.each([
    [
      'a source twice, in another case',
      [
        { name: 'AP', content: 'none' },
        { name: 'ap', content: 'full' },
      ],
      '/thirdPartyContent/sources/1/name',
    ],
    ['the publisher itself', [{ name: 'the quay courier', content: 'none' }], '/thirdPartyContent/sources/0/name'],
    ['no known content', [{ name: 'AP', content: 'excerpt' }], '/thirdPartyContent/sources/0/content'],
    ['no name', [{ name: ' ', content: 'none' }], '/thirdPartyContent/sources/0/name'],
  ])('are refused if they list %s', async (_what, sources, pointer) => {
    const body = { ...(await callDesk<object>('GET', '/desk/publisher')).body, thirdPartyContent: { sources } };
    const refused = await callDesk('PUT', '/desk/publisher', { body, headers: { 'if-match': '*' } });
    expect([refused.status, refused.body.objections?.map((one) => one.pointer)]).toEqual([422, [pointer]]);
  });
});

describe('copy of an unlisted source', () => {
  const NAMES = ['Wire headline', 'wire', 'Buoys', 'buoys', 'mo-reed', 'Mo Reed', 'Tidewater'];

  test('is in no public document, and neither are its subject and its author', async () => {
    await show('none');
    await publish('own', { headline: 'Own' });
    await publish('wire', WIRE);
    await correct('wire', 'The buoy was green.');
    for (const name of NAMES) expect([name, await showing(name)]).toEqual([name, []]);
    expect((await get('/articles/wire')).status).toBe(404);
    for (const feed of FEEDS.slice(2)) expect([feed, (await get(`/feeds/${feed}.json`)).status]).toEqual([feed, 404]);
  });

  test('leaves the feeds that are served without a tombstone, and returns to its place', async () => {
    await publishMany(49);
    await publish('wire', WIRE);
    await publishMany(3, 'later-');
    const before = await publicTexts();
    await show('none');
    expect(await showing('Wire headline')).toEqual([]);
    for (const text of Object.values(await getAllFormats())) expect(text).not.toMatch(/deleted-entry|withdrawn"|article\/wire/);
    expect((await get('/articles/wire')).status).toBe(404);
    expect(await getText('/feeds')).not.toContain('Buoys');
    await show('summary');
    const after = await publicTexts();
    const entries = (texts: Map<string, string>) => JSON.parse(texts.get('/feeds/all/archive/1.json')?.replace(/^200 +/, '') ?? '').items;
    expect(entries(after)).toEqual(entries(before));
    expect((await getFeed()).items.map(({ id }) => id)).toContain('tag:quay-courier.example,2031:article/wire');
  });

  test('that was never public joins as if it were published now: in the feed of sixty newer articles, and on no complete page', async () => {
    await show('none');
    await publish('wire', { ...WIRE, firstPublished: '2030-01-01T00:00:00Z' });
    await publishMany(60);
    newIsolate();
    const page = (await getFeed('/feeds/all/archive/1.json')).items;
    expect(page).toHaveLength(50);
    await show('summary');
    newIsolate();
    expect((await getFeed('/feeds/all/archive/1.json')).items).toEqual(page);
    expect((await titlesOf()).at(-1)).toBe('Wire headline');
    expect(await titlesOf('/feeds/subjects/buoys.json')).toEqual(['Wire headline']);
    expect(await getText('/feeds')).toContain('Buoys');
    await publishMany(1, 'last-');
    expect(await select('SELECT count(*) AS wrong FROM member m JOIN feed f ON f.id = m.feed WHERE m.ordinal > f.last_ordinal')).toEqual([
      { wrong: 0 },
    ]);
  });

  test('has no place on the pages of the archive, and no count', async () => {
    await show('none');
    await publishMany(40, 'wire-', () => WIRE);
    await publishMany(49);
    newIsolate();
    expect((await get('/feeds/all/archive/1.json')).status).toBe(404);
    expect(await select("SELECT live FROM feed WHERE name IN ('all', 'sections/weather') ORDER BY name")).toEqual([
      { live: 49 },
      { live: 0 },
    ]);
    await publishMany(1, 'fiftieth-');
    newIsolate();
    expect((await getFeed('/feeds/all/archive/1.json')).items).toHaveLength(50);
  });

  test('is taken out by a change of its source, and brought in by one', async () => {
    await show('summary', { 'Tidewater Wire': 'none' });
    await publish('wire', { ...WIRE, source: 'Gull Agency' });
    newIsolate();
    expect(await titlesOf()).toEqual(['Wire headline']);
    await replace('wire', WIRE);
    expect(await showing('Wire headline')).toEqual([]);
    await replace('wire', { ...WIRE, source: 'Gull Agency' });
    newIsolate();
    expect(await titlesOf()).toEqual(['Wire headline']);
  });

  test('is not brought in by an end of an embargo, a release, a reinstatement or a correction', async () => {
    await show('none');
    await publish('wire', { ...WIRE, embargoedUntil: fromNow(HOUR_MS) });
    advanceClock(2 * HOUR_MS);
    await runAlarm();
    expect(await select("SELECT 1 AS published FROM article WHERE slug = 'wire' AND published_ms IS NOT NULL")).toHaveLength(1);
    await publish('held', WIRE);
    await changeState('held', 'hold');
    await changeState('held', 'release');
    await withdraw('held');
    await changeState('held', 'reinstatement');
    await correct('held', 'The buoy was green.');
    for (const words of ['Wire headline', 'article/held', 'article/wire']) expect([words, await showing(words)]).toEqual([words, []]);
  });

  test('says a withdrawal to readers who may have it, and to nobody else', async () => {
    await publish('seen', { ...WIRE, headline: 'Seen' });
    await show('none');
    await publish('unseen', { ...WIRE, headline: 'Unseen' });
    await withdraw('seen', 'It was wrong.');
    await withdraw('unseen', 'It was wrong too.');
    newIsolate();
    expect((await getFeed()).items.map(({ id, _tearsheet: { withdrawn } }) => [id.split('/')[1], withdrawn?.note])).toEqual([
      ['seen', 'It was wrong.'],
    ]);
    expect([(await get('/articles/seen')).status, (await get('/articles/unseen')).status]).toEqual([410, 404]);
    expect(await showing(BODY)).toEqual([]);
    await show('summary');
    await callDesk('PUT', '/desk/articles/unseen/withdrawal', {
      body: { reason: 'Wrong.', note: 'Another note.' },
      headers: { 'if-match': '*' },
    });
    expect(await showing('Another note.')).toEqual([]);
  });

  test('that expires meanwhile leaves no tombstone, and is not brought in', async () => {
    await publish('seen', { ...WIRE, expires: fromNow(HOUR_MS) });
    await show('none');
    await publish('unseen', { ...WIRE, expires: fromNow(HOUR_MS) });
    advanceClock(2 * HOUR_MS);
    expect(await showing('article/unseen')).toEqual([]);
    await show('summary');
    expect(await showing('article/unseen')).toEqual([]);
    newIsolate();
    expect(await getFeed()).toMatchObject({ items: [] });
    expect(await getText('/feeds/all.rss')).not.toContain('Wire headline');
  });
});

describe('a partner', () => {
  const TERMS = { scope: { sources: { include: ['own', 'Tidewater Wire'] } } };

  test.each(['none', 'summary', 'full'] as const)('gets what its agreement grants if the public gets %s', async (content) => {
    await show(content);
    await publish('wire', WIRE);
    const partner = await licensee({ terms: TERMS });
    const feed = await issue(partner.id, { mode: 'feed' });
    const paths = [
      '/v1/feed.rss',
      '/v1/feed.atom',
      '/v1/feed.json',
      '/v1/feed.ninjs',
      '/v1/feed.json?section=weather',
      '/v1/feed.json?subject=buoys',
    ];
    for (const path of [...paths, '/v1/articles/wire', '/v1/articles/wire/html', '/v1/articles/wire/text', `/f/${feed.key}/feed.rss`]) {
      const text = await textOf(await pull(partner.key, path));
      expect([path, text.includes(BODY)]).toEqual([path, true]);
    }
  });

  test('with a scope of sections or subjects has copy of an unlisted source whose subject no public feed has', async () => {
    await show('none');
    await publish('own', { subjects: ['Gales'] });
    await publish('wire', { ...WIRE, subjects: ['Buoys', 'Gales'] });
    const partner = await licensee({ terms: { scope: { ...TERMS.scope, subjects: { include: ['buoys'] } } } });
    expect(await keysIn(partner.key)).toEqual(['wire']);
    await show('summary');
    expect(await keysIn(partner.key)).toEqual(['wire']);
    await show('none');
    expect(await keysIn(partner.key)).toEqual(['wire']);
  });

  test('hears of no change if only the public feeds change', async () => {
    await publish('wire', WIRE);
    const partner = await licensee({ terms: TERMS });
    const changes = async (cursor: string) => JSON.parse(await textOf(await pull(partner.key, `/v1/changes${cursor}`)));
    const { cursor } = await changes('');
    await show('none');
    expect((await changes(`?cursor=${cursor}`)).changes).toEqual([]);
  });
});
