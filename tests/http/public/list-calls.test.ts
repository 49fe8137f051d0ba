// Pages and lists that strangers ask for with any query, past the cache in front: the Catalogue is asked once until something changes.
import { beforeEach, expect, test, vi } from 'vitest';
import { Catalogue } from '../../../src/objects/catalogue.ts';
import { advanceClock, DAY_MS, SECOND_MS } from '../../support/worker/clock.ts';
import { publish, setUpPublisher, withdraw } from '../../support/worker/desk.ts';
import { isolateTests, newIsolate } from '../../support/worker/isolation.ts';
import { get, getText } from '../../support/worker/reader.ts';

isolateTests();
beforeEach(async () => {
  await setUpPublisher();
  await publish('eastern-lock');
});

test.each([
  ['/sitemap-news.xml', 1],
  ['/feeds.opml', 1],
  ['/feeds', 4],
  ['/', 3],
])('%s with a new query each time costs %i calls in all', async (path, calls) => {
  const asked = [
    vi.spyOn(Catalogue.prototype, 'recentArticles'),
    vi.spyOn(Catalogue.prototype, 'listFeeds'),
    vi.spyOn(Catalogue.prototype, 'largestFeeds'),
  ];
  const count = () => asked.reduce((sum, { mock }) => sum + mock.calls.length, 0);
  const first = await getText(`${path}?0`);
  for (let query = 1; query < 20; query++) expect(await getText(`${path}?${query}`)).toBe(first);
  expect(count()).toBe(calls);
  await publish('second-lock');
  advanceClock(2 * SECOND_MS);
  expect(await getText(`${path}?x`)).not.toBe(first);
  expect(count()).toBe(2 * calls);
});

test('places beyond the ends of the lists of feeds cost no call, and a place within one costs one', async () => {
  await publish('second-lock', { subjects: ['Pilots', 'Storms', 'Tides'], sections: ['harbour', 'weather'] });
  newIsolate();
  await getText('/feeds');
  const asked = vi.spyOn(Catalogue.prototype, 'listFeeds');
  const at = (place: string | number) => getText(`/feeds?subjects=${place}&authors=${place}&sections=${place}`);
  const empty = await at(1_000_000);
  expect(empty).not.toContain('href="/feeds/subjects/');
  for (const place of [5, 400, 999_999, 1_000_001, 0, -1, '1e3', 'x']) await at(place);
  expect(asked).not.toHaveBeenCalled();
  for (let time = 0; time < 3; time++) expect(await getText('/feeds?subjects=2')).toMatch(/href="\/feeds\/subjects\//);
  expect(asked).toHaveBeenCalledTimes(1);
  newIsolate();
  await at(700);
  // One of everything, and one of each list.
  expect(asked).toHaveBeenCalledTimes(5);
});

test('the cached news sitemap loses withdrawn articles, and those that become too old', async () => {
  advanceClock(DAY_MS);
  await publish('second-lock');
  const slugs = async () => [...(await getText('/sitemap-news.xml')).matchAll(/<loc>[^<]*\/([a-z-]+)<\/loc>/g)].map(([, slug]) => slug);
  newIsolate();
  expect(await slugs()).toEqual(['second-lock', 'eastern-lock']);
  advanceClock(DAY_MS);
  expect(await slugs()).toEqual(['second-lock']);
  expect((await get('/sitemap-news.xml')).headers.get('last-modified')).toBe('Sat, 03 Mar 2040 12:00:00 GMT');
  await withdraw('second-lock');
  advanceClock(2 * SECOND_MS);
  expect(await slugs()).toEqual([]);
});
