// Cron, every five minutes: has the Catalogue set its alarm again, and records in KV that it answers.
import { runInDurableObject } from 'cloudflare:test';
import { env, exports } from 'cloudflare:workers';
import { beforeEach, expect, test, vi } from 'vitest';
import { HEARTBEAT_KEY } from '../../src/storage/keys.ts';
import { alarmMs, breakCatalogue, catalogue, count, flush, muteLog } from '../support/worker/catalogue.ts';
import { advanceClock, DAY_MS } from '../support/worker/clock.ts';
import { callDesk, publish, setUpPublisher } from '../support/worker/desk.ts';
import { isolateTests } from '../support/worker/isolation.ts';
import { article } from '../support/worker/sample.ts';

isolateTests();
beforeEach(() => setUpPublisher());

test('cron writes the Catalogue’s epoch to KV while the Catalogue answers', async () => {
  await exports.default.scheduled();
  expect(await env.REPLICA.get(HEARTBEAT_KEY)).toBe((await catalogue().freshness({ wanted: [] })).epoch);
});

test('cron writes nothing to KV while the Catalogue does not answer', async () => {
  breakCatalogue();
  await exports.default.scheduled().catch(() => undefined);
  expect(await env.REPLICA.get(HEARTBEAT_KEY)).toBeNull();
});

test.each([
  ['KV refuses the heartbeat', () => vi.spyOn(env.REPLICA, 'put').mockRejectedValue(new Error('KV PUT failed: 429 Too Many Requests'))],
  ['the Catalogue does not answer', () => breakCatalogue()],
])('a run during which %s fails, is logged once, and is made good by the next', async (_what, breakPart) => {
  muteLog();
  const log = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  breakPart();
  expect(
    await exports.default.scheduled().then(
      () => 'done',
      () => 'failed',
    ),
  ).toBe('failed');
  const events = log.mock.calls.map(([line]) => (JSON.parse(String(line)) as { event: string }).event);
  expect(events).toEqual(['heartbeat-failed']);
  vi.restoreAllMocks();
  await exports.default.scheduled();
  expect(await env.REPLICA.get(HEARTBEAT_KEY)).not.toBeNull();
});

test('an alarm that the platform gave up on is set again, and the flush it was for is done', async () => {
  await publish('eastern-lock');
  await runInDurableObject(catalogue(), (_instance, state) => state.storage.deleteAlarm());
  expect(await alarmMs()).toBeNull();
  await exports.default.scheduled();
  expect(await alarmMs()).not.toBeNull();
  await flush();
  expect(await env.REPLICA.get('feed/all')).toContain('Pilots return');
});

test('answers kept for repeated calls are forgotten after a day', async () => {
  await callDesk('PUT', '/desk/articles/new', { body: article(), headers: { 'idempotency-key': 'wire-1' } });
  advanceClock(DAY_MS);
  await exports.default.scheduled();
  expect(await count('idempotent_answer')).toBe(1);
  advanceClock(1);
  await exports.default.scheduled();
  expect(await count('idempotent_answer')).toBe(0);
});
