// What partners' objects hear of withdrawals, and what a backup keeps of them.
import { evictDurableObject, runInDurableObject } from 'cloudflare:test';
import { beforeEach, describe, expect, test } from 'vitest';
import type { ReceivedUpTo, WithdrawalPage } from '../../../../src/domain/withdrawals/withdrawal.ts';
import { exportAll, restore } from '../../../support/worker/backup.ts';
import { catalogue } from '../../../support/worker/catalogue.ts';
import { advanceClock, fromNow, HOUR_MS, MINUTE_MS } from '../../../support/worker/clock.ts';
import { changeState, publish, publishMany, setUpPublisher, withdraw, withdrawMany } from '../../../support/worker/desk.ts';
import { dropTables, FIRST_SCHEMA, rowsOfFirstSchema } from '../../../support/worker/first-schema.ts';
import { isolateTests } from '../../../support/worker/isolation.ts';
import { acknowledge, deliver, license, notifyPartners, reportOf } from '../../../support/worker/notified.ts';
import { partnerObject } from '../../../support/worker/partner-object.ts';

isolateTests();
beforeEach(async () => {
  await setUpPublisher();
  await publish('eastern-lock');
});

describe('the Catalogue tells', () => {
  const toldAfter = (heard?: ReceivedUpTo): Promise<WithdrawalPage> => catalogue().withdrawalsAfter(heard);

  test('withdrawals and their liftings in the order of the log, each once', async () => {
    await publish('northern-lock');
    await withdraw('eastern-lock');
    await withdraw('northern-lock');
    const first = await toldAfter();
    expect(first.news.map(({ id, lifted }) => [id, lifted])).toEqual([
      ['eastern-lock.2', undefined],
      ['northern-lock.2', undefined],
    ]);
    expect((await toldAfter(first)).news).toEqual([]);
    await changeState('eastern-lock', 'reinstatement');
    const second = await toldAfter(first);
    expect(second.news).toMatchObject([{ id: 'eastern-lock.2', lifted: fromNow(0) }]);
    expect((await toldAfter()).news.map(({ id }) => id)).toEqual(['northern-lock.2', 'eastern-lock.2']);
  });

  test('a page at a time, and all of them', async () => {
    await publishMany(230);
    await withdrawMany(Array.from({ length: 230 }, (_, index) => `story-${index + 1}`));
    const first = await toldAfter();
    const second = await toldAfter(first);
    expect([first.news.length, first.more, second.news.length, second.more]).toEqual([200, true, 30, false]);
    expect(new Set([...first.news, ...second.news].map(({ id }) => id)).size).toBe(230);
  });

  test('everything from the first on to a partner’s object with another epoch', async () => {
    await withdraw('eastern-lock');
    const heard = await toldAfter();
    await restore(await exportAll());
    expect((await toldAfter(heard)).news).toMatchObject([{ id: 'eastern-lock.2' }]);
  });

  test('of an article that was withdrawn under its embargo too: who may see embargoed copy may have it', async () => {
    await publish('secret', { embargoedUntil: fromNow(HOUR_MS) });
    await withdraw('secret');
    expect((await toldAfter()).news).toMatchObject([{ id: 'secret.2' }]);
    await changeState('secret', 'reinstatement');
    expect((await toldAfter()).news).toMatchObject([{ id: 'secret.2', lifted: fromNow(0) }]);
  });

  test('of withdrawals from before there were partners, in a file that an older program wrote', async () => {
    await runInDurableObject(catalogue(), (_instance, state) => {
      const { sql } = state.storage;
      dropTables(sql);
      for (const statement of [...FIRST_SCHEMA, ...rowsOfFirstSchema()]) sql.exec(statement);
      const gone = `json_set(json, '$.version', 2, '$.pubStatus', 'canceled', '$.withdrawal', json('{"reason":"r","note":"Wrong."}'))`;
      sql.exec(`INSERT INTO version SELECT article, 2, ${gone} FROM version WHERE version = 1`);
      sql.exec("INSERT INTO change VALUES (3, 2214864000000, 'withdraw', 1, 2, 1, 'Wrong.', 'bootstrap')");
    });
    await evictDurableObject(catalogue());
    expect((await toldAfter()).news).toMatchObject([{ id: 'old.2', note: 'Wrong.', at: '2040-03-09T00:00:00.000Z' }]);
  });
});

describe('a backup', () => {
  test('keeps the report, and a restore notifies every partner again', async () => {
    const [good, idle] = [await license('good'), await license('idle')];
    for (const credential of [good, idle]) await deliver(credential, 'eastern-lock');
    await withdraw('eastern-lock');
    await notifyPartners();
    await acknowledge(good, 'eastern-lock.2');
    const file = await exportAll();
    const { id: _id, ...before } = await reportOf('eastern-lock');
    await acknowledge(idle, 'eastern-lock.2');
    expect(await restore(file)).toMatchObject({ status: 200 });
    expect(await reportOf('eastern-lock')).toMatchObject({ ...before, notifying: true });
    await notifyPartners();
    expect(await reportOf('eastern-lock')).toMatchObject({ acknowledged: 2, notifying: false });
  });

  test('from before a withdrawal undoes it, and the partner is notified', async () => {
    const credential = await license('harbour-gazette');
    await deliver(credential, 'eastern-lock');
    const file = await exportAll();
    await withdraw('eastern-lock');
    expect(await partnerObject('harbour-gazette').withdrawals(credential, 10)).toMatchObject({ withdrawals: [{ id: 'eastern-lock.2' }] });
    await restore(file);
    advanceClock(MINUTE_MS);
    const lifted = fromNow(0);
    expect(await partnerObject('harbour-gazette').withdrawals(credential, 10)).toMatchObject({ withdrawals: [{ lifted }] });
    advanceClock(MINUTE_MS);
    await withdraw('eastern-lock', 'Wrong after all.');
    const answer = await partnerObject('harbour-gazette').withdrawals(credential, 10);
    expect(answer).toMatchObject({ withdrawals: [{ id: 'eastern-lock.2', note: 'Wrong after all.', at: fromNow(0) }] });
    expect(answer).not.toMatchObject({ withdrawals: [{ lifted }] });
  });

  test.each([
    ['of a withdrawal that never was', (row: unknown[]) => row.with(1, 1), 'withdrawal that is not there'],
    ['of a partner that has no such name', (row: unknown[]) => row.with(2, 'Harbour Gazette'), 'compliance.partner'],
    ['with a word that no partner can give', (row: unknown[]) => row.with(5, '{"outcome":"ignored"}'), 'compliance.acknowledgement'],
    ['with a word and no hour', (row: unknown[]) => row.with(6, null), 'without its time'],
  ])('with a line on the board %s is refused whole', async (_what, edit, fault) => {
    const credential = await license('harbour-gazette');
    await deliver(credential, 'eastern-lock');
    await withdraw('eastern-lock');
    await notifyPartners();
    await acknowledge(credential, 'eastern-lock.2');
    const lines = (await exportAll()).trimEnd().split('\n');
    const index = lines.findIndex((line) => line.startsWith('{"table":"compliance"'));
    const { table, row } = JSON.parse(lines[index] ?? '') as { table: string; row: unknown[] };
    const answer = await restore(lines.with(index, JSON.stringify({ table, row: edit(row) })).join('\n'));
    expect(answer.status).toBe(400);
    expect(answer.detail).toContain(fault);
    expect(await reportOf('eastern-lock')).toMatchObject({ acknowledged: 1, notifying: false });
  });
});
