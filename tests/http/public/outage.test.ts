// The Catalogue does not answer: the last good copy is served for a bounded time, and nothing false is said.

import { env, exports } from 'cloudflare:workers';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { Catalogue } from '../../../src/objects/catalogue.ts';
import { breakCatalogue, flush, muteLog } from '../../support/worker/catalogue.ts';
import { advanceClock, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../support/worker/clock.ts';
import { callDesk, publish, setUpPublisher, withdraw } from '../../support/worker/desk.ts';
import { isolateTests, newIsolate } from '../../support/worker/isolation.ts';
import { get, getText, titlesOf } from '../../support/worker/reader.ts';
import { article } from '../../support/worker/sample.ts';

isolateTests();
beforeEach(async () => {
  await setUpPublisher();
  await publish('eastern-lock');
  await flush();
});

const PATHS = ['/feeds/all.rss', '/feeds/all.atom', '/feeds/all.json', '/feeds/sections/harbour.rss'];

async function statuses(paths = PATHS): Promise<number[]> {
  return Promise.all(paths.map(async (path) => (await get(path)).status));
}

/** Cron, as the platform calls it. */
async function checkCatalogue(): Promise<void> {
  await exports.default.scheduled();
}

describe('an isolate that has served a feed', () => {
  test('serves the very same bytes, with a short max-age', async () => {
    const before = await Promise.all(PATHS.map((path) => getText(path)));
    const tag = (await get('/feeds/all.rss')).headers.get('etag') ?? '';
    breakCatalogue();
    advanceClock(10 * MINUTE_MS);
    expect(await Promise.all(PATHS.map((path) => getText(path)))).toEqual(before);
    const answer = await get('/feeds/all.rss', { 'if-none-match': tag });
    expect([answer.status, answer.headers.get('cloudflare-cdn-cache-control')]).toEqual([
      304,
      expect.stringMatching(/^public, max-age=15\b/),
    ]);
  });

  test('stops after an hour to the millisecond, with or without KV', async () => {
    await statuses();
    breakCatalogue();
    advanceClock(HOUR_MS);
    expect(await statuses()).toEqual([200, 200, 200, 200]);
    advanceClock(1);
    expect(await statuses()).toEqual([503, 503, 503, 503]);
  });

  test('does not say of a page of the archive that there is none: it may have been filled since', async () => {
    expect((await get('/feeds/all/archive/7.rss')).status).toBe(404);
    await statuses();
    breakCatalogue();
    advanceClock(10 * MINUTE_MS);
    expect((await get('/feeds/all/archive/7.rss')).status).toBe(503);
  });

  test('serves the current feed again with the first answer of the Catalogue', async () => {
    await statuses();
    breakCatalogue();
    advanceClock(HOUR_MS + 1);
    expect((await get('/feeds/all.rss')).status).toBe(503);
    vi.restoreAllMocks();
    const answer = await get('/feeds/all.rss');
    expect([answer.status, answer.headers.get('cloudflare-cdn-cache-control')]).toEqual([200, expect.stringContaining('max-age=60')]);
  });
});

describe('an isolate that starts in the outage', () => {
  test('serves KV’s copy if the last heartbeat is less than an hour old', async () => {
    await checkCatalogue();
    newIsolate();
    breakCatalogue();
    expect(await statuses()).toEqual([200, 200, 200, 200]);
    expect(await titlesOf()).toEqual(['Pilots return to the eastern lock']);
    expect((await get('/feeds/all.rss')).headers.get('cloudflare-cdn-cache-control')).toMatch(/^public, max-age=15\b/);
  });

  test('serves nothing without a heartbeat of the last hour', async () => {
    newIsolate();
    breakCatalogue();
    expect(await statuses()).toEqual([503, 503, 503, 503]);
    const answer = await get('/feeds/all.rss');
    expect(answer.headers.get('retry-after')).toBe('30');
  });

  test('the heartbeat is written with an hour to live, and none is written while the Catalogue is down', async () => {
    const writes = vi.spyOn(env.REPLICA, 'put');
    await checkCatalogue();
    expect(writes.mock.calls.map(([key, , options]) => [key, options])).toEqual([['heartbeat', { expirationTtl: 3_600 }]]);
    writes.mockClear();
    breakCatalogue();
    await checkCatalogue().catch(() => undefined);
    expect(writes).not.toHaveBeenCalled();
  });

  test('serves nothing while KV is down too, and no half of anything', async () => {
    await checkCatalogue();
    newIsolate();
    breakCatalogue();
    for (const method of ['get', 'getWithMetadata'] as const)
      vi.spyOn(env.REPLICA, method).mockRejectedValue(new Error('KV GET failed: 500'));
    expect(await statuses()).toEqual([503, 503, 503, 503]);
  });

  test('has no copy of a feed that KV never held', async () => {
    await checkCatalogue();
    newIsolate();
    breakCatalogue();
    expect(await statuses(['/feeds/subjects/tides.rss'])).toEqual([503]);
  });
});

test.each([
  ['an isolate that has served the feeds', () => undefined],
  ['an isolate that has only just started', newIsolate],
])(
  'an article whose withdrawal %s knows of is in no last good copy, even if KV still has it; other feeds are served',
  async (_which, meet) => {
    await publish('gale', { headline: 'Gale', sections: ['weather'], subjects: ['Storms'], by: { names: ['Jon Falk'] } });
    await flush();
    await checkCatalogue();
    muteLog();
    vi.spyOn(env.REPLICA, 'put').mockRejectedValue(new Error('KV PUT failed: 429 Too Many Requests'));
    await withdraw('eastern-lock', 'The pilots never left.');
    meet();
    await get('/feeds/sections/weather.rss');
    breakCatalogue();
    advanceClock(3 * SECOND_MS);
    expect(await statuses()).toEqual([503, 503, 503, 503]);
    expect(await statuses(['/feeds/sections/weather.rss'])).toEqual([200]);
  },
);

test('an outage of KV alone changes no reader’s answer', async () => {
  for (const method of ['get', 'getWithMetadata'] as const)
    vi.spyOn(env.REPLICA, method).mockRejectedValue(new Error('KV GET failed: 500'));
  newIsolate();
  expect(await statuses()).toEqual([200, 200, 200, 200]);
});

test('the desk is told that its call failed, and a repeated call does it once', async () => {
  muteLog();
  const { apply } = Catalogue.prototype;
  vi.spyOn(Catalogue.prototype, 'apply').mockImplementationOnce(async function (this: Catalogue, ...call) {
    await apply.apply(this, call);
    throw new Error('the line to the object broke');
  });
  const put = () => callDesk('PUT', '/desk/articles/new', { body: article({ headline: 'New' }), headers: { 'idempotency-key': 'wire-1' } });
  expect((await put()).status).toBeGreaterThanOrEqual(500);
  expect((await put()).status).toBe(201);
  expect((await titlesOf()).filter((title) => title === 'New')).toHaveLength(1);
});
