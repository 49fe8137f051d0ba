// The one queue that purges go through: withdrawals first, nothing forgotten, never more than the platform takes in a call.
import { createExecutionContext, createMessageBatch, getQueueResult } from 'cloudflare:test';
import { beforeEach, expect, test, vi } from 'vitest';
import { consumePurges } from '../../src/consumers/purges.ts';
import type { PurgeMessage } from '../../src/domain/feeds/cache-tags.ts';
import { muteLog } from '../support/worker/catalogue.ts';

beforeEach(() => {
  muteLog();
  return () => vi.restoreAllMocks();
});

/** Runs one batch against a cache of which the test says what it answers; there is none in a local run. */
async function consume(bodies: PurgeMessage[], answer: (tags: string[]) => boolean | Promise<boolean> = () => true) {
  const calls: string[][] = [];
  const cache = {
    async purge({ tags = [] }: { tags?: string[] }) {
      calls.push(tags);
      const success = await answer(tags);
      return { success, errors: success ? [] : [{ code: 429, message: 'too many purges' }] };
    },
  };
  const messages = bodies.map((body, index) => ({ id: String(index), timestamp: new Date(), attempts: 1, body }));
  const batch = createMessageBatch<PurgeMessage>('tearsheet-purges', messages);
  const context = createExecutionContext();
  await consumePurges(batch, cache as unknown as CacheContext);
  const { explicitAcks, retryMessages, ackAll } = await getQueueResult(batch, context);
  return { calls, done: explicitAcks, again: retryMessages, ackAll };
}

const tags = (count: number, prefix: string) => Array.from({ length: count }, (_, index) => `${prefix}:${index}`);

test('a withdrawal is purged before publishes that came earlier', async () => {
  const { calls } = await consume([
    { tags: ['feed:all'], urgent: false },
    { tags: ['article:wrong', 'feed:sections/harbour'], urgent: true },
  ]);
  expect(calls).toEqual([['article:wrong', 'feed:sections/harbour', 'feed:all']]);
});

test('tags of many messages share calls, each tag once, and no call has more than a hundred', async () => {
  const { calls, done } = await consume([
    { tags: tags(100, 'a'), urgent: false },
    { tags: [...tags(100, 'a'), ...tags(50, 'b')].slice(50), urgent: false },
    { tags: tags(100, 'c'), urgent: true },
  ]);
  expect(calls.map((call) => call.length)).toEqual([100, 100, 50]);
  expect(calls[0]?.every((tag) => tag.startsWith('c:'))).toBe(true);
  expect(new Set(calls.flat()).size).toBe(250);
  expect(done).toHaveLength(3);
});

test('a purge that the platform refuses is tried again, and only what was purged is done', async () => {
  const { calls, done, again } = await consume(
    [
      { tags: tags(100, 'urgent'), urgent: true },
      { tags: tags(100, 'later'), urgent: false },
    ],
    (of) => of[0]?.startsWith('urgent') === true,
  );
  expect(calls).toHaveLength(2);
  expect(done).toEqual(['0']);
  expect(again.map(({ msgId }) => msgId)).toEqual(['1']);
});

test('after one refusal nothing more is asked of the platform in that batch', async () => {
  const { calls, done, again } = await consume(
    [
      { tags: tags(100, 'a'), urgent: true },
      { tags: tags(100, 'b'), urgent: true },
      { tags: tags(100, 'c'), urgent: false },
    ],
    () => false,
  );
  expect(calls).toHaveLength(1);
  expect([done, again.map(({ msgId }) => msgId).sort()]).toEqual([[], ['0', '1', '2']]);
});

test('a purge that throws is like one refused', async () => {
  const { done, again } = await consume([{ tags: ['feed:all'], urgent: true }], () => {
    throw new Error('no route');
  });
  expect([done, again.map(({ msgId }) => msgId)]).toEqual([[], ['0']]);
});

test('a message whose tags fell into two calls is done only when both were', async () => {
  const { done, again } = await consume(
    [
      { tags: tags(60, 'a'), urgent: true },
      { tags: tags(60, 'b'), urgent: true },
    ],
    (of) => of.includes('a:0'),
  );
  expect([done, again.map(({ msgId }) => msgId)]).toEqual([['0'], ['1']]);
});

test('a batch is never acknowledged as a whole', async () => {
  expect((await consume([{ tags: ['feed:all'], urgent: false }], () => false)).ackAll).toBe(false);
});

test('where there is no cache there is nothing to purge, and the queue empties', async () => {
  const batch = createMessageBatch<PurgeMessage>('tearsheet-purges', [
    { id: '1', timestamp: new Date(), attempts: 1, body: { tags: ['site'], urgent: true } },
  ]);
  await consumePurges(batch, undefined);
  expect((await getQueueResult(batch, createExecutionContext())).explicitAcks).toEqual(['1']);
});
