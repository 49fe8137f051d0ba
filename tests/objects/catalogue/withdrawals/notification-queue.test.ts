// How every partner comes to be asked about a withdrawal, whatever breaks on the way.
import { evictDurableObject, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { describe, expect, test, vi } from 'vitest';
import { PARTNERS_PER_STEP } from '../../../../src/objects/catalogue/withdrawals/notification-queue.ts';
import { Directory } from '../../../../src/objects/directory.ts';
import { alarmMs, catalogue, muteLog, runAlarm, select } from '../../../support/worker/catalogue.ts';
import { advanceClock, MINUTE_MS } from '../../../support/worker/clock.ts';
import { callDesk, changeState, publish, publishMany, sendBulk, setUpPublisher, withdraw } from '../../../support/worker/desk.ts';
import { isolateTests } from '../../../support/worker/isolation.ts';
import {
  deliver,
  enrol,
  factsAbout,
  license,
  NOTHING,
  names,
  notifyNow,
  notifyPartners,
  reportOf,
  standIn,
  statesOf,
  whoOf,
} from '../../../support/worker/notified.ts';

isolateTests();

async function publishOne(): Promise<void> {
  await setUpPublisher();
  await publish('eastern-lock');
}

describe('a withdrawal', () => {
  test('queues its notification in the same transaction, and one that is refused queues none', async () => {
    await publishOne();
    const headers = { 'if-match': '"of another day"' };
    const refused = await callDesk('POST', '/desk/articles/eastern-lock/withdrawal', { body: { reason: 'No.' }, headers });
    expect(refused.status).toBe(412);
    expect(await select('SELECT * FROM notification')).toEqual([]);
    await withdraw('eastern-lock');
    expect(await select('SELECT version, after FROM notification')).toEqual([{ version: 2, after: '' }]);
    expect(await alarmMs()).toBeLessThanOrEqual(Date.now());
  });

  test('of a publisher without partners is done notifying at once', async () => {
    await publishOne();
    await withdraw('eastern-lock');
    await notifyPartners();
    expect(await reportOf('eastern-lock')).toMatchObject({ received: 0, notifying: false, partners: [] });
  });

  test('is sent to five hundred partners, fifty at an alarm, and finds the three that received the article', async () => {
    await publishOne();
    const all = names(500);
    await enrol(...all);
    const holders = all.filter((_, index) => [0, 249, 499].includes(index));
    for (const holder of holders) await deliver(await license(holder), 'eastern-lock');
    const asked = standIn((partner) => (holders.includes(partner) ? undefined : NOTHING));
    await withdraw('eastern-lock');
    await runAlarm();
    expect(asked).toHaveLength(PARTNERS_PER_STEP);
    expect(await reportOf('eastern-lock')).toMatchObject({ received: 1, notifying: true });
    await notifyNow();
    expect(whoOf(asked)).toEqual(all);
    await notifyPartners();
    expect(await reportOf('eastern-lock')).toMatchObject({ received: 3, notifying: false });
    expect(Object.keys(await statesOf('eastern-lock'))).toEqual(holders);
  });

  test('notifies each partner once of many articles that are withdrawn together', async () => {
    await setUpPublisher();
    await publishMany(30);
    await enrol(...names(3));
    const asked = standIn(() => NOTHING);
    await sendBulk(Array.from({ length: 30 }, (_, index) => ({ op: 'withdraw', slug: `story-${index + 1}`, reason: 'Made up.' })));
    await notifyNow();
    expect(whoOf(asked)).toEqual(names(3));
    expect(asked.map(({ news }) => news.length)).toEqual([30, 30, 30]);
  });

  test('is sent once more after fifteen seconds, since an isolate may have delivered the article in between', async () => {
    await publishOne();
    const credential = await license('harbour-gazette');
    const believed = await factsAbout('eastern-lock');
    await withdraw('eastern-lock');
    await notifyNow();
    expect(await statesOf('eastern-lock')).toEqual({});
    // What its object remembers of the hearing would refuse the copy.
    await evictDurableObject(env.PARTNER.getByName('harbour-gazette'));
    await deliver(credential, believed);
    await notifyPartners();
    expect(await statesOf('eastern-lock')).toEqual({ 'harbour-gazette': 'open' });
  });

  test('that is lifted is sent as lifted to all, even to those that the first pass had not reached', async () => {
    await publishOne();
    const all = names(60);
    await enrol(...all);
    const asked = standIn(() => NOTHING);
    await withdraw('eastern-lock');
    await runAlarm();
    advanceClock(MINUTE_MS);
    await changeState('eastern-lock', 'reinstatement');
    await notifyPartners();
    const lifted = new Date(Date.now()).toISOString();
    const last = new Map(asked.map(({ partner, news }) => [partner, news]));
    expect([...last.keys()].sort()).toEqual(all);
    for (const news of last.values()) expect(news).toMatchObject([{ id: 'eastern-lock.2', lifted }]);
    expect(await select('SELECT * FROM notification')).toEqual([]);
  });
});

describe('a crash', () => {
  test('between two steps continues where the pass was', async () => {
    await publishOne();
    const all = names(120);
    await enrol(...all);
    const asked = standIn(() => NOTHING);
    await withdraw('eastern-lock');
    await runAlarm();
    await evictDurableObject(catalogue());
    asked.length = 0;
    await notifyNow();
    expect(whoOf(asked)).toEqual(all.slice(PARTNERS_PER_STEP));
  });

  test('in the middle of a step repeats that step, and finds who received the article', async () => {
    muteLog();
    await publishOne();
    const all = names(60);
    await enrol(...all);
    const [, , holder = ''] = all;
    await deliver(await license(holder), 'eastern-lock');
    let crashes = 1;
    const asked = standIn((partner) => {
      if (partner !== all[30] || crashes === 0) return partner === holder ? undefined : NOTHING;
      crashes -= 1;
      return async () => {
        await runInDurableObject(catalogue(), (_instance, state) => state.abort('crash')).catch(() => undefined);
        throw new Error('the Catalogue is gone');
      };
    });
    await withdraw('eastern-lock');
    await expect(runAlarm()).rejects.toThrow();
    // As cron does, where the platform has lost the alarm.
    await catalogue().heartbeat();
    await notifyPartners();
    expect(new Set(whoOf(asked))).toEqual(new Set(all));
    expect(await statesOf('eastern-lock')).toEqual({ [holder]: 'open' });
  });
});

describe('a partner that does not answer', () => {
  test('is notified again at growing intervals, while the others are in the report already', async () => {
    muteLog();
    await publishOne();
    for (const id of ['deaf', 'harbour-gazette']) await deliver(await license(id), 'eastern-lock');
    let isDeaf = true;
    const asked = standIn((partner) => {
      if (partner !== 'deaf' || !isDeaf) return undefined;
      return () => Promise.reject(new Error('unreachable'));
    });
    await withdraw('eastern-lock');
    await notifyNow();
    expect(await reportOf('eastern-lock')).toMatchObject({ received: 1, notifying: true, unanswered: ['deaf'] });
    const pauses: number[] = [];
    for (let last = Date.now(); pauses.length < 12; last = Date.now()) {
      advanceClock(((await alarmMs()) ?? 0) - Date.now());
      asked.length = 0;
      await runAlarm();
      if (asked.some(({ partner }) => partner === 'deaf')) pauses.push((Date.now() - last) / 1_000);
    }
    expect(pauses.at(0)).toBeLessThanOrEqual(10);
    expect(pauses.at(-1)).toBe(900);
    isDeaf = false;
    await notifyPartners();
    expect(await reportOf('eastern-lock')).toMatchObject({ received: 2, notifying: false, unanswered: [] });
  });

  test('and lets the call hang delays no purge and no publication', async () => {
    await publishOne();
    await publish('northern-lock');
    await enrol('slow');
    let isHanging = true;
    const asked = standIn(() => async (news) => {
      while (isHanging) await new Promise((resolve) => setTimeout(resolve, 1));
      return NOTHING(news);
    });
    await withdraw('eastern-lock');
    let ended = false;
    const first = runAlarm().then(() => {
      ended = true;
    });
    await vi.waitUntil(() => asked.length === 1, { interval: 1 });
    expect(ended).toBe(false);
    const sendBatch = vi.spyOn(env.PURGES, 'sendBatch');
    await withdraw('northern-lock');
    await first;
    await runAlarm();
    expect(JSON.stringify(sendBatch.mock.calls)).toContain('article:northern-lock');
    expect((await publish('western-lock')).status).toBe(201);
    expect(asked).toHaveLength(1);
    isHanging = false;
    await vi.waitUntil(async () => (await select('SELECT 1 FROM notification WHERE again_ms IS NULL')).length > 0, { interval: 1 });
    await notifyPartners();
    expect(await reportOf('northern-lock')).toMatchObject({ notifying: false, unanswered: [] });
  });
});

test('a stream of withdrawals keeps none of them from reaching all partners', async () => {
  await setUpPublisher();
  await publishMany(6);
  const all = names(120);
  await enrol(...all);
  const asked = standIn(() => NOTHING);
  for (const number of [1, 2, 3, 4, 5, 6]) {
    await withdraw(`story-${number}`);
    await runAlarm();
  }
  const told = (id: string) => whoOf(asked.filter(({ news }) => news.some((item) => item.id === id)));
  expect(told('story-1.2')).toEqual(all);
  await notifyNow();
  expect(told('story-6.2')).toEqual(all);
});

test('after a failure of the partner directory the pass continues where it was', async () => {
  muteLog();
  await publishOne();
  await enrol(...names(60));
  const asked = standIn(() => NOTHING);
  await withdraw('eastern-lock');
  await runAlarm();
  const list = vi.spyOn(Directory.prototype, 'list').mockImplementation(() => {
    throw new Error('the Directory does not answer');
  });
  asked.length = 0;
  await runAlarm();
  expect(asked).toEqual([]);
  expect(await alarmMs()).toBeGreaterThan(Date.now());
  list.mockRestore();
  advanceClock(((await alarmMs()) ?? 0) - Date.now());
  await runAlarm();
  expect(whoOf(asked)).toEqual(names(60).slice(PARTNERS_PER_STEP));
});
