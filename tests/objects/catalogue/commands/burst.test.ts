// More than a newsroom does in a day, in a moment.
import { env } from 'cloudflare:workers';
import { beforeEach, expect, test, vi } from 'vitest';
import * as storedFeeds from '../../../../src/storage/feeds.ts';
import { count, dirtyKeys, flush, runAlarm, select } from '../../../support/worker/catalogue.ts';
import { advanceClock, MINUTE_MS } from '../../../support/worker/clock.ts';
import { callDesk, publish, sendBulk, setUpPublisher } from '../../../support/worker/desk.ts';
import { isolateTests, newIsolate } from '../../../support/worker/isolation.ts';
import { getFeed, getText } from '../../../support/worker/reader.ts';
import { article } from '../../../support/worker/sample.ts';

/** More than one flush writes. */
const BURST = 225;
/** Twenty calls of the Catalogue, and twenty pages of an archive. The largest limit on the way is that of changes in a record of freshness: a thousand. */
const IMPORTED = 1_010;

isolateTests();
beforeEach(() => setUpPublisher());

test('a burst of publishes: each is answered, KV takes no more writes than keys were touched, and nothing is lost', async () => {
  const writes = vi.spyOn(env.REPLICA, 'put');
  for (let first = 0; first < BURST; first += 25) {
    const answers = await Promise.all(
      Array.from({ length: 25 }, (_, index) =>
        publish(`story-${first + index}`, { headline: `Story ${first + index}`, subjects: [`Subject ${index % 5}`] }),
      ),
    );
    expect(answers.every(({ status }) => status === 201)).toBe(true);
  }
  expect(writes).not.toHaveBeenCalled();
  const touched = await dirtyKeys();
  // The sections weather and code, empty, were not written yet either.
  expect(touched).toHaveLength(BURST + ['all', 'harbour', 'weather', 'code', 'ada-brink'].length + 5);
  while ((await dirtyKeys()).length > 0) {
    writes.mockClear();
    advanceClock(2_000);
    await runAlarm();
    const keys = writes.mock.calls.map(([key]) => key);
    expect(keys.length).toBeLessThanOrEqual(200);
    expect(new Set(keys).size).toBe(keys.length);
  }
  expect((await env.REPLICA.list({ prefix: 'feed/' })).keys).toHaveLength(10);
  expect((await env.REPLICA.list({ prefix: 'article/' })).keys).toHaveLength(BURST);
  expect((await getFeed()).items[0]?.title).toBe(`Story ${BURST - 1}`);
  expect(await reachable('all')).toEqual(
    new Set(Array.from({ length: BURST }, (_, number) => `tag:quay-courier.example,2031:article/story-${number}`)),
  );
});

test('ten changes of one article before the flush are one write of each feed', async () => {
  await publish('eastern-lock');
  await flush();
  const writes = vi.spyOn(env.REPLICA, 'put');
  for (let number = 0; number < 10; number++) {
    await callDesk('PUT', '/desk/articles/eastern-lock', { body: article({ headline: `Change ${number}` }), headers: { 'if-match': '*' } });
  }
  await flush();
  const feeds = writes.mock.calls.map(([key]) => String(key)).filter((key) => key.startsWith('feed/'));
  expect(feeds.sort()).toEqual(['feed/all', 'feed/authors/ada-brink', 'feed/sections/harbour', 'feed/subjects/pilots']);
  expect((await storedFeeds.get(env.REPLICA, 'all'))?.json).toContain('Change 9');
});

/** Every article a subscriber can walk to: the feed, then its archive page by page. */
async function reachable(feed: string): Promise<Set<string>> {
  newIsolate();
  const ids = new Set<string>();
  for (let next: string | undefined = `/feeds/${feed}.json`; next !== undefined; ) {
    const page: { next_url?: string; items: { id: string }[] } = await getFeed(next);
    for (const { id } of page.items) ids.add(id);
    next = page.next_url;
  }
  return ids;
}

test('more than a thousand articles are imported in one request, and every one of them can be reached', async () => {
  const answered = await sendBulk(Array.from({ length: IMPORTED }, (_, index) => importLine(index)));
  expect(answered.map(({ line }) => line)).toEqual(Array.from({ length: IMPORTED }, (_, index) => index + 1));
  expect(answered.filter(({ status, outcome }) => status !== 201 || outcome !== 'created')).toEqual([]);
  expect(await count('article')).toBe(IMPORTED);
  const [feed] = await select<{ last_ordinal: number; live: number }>("SELECT last_ordinal, live FROM feed WHERE name = 'all'");
  expect(feed).toEqual({ last_ordinal: IMPORTED, live: IMPORTED });
  expect((await reachable('all')).size).toBe(IMPORTED);
  const again = await sendBulk([importLine(0), importLine(IMPORTED - 1)]);
  expect(again.map(({ outcome }) => outcome)).toEqual(['unchanged', 'unchanged']);
  await runAlarm();
  advanceClock(MINUTE_MS);
  expect(await getText('/feeds/sections/harbour.rss')).toContain(`Story ${IMPORTED - 1}`);
});

function importLine(number: number) {
  return {
    op: 'import',
    slug: `story-${number}`,
    sourceId: `wire/${number}.txt`,
    sourceHash: number.toString(16).padStart(64, '0'),
    article: {
      headline: `Story ${number}`,
      source: 'The Quay Courier',
      sections: ['harbour'],
      bodyHtml: '<p>Short.</p>',
      firstPublished: new Date(Date.UTC(2030, 0, 1) + number * MINUTE_MS).toISOString(),
    },
  };
}
