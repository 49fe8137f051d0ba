// The directory of partners, as the notifier of withdrawals pages through it.

import { evictDurableObject, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { describe, expect, test } from 'vitest';
import type { PartnerNeed, PartnerSummary } from '../../src/domain/partners/partner-summary.ts';
import type { PartnersQuery } from '../../src/objects/directory/partner-list.ts';
import { MIGRATIONS } from '../../src/objects/directory/schema.ts';
import { DIRECTORY_NAME } from '../../src/objects/directory.ts';
import { migrate } from '../../src/objects/sqlite/migrate.ts';
import { advanceClock, DAY_MS, fromNow, HOUR_MS } from '../support/worker/clock.ts';
import { isolateTests } from '../support/worker/isolation.ts';

isolateTests();

function directory() {
  return env.DIRECTORY.getByName(DIRECTORY_NAME);
}

async function enrol(...ids: string[]): Promise<void> {
  for (const id of ids) await directory().put({ id, name: `The ${id}` });
}

test('a partner that was put is there, and nobody else', async () => {
  await enrol('harbour-gazette');
  expect(await directory().has('harbour-gazette')).toBe(true);
  expect(await directory().has('harbour')).toBe(false);
});

test('a partner that takes another name keeps its one place', async () => {
  await enrol('harbour-gazette', 'island-post');
  await directory().put({ id: 'harbour-gazette', name: 'The Harbour Gazette & Mail' });
  await directory().put({ id: 'harbour-gazette', name: 'The Harbour Gazette & Mail' });
  expect(await directory().list(10)).toEqual({
    partners: [
      { id: 'harbour-gazette', name: 'The Harbour Gazette & Mail' },
      { id: 'island-post', name: 'The island-post' },
    ],
  });
});

test('page after page names everybody once, in the order of their ids', async () => {
  await enrol('e', 'b', 'd', 'a', 'c');
  const seen: string[][] = [];
  let after: string | undefined;
  do {
    const page = await directory().list(2, after);
    seen.push(page.partners.map(({ id }) => id));
    after = page.next;
  } while (after !== undefined);
  expect(seen).toEqual([['a', 'b'], ['c', 'd'], ['e']]);
});

test('a page that ends with the last partner does not promise another', async () => {
  await enrol('a', 'b');
  expect((await directory().list(2)).next).toBeUndefined();
});

test('a partner added while the directory is read is listed at the place of its id', async () => {
  await enrol('a', 'c', 'e');
  const first = await directory().list(2);
  await enrol('b', 'd');
  expect(first.next).toBe('c');
  expect((await directory().list(10, first.next)).partners.map(({ id }) => id)).toEqual(['d', 'e']);
});

test('the directory survives an eviction of its object', async () => {
  await enrol('harbour-gazette');
  await evictDurableObject(directory());
  expect(await directory().has('harbour-gazette')).toBe(true);
});

test('a file of a newer program is refused by name', async () => {
  await enrol('harbour-gazette');
  await runInDurableObject(directory(), (_instance, state) => {
    state.storage.sql.exec('INSERT INTO migration (number) VALUES (99)');
    expect(() => migrate(state.storage, MIGRATIONS, 'Directory')).toThrow("the Directory's file is of schema 99");
    state.storage.sql.exec('DELETE FROM migration WHERE number = 99');
  });
});

/** Of a partner that needs nothing. */
function summary(changes: Partial<PartnerSummary> = {}): PartnerSummary {
  return {
    made: fromNow(0),
    standing: 'good',
    silentSince: fromNow(0),
    openWithdrawals: 0,
    overdueWithdrawals: 0,
    deliveries: [],
    ...changes,
  };
}

/** One partner with each need, in the order of their names. */
async function needy(): Promise<Record<string, PartnerNeed[]>> {
  const quota = { agreement: 'main', used: 80, articles: 100, per: 'month' as const, resets: fromNow(DAY_MS) };
  const reports: Record<string, [Partial<PartnerSummary>, PartnerNeed[]]> = {
    acceptance: [{ acceptanceDue: fromNow(DAY_MS) }, ['acceptance']],
    both: [{ quota, nextKeyExpiry: fromNow(DAY_MS) }, ['quota', 'key']],
    key: [{ nextKeyExpiry: fromNow(14 * DAY_MS) }, ['key']],
    nothing: [
      { nextKeyExpiry: fromNow(15 * DAY_MS), quota: { ...quota, used: 79 }, openWithdrawals: 1, nextDeadline: fromNow(DAY_MS) },
      [],
    ],
    overdue: [{ openWithdrawals: 2, overdueWithdrawals: 1 }, ['overdue']],
    quota: [{ quota }, ['quota']],
    silent: [{ silentSince: fromNow(-7 * DAY_MS) }, ['silent']],
    suspended: [{ standing: 'suspended', silentSince: fromNow(-9 * DAY_MS) }, ['suspended']],
  };
  for (const [id, [changes]] of Object.entries(reports)) {
    await enrol(id);
    await directory().report(id, summary(changes));
  }
  await enrol('unreported');
  return Object.fromEntries(Object.entries(reports).map(([id, [, needs]]) => [id, needs]));
}

async function listed(query: Partial<PartnersQuery>) {
  return (await directory().listSummaries({ sort: 'name', limit: 50, ...query })).partners;
}

const idsOf = async (query: Partial<PartnersQuery>) => (await listed(query)).map(({ id }) => id);

describe('the list with what partners’ objects have reported', () => {
  test('says what each partner needs, and which has not reported yet', async () => {
    const needs = await needy();
    const found = await listed({});
    expect(Object.fromEntries(found.map((one) => [one.id, one.needs]))).toEqual({ ...needs, unreported: [] });
    expect(found.filter((one) => one.summary === undefined).map(({ id }) => id)).toEqual(['unreported']);
  });

  test('is narrowed to a need, to any need, to a standing and to part of a name or an id', async () => {
    await needy();
    await directory().put({ id: 'x1', name: 'ÅLAND Sjöfart' });
    expect(await idsOf({ need: 'key' })).toEqual(['both', 'key']);
    expect(await idsOf({ need: 'any' })).not.toContain('nothing');
    expect(await idsOf({ need: 'any' })).toHaveLength(7);
    expect(await idsOf({ standing: 'suspended' })).toEqual(['suspended']);
    expect(await idsOf({ q: 'åland  SJÖ' })).toEqual(['x1']);
    expect(await idsOf({ q: 'quo' })).toEqual(['quota']);
    expect(await idsOf({ q: '%' })).toEqual([]);
  });

  test.each<[PartnersQuery['sort'], string[]]>([
    ['id', ['acceptance', 'both', 'key', 'nothing', 'overdue', 'quota', 'silent', 'suspended', 'unreported']],
    ['name', ['acceptance', 'both', 'key', 'nothing', 'overdue', 'quota', 'silent', 'suspended', 'unreported']],
    ['need', ['overdue', 'suspended', 'both', 'quota', 'key', 'acceptance', 'silent', 'nothing', 'unreported']],
  ])('is read page by page in the order of %s, each partner once', async (sort, order) => {
    await needy();
    const seen: string[] = [];
    let after: PartnersQuery['after'];
    do {
      const page = await directory().listSummaries({ sort, limit: 2, after });
      seen.push(...page.partners.map(({ id }) => id));
      after = page.next;
    } while (after !== undefined);
    expect(seen).toEqual(order);
  });

  test('judges by the time of the reading: a deadline passes, a quota begins anew, a key ends', async () => {
    await needy();
    await directory().report(
      'nothing',
      summary({ openWithdrawals: 1, nextDeadline: fromNow(HOUR_MS), nextKeyExpiry: fromNow(15 * DAY_MS) }),
    );
    advanceClock(HOUR_MS);
    expect((await listed({ q: 'nothing' }))[0]).toMatchObject({ needs: ['overdue'], summary: { overdueWithdrawals: 1 } });
    advanceClock(DAY_MS);
    expect((await listed({ q: 'nothing' }))[0]?.needs).toEqual(['overdue', 'key']);
    expect((await listed({ q: 'quota' }))[0]).toMatchObject({ needs: [], summary: { quota: { used: 0, articles: 100 } } });
    advanceClock(15 * DAY_MS);
    expect((await listed({ q: 'nothing' }))[0]?.needs).toEqual(['overdue', 'silent']);
  });

  test('adds up all partners by need and by day', async () => {
    await needy();
    const days = (today: number) => [
      { day: '2040-01-01', deliveries: 5 },
      { day: '2040-02-29', deliveries: 20 },
      { day: '2040-03-01', deliveries: today },
    ];
    await directory().report('key', summary({ deliveries: days(1) }));
    await directory().report('quota', summary({ deliveries: days(1) }));
    await directory().report('quota', summary({ deliveries: days(7).slice(1) }));
    expect(await directory().today()).toEqual({
      partners: 9,
      unreported: 1,
      needs: { overdue: 1, suspended: 1, quota: 1, key: 1, acceptance: 1, silent: 1 },
      oldest: fromNow(0),
      deliveries: days(8)
        .slice(1)
        .map((one) => (one.day === '2040-02-29' ? { ...one, deliveries: 40 } : one)),
    });
    expect((await directory().summary('quota'))?.deliveries).toEqual(days(7).slice(1));
  });
});

test('a file of an earlier program keeps its partners, which have not reported yet and are found by their names', async () => {
  await enrol('somebody');
  await runInDurableObject(directory(), (_instance, { storage: { sql } }) => {
    for (const table of ['summary', 'delivered', 'partner']) sql.exec(`DROP TABLE ${table}`);
    sql.exec('DELETE FROM migration WHERE number > 2');
    for (const { number, statements } of MIGRATIONS) if (number <= 2) for (const statement of statements) sql.exec(statement);
    sql.exec("INSERT INTO partner (id, name, contact) VALUES ('aland', 'Åland Post', 'desk@aland.example'), ('b', 'Bay Post', NULL)");
  });
  await evictDurableObject(directory());
  expect(await listed({ q: 'åLAND' })).toEqual([{ id: 'aland', name: 'Åland Post', contact: 'desk@aland.example', needs: [] }]);
  expect(await idsOf({})).toEqual(['b', 'aland']);
  expect(await directory().report('b', summary())).toBe(true);
  expect(await directory().report('nobody', summary())).toBe(false);
  expect((await directory().today()).partners).toBe(2);
});
