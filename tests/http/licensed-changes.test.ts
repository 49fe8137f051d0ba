// A partner's change feed: followed from nothing it is the feed, cursors are nobody else's, and it can wait.
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { Partner } from '../../src/objects/partner.ts';
import { exportAll, restore } from '../support/worker/backup.ts';
import { advanceClock, DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../support/worker/clock.ts';
import { changeState, correct, publish, publishMany, replace, setUpPublisher, withdraw } from '../support/worker/desk.ts';
import { isolateTests, newIsolate } from '../support/worker/isolation.ts';
import {
  amend,
  type Changes,
  changesSince,
  issue,
  keysIn,
  type Licensee,
  licensee,
  problemOf,
  pull,
  pullText,
  setStanding,
  told,
} from '../support/worker/partner.ts';

let gazette: Licensee;

isolateTests();
beforeEach(async () => {
  await setUpPublisher();
  await publish('eastern-lock');
  gazette = await licensee();
});

const later = (ms = 3 * SECOND_MS) => advanceClock(ms);

async function resyncReason(key: string, cursor: string): Promise<unknown> {
  const problem = await problemOf(await pull(key, `/v1/changes?cursor=${encodeURIComponent(cursor)}`));
  expect([problem.status, problem.type, problem.resync]).toEqual([410, '/problems/resync-required', '/v1/changes']);
  return problem.reason;
}

test('a sync from nothing begins with the agreement and tells of everything the feed holds', async () => {
  await publishMany(3);
  later();
  const first = await changesSince(gazette.key);
  expect(first.changes[0]).toEqual({
    action: 'agreement',
    key: 'main',
    version: 1,
    at: expect.any(String),
    significant: true,
    url: 'http://localhost/v1/agreements/main/versions/1',
  });
  expect(first.changes.at(-1)).toMatchObject({
    action: 'publish',
    version: 1,
    url: expect.stringMatching(/^http:\/\/localhost\/v1\/articles\//),
  });
  expect(first.more).toBe(false);
  expect(told(first).slice(1).sort()).toEqual((await keysIn(gazette.key)).map((key) => `publish ${key}`).sort());
});

test('pages are walked to the end without missing or repeating one, while others are published', async () => {
  await publishMany(7);
  later();
  const seen: string[] = [];
  let page: Changes = await changesSince(gazette.key, undefined, '&limit=3');
  for (let number = 0; page.more; number++) {
    expect(number).toBeLessThan(5);
    seen.push(...told(page));
    await publish(`meanwhile-${number}`, { headline: `Meanwhile ${number}` });
    later();
    page = await changesSince(gazette.key, page.cursor, '&limit=3');
  }
  seen.push(...told(page));
  const rest = await changesSince(gazette.key, page.cursor);
  seen.push(...told(rest));
  expect(new Set(seen).size).toBe(seen.length);
  expect(seen.slice(1).sort()).toEqual((await keysIn(gazette.key, '?limit=100')).map((key) => `publish ${key}`).sort());
});

test('each thing that happens is told once, with its note', async () => {
  const steps: [() => Promise<unknown>, string[]][] = [
    [() => replace('eastern-lock', { headline: 'Pilots are back' }), ['update eastern-lock']],
    [() => correct('eastern-lock', 'It was the western lock.'), ['correct eastern-lock']],
    [() => changeState('eastern-lock', 'hold'), ['hold eastern-lock']],
    [() => changeState('eastern-lock', 'release'), ['release eastern-lock']],
    [() => withdraw('eastern-lock', 'The pilots never left.'), ['withdraw eastern-lock']],
    [() => changeState('eastern-lock', 'restoration'), ['restore eastern-lock']],
  ];
  let { cursor } = await changesSince(gazette.key);
  await pullText(gazette.key, '/v1/feed.rss');
  for (const [happen, expected] of steps) {
    later();
    await happen();
    later();
    const page = await changesSince(gazette.key, cursor);
    expect(told(page)).toEqual(expected);
    if (expected[0]?.startsWith('withdraw') === true) expect(page.changes[0]?.note).toBe('The pilots never left.');
    cursor = page.cursor;
    expect(told(await changesSince(gazette.key, cursor))).toEqual([]);
  }
});

test('what the partner may not see leaves no trace: no change, no page, no "more"', async () => {
  const narrow = await licensee({ id: 'narrow', terms: { scope: { sections: { include: ['weather'] } } } });
  const { cursor } = await changesSince(narrow.key);
  await publishMany(30);
  await withdraw('story-1');
  later();
  const page = await changesSince(narrow.key, cursor, '&limit=1');
  expect([page.changes, page.more]).toEqual([[], false]);
});

test('a suspended partner still hears that what it received is withdrawn', async () => {
  await pullText(gazette.key, '/v1/feed.rss');
  await setStanding(gazette.id, 'suspended');
  const { cursor, changes } = await changesSince(gazette.key);
  expect(changes.map(({ action }) => action)).toEqual(['agreement']);
  await withdraw('eastern-lock');
  later();
  expect(told(await changesSince(gazette.key, cursor))).toEqual(['withdraw eastern-lock']);
  expect((await pull(gazette.key, '/v1/feed.rss')).status).toBe(403);
});

describe('a cursor', () => {
  test('says nothing: it is another each time, of one length, and holds no number that can be read', async () => {
    const cursors = [await changesSince(gazette.key), await changesSince(gazette.key)].map(({ cursor }) => cursor);
    expect(new Set(cursors).size).toBe(2);
    expect(new Set(cursors.map(({ length }) => length)).size).toBe(1);
    for (const cursor of cursors) {
      expect(cursor).toMatch(/^t1\.[A-Za-z0-9_-]+$/);
      const bytes = atob(cursor.slice(3).replaceAll('-', '+').replaceAll('_', '/'));
      expect(bytes).not.toMatch(/seq|epoch|main/);
    }
  });

  test('that was altered anywhere is refused, and so is one that is none', async () => {
    const { cursor } = await changesSince(gazette.key);
    const at = [0, 3, 10, Math.floor(cursor.length / 2), cursor.length - 2];
    const bad = at.map((place) => `${cursor.slice(0, place)}${cursor[place] === 'B' ? 'C' : 'B'}${cursor.slice(place + 1)}`);
    for (const one of [...bad, cursor.slice(0, -4), `${cursor}AAAA`, 't1.', 'x', '0', '{"seq":0}']) {
      expect([one, await resyncReason(gazette.key, one)]).toEqual([one, 'unreadable']);
    }
  });

  test('of another partner, of a rehearsal or of a page of a feed is refused like one that is none', async () => {
    const other = await licensee({ id: 'tide-table', name: 'Tide Table' });
    const { key: testKey } = await issue(gazette.id, { mode: 'test' });
    expect(await resyncReason(gazette.key, (await changesSince(other.key)).cursor)).toBe('unreadable');
    expect(await resyncReason(gazette.key, (await changesSince(testKey)).cursor)).toBe('unreadable');
    await publishMany(2);
    later();
    const { next = '' } = JSON.parse(await pullText(gazette.key, '/v1/feed.ninjs?limit=1')) as { next?: string };
    expect(await resyncReason(gazette.key, new URL(next).searchParams.get('page') ?? '')).toBe('unreadable');
  });

  test('serves every key of the partner that opens the same with the same scopes', async () => {
    const { cursor } = await changesSince(gazette.key);
    const twin = await issue(gazette.id);
    expect(told(await changesSince(twin.key, cursor))).toEqual([]);
    const narrower = await issue(gazette.id, { scopes: ['changes'] });
    expect(await resyncReason(narrower.key, cursor)).toBe('terms-changed');
  });

  test('is good for 90 days', async () => {
    const { cursor } = await changesSince(gazette.key);
    advanceClock(90 * DAY_MS);
    expect(told(await changesSince(gazette.key, cursor))).toEqual([]);
    advanceClock(1);
    expect(await resyncReason(gazette.key, cursor)).toBe('too-old');
  });

  test.each<[string, () => Promise<unknown>]>([
    ['the agreement', () => amend(gazette.id, { form: 'summary' })],
    ['the standing', () => setStanding(gazette.id, 'probation')],
    ['the notice', () => setUpPublisher({ houseLine: '© {year} The Quay Courier. Every right reserved.' })],
  ])('is from before a change of %s: begin again, whatever the isolate remembers', async (_what, change) => {
    const { cursor } = await changesSince(gazette.key);
    await change();
    later();
    expect(await resyncReason(gazette.key, cursor)).toBe('terms-changed');
    newIsolate();
    expect(await resyncReason(gazette.key, cursor)).toBe('terms-changed');
    const again = await changesSince(gazette.key);
    expect(told(again)).toEqual(['agreement main', 'publish eastern-lock']);
    expect(told(await changesSince(gazette.key, again.cursor))).toEqual([]);
  });

  test('is from before a restore: numbers of another epoch mean nothing', async () => {
    const { cursor } = await changesSince(gazette.key);
    await restore(await exportAll());
    later();
    expect(await resyncReason(gazette.key, cursor)).toBe('restored');
  });

  test('of an isolate that is ahead is followed by one that remembers older terms', async () => {
    await changesSince(gazette.key);
    const view = vi.spyOn(Partner.prototype, 'view');
    await amend(gazette.id, { form: 'summary' });
    const { cursor } = await changesSince(gazette.key);
    expect(told(await changesSince(gazette.key, cursor))).toEqual([]);
    expect(view).not.toHaveBeenCalled();
    newIsolate();
    expect(told(await changesSince(gazette.key, cursor))).toEqual([]);
    expect(view).toHaveBeenCalledTimes(1);
  });

  test.each(['limit=0', 'limit=101', 'wait=26', 'wait=-1', 'wait=x', 'since=1', 'cursor='])(
    'beside "%s" is refused by the parameter’s name',
    async (query) => {
      const problem = await problemOf(await pull(gazette.key, `/v1/changes?${query}`));
      expect([problem.status, problem.parameter]).toEqual([400, query.split('=')[0]]);
    },
  );
});

describe('waiting', () => {
  /** The clock stands still in tests, and the isolate's record with it: each look at it is made a new one. */
  function forgetEachTick(): void {
    vi.spyOn(Date, 'now').mockImplementation(ticking(Date.now()));
  }

  function ticking(startMs: number): () => number {
    let ms = startMs;
    return () => (ms += 1_000);
  }

  test('ends when something happens, and holds no call of the partner’s object meanwhile', async () => {
    const { cursor } = await changesSince(gazette.key);
    forgetEachTick();
    const asked = vi.spyOn(Partner.prototype, 'admitChanges');
    const waiting = changesSince(gazette.key, cursor, '&wait=25');
    await new Promise((resume) => setTimeout(resume, 1_500));
    expect(asked).toHaveBeenCalledTimes(1);
    await publish('gale', { headline: 'Gale' });
    const started = performance.now();
    expect(told(await waiting)).toEqual(['publish gale']);
    expect(performance.now() - started).toBeLessThan(5_000);
    expect(asked).toHaveBeenCalledTimes(2);
  });

  test('ends with nothing when nothing happens that the partner may see', async () => {
    const narrow = await licensee({ id: 'narrow', terms: { scope: { sections: { include: ['weather'] } } } });
    const { cursor } = await changesSince(narrow.key);
    forgetEachTick();
    const waiting = changesSince(narrow.key, cursor, '&wait=2');
    await publish('gale', { headline: 'Gale' });
    expect((await waiting).changes).toEqual([]);
  });

  test('does not wait where there is something already', async () => {
    const asked = vi.spyOn(globalThis, 'setTimeout');
    expect((await changesSince(gazette.key, undefined, '&wait=25')).changes).toHaveLength(2);
    expect(asked.mock.calls.filter(([, ms]) => ms === 1_000)).toEqual([]);
  });
});

test('a delay holds back what is published and not what is withdrawn', async () => {
  const late = await licensee({ id: 'late', terms: { scope: { delayMinutes: 30 } } });
  const { cursor } = await changesSince(late.key);
  later(30 * MINUTE_MS);
  const seen = await changesSince(late.key, cursor);
  expect(told(seen)).toEqual(['publish eastern-lock']);
  await pullText(late.key, '/v1/feed.rss');
  await publish('gale', { headline: 'Gale' });
  await withdraw('eastern-lock');
  later();
  const withdrawn = await changesSince(late.key, seen.cursor);
  expect(told(withdrawn)).toEqual(['withdraw eastern-lock']);
  later(HOUR_MS);
  expect(told(await changesSince(late.key, withdrawn.cursor))).toEqual(['publish gale']);
});
