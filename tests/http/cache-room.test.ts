// The cache in front keeps what many will ask for, and nothing that a stranger can make up (RFC 9111 §4: the key is the whole address).
import { beforeEach, expect, test } from 'vitest';
import { callDesk, publish, publishMany, setUpPublisher, withdraw } from '../support/worker/desk.ts';
import { isolateTests } from '../support/worker/isolation.ts';
import { get } from '../support/worker/reader.ts';

isolateTests();
beforeEach(async () => {
  await setUpPublisher();
  await publish('eastern-lock');
});

const CDN = 'cloudflare-cdn-cache-control';

test.each([
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
  ['/feeds/subjects/none.rss', 404],
])('%s is kept, and with a made-up query it is the same answer and is not', async (path, status) => {
  const plain = await get(path);
  expect([plain.status, plain.headers.get(CDN)]).toEqual([status, expect.stringMatching(/^public, max-age=\d+/)]);
  const location = plain.headers.get('location');
  for (const query of ['?x', '?utm_source=letter', '?subjects=many']) {
    const answer = await get(`${path}${query}`);
    expect([query, answer.status, answer.headers.get(CDN)]).toEqual([query, status, 'no-store']);
    expect([answer.headers.get('etag'), answer.headers.get('location')]).toEqual([plain.headers.get('etag'), location]);
  }
});

test('a page of the directory further on is read from the Catalogue each time', async () => {
  const answer = await get('/feeds?subjects=2');
  expect([answer.status, answer.headers.get(CDN)]).toEqual([200, 'no-store']);
});

test('an article that is gone and a 304 leave no room for queries either', async () => {
  await publishMany(1);
  const etag = (await get('/feeds.opml')).headers.get('etag') ?? '';
  const known = await get('/feeds.opml?x=1', { 'if-none-match': etag });
  expect([known.status, known.headers.get(CDN)]).toEqual([304, 'no-store']);
  await withdraw('eastern-lock');
  const gone = await get('/articles/eastern-lock?x=1');
  expect([gone.status, gone.headers.get(CDN)]).toEqual([410, 'no-store']);
});

test('whatever a person may be shown another way says so, wherever it is kept (RFC 9110 §12.5.5)', async () => {
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
