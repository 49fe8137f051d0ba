// How every answer may be cached. Workers Cache keeps a 200 that says nothing for two hours, so nothing may say nothing.
import { reset } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { breakCatalogue, flush, muteLog, select } from '../../support/worker/catalogue.ts';
import { BOOTSTRAP_TOKEN, callDesk, publish, publishMany, setUpPublisher, withdraw } from '../../support/worker/desk.ts';
import { garbleKv } from '../../support/worker/edge-kv.ts';
import { isolateTests, newIsolate } from '../../support/worker/isolation.ts';
import { get } from '../../support/worker/reader.ts';
import { deskRoutes, PUBLIC_ADDRESSES, publicAddresses, publicPatterns, statusOf } from '../../support/worker/routes.ts';

isolateTests();
beforeEach(async () => {
  await setUpPublisher();
  await publish('eastern-lock');
});

function policyOf(answer: Response): [string | null, string | null] {
  return [answer.headers.get('cache-control'), answer.headers.get('cloudflare-cdn-cache-control')];
}

/** Of the public addresses: asked seldom, and cheap. */
const UNKEPT = ['/healthz', '/v1'];
const NOT_STORED = ['no-store', null];
const NAVIGATION = { 'sec-fetch-dest': 'document', accept: 'text/html,application/xhtml+xml' };

test('every public route has an address in these tests, and no other is tried', () => {
  expect(Object.keys(PUBLIC_ADDRESSES).sort()).toEqual(publicPatterns().sort());
});

test('every public answer says how it may be cached, and carries its tags and validators where it is kept', async () => {
  await publishMany(50);
  for (const path of publicAddresses()) {
    const answer = await get(path);
    const [browser, cdn] = policyOf(answer);
    expect([path, answer.status, browser]).toEqual([path, statusOf(path), expect.any(String)]);
    if (UNKEPT.includes(path)) {
      expect([browser, cdn]).toEqual(NOT_STORED);
      continue;
    }
    expect([path, browser, cdn]).toEqual([
      path,
      expect.stringMatching(/^public, max-age=\d+/),
      expect.stringMatching(/^public, max-age=\d+/),
    ]);
    expect([path, answer.headers.get('cache-tag')]).toEqual([path, expect.stringMatching(/^site,?/)]);
    if (answer.status !== 200) continue;
    expect([path, answer.headers.get('etag')]).toEqual([path, expect.stringMatching(/^W\/"[\w-]+"$/)]);
    expect([path, Date.parse(answer.headers.get('last-modified') ?? '')]).toEqual([path, expect.any(Number)]);
    expect([path, answer.headers.get('vary')]).not.toEqual([path, expect.stringContaining('Accept-Encoding')]);
  }
});

test('a feed is kept five minutes by readers and one by the cache in front, which covers for an origin that fails', async () => {
  expect(policyOf(await get('/feeds/all.rss'))).toEqual([
    'public, max-age=300, stale-while-revalidate=600, stale-if-error=3600',
    'public, max-age=60, stale-while-revalidate=600, stale-if-error=3600',
  ]);
});

test('a subscription is tagged by its feed and an archive page by its articles, so that a publish purges no archive', async () => {
  await publishMany(50);
  expect((await get('/feeds/all.rss')).headers.get('cache-tag')).toBe('site,feed:all');
  const tags = (await get('/feeds/all/archive/1.rss')).headers.get('cache-tag')?.split(',') ?? [];
  expect(tags).toContain('article:eastern-lock');
  expect(tags).toHaveLength(51);
  expect(tags).not.toContain('feed:all');
});

test('nothing a person opens in a browser is stored, so that no reader is ever given the page instead of the feed', async () => {
  for (const path of [...publicAddresses(), '/feeds/none.rss', '/feeds/none', '/nowhere', '/feeds/all.rss?raw']) {
    const answer = await get(path, NAVIGATION);
    expect([path, ...policyOf(answer)]).toEqual([path, ...NOT_STORED]);
  }
});

describe('unknown query parameters', () => {
  test.each(['?utm_source=newsletter', '?raw', '?page=2', '?', '?%00'])(
    '%s changes no byte, and is given no room in the cache',
    async (query) => {
      const plain = await get('/feeds/all.rss');
      const queried = await get(`/feeds/all.rss${query}`);
      expect(await queried.text()).toBe(await plain.text());
      expect(queried.headers.get('etag')).toBe(plain.headers.get('etag'));
      expect(policyOf(queried)[1]).toBe('no-store');
    },
  );
});

test('an unknown query is given no room in the cache at any other public address either', async () => {
  await publishMany(50);
  for (const path of [...publicAddresses(), '/feeds/none.rss'].filter((address) => !UNKEPT.includes(address))) {
    const [plain, queried] = [await get(path), await get(`${path}?utm_source=newsletter`)];
    expect([path, queried.status, queried.headers.get('cloudflare-cdn-cache-control')]).toEqual([path, plain.status, 'no-store']);
    expect([path, queried.headers.get('etag')]).toEqual([path, plain.headers.get('etag')]);
  }
});

test('the empty feed of a section is kept under its own tag, so that its first article purges it', async () => {
  const answer = await get('/feeds/sections/weather.rss');
  expect([answer.status, ...policyOf(answer)]).toEqual([200, ...policyOf(await get('/feeds/all.rss'))]);
  expect(answer.headers.get('cache-tag')).toBe('site,feed:sections/weather');
  await flush();
  await publish('squall', { sections: ['weather'] });
  expect(await select('SELECT tag FROM purge')).toContainEqual({ tag: 'feed:sections/weather' });
});

test('no other error is stored', async () => {
  for (const path of ['/nowhere', '/problems/unknown', '/articles/unknown', '/feeds.txt']) {
    expect([path, ...policyOf(await get(path))]).toEqual([path, ...NOT_STORED]);
  }
  expect(policyOf(await get('/feeds/all.rss', {}, 'POST'))).toEqual(NOT_STORED);
  muteLog();
  await flush();
  newIsolate();
  garbleKv(env.REPLICA);
  const broken = await get('/feeds/all.rss');
  expect([broken.status, ...policyOf(broken)]).toEqual([500, ...NOT_STORED]);
});

test('the feed of all articles before a publisher is set up is a short 404 under its own tag', async () => {
  await reset();
  newIsolate();
  const answer = await get('/feeds/all.rss');
  expect([answer.status, policyOf(answer)[1], answer.headers.get('cache-tag')]).toEqual([
    404,
    'public, max-age=60, stale-if-error=3600',
    'feed:all',
  ]);
});

test('a withdrawal is told for a minute and a redirect to an article no longer', async () => {
  expect(policyOf(await get('/articles/eastern-lock'))).toEqual(['public, max-age=60', 'public, max-age=60, stale-if-error=3600']);
  await withdraw('eastern-lock');
  const gone = await get('/articles/eastern-lock');
  expect([gone.status, ...policyOf(gone)]).toEqual([410, 'public, max-age=60', 'public, max-age=60, stale-if-error=3600']);
  expect(gone.headers.get('cache-tag')).toBe('site,article:eastern-lock');
});

test('with the Catalogue down no answer is kept longer than a quarter of a minute at the edge', async () => {
  await get('/feeds/all.rss');
  breakCatalogue();
  vi.setSystemTime(Date.now() + 3_000);
  expect(policyOf(await get('/feeds/all.rss'))).toEqual(['public, max-age=60', 'public, max-age=15, stale-if-error=0']);
  newIsolate();
  const unavailable = await get('/feeds/all.rss');
  expect([unavailable.status, ...policyOf(unavailable)]).toEqual([503, ...NOT_STORED]);
});

test('no answer to the desk is stored', async () => {
  for (const [pattern, methods] of deskRoutes()) {
    for (const method of [...methods, 'PATCH', 'OPTIONS']) {
      const path = pattern.replace(':slug', 'eastern-lock').replace(':id', 'abc');
      const answer = await get(path, { authorization: `Bearer ${BOOTSTRAP_TOKEN}` }, method);
      await answer.arrayBuffer();
      expect([method, path, ...policyOf(answer)]).toEqual([method, path, ...NOT_STORED]);
    }
  }
  expect(policyOf(await get('/desk/articles'))).toEqual(NOT_STORED);
  const refused = await callDesk('PUT', '/desk/articles/eastern-lock', { body: '{' });
  expect(refused.headers.get('cache-control')).toBe('no-store');
});
