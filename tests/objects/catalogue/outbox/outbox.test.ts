// Many changes at once: what is flushed first, how little is purged, and what is not lost while the queue is being told.
import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { PurgeMessage } from '../../../../src/domain/feeds/cache-tags.ts';
import { alarmMs, catalogue, count, dirtyKeys, flush, muteLog, runAlarm, select } from '../../../support/worker/catalogue.ts';
import { advanceClock, MINUTE_MS } from '../../../support/worker/clock.ts';
import { publish, publishMany, replace, sendBulk, setUpPublisher, withdrawMany } from '../../../support/worker/desk.ts';
import { isolateTests, newIsolate } from '../../../support/worker/isolation.ts';
import { getFeed } from '../../../support/worker/reader.ts';

isolateTests();
beforeEach(() => setUpPublisher());

const DONE = { metadata: { metrics: { backlogCount: 0, backlogBytes: 0 } } };

/** A flush writes two hundred keys. */
test('the first flush after more articles than it writes has the feeds that readers ask for', async () => {
  await publishMany(260, 'story-', () => ({ by: {} }));
  expect(await dirtyKeys()).toHaveLength(265);
  await runAlarm();
  const left = await dirtyKeys();
  expect(left.filter((key) => key.startsWith('feed/'))).toEqual([]);
  expect(left).toHaveLength(65);
});

test('two hundred and sixty articles withdrawn together are two hundred and sixty stubs, none left standing in a reader', async () => {
  await publishMany(260);
  await withdrawMany(Array.from({ length: 260 }, (_, index) => `story-${index + 1}`));
  newIsolate();
  const { items } = await getFeed();
  expect(items.every(({ _tearsheet }) => _tearsheet.withdrawn !== undefined)).toBe(true);
  const ids = Array.from({ length: 260 }, (_, index) => `tag:quay-courier.example,2031:article/story-${index + 1}`);
  expect(items.map(({ id }) => id).sort()).toEqual(ids.sort());
});

describe('purges', () => {
  beforeEach(async () => {
    // Those of the settings themselves.
    await runAlarm();
    advanceClock(MINUTE_MS);
  });

  test('of more feeds than one call can name are one purge of the whole site', async () => {
    await publishMany(101, 'story-', (number) => ({ subjects: [`Subject ${number}`] }));
    const send = vi.spyOn(env.PURGES, 'send');
    await runAlarm();
    expect(send.mock.calls.map(([message]) => message)).toEqual([{ tags: ['site'], urgent: false }]);
    expect(await count('purge')).toBe(0);
  });

  test('of as many as one call can name are purged one by one', async () => {
    await publishMany(97, 'story-', (number) => ({ subjects: [`Subject ${number}`] }));
    const send = vi.spyOn(env.PURGES, 'send');
    await runAlarm();
    const [message] = send.mock.calls[0] ?? [];
    expect((message as PurgeMessage).tags).toHaveLength(100);
    expect((message as PurgeMessage).tags).not.toContain('site');
  });

  test('that are requested again during the call of the queue are sent again', async () => {
    await publish('eastern-lock');
    const send = vi.spyOn(env.PURGES, 'send').mockImplementationOnce(async () => {
      await replace('eastern-lock', { headline: 'Changed meanwhile', subjects: [] });
      return DONE;
    });
    await runAlarm();
    const waiting = (await select<{ tag: string }>('SELECT tag FROM purge ORDER BY tag')).map(({ tag }) => tag);
    expect(waiting).toEqual([
      'article:eastern-lock',
      'feed:all',
      'feed:authors/ada-brink',
      'feed:sections/harbour',
      'feed:subjects/pilots',
    ]);
    advanceClock(MINUTE_MS);
    await runAlarm();
    const [told] = send.mock.lastCall ?? [];
    expect((told as PurgeMessage).tags.sort()).toEqual(waiting);
    expect(await count('purge')).toBe(0);
  });
});

describe('a command that fails in the middle of a batch', () => {
  beforeEach(async () => {
    await publishMany(3);
    await flush();
    advanceClock(MINUTE_MS);
    await runAlarm();
    await spoil('story-2');
  });

  test('takes nothing from the others, each of which is answered as what it is', async () => {
    muteLog();
    const answers = await sendBulk([1, 2, 3].map((number) => ({ op: 'hold', slug: `story-${number}` })));
    expect(answers.map(({ status, outcome, problem }) => [status, outcome ?? problem?.type])).toEqual([
      [200, 'held'],
      [500, '/problems/internal'],
      [200, 'held'],
    ]);
    expect(await select("SELECT slug FROM article WHERE pub_status = 'withheld' ORDER BY slug")).toEqual([
      { slug: 'story-1' },
      { slug: 'story-3' },
    ]);
  });

  test('leaves the alarm set for them', async () => {
    muteLog();
    await runInDurableObject(catalogue(), (_instance, state) => state.storage.deleteAlarm());
    await sendBulk([1, 2].map((number) => ({ op: 'hold', slug: `story-${number}` })));
    expect(await alarmMs()).toBeLessThanOrEqual(Date.now());
  });

  test('says nothing of what went wrong to the caller', async () => {
    muteLog();
    const [answer] = await sendBulk([{ op: 'hold', slug: 'story-2' }]);
    expect(JSON.stringify(answer)).not.toMatch(/JSON|stack|SyntaxError/);
  });
});

/** A row that cannot be read, as a torn disk would leave one. */
async function spoil(slug: string): Promise<void> {
  await runInDurableObject(catalogue(), (_instance, state) => {
    state.storage.sql.exec("UPDATE version SET json = '{' WHERE article = (SELECT id FROM article WHERE slug = ?)", slug);
  });
}
