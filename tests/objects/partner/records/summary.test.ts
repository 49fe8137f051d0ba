// What a partner's object reports to the Directory: changes by the desk at once, pulls at most once a minute, and again after a failure.
import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { PartnerSummary } from '../../../../src/domain/partners/partner-summary.ts';
import { DIRECTORY_NAME, Directory } from '../../../../src/objects/directory.ts';
import { muteLog } from '../../../support/worker/catalogue.ts';
import { DAY_MS, fromNow, HOUR_MS, MINUTE_MS, NOON, SECOND_MS, setClock } from '../../../support/worker/clock.ts';
import { isolateTests } from '../../../support/worker/isolation.ts';
import { partnerAlarmMs, passAlarms } from '../../../support/worker/partner-alarms.ts';
import { addKey, admitted, facts, HOUSE, partnerObject, putTerms, setUpPartner } from '../../../support/worker/partner-object.ts';

isolateTests();

const ID = 'gazette';
const TODAY = '2040-03-01';
const DESK = { actor: { name: 'desk' } };
const withdrawalNow = () => ({ id: 'story-1.2', slug: 'story-1', version: 2, headline: 'Story', note: 'Wrong.', at: fromNow(0) });
let reported: PartnerSummary[];

beforeEach(async () => {
  reported = [];
  await directory().put({ id: ID, name: 'Gazette' });
  const report = Directory.prototype.report;
  vi.spyOn(Directory.prototype, 'report').mockImplementation(function (this: Directory, id, summary) {
    reported.push(summary);
    return report.call(this, id, summary);
  });
});

function directory() {
  return env.DIRECTORY.getByName(DIRECTORY_NAME);
}

const summaryNow = async () => (await directory().summary(ID))?.summary;
const alarmAtMs = () => partnerAlarmMs(ID);
const pass = (ms: number) => passAlarms(ID, ms);

async function partnerWithKey(terms: Parameters<typeof setUpPartner>[1] = {}) {
  await setUpPartner(ID, terms);
  const key = await addKey(ID);
  await pass(SECOND_MS * 5);
  reported = [];
  return key;
}

describe('a partner’s object', () => {
  test('has reported a partner when the desk has added it', async () => {
    expect(await summaryNow()).toBeUndefined();
    await setUpPartner(ID);
    await addKey(ID);
    expect(await summaryNow()).toEqual({
      made: fromNow(0),
      standing: 'good',
      silentSince: NOON,
      openWithdrawals: 0,
      overdueWithdrawals: 0,
      deliveriesToday: 0,
    });
  });

  test('reports at most once a minute, however often the partner pulls, and then all deliveries', async () => {
    const key = await partnerWithKey();
    const startMs = Date.now();
    for (let second = 0; second < 180; second += 10) {
      await admitted(key, facts(3));
      await pass(10 * SECOND_MS);
    }
    expect(Date.now() - startMs).toBe(3 * MINUTE_MS);
    expect(reported.length).toBeGreaterThan(2);
    expect(reported.length).toBeLessThanOrEqual(4);
    await pass(MINUTE_MS);
    expect(await summaryNow()).toMatchObject({ deliveriesToday: 54 });
    expect((await directory().summary(ID))?.deliveries).toEqual([{ day: TODAY, deliveries: 54 }]);
  });

  test('reports nothing while nothing changes, and sets no alarm for it', async () => {
    const key = await partnerWithKey();
    await admitted(key, facts(1));
    await pass(2 * MINUTE_MS);
    const before = reported.length;
    await partnerObject(ID).setStanding({ standing: 'good' }, { actor: { name: 'desk' } }, false);
    await pass(HOUR_MS);
    expect(reported).toHaveLength(before);
    expect(await alarmAtMs()).toBeNull();
  });

  test('keeps to the minute when it was evicted in between', async () => {
    const key = await partnerWithKey();
    await evictDurableObject(partnerObject(ID));
    await admitted(key, facts(1));
    await pass(30 * SECOND_MS);
    expect(reported).toHaveLength(0);
    await pass(30 * SECOND_MS);
    expect(reported).toHaveLength(1);
  });

  test('repeats a report that has failed, and no pull fails or waits for it', async () => {
    muteLog();
    const key = await partnerWithKey();
    const broken = vi.spyOn(Directory.prototype, 'report').mockImplementation(() => {
      throw new Error('the Directory does not answer');
    });
    broken.mockClear();
    await pass(2 * MINUTE_MS);
    expect((await admitted(key, facts(1))).granted).toHaveLength(1);
    expect(broken).not.toHaveBeenCalled();
    await pass(3 * MINUTE_MS);
    expect(broken.mock.calls.length).toBeGreaterThan(1);
    expect(broken.mock.calls.length).toBeLessThanOrEqual(4);
    expect(await summaryNow()).toMatchObject({ deliveriesToday: 0 });
    broken.mockRestore();
    await pass(MINUTE_MS);
    expect(await summaryNow()).toMatchObject({ deliveriesToday: 1 });
  });

  test('makes no call to the Directory during a pull', async () => {
    const key = await partnerWithKey();
    await pass(MINUTE_MS);
    const calls = vi.spyOn(env.DIRECTORY, 'getByName');
    for (let pull = 0; pull < 5; pull += 1) await admitted(key, facts(2));
    expect(calls).not.toHaveBeenCalled();
  });

  test('counts a day again that may have changed, and takes the days before from the last report', async () => {
    setClock('2040-03-01T23:59:58.000Z');
    const key = await partnerWithKey();
    await pass(MINUTE_MS);
    await admitted(key, facts(2));
    setClock('2040-03-04T12:00:00.000Z');
    await pass(MINUTE_MS);
    await runInDurableObject(partnerObject(ID), (_instance, { storage }) => {
      storage.sql.exec("UPDATE delivery SET count = 100 WHERE day < '2040-03-03'");
    });
    await admitted(key, facts(1));
    await pass(2 * MINUTE_MS);
    expect((await directory().summary(ID))?.deliveries).toEqual([
      { day: '2040-03-02', deliveries: 2 },
      { day: '2040-03-04', deliveries: 1 },
    ]);
  });

  test('has reported what the desk or the partner changes when the call is answered, however often in a minute', async () => {
    const duties = { withdrawWithinMinutes: 60 };
    const key = await partnerWithKey({ duties });
    const partner = partnerObject(ID);
    const shown = async () => {
      const { standing, nextKeyExpiry, quota, openWithdrawals } = (await summaryNow()) ?? {};
      return [standing, nextKeyExpiry, quota?.articles, openWithdrawals];
    };
    await partner.setStanding({ standing: 'suspended', reason: 'No notice.' }, DESK, false);
    expect(await shown()).toEqual(['suspended', undefined, undefined, 0]);
    await partner.setStanding({ standing: 'good' }, DESK, false);
    expect(await shown()).toEqual(['good', undefined, undefined, 0]);
    const expires = fromNow(3 * DAY_MS);
    await addKey(ID, { id: 'k2', expires });
    expect(await shown()).toEqual(['good', expires, undefined, 0]);
    await partner.revokeKey('k2', DESK.actor);
    expect(await shown()).toEqual(['good', undefined, undefined, 0]);
    await putTerms(ID, { duties, quota: { articles: 40, per: 'month' } });
    expect(await shown()).toEqual(['good', undefined, 40, 0]);
    await admitted(key, facts(1));
    await partner.receiveWithdrawals([withdrawalNow()]);
    await vi.waitFor(async () => expect(await shown()).toEqual(['good', undefined, 40, 1]));
    await partner.acknowledge(key, 'story-1.2', { outcome: 'removed', urls: [], by: 'Web desk', at: fromNow(0) });
    expect(await shown()).toEqual(['good', undefined, 40, 0]);
  });

  test('answers the desk although the Directory fails, and reports the change within a minute', async () => {
    muteLog();
    await partnerWithKey();
    const broken = vi.spyOn(Directory.prototype, 'report').mockImplementation(() => {
      throw new Error('the Directory does not answer');
    });
    broken.mockClear();
    const result = await partnerObject(ID).setStanding({ standing: 'warned', reason: 'No notice.' }, DESK, false);
    expect([result.kind, broken.mock.calls.length, (await summaryNow())?.standing]).toEqual(['changed', 1, 'good']);
    broken.mockRestore();
    await pass(MINUTE_MS);
    expect((await summaryNow())?.standing).toBe('warned');
  });

  test('reports what the desk changes: standing, quota, the end of keys', async () => {
    const key = await partnerWithKey({ quota: { articles: 10, per: 'month' } });
    const expires = fromNow(3 * DAY_MS);
    await addKey(ID, { id: 'k2', expires });
    await addKey(ID, { id: 'k3', mode: 'test', expires: fromNow(DAY_MS) });
    await admitted(key, facts(8));
    await partnerObject(ID).setStanding({ standing: 'warned', reason: 'No notice.' }, { actor: { name: 'desk' } }, false);
    await pass(MINUTE_MS);
    expect(await directory().summary(ID)).toMatchObject({
      summary: {
        standing: 'warned',
        nextKeyExpiry: expires,
        quota: { agreement: 'web', used: 8, articles: 10, per: 'month', resets: '2040-04-01T00:00:00.000Z' },
      },
      needs: ['quota', 'key'],
    });
    await partnerObject(ID).rotateKey('k2', { id: 'k4', hash: 'another' }, HOUR_MS, { name: 'desk' });
    await partnerObject(ID).revokeKey('k4', { name: 'desk' });
    await pass(MINUTE_MS);
    expect((await summaryNow())?.nextKeyExpiry).toBeUndefined();
  });

  test('reports again when time alone has changed something: an agreement ends, a quota begins anew', async () => {
    const key = await partnerWithKey({ validUntil: fromNow(40 * DAY_MS), quota: { articles: 10, per: 'month' } });
    await admitted(key, facts(8));
    await pass(32 * DAY_MS);
    expect(await summaryNow()).toMatchObject({ made: '2040-04-01T00:00:00.000Z', quota: { used: 0 } });
    await pass(9 * DAY_MS);
    const ended = await directory().summary(ID);
    expect([ended?.summary?.silentSince, ended?.needs]).toEqual([undefined, []]);
  });

  test('reports a notice that has to be accepted', async () => {
    const key = await partnerWithKey();
    await admitted(key, facts(1), { publisher: { ...HOUSE, houseLine: '© Another line.', settingsMs: 2 } });
    await pass(MINUTE_MS);
    expect((await directory().summary(ID))?.needs).toEqual(['acceptance']);
  });

  test('reports withdrawals, and an overdue one at its deadline', async () => {
    const key = await partnerWithKey({ duties: { withdrawWithinMinutes: 60 } });
    await admitted(key, facts(1));
    const deadline = fromNow(HOUR_MS);
    const news = withdrawalNow();
    await partnerObject(ID).receiveWithdrawals([news]);
    await pass(2 * MINUTE_MS);
    expect(await summaryNow()).toMatchObject({ openWithdrawals: 1, overdueWithdrawals: 0, nextDeadline: deadline });
    await pass(HOUR_MS);
    expect(await summaryNow()).toMatchObject({ made: deadline, openWithdrawals: 1, overdueWithdrawals: 1 });
    const before = reported.length;
    await partnerObject(ID).receiveWithdrawals([{ ...news, id: 'other.2', slug: 'other' }]);
    await pass(HOUR_MS);
    expect(reported).toHaveLength(before);
  });

  test('reports nothing of a partner that the Directory does not have, and reports it once it has it', async () => {
    await partnerObject('island').setUp('island', { name: 'Island' }, { actor: { name: 'desk' } }, false);
    await runDurableObjectAlarm(partnerObject('island'));
    expect(await directory().summary('island')).toBeUndefined();
    await directory().put({ id: 'island', name: 'Island' });
    await partnerObject('island').report();
    expect((await directory().summary('island'))?.summary).toBeDefined();
  });
});
