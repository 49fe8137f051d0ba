// A partner's change feed: followed from nothing it is the feed, cursors are nobody else's, and it can wait.
import { describe, expect, test, vi } from 'vitest';
import { Partner } from '../../../src/objects/partner.ts';
import { advanceClock, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../support/worker/clock.ts';
import { changeState, clarify, correct, publish, publishMany, replace, withdraw } from '../../support/worker/desk.ts';
import { newIsolate } from '../../support/worker/isolation.ts';
import { licenseeForEachTest } from '../../support/worker/licensed-stage.ts';
import {
  type Changes,
  changesIn,
  changesSince,
  keysIn,
  licensee,
  pull,
  pullText,
  setStanding,
  textOf,
} from '../../support/worker/partner.ts';

const gazette = licenseeForEachTest();

const later = (ms = 3 * SECOND_MS) => advanceClock(ms);

test('a sync without a cursor begins with the agreement and reports everything in the feed', async () => {
  await publishMany(3);
  later();
  const first = await changesSince(gazette.key);
  expect(first.changes[0]).toEqual({
    action: 'agreement',
    slug: 'main',
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
  expect(changesIn(first).slice(1).sort()).toEqual((await keysIn(gazette.key)).map((key) => `publish ${key}`).sort());
});

test('pages are walked to the end without missing or repeating one, while others are published', async () => {
  await publishMany(7);
  later();
  const seen: string[] = [];
  let page: Changes = await changesSince(gazette.key, undefined, '&limit=3');
  for (let number = 0; page.more; number++) {
    expect(number).toBeLessThan(5);
    seen.push(...changesIn(page));
    await publish(`meanwhile-${number}`, { headline: `Meanwhile ${number}` });
    later();
    page = await changesSince(gazette.key, page.cursor, '&limit=3');
  }
  seen.push(...changesIn(page));
  const rest = await changesSince(gazette.key, page.cursor);
  seen.push(...changesIn(rest));
  expect(new Set(seen).size).toBe(seen.length);
  expect(seen.slice(1).sort()).toEqual((await keysIn(gazette.key, '?limit=100')).map((key) => `publish ${key}`).sort());
});

test('a clarification is told apart from a correction', async () => {
  let { cursor } = await changesSince(gazette.key);
  await pullText(gazette.key, '/v1/feed.rss');
  for (const [happen, kind] of [
    [correct, 'correction'],
    [clarify, 'clarification'],
  ] as const) {
    later();
    await happen('eastern-lock', `A ${kind}.`);
    later();
    const page = await changesSince(gazette.key, cursor);
    expect(page.changes).toMatchObject([{ action: 'correct', note: `A ${kind}.`, kind }]);
    cursor = page.cursor;
  }
});

test('a note goes to a partner that has the text, and not to one whose quota has no room for it', async () => {
  const small = await licensee({ id: 'small', terms: { quota: { articles: 1, per: 'day' } } });
  await pullText(small.key, '/v1/articles/eastern-lock/text');
  await publish('gale', { headline: 'Gale' });
  later();
  await pullText(small.key, '/v1/feed.rss');
  const { cursor } = await changesSince(small.key);
  await correct('gale', 'It was a storm.');
  await correct('eastern-lock', 'It was the western lock.');
  later();
  expect((await pull(small.key, '/v1/articles/gale')).status).toBe(429);
  const { changes } = await changesSince(small.key, cursor);
  expect(changes.map(({ slug, action, note, kind }) => ({ slug, action, note, kind }))).toEqual([
    { slug: 'eastern-lock', action: 'correct', note: 'It was the western lock.', kind: 'correction' },
    { slug: 'gale', action: 'correct', note: undefined, kind: undefined },
  ]);
});

test('a change made while the last page is read is reported on it', async () => {
  const { cursor } = await changesSince(gazette.key);
  await publish('gale', { headline: 'Gale' });
  await publish('ice', { headline: 'Ice' });
  later();
  const first = await changesSince(gazette.key, cursor, '&limit=1');
  expect([changesIn(first), first.more]).toEqual([['publish gale'], true]);
  await changeState('ice', 'hold');
  await withdraw('gale');
  later();
  const last = await changesSince(gazette.key, first.cursor);
  expect([changesIn(last), last.more]).toEqual([['withdraw gale', 'hold ice'], false]);
});

test('every change is reported once, with its note', async () => {
  const steps: [() => Promise<unknown>, string[]][] = [
    [() => replace('eastern-lock', { headline: 'Pilots are back' }), ['update eastern-lock']],
    [() => correct('eastern-lock', 'It was the western lock.'), ['correct eastern-lock']],
    [() => changeState('eastern-lock', 'hold'), ['hold eastern-lock']],
    [() => changeState('eastern-lock', 'release'), ['release eastern-lock']],
    [() => withdraw('eastern-lock', 'The pilots never left.'), ['withdraw eastern-lock']],
    [() => changeState('eastern-lock', 'reinstatement'), ['reinstate eastern-lock']],
  ];
  let { cursor } = await changesSince(gazette.key);
  await pullText(gazette.key, '/v1/feed.rss');
  for (const [happen, expected] of steps) {
    later();
    await happen();
    later();
    const page = await changesSince(gazette.key, cursor);
    expect(changesIn(page)).toEqual(expected);
    if (expected[0]?.startsWith('withdraw') === true) expect(page.changes[0]?.note).toBe('The pilots never left.');
    cursor = page.cursor;
    expect(changesIn(await changesSince(gazette.key, cursor))).toEqual([]);
  }
});

test('articles the partner may not see leave no trace: no change, no page, no "more"', async () => {
  const narrow = await licensee({ id: 'narrow', terms: { scope: { sections: { include: ['weather'] } } } });
  const { cursor } = await changesSince(narrow.key);
  await publishMany(30);
  await withdraw('story-1');
  later();
  const page = await changesSince(narrow.key, cursor, '&limit=1');
  expect([page.changes, page.more]).toEqual([[], false]);
});

test('articles the partner may not see leave no trace in its rate: a walk past them is one request', async () => {
  const late = await licensee({ id: 'late', terms: { scope: { delayMinutes: 30 } } });
  const { cursor } = await changesSince(late.key);
  const rateAfter = async () => {
    const answer = await pull(late.key, `/v1/changes?limit=1&cursor=${encodeURIComponent(cursor)}`);
    expect(JSON.parse(await textOf(answer))).toMatchObject({ changes: [], more: false });
    return answer.headers.get('ratelimit');
  };
  expect(await rateAfter()).toMatch(/^"requests";r=298;/);
  for (const key of ['gale', 'regatta', 'tunnel']) await publish(key);
  await withdraw('gale');
  newIsolate();
  later();
  expect(await rateAfter()).toMatch(/^"requests";r=297;/);
});

test('a suspended partner still gets the withdrawal of an article that it received', async () => {
  await pullText(gazette.key, '/v1/feed.rss');
  await setStanding(gazette.id, 'suspended');
  const { cursor, changes } = await changesSince(gazette.key);
  expect(changes.map(({ action }) => action)).toEqual(['agreement']);
  await withdraw('eastern-lock');
  later();
  expect(changesIn(await changesSince(gazette.key, cursor))).toEqual(['withdraw eastern-lock']);
  expect((await pull(gazette.key, '/v1/feed.rss')).status).toBe(403);
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

  test('ends when something happens, and keeps no call of the partner’s object open', async () => {
    const { cursor } = await changesSince(gazette.key);
    forgetEachTick();
    const asked = vi.spyOn(Partner.prototype, 'admitChanges');
    const waiting = changesSince(gazette.key, cursor, '&wait=25');
    await new Promise((resume) => setTimeout(resume, 1_500));
    expect(asked).toHaveBeenCalledTimes(1);
    await publish('gale', { headline: 'Gale' });
    const started = performance.now();
    expect(changesIn(await waiting)).toEqual(['publish gale']);
    expect(performance.now() - started).toBeLessThan(15_000);
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

  test('does not wait where there are changes already', async () => {
    const asked = vi.spyOn(globalThis, 'setTimeout');
    expect((await changesSince(gazette.key, undefined, '&wait=25')).changes).toHaveLength(2);
    expect(asked.mock.calls.filter(([, ms]) => ms === 1_000)).toEqual([]);
  });
});

test('a delay applies to publications and not to withdrawals', async () => {
  const late = await licensee({ id: 'late', terms: { scope: { delayMinutes: 30 } } });
  const { cursor } = await changesSince(late.key);
  later(30 * MINUTE_MS);
  const seen = await changesSince(late.key, cursor);
  expect(changesIn(seen)).toEqual(['publish eastern-lock']);
  await pullText(late.key, '/v1/feed.rss');
  await publish('gale', { headline: 'Gale' });
  await withdraw('eastern-lock');
  later();
  const withdrawn = await changesSince(late.key, seen.cursor);
  expect(changesIn(withdrawn)).toEqual(['withdraw eastern-lock']);
  later(HOUR_MS);
  expect(changesIn(await changesSince(late.key, withdrawn.cursor))).toEqual(['publish gale']);
});
