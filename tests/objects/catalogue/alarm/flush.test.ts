// KV behind the Catalogue: late, refusing, or lost on the way. What was acknowledged is served all the same, and KV catches up.
import { evictDurableObject, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { Catalogue } from '../../../../src/objects/catalogue.ts';
import * as storedFeeds from '../../../../src/storage/feeds.ts';
import { alarmMs, catalogue, dirtyKeys, flush, muteLog, runAlarm, select } from '../../../support/worker/catalogue.ts';
import { advanceClock, MINUTE_MS, SECOND_MS } from '../../../support/worker/clock.ts';
import { publish, publishMany, replace, setUpPublisher, withdraw } from '../../../support/worker/desk.ts';
import { edgeKv } from '../../../support/worker/edge-kv.ts';
import { isolateTests, newIsolate } from '../../../support/worker/isolation.ts';
import { getText, titlesOf } from '../../../support/worker/reader.ts';

isolateTests();
beforeEach(() => setUpPublisher());

const PUBLISHED_KEYS = ['feed/all', 'feed/authors/ada-brink', 'feed/sections/harbour', 'feed/subjects/pilots'];

/** Headlines of what KV holds of a feed. */
async function inKv(name: 'all' | `sections/${string}` = 'all'): Promise<string[]> {
  const snapshot = await storedFeeds.get(env.REPLICA, name);
  if (snapshot === undefined) return [];
  return (JSON.parse(snapshot.json) as { entries: { title: string }[] }).entries.map(({ title }) => title);
}

/** As KV says it when too much is asked of it. */
function refuseKv(refuses: (key: string) => boolean = () => true) {
  muteLog();
  const put = env.REPLICA.put.bind(env.REPLICA);
  return vi.spyOn(env.REPLICA, 'put').mockImplementation(async (...call) => {
    if (refuses(String(call[0]))) throw new Error('KV PUT failed: 429 Too Many Requests');
    return put(...call);
  });
}

describe('a publish', () => {
  test('costs one KV write for the article and one for each feed it touches, whatever the archive holds', async () => {
    await publishMany(120, 'old-', () => ({ sections: ['weather'], subjects: ['Storms'], by: { names: ['Jon Falk'] } }));
    await flush();
    const writes = vi.spyOn(env.REPLICA, 'put');
    await publish('eastern-lock');
    await flush();
    const keys = writes.mock.calls.map(([key]) => String(key).replace(/^article\/\d+\/[^/]+/, 'article'));
    expect(keys.sort()).toEqual(['article/eastern-lock/1', ...PUBLISHED_KEYS]);
  });

  test('writes snapshot and stamp of the Catalogue to KV', async () => {
    await publish('eastern-lock');
    await flush();
    expect(await inKv()).toEqual(['Pilots return to the eastern lock']);
    const [standing] = (await catalogue().freshness({ wanted: ['all'] })).feeds;
    expect((await storedFeeds.get(env.REPLICA, 'all'))?.stamp.generation).toBe(standing?.generation);
  });

  test('is flushed within a tenth of a second, and the next not before two seconds have passed, as KV asks', async () => {
    await publish('one');
    expect(await alarmMs()).toBe(Date.now() + 100);
    await flush();
    const flushedMs = Date.now();
    advanceClock(200);
    await publish('two');
    expect(await alarmMs()).toBe(flushedMs + 2 * SECOND_MS);
  });
});

describe('KV that refuses', () => {
  test('for a minute with 429: readers are served, every key is tried again, and nothing is lost', async () => {
    refuseKv();
    await publishMany(5);
    const until = Date.now() + MINUTE_MS;
    while (Date.now() < until) {
      advanceClock(5 * SECOND_MS);
      await runAlarm();
      newIsolate();
      expect(await titlesOf()).toHaveLength(5);
    }
    expect(await inKv()).toEqual([]);
    expect(await dirtyKeys()).toEqual(expect.arrayContaining(PUBLISHED_KEYS));
    vi.restoreAllMocks();
    await flush();
    expect(await inKv()).toHaveLength(5);
    expect(await dirtyKeys()).toEqual([]);
  });

  test('one refused key does not delay the others', async () => {
    refuseKv((key) => key === 'feed/all');
    await publish('eastern-lock');
    await runAlarm();
    expect(await dirtyKeys()).toEqual(['feed/all']);
    expect(await inKv('sections/harbour')).toEqual(['Pilots return to the eastern lock']);
  });

  test('is retried at growing intervals, at least once a minute', async () => {
    const writes = refuseKv();
    await publish('eastern-lock');
    const waits: number[] = [];
    for (let attempt = 0; attempt < 10; attempt++) {
      const before = Date.now();
      const [row] = await select<{ at: number }>("SELECT not_before_ms AS at FROM dirty WHERE key = 'feed/all'");
      advanceClock(Math.max(0, (row?.at ?? 0) - Date.now(), 2_100));
      await runAlarm();
      waits.push(Date.now() - before);
    }
    expect(waits.at(-1)).toBe(MINUTE_MS);
    expect(waits.every((wait, index) => index === 0 || wait >= (waits[index - 1] ?? 0))).toBe(true);
    expect(writes.mock.calls.filter(([key]) => key === 'feed/all')).toHaveLength(10);
  });
});

describe('the object', () => {
  test('evicted between commit and flush loses nothing: the next one finishes the work', async () => {
    await publish('eastern-lock');
    expect(await inKv()).toEqual([]);
    await evictDurableObject(catalogue());
    newIsolate();
    expect(await titlesOf()).toEqual(['Pilots return to the eastern lock']);
    await flush();
    expect(await inKv()).toEqual(['Pilots return to the eastern lock']);
  });

  test('cut off in the middle of a flush writes again what may be missing', async () => {
    await publish('eastern-lock');
    muteLog();
    const settle = vi.spyOn(env.REPLICA, 'put').mockImplementation(async () => {
      throw new Error('the object was reset');
    });
    await runAlarm();
    settle.mockRestore();
    await evictDurableObject(catalogue());
    await flush();
    expect(await inKv()).toEqual(['Pilots return to the eastern lock']);
  });

  test('whose alarm the platform gave up on is woken by cron', async () => {
    await publish('eastern-lock');
    await runInDurableObject(catalogue(), (_instance, state) => state.storage.deleteAlarm());
    expect(await alarmMs()).toBeNull();
    await catalogue().heartbeat();
    expect(await alarmMs()).not.toBeNull();
  });

  test('that fails in an alarm tries again by itself', async () => {
    muteLog();
    await publish('eastern-lock');
    vi.spyOn(env.PURGES, 'send').mockRejectedValueOnce(new Error('the queue does not answer'));
    await runAlarm();
    expect(await alarmMs()).toBe(Date.now() + 5 * SECOND_MS);
    advanceClock(5 * SECOND_MS);
    await flush();
    expect(await inKv()).toHaveLength(1);
  });

  test('changed while a key is being written to KV writes that key once more', async () => {
    await publish('eastern-lock');
    const put = env.REPLICA.put.bind(env.REPLICA);
    let changed = false;
    vi.spyOn(env.REPLICA, 'put').mockImplementation(async (...call) => {
      if (!changed && call[0] === 'feed/all') {
        changed = true;
        await replace('eastern-lock', { headline: 'Changed meanwhile' });
      }
      return put(...call);
    });
    await runAlarm();
    expect(await dirtyKeys()).toContain('feed/all');
    await flush();
    expect(await inKv()).toEqual(['Changed meanwhile']);
  });
});

describe('KV older than the Catalogue', () => {
  test('is never served: a reader gets what the Catalogue says, until KV has caught up', async () => {
    edgeKv(env.REPLICA, { lagMs: MINUTE_MS });
    await publish('eastern-lock');
    await flush();
    advanceClock(2 * MINUTE_MS);
    newIsolate();
    await getText('/feeds/all.rss');
    await withdraw('eastern-lock', 'The pilots never left.');
    await flush();
    const asked = vi.spyOn(Catalogue.prototype, 'feed');
    for (const wait of [0, 10 * SECOND_MS, 30 * SECOND_MS]) {
      advanceClock(wait);
      newIsolate();
      for (const format of ['rss', 'atom', 'json']) {
        const text = await getText(`/feeds/all.${format}`);
        expect([wait, format, text.includes('Pilots return')]).toEqual([wait, format, false]);
        expect(text).toContain('The pilots never left.');
      }
    }
    expect(asked.mock.calls.length).toBeGreaterThan(0);
    asked.mockClear();
    advanceClock(2 * MINUTE_MS);
    newIsolate();
    expect(await titlesOf()).toEqual(['The pilots never left.']);
    expect(asked).not.toHaveBeenCalled();
  });

  test('is never remembered by an isolate: once KV is current, nothing old is served from memory', async () => {
    const calls = edgeKv(env.REPLICA, { lagMs: MINUTE_MS });
    await publish('eastern-lock');
    await flush();
    advanceClock(2 * MINUTE_MS);
    await replace('eastern-lock', { headline: 'New words' });
    newIsolate();
    expect(await titlesOf()).toEqual(['New words']);
    const read = calls.get;
    expect(await titlesOf()).toEqual(['New words']);
    expect(calls.get).toBe(read);
    advanceClock(3 * SECOND_MS);
    expect(await titlesOf()).toEqual(['New words']);
  });

  test('is not written again when only the copy in this location is late', async () => {
    edgeKv(env.REPLICA, { lagMs: MINUTE_MS });
    await publish('eastern-lock');
    await flush();
    newIsolate();
    expect(await titlesOf()).toEqual(['Pilots return to the eastern lock']);
    expect(await dirtyKeys()).toEqual([]);
  });

  test('is written again when it lost a value', async () => {
    await setUpPublisher({ description: 'Tides and ports.' });
    await publish('eastern-lock');
    await flush();
    await setUpPublisher({ description: 'Ports and tides.' });
    newIsolate();
    expect(await getText('/feeds/all.rss')).toContain('Ports and tides.');
    expect(await dirtyKeys()).toEqual(['feed/all']);
  });
});
