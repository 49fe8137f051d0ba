// What public documents have of copy whose source is not the publisher: what the settings say, on every public surface, in every format.
import { exports } from 'cloudflare:workers';
import { beforeEach, describe, expect, test } from 'vitest';
import { ALL_ROUTES } from '../../support/worker/all-routes.ts';
import { breakCatalogue, flush, select } from '../../support/worker/catalogue.ts';
import { advanceClock, HOUR_MS, MINUTE_MS } from '../../support/worker/clock.ts';
import { callDesk, correct, publish, sendBulk, setUpPublisher } from '../../support/worker/desk.ts';
import { isolateTests, newIsolate } from '../../support/worker/isolation.ts';
import { get, getAllFormats, getFeed, getText } from '../../support/worker/reader.ts';
import { article } from '../../support/worker/sample.ts';
import { BODY, FEEDS, OPENING, show, showing, WIRE } from '../../support/worker/third-party-copy.ts';

isolateTests();
beforeEach(() => setUpPublisher({ publicContent: 'full' }));

test('the list of public surfaces here is complete', () => {
  const known = /^\/(?:desk|console|portal|v1|f|problems|docs|\.well-known|healthz|verify|manifest|favicon|apple-touch-icon)\b|^\/\*$/;
  const routes = [...new Set(ALL_ROUTES.map(({ path }) => path))].filter((path) => !known.test(path));
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

  test('is made of imported copy too, and of copy whose source only begins like the publisher', async () => {
    const copy = (source: string) => article({ ...WIRE, source, headline: source });
    const line = { op: 'import', sourceHash: 'a'.repeat(64) };
    await sendBulk([
      { ...line, slug: 'imported', sourceId: 'w.txt', article: copy('Gull Agency') },
      { ...line, slug: 'shared', sourceId: 's.txt', article: copy('The Quay Courier and Gull Agency') },
    ]);
    for (const words of [BODY, OPENING, 'inner.jpg', 'lead.jpg']) expect(await showing(words)).toEqual([]);
    expect((await getFeed()).items).toHaveLength(3);
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

  test('apply in KV within the next flush, so that an isolate that starts in an outage shows no more', async () => {
    await show('full');
    await publish('wire', WIRE);
    await flush();
    await show('summary');
    await flush();
    await exports.default.scheduled();
    newIsolate();
    breakCatalogue();
    for (const feed of FEEDS) expect([feed, (await getText(`/feeds/${feed}.rss`)).includes(BODY)]).toEqual([feed, false]);
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
    ['no known content', [{ name: 'AP', content: 'excerpt' }], '/thirdPartyContent/sources/0/content'],
    ['no name', [{ name: ' ', content: 'none' }], '/thirdPartyContent/sources/0/name'],
  ])('are refused if they list %s', async (_what, sources, pointer) => {
    const body = { ...(await callDesk<object>('GET', '/desk/publisher')).body, thirdPartyContent: { sources } };
    const refused = await callDesk('PUT', '/desk/publisher', { body, headers: { 'if-match': '*' } });
    expect([refused.status, refused.body.objections?.map((one) => one.pointer)]).toEqual([422, [pointer]]);
  });
});

test('the list of the desk says what is public of copy that is not the publisher’s own', async () => {
  await publish('own');
  await publish('wire', WIRE);
  const listed = async () => {
    const { body } = await callDesk<{ articles: { slug: string; publicContent?: string }[] }>('GET', '/desk/articles');
    return body.articles.map(({ slug, publicContent }) => [slug, publicContent]);
  };
  const told: unknown[] = [];
  for (const content of ['none', 'summary', 'full'] as const) {
    await show(content);
    told.push(await listed());
  }
  await show('full', {}, { publicContent: 'summary' });
  told.push(await listed());
  expect(told).toEqual(
    ['none', 'summary', 'full', 'summary'].map((content) => [
      ['wire', content],
      ['own', undefined],
    ]),
  );
});
