// The board of a withdrawal: who received the article, what they say has become of it, and who is late.
import { runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Credential } from '../../../../src/domain/partners/key.ts';
import type { WithdrawalSummary } from '../../../../src/domain/withdrawals/withdrawal.ts';
import { Catalogue } from '../../../../src/objects/catalogue.ts';
import { muteLog, select } from '../../../support/worker/catalogue.ts';
import { advanceClock, fromNow, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../../support/worker/clock.ts';
import { HOUSE_FACTS } from '../../../support/worker/delivery.ts';
import { callDesk, changeState, publish, publishMany, setUpPublisher, withdraw } from '../../../support/worker/desk.ts';
import { isolateTests } from '../../../support/worker/isolation.ts';
import { acknowledge, deliver, license, notifyNow, notifyPartners, REMOVED, reportOf, statesOf } from '../../../support/worker/notified.ts';
import { addKey, partnerObject, putTerms } from '../../../support/worker/partner-object.ts';

isolateTests();
beforeEach(async () => {
  await setUpPublisher();
  await publish('eastern-lock');
});

async function listed(query = ''): Promise<{ withdrawals: WithdrawalSummary[]; next?: string }> {
  return (await callDesk<{ withdrawals: WithdrawalSummary[]; next?: string }>('GET', `/desk/withdrawals${query}`)).body;
}

describe('on the board of a withdrawal', () => {
  test('is exactly every partner that received the article, in whatever version', async () => {
    await publish('northern-lock');
    const [early, late, other] = [await license('early'), await license('late'), await license('other')];
    await license('idle');
    await deliver(early, 'eastern-lock');
    await callDesk('POST', '/desk/articles/eastern-lock/correction', { body: { note: 'It was noon.' } });
    await deliver(late, 'eastern-lock');
    await deliver(other, 'northern-lock');
    await withdraw('eastern-lock');
    await notifyPartners();
    expect(await reportOf('eastern-lock.3')).toMatchObject({
      id: 'eastern-lock.3',
      slug: 'eastern-lock',
      headline: 'Pilots return to the eastern lock',
      note: 'The report was wrong.',
      reason: 'The source took it back.',
      who: 'bootstrap',
      received: 2,
      acknowledged: 0,
      overdue: 0,
      notifying: false,
    });
    expect(await statesOf('eastern-lock.3')).toEqual({ early: 'open', late: 'open' });
  });

  test('is no partner that received it only in the sandbox with a test key', async () => {
    await license('harbour-gazette');
    const tester = await addKey('harbour-gazette', { id: 'k2', mode: 'test' });
    await partnerObject('harbour-gazette').changeSandbox(tester, { action: 'publish', slug: 'eastern-lock' }, HOUSE_FACTS);
    const { candidates } = await partnerObject('harbour-gazette').sandboxCandidates(tester, 'UTC');
    await deliver(tester, ...candidates);
    await withdraw('eastern-lock');
    await notifyPartners();
    expect(await statesOf('eastern-lock')).toEqual({});
  });

  test('a partner is overdue after the shortest deadline of the agreements it received the article under, to the millisecond', async () => {
    const credential = await license('harbour-gazette', { duties: { withdrawWithinMinutes: 120 } });
    await deliver(credential, 'eastern-lock');
    await putTerms('harbour-gazette', { duties: { withdrawWithinMinutes: 30 } }, 'web', HOUSE_FACTS);
    await deliver(credential, 'eastern-lock');
    await putTerms('harbour-gazette', { duties: { withdrawWithinMinutes: 240 } }, 'web', HOUSE_FACTS);
    await withdraw('eastern-lock');
    const deadline = fromNow(30 * MINUTE_MS);
    await notifyNow();
    expect((await reportOf('eastern-lock')).partners).toEqual([{ partner: 'harbour-gazette', state: 'open', deadline }]);
    advanceClock(30 * MINUTE_MS - 1);
    expect(await reportOf('eastern-lock')).toMatchObject({ overdue: 0, partners: [{ state: 'open' }] });
    advanceClock(1);
    expect(await reportOf('eastern-lock')).toMatchObject({ overdue: 1, partners: [{ state: 'overdue' }] });
  });

  test('overdue partners come first, then those with time left, then those that acknowledged', async () => {
    const credentials = new Map<string, Credential>();
    for (const [id, withdrawWithinMinutes] of Object.entries({ quick: 10, slow: 600, good: 20 })) {
      const credential = await license(id, { duties: { withdrawWithinMinutes } });
      await deliver(credential, 'eastern-lock');
      credentials.set(id, credential);
    }
    await withdraw('eastern-lock');
    await notifyPartners();
    const good = credentials.get('good');
    if (good !== undefined) await acknowledge(good, 'eastern-lock.2');
    advanceClock(HOUR_MS);
    expect(Object.entries(await statesOf('eastern-lock'))).toEqual([
      ['quick', 'overdue'],
      ['slow', 'open'],
      ['good', 'acknowledged'],
    ]);
    const first = await reportOf('eastern-lock', '?limit=2');
    const second = await reportOf('eastern-lock', `?limit=2&cursor=${first.next}`);
    expect([first, second].map(({ partners }) => partners.map(({ partner }) => partner))).toEqual([['quick', 'slow'], ['good']]);
    expect(second.next).toBeUndefined();
  });
});

describe('an acknowledgement', () => {
  test('is on the board at once, with who says so, where and when', async () => {
    const credential = await license('harbour-gazette');
    await deliver(credential, 'eastern-lock');
    await withdraw('eastern-lock');
    await notifyPartners();
    const urls = ['https://www.gazette.example/lock'];
    await acknowledge(credential, 'eastern-lock.2', { outcome: 'replaced', urls });
    const said = { ...REMOVED, outcome: 'replaced', urls, received: fromNow(0) };
    expect(await reportOf('eastern-lock')).toMatchObject({ acknowledged: 1, partners: [{ state: 'acknowledged', acknowledged: said }] });
    advanceClock(HOUR_MS * 24);
    expect(await reportOf('eastern-lock')).toMatchObject({ acknowledged: 1, overdue: 0 });
  });

  test('made before the partner was notified is still in the report after it', async () => {
    const credential = await license('harbour-gazette');
    await deliver(credential, 'eastern-lock');
    await withdraw('eastern-lock');
    expect((await acknowledge(credential, 'eastern-lock.2')).kind).toBe('acknowledged');
    expect(await reportOf('eastern-lock')).toMatchObject({ acknowledged: 1, notifying: true });
    await notifyPartners();
    expect(await reportOf('eastern-lock')).toMatchObject({ acknowledged: 1, notifying: false });
  });

  test('made twice is one; a different one replaces it, and the audit trail has both', async () => {
    const credential = await license('harbour-gazette');
    await deliver(credential, 'eastern-lock');
    await withdraw('eastern-lock');
    expect((await acknowledge(credential, 'eastern-lock.2')).kind).toBe('acknowledged');
    advanceClock(SECOND_MS);
    expect((await acknowledge(credential, 'eastern-lock.2')).kind).toBe('unchanged');
    expect((await acknowledge(credential, 'eastern-lock.2', { outcome: 'never-used' })).kind).toBe('acknowledged');
    const trail = await select(
      "SELECT who, subject, before IS NULL AS first FROM audit WHERE action = 'withdrawal.acknowledge' ORDER BY seq",
    );
    expect(trail).toEqual([
      { who: 'partner harbour-gazette', subject: 'eastern-lock.2', first: 1 },
      { who: 'partner harbour-gazette', subject: 'eastern-lock.2', first: 0 },
    ]);
    expect((await reportOf('eastern-lock')).partners[0]?.acknowledged?.outcome).toBe('never-used');
  });

  test('of an article that the partner never received is refused as unknown, and so is one of a withdrawal that does not exist', async () => {
    const credential = await license('harbour-gazette');
    await withdraw('eastern-lock');
    const answers = await Promise.all(['eastern-lock.2', 'eastern-lock.7', 'no-such.1'].map((id) => acknowledge(credential, id)));
    expect(answers.map(({ kind }) => kind)).toEqual(['unknown', 'unknown', 'unknown']);
  });

  test('that could not be reported to the Catalogue is reported again by the alarm of the partner’s object', async () => {
    muteLog();
    const credential = await license('harbour-gazette');
    await deliver(credential, 'eastern-lock');
    await withdraw('eastern-lock');
    await notifyPartners();
    const broken = (['reportWithdrawals', 'withdrawalsAfter'] as const).map((method) =>
      vi.spyOn(Catalogue.prototype, method).mockImplementation(() => {
        throw new Error('the Catalogue does not answer');
      }),
    );
    expect((await acknowledge(credential, 'eastern-lock.2')).kind).toBe('acknowledged');
    expect(await reportOf('eastern-lock')).toMatchObject({ acknowledged: 0 });
    for (const method of broken) method.mockRestore();
    await runInDurableObject(partnerObject('harbour-gazette'), (instance) => instance.alarm());
    expect(await reportOf('eastern-lock')).toMatchObject({ acknowledged: 1 });
  });

  test('is reported by the alarm where the partner’s object was evicted during the report', async () => {
    muteLog();
    const credential = await license('harbour-gazette');
    await deliver(credential, 'eastern-lock');
    await withdraw('eastern-lock');
    await notifyPartners();
    await runDurableObjectAlarm(partnerObject('harbour-gazette'));
    const telling = vi.spyOn(Catalogue.prototype, 'reportWithdrawals').mockImplementation(async () => {
      await runInDurableObject(partnerObject('harbour-gazette'), (_instance, state) => state.abort('evicted')).catch(() => undefined);
    });
    await acknowledge(credential, 'eastern-lock.2').catch(() => undefined);
    telling.mockRestore();
    expect(await reportOf('eastern-lock')).toMatchObject({ acknowledged: 0 });
    await runDurableObjectAlarm(partnerObject('harbour-gazette'));
    expect(await reportOf('eastern-lock')).toMatchObject({ acknowledged: 1 });
  });
});

describe('a restored article', () => {
  test('needs no acknowledgement any more, and those that were made stay', async () => {
    const [good, idle] = [await license('good'), await license('idle')];
    for (const credential of [good, idle]) await deliver(credential, 'eastern-lock');
    await withdraw('eastern-lock');
    await notifyPartners();
    await acknowledge(good, 'eastern-lock.2');
    advanceClock(HOUR_MS * 5);
    expect(await reportOf('eastern-lock')).toMatchObject({ overdue: 1 });
    await changeState('eastern-lock', 'reinstatement');
    await notifyPartners();
    expect(await reportOf('eastern-lock')).toMatchObject({ lifted: fromNow(0), overdue: 0 });
    expect(await statesOf('eastern-lock')).toEqual({ good: 'acknowledged', idle: 'lifted' });
    const answer = await partnerObject('idle').withdrawals(idle, 10);
    expect(answer).toMatchObject({ withdrawals: [{ id: 'eastern-lock.2', lifted: fromNow(0) }] });
  });

  test('that is withdrawn again has a second report, and its slug leads to that', async () => {
    const [first, second] = [await license('first'), await license('second')];
    await deliver(first, 'eastern-lock');
    await withdraw('eastern-lock');
    await notifyPartners();
    advanceClock(HOUR_MS);
    await changeState('eastern-lock', 'reinstatement');
    await notifyPartners();
    advanceClock(HOUR_MS);
    await deliver(second, 'eastern-lock');
    await withdraw('eastern-lock', 'Wrong again.');
    await notifyPartners();
    expect(await reportOf('eastern-lock')).toMatchObject({ id: 'eastern-lock.4', note: 'Wrong again.' });
    expect(await statesOf('eastern-lock.4')).toEqual({ first: 'open', second: 'open' });
    expect(await statesOf('eastern-lock.2')).toEqual({ first: 'lifted' });
    const heard = await partnerObject('second').withdrawals(second, 10);
    expect(heard.kind === 'withdrawals' && heard.withdrawals.map(({ id }) => id)).toEqual(['eastern-lock.4']);
  });
});

describe('the desk’s list', () => {
  test('has open withdrawals first, each part newest first, page by page', async () => {
    await publishMany(5);
    const credential = await license('harbour-gazette');
    for (const slug of ['story-1', 'story-3']) await deliver(credential, slug);
    for (const number of [1, 2, 3, 4]) await withdraw(`story-${number}`);
    await notifyPartners();
    const all = ['story-3.2', 'story-1.2', 'story-4.2', 'story-2.2'];
    expect((await listed()).withdrawals.map(({ id }) => id)).toEqual(all);
    const first = await listed('?limit=3');
    const second = await listed(`?limit=3&cursor=${first.next}`);
    expect([...first.withdrawals, ...second.withdrawals].map(({ id }) => id)).toEqual(all);
    expect(second.next).toBeUndefined();
    await acknowledge(credential, 'story-3.2');
    expect((await listed()).withdrawals[0]?.id).toBe('story-1.2');
  });

  test('refuses an invalid cursor, and reports an unknown withdrawal as not found', async () => {
    expect((await callDesk('GET', '/desk/withdrawals?cursor=9')).body.objections).toMatchObject([{ pointer: '/cursor' }]);
    for (const id of ['eastern-lock', 'eastern-lock.1', 'no-such', 'A.1', 'eastern-lock.0']) {
      expect((await callDesk('GET', `/desk/withdrawals/${id}`)).status, id).toBe(404);
    }
  });
});
