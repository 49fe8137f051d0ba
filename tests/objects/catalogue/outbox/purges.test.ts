// What the Catalogue hands to the purge queue, and when: withdrawals at once and twice more, publishes twice a minute at most.
import { env } from 'cloudflare:workers';
import { beforeEach, expect, test, vi } from 'vitest';
import type { PurgeMessage } from '../../../../src/domain/feeds/cache-tags.ts';
import { alarmMs, count, muteLog, runAlarm, select } from '../../../support/worker/catalogue.ts';
import { advanceClock, DAY_MS, fromNow, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../../support/worker/clock.ts';
import { changeState, publish, publishMany, setUpPublisher, withdraw, withdrawMany } from '../../../support/worker/desk.ts';
import { isolateTests } from '../../../support/worker/isolation.ts';

isolateTests();
beforeEach(async () => {
  await setUpPublisher();
  await publish('eastern-lock');
  await runAlarm();
  advanceClock(MINUTE_MS);
  await runAlarm();
});

const TAGS = ['feed:all', 'feed:authors/ada-brink', 'feed:sections/harbour', 'feed:subjects/pilots', 'article:eastern-lock'];

function watchQueue() {
  return { send: vi.spyOn(env.PURGES, 'send'), sendBatch: vi.spyOn(env.PURGES, 'sendBatch') };
}

function messagesOf(batch: ReturnType<typeof watchQueue>['sendBatch']) {
  return batch.mock.calls.flatMap(([messages]) => [...(messages as Iterable<MessageSendRequest<PurgeMessage>>)]);
}

test('a withdrawal is purged at once, and again at five and at seventy seconds, wherever the article stands', async () => {
  const { sendBatch } = watchQueue();
  await withdraw('eastern-lock');
  expect(await alarmMs()).toBeLessThanOrEqual(Date.now());
  await runAlarm();
  const sent = messagesOf(sendBatch);
  expect(sent.map(({ delaySeconds }) => delaySeconds)).toEqual([0, 5, 70]);
  for (const { body } of sent) expect(body).toEqual({ tags: TAGS, urgent: true });
});

test.each(['hold', 'expiry'] as const)('an article taken back by a %s is purged as urgently', async (how) => {
  if (how === 'expiry') await publish('short', { expires: fromNow(HOUR_MS) });
  await runAlarm();
  const { sendBatch } = watchQueue();
  if (how === 'hold') await changeState('eastern-lock', 'hold');
  else advanceClock(HOUR_MS);
  await runAlarm();
  const tag = how === 'hold' ? 'article:eastern-lock' : 'article:short';
  expect(messagesOf(sendBatch).map(({ body, delaySeconds }) => [body.urgent, body.tags.includes(tag), delaySeconds])).toEqual([
    [true, true, 0],
    [true, true, 5],
    [true, true, 70],
  ]);
});

test('publishes are purged twice a minute at most, however many there are, and none is forgotten', async () => {
  const { send } = watchQueue();
  const purged = new Set<string>();
  let last = Number.NEGATIVE_INFINITY;
  for (let second = 0; second < 90; second += 3) {
    await publish(`story-${second}`, { subjects: [`Subject ${second}`] });
    const before = send.mock.calls.length;
    await runAlarm();
    const sent = send.mock.calls.slice(before);
    expect(sent.length).toBeLessThanOrEqual(1);
    if (sent.length === 1) {
      expect(Date.now() - last).toBeGreaterThanOrEqual(30 * SECOND_MS);
      last = Date.now();
    }
    advanceClock(3 * SECOND_MS);
  }
  advanceClock(30 * SECOND_MS);
  await runAlarm();
  for (const [message] of send.mock.calls) for (const tag of (message as PurgeMessage).tags) purged.add(tag);
  expect(send.mock.calls.length).toBeLessThanOrEqual(4);
  for (let second = 0; second < 90; second += 3) expect([second, purged.has(`feed:subjects/subject-${second}`)]).toEqual([second, true]);
  expect(await count('purge')).toBe(0);
});

test('a withdrawal does not wait for the publishes before it', async () => {
  await publish('other');
  await runAlarm();
  await publish('third');
  const { send, sendBatch } = watchQueue();
  await withdraw('eastern-lock');
  await runAlarm();
  expect(send).not.toHaveBeenCalled();
  expect(messagesOf(sendBatch)).toHaveLength(3);
});

test('a withdrawal is purged as urgently where a publish in the same feeds follows it at once', async () => {
  const { sendBatch } = watchQueue();
  await withdraw('eastern-lock');
  await publish('other');
  await runAlarm();
  expect(messagesOf(sendBatch).map(({ body, delaySeconds }) => [[...body.tags].sort(), delaySeconds])).toEqual(
    [0, 5, 70].map((delaySeconds) => [[...TAGS].sort(), delaySeconds]),
  );
});

test('no message carries more than a hundred tags', async () => {
  await publishMany(150);
  const { send, sendBatch } = watchQueue();
  await withdrawMany(Array.from({ length: 120 }, (_, index) => `story-${index + 1}`));
  await runAlarm();
  const urgent = messagesOf(sendBatch).map(({ body }) => body.tags.length);
  expect(urgent.every((length) => length <= 100)).toBe(true);
  expect(new Set(messagesOf(sendBatch).flatMap(({ body }) => body.tags)).size).toBe(124);
  advanceClock(MINUTE_MS);
  await runAlarm();
  for (const [message] of send.mock.calls) expect((message as PurgeMessage).tags.length).toBeLessThanOrEqual(100);
});

test('a queue that does not answer is asked again: the withdrawal stays to be purged', async () => {
  muteLog();
  const { sendBatch } = watchQueue();
  sendBatch.mockRejectedValueOnce(new Error('the queue does not answer'));
  await withdraw('eastern-lock');
  await runAlarm();
  expect((await select<{ tag: string }>('SELECT tag FROM purge WHERE urgent = 1 ORDER BY tag DESC')).map(({ tag }) => tag)).toEqual(
    [...TAGS].sort().reverse(),
  );
  advanceClock(5 * SECOND_MS);
  await runAlarm();
  expect(
    messagesOf(sendBatch)
      .slice(-3)
      .map(({ delaySeconds }) => delaySeconds),
  ).toEqual([0, 5, 70]);
  expect(await count('purge')).toBe(0);
});

test('new settings purge everything, once, without a row for each feed', async () => {
  await publishMany(60, 'story-', (number) => ({ subjects: [`Subject ${number}`] }));
  await runAlarm();
  advanceClock(MINUTE_MS);
  await runAlarm();
  const { send } = watchQueue();
  await setUpPublisher({ houseLine: '© {year} The Quay Courier Ltd.' });
  advanceClock(MINUTE_MS);
  await runAlarm();
  expect(send.mock.calls.map(([message]) => message)).toEqual([{ tags: ['site'], urgent: false }]);
});

test('the end of a stub is purged as an ordinary change', async () => {
  await withdraw('eastern-lock');
  await runAlarm();
  const { send, sendBatch } = watchQueue();
  advanceClock(14 * DAY_MS);
  await runAlarm();
  expect(sendBatch).not.toHaveBeenCalled();
  expect(send.mock.calls.map(([message]) => message)).toEqual([{ tags: TAGS, urgent: false }]);
});
