// Addresses at which people and other programs look for a feed.
import { evictDurableObject } from 'cloudflare:test';
import { beforeEach, describe, expect, test } from 'vitest';
import { catalogue, select } from '../../support/worker/catalogue.ts';
import { callDesk, publish, setUpPublisher } from '../../support/worker/desk.ts';
import { isolateTests, newIsolate } from '../../support/worker/isolation.ts';
import { get } from '../../support/worker/reader.ts';

isolateTests();
beforeEach(() => setUpPublisher());

async function targetOf(path: string): Promise<string> {
  const answer = await get(path);
  return `${answer.status} ${answer.headers.get('location') ?? ''}`;
}

describe('the addresses that people try', () => {
  test.each([
    '/feed',
    '/feed/',
    '/rss',
    '/rss/',
    '/rss.xml',
    '/feed.xml',
    '/index.xml',
    '/feed/rss2/',
    '/feeds/all.xml',
    '/?feed=rss2',
    '/?feed=rss',
    '/RSS.xml',
  ])('%s leads to RSS', async (path) => {
    expect(await targetOf(path)).toBe('308 http://localhost/feeds/all.rss');
  });

  test.each([
    ['/atom.xml', 'atom'],
    ['/feed/atom/', 'atom'],
    ['/?feed=atom', 'atom'],
    ['/feed.json', 'json'],
    ['/index.json', 'json'],
  ])('%s leads to the format it names', async (path, format) => {
    expect(await targetOf(path)).toBe(`308 http://localhost/feeds/all.${format}`);
  });

  test('/feeds/ leads to the directory', async () => {
    expect(await targetOf('/feeds/')).toBe('308 http://localhost/feeds');
  });

  test('an address that nobody knows is not found, and an unknown parameter changes nothing', async () => {
    expect((await get('/feeed')).status).toBe(404);
    expect((await get('/?feed=comments-rss2')).status).toBe(200);
    expect((await get('/?cat=3&feed=rss2')).status).toBe(200);
  });
});

describe('feeds that moved here', () => {
  const redirects = {
    '/category/world/feed': 'sections/weather',
    '/tag/ferries/feed/atom': 'subjects/ferries',
    '/feeds/posts/default': 'all',
    '/terms': 'all',
    '/articles/first': 'all',
    '/world.json': 'sections/weather',
  };

  test('are found at their old addresses, in the format that these name', async () => {
    await setUpPublisher({ redirects });
    newIsolate();
    expect(await targetOf('/category/world/feed')).toBe('308 http://localhost/feeds/sections/weather.rss');
    expect(await targetOf('/category/world/feed/')).toBe('308 http://localhost/feeds/sections/weather.rss');
    expect(await targetOf('/tag/ferries/feed/atom')).toBe('308 http://localhost/feeds/subjects/ferries.atom');
    expect(await targetOf('/world.json')).toBe('308 http://localhost/feeds/sections/weather.json');
    expect(await targetOf('/feeds/posts/default')).toBe('308 http://localhost/feeds/all.rss');
  });

  test('take no address away from what is served there', async () => {
    await setUpPublisher({ redirects });
    await publish('first');
    newIsolate();
    expect((await get('/terms')).status).toBe(200);
    expect(await targetOf('/articles/first')).toMatch(/^303 /);
  });

  test('lead nobody away from the console, the desk or the addresses of partners, and no feed to itself', async () => {
    const paths = [
      '/console/feed',
      '/console/articles/none',
      '/%63onsole/feed',
      '/desk',
      '/v1/feed',
      '/f/feed',
      '/feeds/subjects/quays.rss',
    ];
    const former = Object.fromEntries(paths.map((path) => [path, 'subjects/quays']));
    await setUpPublisher({ redirects: { '/old/feed': 'all' } });
    // Settings of an older program, which refused none of these paths.
    const written = 'UPDATE setting SET value = replace(value, \'"/old/feed":"all"\', ?) WHERE name = \'publisher\' RETURNING name';
    expect(await select(written, JSON.stringify(former).slice(1, -1))).toHaveLength(1);
    await evictDurableObject(catalogue());
    newIsolate();
    expect((await callDesk<{ redirects: object }>('GET', '/desk/publisher')).body.redirects).toEqual(former);
    const answers = await Promise.all(paths.map(async (path) => [path, (await get(path)).status]));
    expect(answers.filter(([, status]) => status === 308)).toEqual([]);
    expect(answers.map(([, status]) => status)).toEqual([404, 303, 404, 401, 404, 404, 404]);
  });

  test.each([
    [{ '/old/feed': 'https://evil.example/feed' }, 'must be the name of a feed'],
    [{ '/old/feed': 'sections/nowhere' }, 'must be the feed of a section above'],
    [{ 'old/feed': 'all' }, 'must be a path'],
    [{ '/old/feed/': 'all' }, 'must be a path'],
    [{ '//evil.example/feed': 'all' }, 'must be a path'],
    [{ '/old?feed=1': 'all' }, 'must be a path'],
    [{ '/console/feed': 'all' }, 'must not be below /console'],
    [{ '/%43onsole/feed': 'all' }, 'must not be below /console'],
    [{ '/v1': 'all' }, 'must not be below /console'],
    [{ '/feeds/sections/weather.rss': 'all' }, 'must not be the address of a feed'],
  ])('are named, and by nothing but their names: %j', async (wrong, objection) => {
    await expect(setUpPublisher({ redirects: wrong })).rejects.toThrow(objection);
  });
});
