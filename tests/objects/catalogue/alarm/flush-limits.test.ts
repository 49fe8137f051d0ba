// What a flush leaves for later: keys that KV would refuse, and values that cannot be made.
import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { beforeEach, expect, test, vi } from 'vitest';
import * as storedFeeds from '../../../../src/storage/feeds.ts';
import { alarmMs, catalogue, dirtyKeys, flush, runAlarm } from '../../../support/worker/catalogue.ts';
import { advanceClock } from '../../../support/worker/clock.ts';
import { publish, setUpPublisher, withdraw } from '../../../support/worker/desk.ts';
import { isolateTests } from '../../../support/worker/isolation.ts';

isolateTests();
beforeEach(() => setUpPublisher());

test('a change is not flushed within two seconds of the last flush, although an urgent purge runs the alarm at once', async () => {
  await publish('eastern-lock');
  await flush();
  advanceClock(500);
  const writes = vi.spyOn(env.REPLICA, 'put');
  await withdraw('eastern-lock');
  expect(await alarmMs()).toBe(Date.now());
  await runAlarm();
  expect(writes).not.toHaveBeenCalled();
  expect(await alarmMs()).toBe(Date.now() + 1_500);
  advanceClock(1_500);
  await runAlarm();
  expect(await dirtyKeys()).toEqual([]);
  expect(writes.mock.calls.map(([key]) => key)).toContain('feed/all');
});

test('a value that cannot be made is told apart in the log from one that KV refuses, and is tried again too', async () => {
  const [refused, failed] = (['warn', 'error'] as const).map((level) => vi.spyOn(console, level).mockImplementation(() => undefined));
  const run = (sql: string) => runInDurableObject(catalogue(), (_instance, { storage }) => void storage.sql.exec(sql));
  await publish('eastern-lock');
  await run('UPDATE version SET json = substr(json, 2)');
  await runAlarm();
  const entries = (failed?.mock.calls ?? []).map(([line]) => JSON.parse(String(line)) as { event: string; key: string });
  expect(entries.map(({ event }) => event)).toEqual(Array(5).fill('kv-value-failed'));
  expect(entries.map(({ key }) => key)).toContain('feed/all');
  expect(refused).not.toHaveBeenCalled();
  expect(await storedFeeds.get(env.REPLICA, 'all')).toBeUndefined();
  await run("UPDATE version SET json = '{' || json");
  await flush();
  expect((await storedFeeds.get(env.REPLICA, 'all'))?.json).toContain('Pilots return to the eastern lock');
});
