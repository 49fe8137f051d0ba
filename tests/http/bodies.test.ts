// Long and short bodies alike: whole, with their length, and none for HEAD.
import { exports } from 'cloudflare:workers';
import { expect, test } from 'vitest';
import { ORIGIN, publishMany, setUpPublisher } from '../support/worker/desk.ts';
import { licenseeForEachTest } from '../support/worker/licensed-stage.ts';
import { pull } from '../support/worker/partner.ts';
import { get } from '../support/worker/reader.ts';

const gazette = licenseeForEachTest();

/** Characters of two bytes and of four, so that length in bytes is another than in characters. */
const LONG_TEXT = `<p>${'Schleuse für 🚢 '.repeat(600)}</p>`;

async function bytesOf(answer: Response): Promise<Uint8Array> {
  return new Uint8Array(await answer.arrayBuffer());
}

test('a feed, a partner’s feed, a list and a page are whole in every size, and the same each time', async () => {
  await setUpPublisher({ publicContent: 'full' });
  await publishMany(50, 'long-', () => ({ bodyHtml: LONG_TEXT }));
  const calls: [string, (method?: string) => Promise<Response>][] = [
    ...['/feeds/all.rss', '/feeds/all.json', '/feeds', '/feeds.opml'].map((path): [string, (method?: string) => Promise<Response>] => [
      path,
      (method) => get(path, {}, method),
    ]),
    ['/v1/feed.atom', (method = 'GET') => pull(gazette.key, '/v1/feed.atom', { method })],
    ['/v1/articles/long-1/html', (method = 'GET') => pull(gazette.key, '/v1/articles/long-1/html', { method })],
  ];
  const sizes: number[] = [];
  for (const [path, call] of calls) {
    const [first, second] = [await bytesOf(await call()), await bytesOf(await call())];
    expect([path, second.byteLength]).toEqual([path, first.byteLength]);
    expect(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(second)).toBe(new TextDecoder().decode(first));
    const head = await call('HEAD');
    expect([path, head.status, (await bytesOf(head)).byteLength]).toEqual([path, 200, 0]);
    sizes.push(first.byteLength);
  }
  // Both kinds of body are among them.
  expect(Math.max(...sizes)).toBeGreaterThan(400_000);
  expect(Math.min(...sizes)).toBeLessThan(100_000);
});

test('a client that hangs up in the middle of a long feed leaves it to the next as it was', async () => {
  await setUpPublisher({ publicContent: 'full' });
  await publishMany(50, 'long-', () => ({ bodyHtml: LONG_TEXT }));
  const whole = await bytesOf(await get('/feeds/all.rss'));
  for (let client = 0; client < 5; client++) {
    const { body } = await exports.default.fetch(`${ORIGIN}/feeds/all.rss`);
    const reader = body?.getReader();
    await reader?.read();
    await reader?.cancel();
  }
  expect((await bytesOf(await get('/feeds/all.rss'))).byteLength).toBe(whole.byteLength);
});
