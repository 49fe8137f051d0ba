// Where we are, in every absolute address: as configured, or loopback; never as a stranger's Host header says.
import { env } from 'cloudflare:workers';
import { beforeEach, expect, test } from 'vitest';
import { publish, setUpPublisher } from '../support/worker/desk.ts';
import { isolateTests } from '../support/worker/isolation.ts';
import { get } from '../support/worker/reader.ts';

isolateTests();
beforeEach(async () => {
  await setUpPublisher();
  await publish('eastern-lock');
});

const PUBLIC = ['/', '/feeds', '/feeds.opml', '/feeds/all.rss', '/sitemap-news.xml', '/robots.txt', '/terms', '/nowhere'];

test('a spoofed Host gets only the message how to configure the origin', async () => {
  for (const path of PUBLIC) {
    const answer = await get(`https://evil.example${path}`);
    const text = await answer.text();
    expect([path, answer.status, answer.headers.get('cache-control')]).toEqual([path, 503, 'no-store']);
    expect(text).not.toContain('evil.example');
    expect(text).toContain('/problems/origin-unset');
  }
});

test('hosts that only look like this machine are refused', async () => {
  for (const host of ['localhost.evil.example', '127.0.0.1.evil.example', 'evil-localhost', '128.0.0.1', '0.0.0.0', '[::2]', '10.0.0.1']) {
    expect([host, (await get(`http://${host}/robots.txt`)).status]).toEqual([host, 503]);
  }
});

test('without a configured origin, this machine by any of its names is served under that name', async () => {
  for (const origin of [
    'http://localhost',
    'http://localhost:8787',
    'http://127.0.0.1:8787',
    'http://[::1]:8787',
    'http://news.localhost',
  ]) {
    const answer = await get(`${origin}/robots.txt`);
    expect([origin, answer.status, await answer.text()]).toEqual([origin, 200, expect.stringContaining(`${origin}/sitemap-news.xml`)]);
  }
});

test('a configured origin stands in every address, whatever Host the request was for', async () => {
  Object.assign(env, { PUBLIC_ORIGIN: 'https://feeds.quay-courier.example/' });
  for (const path of ['/feeds/all.rss', '/feeds/all.atom', '/feeds/all.json', '/feeds.opml', '/robots.txt']) {
    const text = await (await get(`https://evil.example${path}`)).text();
    expect([path, text.includes('evil.example'), text.includes('localhost')]).toEqual([path, false, false]);
    expect([path, text]).toEqual([path, expect.stringContaining('https://feeds.quay-courier.example/')]);
    expect([path, text.includes('quay-courier.example//')]).toEqual([path, false]);
  }
});

test('a client cannot speak for another host through a header', async () => {
  const answer = await get('/feeds/all.atom', { 'x-forwarded-host': 'evil.example', forwarded: 'host=evil.example' });
  expect(await answer.text()).not.toContain('evil.example');
});

test('an invalid configured origin is reported at once, and is in no address', async () => {
  for (const mistake of [
    'feeds.quay-courier.example',
    'https://feeds.quay-courier.example/feeds',
    'ftp://quay-courier.example',
    'https://a.example?b',
  ]) {
    Object.assign(env, { PUBLIC_ORIGIN: mistake });
    const answer = await get('http://localhost/feeds/all.rss');
    expect([mistake, answer.status, (await answer.text()).includes('/problems/origin-unset')]).toEqual([mistake, 503, true]);
  }
});
