// Each public address has one spelling. The others are redirected to it, so that none of them takes room in the cache in front.
import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, test } from 'vitest';
import { plainPathOf, plainUrlOf } from '../../../src/http/requests/plain-address.ts';
import { publish, setUpPublisher } from '../../support/worker/desk.ts';
import { isolateTests, newIsolate } from '../../support/worker/isolation.ts';
import { licensee, pull } from '../../support/worker/partner.ts';
import { get } from '../../support/worker/reader.ts';

isolateTests();
beforeEach(async () => {
  await setUpPublisher();
  await publish('eastern-lock');
});

const SITE = 'https://feeds.quay-courier.example';
const CDN = 'cloudflare-cdn-cache-control';

const SPELLINGS: [string, string][] = [
  ['/FEEDS', '/feeds'],
  ['/feeds/', '/feeds'],
  ['//feeds//', '/feeds'],
  ['/Feeds.OPML', '/feeds.opml'],
  ['/feeds%2Eopml', '/feeds.opml'],
  ['/feeds%2eopml/', '/feeds.opml'],
  ['/feeds/all.RSS', '/feeds/all.rss'],
  ['/feeds/%61ll.rss', '/feeds/all.rss'],
  ['/feeds/%41LL.rss', '/feeds/all.rss'],
  ['/%66eeds/all.rss', '/feeds/all.rss'],
  ['/feeds//all.rss', '/feeds/all.rss'],
  ['/feeds/all.rss/', '/feeds/all.rss'],
  ['/feeds/all.rss///', '/feeds/all.rss'],
  ['/feeds/Sections/Harbour', '/feeds/sections/harbour'],
  ['/feeds/all/archive/%31.rss', '/feeds/all/archive/1.rss'],
  ['/feeds/SUBJECTS/none.rss', '/feeds/subjects/none.rss'],
  ['/articles/Eastern-Lock', '/articles/eastern-lock'],
  ['/articles/eastern%2Dlock', '/articles/eastern-lock'],
  ['/articles/eastern-lock/', '/articles/eastern-lock'],
  ['/ARTICLES//eastern-lock', '/articles/eastern-lock'],
  ['/problems/', '/problems'],
  ['/docs/', '/docs'],
  ['/Problems/Withdrawn', '/problems/withdrawn'],
  ['/problems/%77ithdrawn', '/problems/withdrawn'],
];

/** Each is asked for in an isolate that has been asked for no other. */
function* eachAnew<T>(addresses: readonly T[]): Generator<T> {
  for (const address of addresses) {
    newIsolate();
    yield address;
  }
}

describe('another spelling', () => {
  test('is redirected to the one spelling, on our origin and with its query, and is not kept by the cache in front', async () => {
    env.PUBLIC_ORIGIN = SITE;
    for (const [path, plain] of eachAnew(SPELLINGS)) {
      for (const method of ['GET', 'HEAD']) {
        const answer = await get(`http://evil.example${path}?A=%41&b=/../c`, { 'if-none-match': '*' }, method);
        expect([path, answer.status, answer.headers.get('location')]).toEqual([path, 308, `${SITE}${plain}?A=%41&b=/../c`]);
        expect(await answer.text()).toBe('');
        expect({ path, ...Object.fromEntries(answer.headers) }).toMatchObject({
          path,
          [CDN]: 'no-store',
          'cache-control': 'public, max-age=300',
          'access-control-allow-origin': '*',
          'x-content-type-options': 'nosniff',
          vary: 'Sec-Fetch-Dest',
        });
      }
    }
  });

  test('is not stored for a person in a browser, and only GET and HEAD are redirected', async () => {
    for (const [path, plain] of eachAnew(SPELLINGS)) {
      const opened = await get(path, { 'sec-fetch-dest': 'document', accept: 'text/html' });
      expect([path, opened.status, ...['location', 'cache-control', CDN].map((name) => opened.headers.get(name))]).toEqual([
        path,
        308,
        `http://localhost${plain}`,
        'no-store',
        null,
      ]);
      for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS'])
        expect([path, (await get(path, {}, method)).status]).not.toEqual([path, 308]);
    }
  });

  test('leads to an address that is redirected no further', async () => {
    for (const [, plain] of eachAnew(SPELLINGS)) {
      expect([plain, (await get(plain)).status]).not.toEqual([plain, 308]);
      expect([plain, plainPathOf(plain)]).toEqual([plain, undefined]);
    }
  });
});

const NO_SPELLINGS = [
  '/feeds/%2561ll.rss',
  '/feeds/%25%36%31ll.rss',
  '/feeds/%%36%31ll.rss',
  '/feeds%2Fall.rss',
  '/FEEDS%5Call.rss',
  '/feeds/%C0%61ll.rss',
  '/feeds/ALL.rss%00',
  '/feeds/ALL.rss%0d%0aset-cookie:a=b',
  '/feeds/ALL rss',
  '/feeds/%E2%84%AAall.rss',
  '/feeds/ÄLL.rss',
  '/feeds/~ALL.rss',
  '/feeds/ALL;v=1.rss',
  '/feeds/.ALL.rss',
  '/feeds/ALL.rss.',
  '/FeedsAll.rss',
  '/feeds.opmlX/',
  '//evil.example/feeds/all.rss',
  '//evil.example//FEEDS',
  '/feeds/ts_feed_t1_ABCdef.rss',
  '/articles/%74s_live_t1_ABCdef',
  '/articles/TS_TEST_t1_ABCdef',
  '/feeds/tsd_t1_ABCdef',
  '/feeds/%54SD_t1_ABCdef.rss',
];

test('what is not another spelling of an address is a 404', async () => {
  for (const path of eachAnew(NO_SPELLINGS)) {
    const answer = await get(path);
    expect([path, answer.status, answer.headers.get('location')]).toEqual([path, 404, null]);
    expect(await answer.text()).not.toMatch(/ts(d|_live|_feed|_test)_t/i);
  }
});

test.each(['.', '..', 'a/..', '%2e%2e/v1/account', '../../desk/articles', '.%2e', '..;/x', 'a/./b'])(
  'a path with the segments %s, however it gets here, is never made into another',
  (segments) => {
    for (const root of ['/FEEDS', '/articles', '//problems']) expect(plainPathOf(`${root}/${segments}/`)).toBeUndefined();
  },
);

test.each(["?+'", '?a=%27', '?<>"`{}|^\\[]', '?a=b?c', '?'])('the query %s stays as it was sent', (query) => {
  expect(plainUrlOf(`http://evil.example/FEEDS${query}`, SITE)).toBe(`${SITE}/feeds${query}`);
});

test('a long URL is not redirected', async () => {
  const most = `/FEEDS?${'a'.repeat(2_048 - 'http://localhost/FEEDS?'.length)}`;
  expect((await get(most)).status).toBe(308);
  const answer = await get(`${most}a`);
  expect([answer.status, answer.headers.get('location')]).toEqual([404, null]);
  expect((await get(`/Feeds/all.rss?${"+'".repeat(7_000)}`)).status).toBe(404);
});

test('an address with an empty query is not cached beside the one without', async () => {
  for (const path of ['/feeds/all.rss', '/', '/articles/eastern-lock']) {
    expect([path, (await get(path)).headers.get(CDN)]).not.toEqual([path, 'no-store']);
    const answer = await get(`${path}?`);
    expect([path, answer.headers.get(CDN) ?? answer.headers.get('cache-control')]).toEqual([path, 'no-store']);
  }
});

test('a query that may stand in no header is encoded', () => {
  for (const query of ['?q=ä', '?q=%0d%0aset-cookie:a', '?q=\r\nset-cookie:a', '?q=\u{1f600}', '?q=\ud800', '?q= <>"\u0001#ä']) {
    expect(plainUrlOf(`http://evil.example/FEEDS${query}`, SITE)).toMatch(/^https:\/\/feeds\.quay-courier\.example\/feeds\?[\x21-\x7e]*$/);
  }
});

describe('whatever is case-sensitive', () => {
  test('is left as it is: keys, receipts, tokens, the desk', async () => {
    const { key } = await licensee();
    const paths = [
      '/V1/feed.rss',
      '/v1/feed.rss/',
      '/v1//feed.rss',
      '/v1/receipts/Main.1.eastern-lock.1.full',
      '/F/token/feed.rss',
      '/f/TOKEN/feed.rss/',
      '/DESK/articles',
      '/desk/articles/',
      '/desk/articles/Eastern-Lock',
    ];
    for (const path of paths) {
      const answer = await pull(key, path);
      await answer.arrayBuffer();
      expect([path, answer.headers.get('location'), answer.status >= 400 && answer.status < 500]).toEqual([path, null, true]);
    }
  });
});

test.each(['/%74erms', '/robots%2Etxt', '/sitemap-news%2exml', '/.well-known/jwks%2Ejson', '/%2Ewell-known/jwks.json', '/%76%31'])(
  'another spelling of an address elsewhere (%s) is not kept',
  async (path) => {
    const answer = await get(path);
    await answer.arrayBuffer();
    expect([path, answer.status, answer.headers.get(CDN) ?? answer.headers.get('cache-control')]).toEqual([path, 200, 'no-store']);
  },
);
