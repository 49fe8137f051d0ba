// Cursors of the change feed: sealed, one partner's own, and void where what they were made for is no more.
import { describe, expect, test, vi } from 'vitest';
import { Partner } from '../../../src/objects/partner.ts';
import { exportAll, restore } from '../../support/worker/backup.ts';
import { advanceClock, DAY_MS, fromNow, SECOND_MS } from '../../support/worker/clock.ts';
import { publishMany, setUpPublisher } from '../../support/worker/desk.ts';
import { newIsolate } from '../../support/worker/isolation.ts';
import { licenseeForEachTest } from '../../support/worker/licensed-stage.ts';
import { amend, changesIn, changesSince, issue, licensee, problemOf, pull, pullText, setStanding } from '../../support/worker/partner.ts';

const gazette = licenseeForEachTest();

const later = () => advanceClock(3 * SECOND_MS);

async function resyncReason(key: string, cursor: string): Promise<unknown> {
  const problem = await problemOf(await pull(key, `/v1/changes?cursor=${encodeURIComponent(cursor)}`));
  expect([problem.status, problem.type, problem.resync]).toEqual([410, '/problems/resync-required', '/v1/changes']);
  // One cause, and what to do.
  expect(problem.detail).toMatch(/^[^.]+\. Begin again without a cursor, and remove every article that is not listed again\.$/);
  return problem.reason;
}

describe('a cursor', () => {
  test('reveals nothing: it differs each time, has one length, and contains no readable number', async () => {
    const cursors = [await changesSince(gazette.key), await changesSince(gazette.key)].map(({ cursor }) => cursor);
    expect(new Set(cursors).size).toBe(2);
    expect(new Set(cursors.map(({ length }) => length)).size).toBe(1);
    for (const cursor of cursors) {
      expect(cursor).toMatch(/^t1\.[A-Za-z0-9_-]+$/);
      const bytes = atob(cursor.slice(3).replaceAll('-', '+').replaceAll('_', '/'));
      expect(bytes).not.toMatch(/seq|epoch|main/);
    }
  });

  test('has the same length after a hundred changes that the partner may not know of', async () => {
    const { cursor } = await changesSince(gazette.key);
    await publishMany(100, 'later-', () => ({ embargoedUntil: fromNow(DAY_MS) }));
    later();
    const after = await changesSince(gazette.key, cursor);
    expect([changesIn(after), after.cursor.length]).toEqual([[], cursor.length]);
  });

  test('that was altered anywhere is refused, and so is one that is none', async () => {
    const { cursor } = await changesSince(gazette.key);
    const at = [0, 3, 10, Math.floor(cursor.length / 2), cursor.length - 2];
    const bad = at.map((place) => `${cursor.slice(0, place)}${cursor[place] === 'B' ? 'C' : 'B'}${cursor.slice(place + 1)}`);
    for (const one of [...bad, cursor.slice(0, -4), `${cursor}AAAA`, 't1.', 'x', '0', '{"seq":0}']) {
      expect([one, await resyncReason(gazette.key, one)]).toEqual([one, 'unreadable']);
    }
  });

  test('of another partner, of the sandbox or of a page of a feed is refused like one that is none', async () => {
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
    expect(changesIn(await changesSince(twin.key, cursor))).toEqual([]);
    const narrower = await issue(gazette.id, { scopes: ['changes'] });
    expect(await resyncReason(narrower.key, cursor)).toBe('terms-changed');
  });

  test('is good for 90 days', async () => {
    const { cursor } = await changesSince(gazette.key);
    advanceClock(90 * DAY_MS);
    expect(changesIn(await changesSince(gazette.key, cursor))).toEqual([]);
    advanceClock(1);
    expect(await resyncReason(gazette.key, cursor)).toBe('too-old');
  });

  test.each<[string, () => Promise<unknown>]>([
    ['the agreement', () => amend(gazette.id, { form: 'summary' })],
    ['the standing', () => setStanding(gazette.id, 'probation')],
    ['whose copy is the house’s own', () => setUpPublisher({ formerNames: ['Agence Corvine'] })],
    ['the notice', () => setUpPublisher({ houseLine: '© {year} The Quay Courier. Every right reserved.' })],
  ])('is from before a change of %s: begin again, whatever the isolate remembers', async (_what, change) => {
    const { cursor } = await changesSince(gazette.key);
    await change();
    later();
    expect(await resyncReason(gazette.key, cursor)).toBe('terms-changed');
    newIsolate();
    expect(await resyncReason(gazette.key, cursor)).toBe('terms-changed');
    const again = await changesSince(gazette.key);
    expect(changesIn(again)).toEqual(['agreement main', 'publish eastern-lock']);
    expect(changesIn(await changesSince(gazette.key, again.cursor))).toEqual([]);
  });

  test('from before a restore is refused, since its numbers belong to another epoch', async () => {
    const { cursor } = await changesSince(gazette.key);
    await restore(await exportAll());
    later();
    expect(await resyncReason(gazette.key, cursor)).toBe('restored');
  });

  test('of an isolate with newer terms is accepted by one that remembers older terms', async () => {
    await changesSince(gazette.key);
    const view = vi.spyOn(Partner.prototype, 'snapshot');
    await amend(gazette.id, { form: 'summary' });
    const { cursor } = await changesSince(gazette.key);
    expect(changesIn(await changesSince(gazette.key, cursor))).toEqual([]);
    expect(view).not.toHaveBeenCalled();
    newIsolate();
    expect(changesIn(await changesSince(gazette.key, cursor))).toEqual([]);
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
