// Partners in a backup: what they were promised, what they took and what opens it for them, out and back.
import { runInDurableObject } from 'cloudflare:test';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { TABLES } from '../../../../src/backup/partner-tables.ts';
import { Catalogue } from '../../../../src/objects/catalogue.ts';
import { Partner } from '../../../../src/objects/partner.ts';
import { comparable, exportAll, type FileLine, restore, withoutLines } from '../../../support/worker/backup.ts';
import { catalogue, muteLog } from '../../../support/worker/catalogue.ts';
import { callDesk, publish, setUpPublisher, withdraw } from '../../../support/worker/desk.ts';
import { addPartner, type Issued, issueKey, putAgreement } from '../../../support/worker/desk-partners.ts';
import { isolateTests, newIsolate } from '../../../support/worker/isolation.ts';
import { notifyPartners, statesOf } from '../../../support/worker/notified.ts';
import { partnerObject } from '../../../support/worker/partner-object.ts';
import { ask, CHANGE, eventfulYear, ID, opens, partnerWithKey, rows, startOver, take } from '../../../support/worker/partner-year.ts';

isolateTests();
beforeEach(() => setUpPublisher());

describe('an export put back where there is nothing', () => {
  test('brings every row of every table, and the keys open what they opened', async () => {
    const key = await eventfulYear();
    const file = await exportAll();
    const told = new Set(file.split('\n').flatMap((line) => (line.startsWith('{"partner"') ? [(JSON.parse(line) as FileLine).table] : [])));
    expect([...told].sort()).toEqual(Object.keys(TABLES).sort());
    await startOver();
    expect(await restore(file, '')).toMatchObject({ status: 200, partners: 1, closed: [] });
    expect(comparable(await exportAll())).toEqual(comparable(file));
    newIsolate();
    const account = (await (await ask('/v1/account', key)).json()) as { partner: object; withdrawals: object };
    expect(account).toMatchObject({ partner: { standing: 'warned' }, withdrawals: { open: 0 } });
    expect((await ask('/v1/articles/story-2', key)).status).toBe(410);
    await notifyPartners();
    expect(await statesOf('story-2.2')).toEqual({ [ID]: 'acknowledged' });
  });

  test('goes on where it stopped: the next version of the terms has the next number, the next delivery the next row', async () => {
    const key = await eventfulYear();
    const [before] = await rows<{ id: number }>('SELECT max(id) AS id FROM ledger');
    const file = await exportAll();
    await startOver();
    await restore(file, '');
    newIsolate();
    const { body } = await putAgreement({ form: 'summary' }, CHANGE);
    expect(body.agreement.version).toBe(3);
    await take('story-3', key);
    expect(await rows('SELECT id, agreement_version FROM ledger ORDER BY id DESC LIMIT 1')).toEqual([
      { id: (before?.id ?? 0) + 1, agreement_version: 3 },
    ]);
  });

  test('leaves out the sandbox and the deliveries to test keys', async () => {
    await partnerWithKey();
    const tester = await issueKey({ mode: 'test' });
    await callDesk('POST', '/v1/sandbox', { body: { action: 'publish', slug: 'sandbox-1' }, token: tester.key });
    await take('sandbox-1', tester);
    expect(await rows("SELECT slug FROM ledger WHERE mode = 'test'")).toHaveLength(1);
    expect(await exportAll()).not.toContain('sandbox-1');
  });

  test('asks for replace where there is a partner, whatever else there is not', async () => {
    const file = await exportAll();
    await startOver();
    await addPartner();
    expect(await restore(file, '')).toMatchObject({ status: 409, type: '/problems/not-empty' });
  });
});

async function withdrawalsFor(key: Issued): Promise<object[]> {
  const answer = await ask('/v1/withdrawals', key);
  return ((await answer.json()) as { withdrawals: object[] }).withdrawals;
}

/** What the restore would have done next. */
async function finishByHand(file: string): Promise<void> {
  const lines = file
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as FileLine);
  const records = lines.flatMap(({ partner, ...record }, index) =>
    partner === ID ? [JSON.stringify({ line: index + 1, ...record })] : [],
  );
  await partnerObject(ID).beginRestore('by hand');
  await partnerObject(ID).gatherRestore('by hand', records);
  expect(await partnerObject(ID).commitRestore('by hand', ID, { name: 'test' })).toEqual({ kind: 'restored' });
}

function unreachable(): never {
  throw new Error('the object does not answer');
}

describe('a restore that stops between the Catalogue and the partners', () => {
  test('says who is left, and the same file sent again finishes it', async () => {
    const key = await eventfulYear();
    const file = await exportAll();
    await startOver();
    muteLog();
    const broken = vi.spyOn(Partner.prototype, 'commitRestore').mockImplementation(unreachable);
    expect(await restore(file, '')).toMatchObject({
      status: 503,
      detail: expect.stringContaining(`not yet: ${ID}.`),
      unfinished: [ID],
    });
    newIsolate();
    expect((await ask('/v1/articles/story-1', key)).status).toBe(401);
    broken.mockRestore();
    expect(await restore(file, '?replace=true')).toMatchObject({ status: 200, partners: 1 });
    newIsolate();
    expect(await opens(key)).toBe(true);
    expect(comparable(await exportAll())).toEqual(comparable(file));
  });

  test('a partner that requested its withdrawals during a restore gets those of the rest of the file too', async () => {
    await publish('first');
    const old = await partnerWithKey();
    await take('first', old);
    await withdraw('first');
    const file = await exportAll();
    await startOver();
    await setUpPublisher();
    const stopgap = await partnerWithKey();
    muteLog();
    const broken = vi.spyOn(Partner.prototype, 'commitRestore').mockImplementation(unreachable);
    await restore(file);
    broken.mockRestore();
    newIsolate();
    expect(await withdrawalsFor(stopgap)).toEqual([]);
    await finishByHand(file);
    expect(await withdrawalsFor(old)).toMatchObject([{ id: 'first.2' }]);
  });

  test('every partner is notified once more after all of them are restored', async () => {
    await eventfulYear();
    const file = withoutLines(await exportAll(), ({ table }) => table === 'compliance');
    await startOver();
    const [putting, asking] = [vi.spyOn(Partner.prototype, 'commitRestore'), vi.spyOn(Catalogue.prototype, 'notifyPartnersAgain')];
    await restore(file, '');
    expect(putting.mock.invocationCallOrder[0]).toBeLessThan(asking.mock.invocationCallOrder[0] ?? 0);
    // As if a walk had come between the two, and had found nobody who received anything.
    await runInDurableObject(catalogue(), (_instance, { storage }) => void storage.sql.exec('DELETE FROM notification'));
    await catalogue().notifyPartnersAgain();
    await notifyPartners();
    expect(await statesOf('story-2.2')).toEqual({ [ID]: 'acknowledged' });
  });

  test('revokes the keys that the file does not have before it restores any', async () => {
    await callDesk('PUT', '/desk/partners/another', { body: { name: 'Another' } });
    const file = await exportAll();
    const key = await partnerWithKey();
    muteLog();
    const closing = vi.spyOn(Partner.prototype, 'revokeAllKeys');
    const broken = vi.spyOn(Partner.prototype, 'commitRestore').mockImplementation(unreachable);
    await restore(file);
    expect(closing.mock.invocationCallOrder[0]).toBeLessThan(broken.mock.invocationCallOrder[0] ?? 0);
    broken.mockRestore();
    newIsolate();
    expect(await opens(key)).toBe(false);
  });
});

test('an export of a program that held no partners leaves them as they are, and says so', async () => {
  const key = await partnerWithKey();
  const [head = '', ...rest] = withoutLines(await exportAll(), ({ partner, table }) => partner !== undefined || table === 'partner').split(
    '\n',
  );
  const file = [JSON.stringify({ ...(JSON.parse(head) as object), partnerSchema: undefined }), ...rest].join('\n');
  const answer = await restore(file);
  expect(answer).toMatchObject({ status: 200, note: expect.stringContaining('no partners') });
  expect(answer.closed).toBeUndefined();
  newIsolate();
  expect(await opens(key)).toBe(true);
});

test('every column of a partner is in its backup, but for what a restore makes again and a window of requests, which is over soon', async () => {
  await partnerWithKey();
  const columns = await rows<{ name: string; columns: string }>(
    `SELECT m.name, group_concat(c.name) AS columns FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND m.name NOT LIKE '\\_cf%' ESCAPE '\\' GROUP BY m.name`,
  );
  const left = { withdrawal: ['reported'], key: ['rate_since_ms', 'rate_used', 'form_id'] } as Record<string, string[]>;
  for (const [table, held] of Object.entries(TABLES)) {
    const stored = columns.find(({ name }) => name === table)?.columns.split(',') ?? [];
    expect([...held, ...(left[table] ?? [])].sort(), table).toEqual(stored.sort());
  }
});
