// The cache in front keeps what many will ask for, and nothing that a stranger can make up (RFC 9111 §4: the key is the whole address).
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { Catalogue } from '../../../src/objects/catalogue.ts';
import { advanceClock, fromNow, HOUR_MS, SECOND_MS } from '../../support/worker/clock.ts';
import { callDesk, publish, publishMany, setUpPublisher, withdraw } from '../../support/worker/desk.ts';
import { isolateTests, newIsolate } from '../../support/worker/isolation.ts';
import { get } from '../../support/worker/reader.ts';
import { publicAddresses } from '../../support/worker/routes.ts';

isolateTests();
beforeEach(async () => {
  await setUpPublisher();
  await publish('eastern-lock');
});

const CDN = 'cloudflare-cdn-cache-control';

/** Workers Cache follows Cache-Control where the field of its own is absent. */
function storedByCdn({ headers }: Response): boolean {
  return !(headers.get(CDN) ?? headers.get('cache-control') ?? '').includes('no-store');
}

/** Each is asked for in an isolate that was not asked for the others. */
function* eachAnew<T>(asked: readonly T[]): Generator<T> {
  for (const one of asked) {
    newIsolate();
    yield one;
  }
}

const KEPT: [path: string, status: number][] = [
  ['/', 200],
  ['/feeds', 200],
  ['/feeds.opml', 200],
  ['/sitemap-news.xml', 200],
  ['/terms', 200],
  ['/feeds/all', 200],
  ['/feeds/subjects/pilots', 200],
  ['/feeds/all.json', 200],
  ['/robots.txt', 200],
  ['/articles/eastern-lock', 303],
  ['/feeds/sections/weather.rss', 200],
];

test('an address of ours is kept, and with a made-up query it is the same answer and is not', async () => {
  for (const [path, status] of eachAnew(KEPT)) {
    const plain = await get(path);
    expect([path, plain.status, plain.headers.get(CDN)]).toEqual([path, status, expect.stringMatching(/^public, max-age=\d+/)]);
    const location = plain.headers.get('location');
    for (const query of ['?x', '?utm_source=letter', '?subjects=many']) {
      const answer = await get(`${path}${query}`);
      expect([path, query, answer.status, answer.headers.get(CDN)]).toEqual([path, query, status, 'no-store']);
      expect([answer.headers.get('etag'), answer.headers.get('location')]).toEqual([plain.headers.get('etag'), location]);
    }
  }
});

const MADE_UP = [
  '/feeds/subjects/none.rss',
  '/feeds/authors/none.atom',
  '/feeds/sections/none.json',
  '/feeds/none.rss',
  '/feeds/all.xyz',
  '/feeds/all/archive/1.rss',
  '/feeds/all/archive/999999999.rss',
  '/feeds/all/archive/0.rss',
  '/feeds/subjects/none/archive/1.rss',
  '/feeds/none',
  '/feeds/subjects/none',
  `/feeds/subjects/${'x'.repeat(1_000)}.rss`,
  '/feeds/a/b/c/d',
  '/feeds/%20.rss',
  '/articles/none',
  '/articles/none/html',
  '/problems/none',
  '/nowhere',
];

test('an address of which strangers can make up any number is not kept', async () => {
  for (const path of eachAnew(MADE_UP)) {
    const answer = await get(path);
    expect([path, answer.status, storedByCdn(answer)]).toEqual([path, 404, false]);
  }
});

test('the 404 of a subject that the vocabulary knows and no reader does is like every other', async () => {
  await publish('secret', {
    subjects: ['Merger'],
    sections: ['weather'],
    by: { names: ['Eve Undercover'] },
    embargoedUntil: fromNow(HOUR_MS),
  });
  advanceClock(3 * SECOND_MS);
  const bare = async (path: string) => {
    const answer = await get(path);
    return { status: answer.status, headers: [...answer.headers], body: await answer.text() };
  };
  const unknown = await bare('/feeds/subjects/none.rss');
  for (const path of ['/feeds/subjects/merger.rss', '/feeds/authors/eve-undercover.rss']) expect(await bare(path)).toEqual(unknown);
});

const DESTINATIONS = ['document', 'iframe', 'image', 'script', 'report', 'EMPTY', 'empty, empty', 'empty;x', '', 'x'.repeat(1_000)];

test('nothing asked for with a Sec-Fetch-Dest that is not "empty" is kept', async () => {
  await publishMany(50);
  await publish('gone');
  await withdraw('gone');
  for (const destination of eachAnew(DESTINATIONS)) {
    for (const path of [...publicAddresses(), '/articles/gone', '/feeds/sections/weather.rss', '/Feeds/all.rss']) {
      const answer = await get(path, { 'sec-fetch-dest': destination });
      await answer.arrayBuffer();
      expect([path, destination, storedByCdn(answer)]).toEqual([path, destination, false]);
    }
  }
});

test('an answer to a script’s fetch is stored like an answer to a reader', async () => {
  for (const path of ['/', '/feeds', '/feeds/all.rss', '/feeds.opml', '/sitemap-news.xml', '/robots.txt', '/.well-known/jwks.json']) {
    const [reader, page] = [await get(path), await get(path, { 'sec-fetch-dest': 'empty' })];
    expect([path, storedByCdn(page), page.headers.get(CDN)]).toEqual([path, true, reader.headers.get(CDN)]);
  }
});

test('a 304 and a HEAD for another destination are not kept either', async () => {
  const etag = (await get('/feeds/all.rss')).headers.get('etag') ?? '';
  const known = await get('/feeds/all.rss', { 'if-none-match': etag, 'sec-fetch-dest': 'image' });
  expect([known.status, storedByCdn(known)]).toEqual([304, false]);
  expect(storedByCdn(await get('/feeds/all.rss', { 'sec-fetch-dest': 'image' }, 'HEAD'))).toBe(false);
});

describe('a flood of names that no feed has', () => {
  /** How many calls to the Catalogue sixty such requests make. */
  const flood = async (pathOf: (n: number) => string) => {
    const asked = [vi.spyOn(Catalogue.prototype, 'freshness'), vi.spyOn(Catalogue.prototype, 'archiveStamp')];
    const calls = () => asked.reduce((sum, spy) => sum + spy.mock.calls.length, 0);
    const before = calls();
    for (let n = 0; n < 60; n++) expect((await get(pathOf(n))).status).toBe(404);
    return calls() - before;
  };

  test('costs a call or two for each isolate, and the next article in one of them is still seen', async () => {
    expect(await flood((n) => `/feeds/subjects/none-${n}.rss`)).toBe(2);
    expect(await flood((n) => `/feeds/authors/none-${n}`)).toBe(0);
    await publish('found', { subjects: ['None 7'] });
    advanceClock(2 * SECOND_MS);
    expect((await get('/feeds/subjects/none-7.rss')).status).toBe(200);
    expect((await get('/feeds/subjects/none-8.rss')).status).toBe(404);
  });

  test('costs no more where they come ten at a time: at most one call for each request that is open when a record ends', async () => {
    const asked = vi.spyOn(Catalogue.prototype, 'freshness');
    for (let second = 0; second < 9; second++) {
      for (let wave = 0; wave < 20; wave++) {
        const paths = Array.from({ length: 10 }, (_, n) => `/feeds/subjects/x${second}-${wave}-${n}.rss`);
        const answers = await Promise.all(paths.map((path) => get(path)));
        expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([404]));
      }
      advanceClock(SECOND_MS);
    }
    // Ten that find nothing known, ten that find no list of all feeds, and ten whenever two seconds are over.
    expect(asked.mock.calls.length).toBeLessThanOrEqual(60);
    expect(asked.mock.calls.filter(([{ whole }]) => whole === true)).toHaveLength(1);
  });

  test('costs no call at all for what no feed can be called, nor for numbers beyond the end of an archive', async () => {
    await publishMany(50);
    await get('/feeds/all.rss');
    expect(await flood((n) => `/feeds/none-${n}.rss`)).toBe(0);
    expect(await flood((n) => `/feeds/all/archive/${n + 2}.rss`)).toBe(0);
    expect((await get('/feeds/all/archive/1.rss')).status).toBe(200);
  });

  test('costs one call for each name where there are too many feeds to list, and none when it is asked for again', async () => {
    const { freshness } = Catalogue.prototype;
    vi.spyOn(Catalogue.prototype, 'freshness').mockImplementation(function (this: Catalogue, { whole: _whole, ...request }) {
      return freshness.call(this, request);
    });
    expect(await flood((n) => `/feeds/subjects/none-${n % 20}.rss`)).toBe(20);
    advanceClock(2 * SECOND_MS);
    expect(await flood((n) => `/feeds/subjects/none-${n % 20}.rss`)).toBe(1);
  });
});

test('a page of the directory further on is read from the Catalogue each time', async () => {
  const answer = await get('/feeds?subjects=2');
  expect([answer.status, answer.headers.get(CDN)]).toEqual([200, 'no-store']);
});

test('the 410 of an article and a 304 are not stored with a query either', async () => {
  await publishMany(1);
  const etag = (await get('/feeds.opml')).headers.get('etag') ?? '';
  const known = await get('/feeds.opml?x=1', { 'if-none-match': etag });
  expect([known.status, known.headers.get(CDN)]).toEqual([304, 'no-store']);
  await withdraw('eastern-lock');
  const gone = await get('/articles/eastern-lock?x=1');
  expect([gone.status, gone.headers.get(CDN)]).toEqual([410, 'no-store']);
});

test('every answer that differs for a person in a browser has Vary (RFC 9110 §12.5.5)', async () => {
  await publish('gone');
  await withdraw('gone');
  const paths = [
    '/',
    '/feeds',
    '/feeds/all',
    '/feeds/all.rss',
    '/feeds.opml',
    '/sitemap-news.xml',
    '/robots.txt',
    '/articles/eastern-lock',
  ];
  for (const path of [...paths, '/articles/gone', '/feeds/subjects/none.rss']) {
    for (const headers of [{}, { 'sec-fetch-dest': 'document', accept: 'text/html' }]) {
      const vary = (await get(path, headers)).headers.get('vary');
      expect([path, vary]).toEqual([path, 'Sec-Fetch-Dest']);
    }
  }
  expect((await callDesk('GET', '/desk/articles')).headers.get('vary')).toBeNull();
});
