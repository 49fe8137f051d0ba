// What a partner's object reads and writes for a call, counted in rows: as much as the call is about, however much the partner has had before.
import { runInDurableObject } from 'cloudflare:test';
import { beforeEach, expect, test } from 'vitest';
import { receivedOf } from '../../../../src/objects/partner/records/ledger.ts';
import { list as listLedger } from '../../../../src/objects/partner/records/ledger-list.ts';
import { countedOf } from '../../../../src/objects/partner/records/quota.ts';
import { deadlineOf, receiveWithdrawals, syncWithdrawals } from '../../../../src/objects/partner/records/withdrawals.ts';
import { isolateTests } from '../../../support/worker/isolation.ts';
import { addKey, admitted, facts, partnerObject, setUpPartner } from '../../../support/worker/partner-object.ts';

const BEFORE = 5_000;

isolateTests();
beforeEach(async () => {
  await setUpPartner('gazette', { quota: { articles: 100_000, per: 'year' } });
  await admitted(await addKey('gazette'), facts(50));
  await runInDurableObject(partnerObject('gazette'), (_instance, { storage: { sql } }) => {
    const numbers = `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${BEFORE})`;
    sql.exec(`${numbers} INSERT INTO ledger (mode, slug, version, form, agreement, agreement_version, template, first_ms, last_ms, count, key_id)
      SELECT 'live', 'old-' || i, 1, 'full', 'web', 1, 1, i, i, 1, 'k1' FROM n`);
    sql.exec(`${numbers} INSERT INTO counted (mode, agreement, slug, at_ms, over_quota) SELECT 'live', 'web', 'old-' || i, i, 0 FROM n`);
  });
});

interface Rows {
  read: number;
  written: number;
}

function rowsOf(ask: (sql: SqlStorage) => unknown): Promise<Rows> {
  return runInDurableObject(partnerObject('gazette'), async (_instance, { storage: { sql } }) => {
    const cursors: { rowsRead: number; rowsWritten: number }[] = [];
    const exec: SqlStorage['exec'] = (query, ...bindings) => {
      const cursor = sql.exec(query, ...bindings);
      cursors.push(cursor);
      return cursor as never;
    };
    await ask({ exec } as SqlStorage);
    const sumOf = (column: keyof (typeof cursors)[number]) => cursors.reduce((sum, cursor) => sum + cursor[column], 0);
    return { read: sumOf('rowsRead'), written: sumOf('rowsWritten') };
  });
}

test('which of a page were taken before is looked up by their keys', async () => {
  const keys = facts(50).map(({ slug }) => slug);
  const { read } = await rowsOf((sql) => expect(countedOf(sql, 'web', 'live', keys).size).toBe(50));
  expect(read).toBeLessThan(50 * 3);
});

test('which of a thousand withdrawn articles were received is looked up by their keys', async () => {
  const slugs = Array.from({ length: 1_000 }, (_, index) => (index % 2 === 0 ? `old-${index + 1}` : `none-${index}`));
  const { read } = await rowsOf((sql) => expect(receivedOf(sql, 'live', slugs)).toHaveProperty('size', 500));
  expect(read).toBeLessThan(1_000 * 4);
});

test('whether a withdrawn article was received is looked up by its key', async () => {
  const news = { id: 'story-1.2', slug: 'story-1', version: 2, headline: 'Story', note: 'Gone.', at: '2040-03-01T12:00:00.000Z' };
  const { read } = await rowsOf((sql) => expect(deadlineOf(sql, news, 'live')).toBeGreaterThan(0));
  expect(read).toBeLessThan(10);
  const never = await rowsOf((sql) =>
    expect(receiveWithdrawals(sql, [{ ...news, id: 'none.2', slug: 'none' }], { nowMs: 0, mode: 'live' })).toHaveLength(1),
  );
  expect(never.read).toBeLessThan(10);
});

test('a page of the ledger is as long as it is, of all articles and of one', async () => {
  const page = await rowsOf((sql) => expect(listLedger(sql, { limit: 20 }).rows).toHaveLength(20));
  const one = await rowsOf((sql) => expect(listLedger(sql, { slug: 'story-7', limit: 20 }).rows).toHaveLength(1));
  expect(Math.max(page.read, one.read)).toBeLessThan(50);
});

test('a call without news writes nothing', async () => {
  const nothing = () => Promise.resolve({ epoch: 'e', seq: 7, news: [], more: false });
  const first = await rowsOf((sql) => syncWithdrawals(sql, nothing, 1));
  const again = await rowsOf((sql) => syncWithdrawals(sql, nothing, 2));
  expect([first.written > 0, again.written]).toEqual([true, 0]);
});
