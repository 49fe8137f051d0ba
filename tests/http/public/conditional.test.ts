// Conditional requests through the front door (RFC 9110 §13): a poll that finds nothing new costs next to nothing.
import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { Catalogue } from '../../../src/objects/catalogue.ts';
import { flush } from '../../support/worker/catalogue.ts';
import { advanceClock, HOUR_MS, SECOND_MS } from '../../support/worker/clock.ts';
import { publish, replace, setUpPublisher } from '../../support/worker/desk.ts';
import { isolateTests, newIsolate } from '../../support/worker/isolation.ts';
import { get } from '../../support/worker/reader.ts';

isolateTests();
beforeEach(async () => {
  await setUpPublisher();
  await publish('eastern-lock');
  // Settings and article are of one second: the feed is dated by the next.
  advanceClock(SECOND_MS);
});

async function tagOf(path: string): Promise<string> {
  return (await get(path)).headers.get('etag') ?? '';
}

describe.each(['/feeds/all.rss', '/feeds/all.atom', '/feeds/all.json'])('%s', (path) => {
  test('a reader that has the current copy is told so, with the headers of the copy and nothing else', async () => {
    const whole = await get(path);
    const answer = await get(path, { 'if-none-match': whole.headers.get('etag') ?? '' });
    expect(answer.status).toBe(304);
    expect(await answer.text()).toBe('');
    // RFC 9110 §15.4.5, and CORS, without which a script in a page cannot read the answer.
    const kept = ['etag', 'last-modified', 'cache-control', 'cloudflare-cdn-cache-control', 'vary', 'link', 'access-control-allow-origin'];
    for (const name of [...kept, 'access-control-expose-headers']) {
      expect([name, answer.headers.get(name)]).toEqual([name, whole.headers.get(name)]);
      expect(whole.headers.get(name)).not.toBeNull();
    }
    expect(answer.headers.has('content-type')).toBe(false);
    expect(answer.headers.has('content-length')).toBe(false);
  });

  test('a reader that has an older copy gets the current one', async () => {
    const old = await tagOf(path);
    await replace('eastern-lock', { headline: 'Pilots return to both locks' });
    const answer = await get(path, { 'if-none-match': old });
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('both locks');
  });
});

describe('If-None-Match', () => {
  test.each([
    ['as it was given', (tag: string) => tag],
    ['in its strong spelling', (tag: string) => tag.replace('W/', '')],
    ['in a list', (tag: string) => `"first", ${tag}, W/"last"`],
    ['in a list without spaces', (tag: string) => `"first",${tag},"last"`],
    ['behind a tag that holds a comma', (tag: string) => `"a,b", ${tag}`],
    ['behind an empty tag', (tag: string) => `"", ${tag}`],
    ['as a star', () => '*'],
    ['as a star with spaces', () => ' * '],
  ])('a tag is known %s', async (_how, field) => {
    const tag = await tagOf('/feeds/all.atom');
    expect((await get('/feeds/all.atom', { 'if-none-match': field(tag) })).status).toBe(304);
  });

  test.each([
    ['another tag', () => '"other"'],
    ['a list of others', () => '"a", W/"b", "c,d"'],
    ['the tag without its quotes', (tag: string) => tag.slice(3, -1)],
    ['the tag inside a longer one', (tag: string) => `"x${tag.slice(3, -1)}"`],
    ['a star among tags', () => '"a", *'],
  ])('%s is not taken for the current copy', async (_what, field) => {
    const tag = await tagOf('/feeds/all.atom');
    expect((await get('/feeds/all.atom', { 'if-none-match': field(tag) })).status).toBe(200);
  });

  test('it decides alone, even with If-Modified-Since (RFC 9110 §13.2.2)', async () => {
    const whole = await get('/feeds/all.rss');
    const modified = whole.headers.get('last-modified') ?? '';
    const tag = whole.headers.get('etag') ?? '';
    expect((await get('/feeds/all.rss', { 'if-none-match': '"other"', 'if-modified-since': modified })).status).toBe(200);
    const longAgo = 'Sat, 01 Jan 2000 00:00:00 GMT';
    expect((await get('/feeds/all.rss', { 'if-none-match': tag, 'if-modified-since': longAgo })).status).toBe(304);
  });
});

test('a reader without tags is told by the date, to the second', async () => {
  const modified = (await get('/feeds/all.rss')).headers.get('last-modified') ?? '';
  const since = (value: string) => get('/feeds/all.rss', { 'if-modified-since': value }).then(({ status }) => status);
  expect(modified).toBe('Thu, 01 Mar 2040 12:00:01 GMT');
  expect(await since(modified)).toBe(304);
  expect(await since('Thu, 01 Mar 2040 12:00:02 GMT')).toBe(304);
  expect(await since('Thu, 01 Mar 2040 12:00:00 GMT')).toBe(200);
  expect(await since('yesterday')).toBe(200);
});

test('a feed that changed within a second is a 304 for the date that it is served with', async () => {
  advanceClock(HOUR_MS + 700);
  await publish('western-lock');
  newIsolate();
  const modified = (await get('/feeds/all.rss')).headers.get('last-modified') ?? '';
  expect(modified).toBe('Thu, 01 Mar 2040 13:00:01 GMT');
  expect((await get('/feeds/all.rss', { 'if-modified-since': modified })).status).toBe(304);
});

test('a poll that finds nothing new reads no KV and renders nothing, even in an isolate that has just started', async () => {
  await flush();
  const tag = await tagOf('/feeds/all.rss');
  newIsolate();
  const reads = vi.spyOn(env.REPLICA, 'getWithMetadata');
  const rendered = vi.spyOn(Catalogue.prototype, 'feed');
  const asked = vi.spyOn(Catalogue.prototype, 'freshness');
  expect((await get('/feeds/all.rss', { 'if-none-match': tag })).status).toBe(304);
  expect([reads.mock.calls.length, rendered.mock.calls.length, asked.mock.calls.length]).toEqual([0, 0, 1]);
});

test('a second reader costs no KV read, and a first one at most one', async () => {
  await publish('low-water', { headline: 'Low water on Friday' });
  await flush();
  const reads = vi.spyOn(env.REPLICA, 'getWithMetadata');
  expect((await get('/feeds/all.json')).status).toBe(200);
  expect(reads).toHaveBeenCalledTimes(1);
  expect((await get('/feeds/all.json')).status).toBe(200);
  expect(reads).toHaveBeenCalledTimes(1);
});

test('news in one section leaves the copies of the others current', async () => {
  await publish('gale', { sections: ['weather'], subjects: ['Storms'], by: { names: ['Jon Falk'] } });
  const before = { harbour: await tagOf('/feeds/sections/harbour.rss'), weather: await tagOf('/feeds/sections/weather.rss') };
  await replace('gale', { headline: 'The gale has passed', sections: ['weather'], subjects: ['Storms'], by: { names: ['Jon Falk'] } });
  expect(await tagOf('/feeds/sections/harbour.rss')).toBe(before.harbour);
  expect(await tagOf('/feeds/sections/weather.rss')).not.toBe(before.weather);
});

test('pages and lists answer conditional requests too', async () => {
  for (const path of ['/', '/feeds', '/feeds/all', '/feeds.opml', '/sitemap-news.xml', '/robots.txt', '/terms', '/problems/withdrawn']) {
    const answer = await get(path, { 'if-none-match': await tagOf(path) });
    expect([path, answer.status, await answer.text()]).toEqual([path, 304, '']);
    expect(answer.headers.get('cache-control')).toContain('public');
  }
});

test('copies of the two formats never share a tag, and neither do two origins', async () => {
  const tags = [await tagOf('/feeds/all.rss'), await tagOf('/feeds/all.atom'), await tagOf('/feeds/all.json')];
  expect(new Set(tags).size).toBe(3);
  expect(tags).not.toContain(await tagOf('http://127.0.0.1/feeds/all.rss'));
});

test('a feed that nothing touches keeps its bytes and its tag from one hour to the next', async () => {
  const before = await get('/feeds/all.atom');
  advanceClock(HOUR_MS);
  newIsolate();
  const after = await get('/feeds/all.atom');
  expect(after.headers.get('etag')).toBe(before.headers.get('etag'));
  expect(await after.text()).toBe(await before.text());
});
