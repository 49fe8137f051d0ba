// A person in a browser, told from every reader; and readers that ask for HTML first, who still get their feed.
import { beforeEach, describe, expect, test } from 'vitest';
import { callDesk, publish, publishMany, setUpPublisher, withdraw } from '../../support/worker/desk.ts';
import { isolateTests } from '../../support/worker/isolation.ts';
import { get } from '../../support/worker/reader.ts';

isolateTests();
beforeEach(async () => {
  await setUpPublisher();
  await publish('eastern-lock');
});

const BROWSER = { 'sec-fetch-dest': 'document', accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' };

describe.each([
  ['rss', 'application/rss+xml; charset=utf-8'],
  ['atom', 'application/atom+xml; charset=utf-8'],
  ['json', 'application/feed+json; charset=utf-8'],
])('%s', (format, mediaType) => {
  test('a person who opens the feed sees it as a page, stored nowhere', async () => {
    const answer = await get(`/feeds/all.${format}`, BROWSER);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('vary')).toBe('Sec-Fetch-Dest');
    expect(await answer.text()).toContain('Pilots return to the eastern lock');
  });

  test('?raw shows the document itself, stored nowhere either', async () => {
    const answer = await get(`/feeds/all.${format}?raw`, BROWSER);
    expect(answer.headers.get('content-type')).toBe(mediaType);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(await answer.text()).toBe(await (await get(`/feeds/all.${format}`)).text());
  });

  test.each([
    ['Miniflux, which asks for HTML first', 'text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8'],
    ['a reader that asks for anything', '*/*'],
    ['a program that asks for HTML alone', 'text/html'],
    ['a program that asks for another format', 'image/png'],
  ])('%s gets the feed', async (_who, accept) => {
    const answer = await get(`/feeds/all.${format}`, { accept });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, mediaType]);
  });

  test('a page that embeds or fetches the feed gets the feed', async () => {
    const answer = await get(`/feeds/all.${format}`, { ...BROWSER, 'sec-fetch-dest': 'empty' });
    expect(answer.headers.get('content-type')).toBe(mediaType);
  });
});

test('an archive page has its preview too', async () => {
  await publishMany(50);
  const answer = await get('/feeds/all/archive/1.atom', BROWSER);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
});

test('a person gets a page for what is missing, gone or wrong, and a program gets a problem', async () => {
  await withdraw('eastern-lock', 'The pilots never left.');
  for (const [path, status] of [
    ['/nowhere', 404],
    ['/feeds/none.rss', 404],
    ['/articles/eastern-lock', 410],
  ] as const) {
    const page = await get(path, BROWSER);
    expect([path, page.status, page.headers.get('content-type')]).toEqual([path, status, 'text/html; charset=utf-8']);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    const problem = await get(path, { accept: BROWSER.accept });
    expect([path, problem.status, problem.headers.get('content-type')]).toEqual([path, status, 'application/problem+json']);
  }
  expect(await (await get('/articles/eastern-lock', BROWSER)).text()).toContain('The pilots never left.');
});

test('a desk call that fails is answered to programs, whatever opened it', async () => {
  const answer = await callDesk('GET', '/desk/articles/unknown', { headers: BROWSER });
  expect([answer.status, answer.headers.get('content-type')]).toEqual([404, 'application/problem+json']);
});

test('every page has a strict content security policy, nosniff and no asset of another site', async () => {
  for (const path of ['/', '/feeds', '/feeds/all', '/terms', '/problems', '/problems/withdrawn', '/feeds/all.rss']) {
    const answer = await get(path, BROWSER);
    const html = await answer.text();
    expect([path, answer.headers.get('content-security-policy')]).toEqual([path, expect.stringContaining("default-src 'none'")]);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect([path, html.match(/<(?:script|link rel="stylesheet")[^>]+(?:src|href)="https?:/)]).toEqual([path, null]);
  }
});

test('a page that says there is nothing at an address takes less than 24 kB, layout and all', async () => {
  for (const path of ['/nowhere', '/articles/nothing', '/feeds/nothing']) {
    const answer = await get(path, { 'sec-fetch-dest': 'document', accept: 'text/html' });
    const fields = [...answer.headers].reduce((sum, [name, value]) => sum + name.length + value.length, 0);
    expect([path, answer.status, fields + (await answer.arrayBuffer()).byteLength < 24_000]).toEqual([path, 404, true]);
  }
});
