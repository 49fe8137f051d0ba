import { reset } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { afterEach, describe, expect, it } from 'vitest';
import * as heartbeat from '../../src/storage/heartbeat.ts';
import { HEARTBEAT_KEY } from '../../src/storage/keys.ts';

const { REPLICA } = env;

afterEach(() => reset());

describe('the heartbeat', () => {
  it('is absent until the Catalogue has answered cron', async () => {
    expect(await heartbeat.isAlive(REPLICA)).toBe(false);
  });

  it('expires an hour later, and old copies may no longer be served', async () => {
    const before = Math.floor(Date.now() / 1_000);
    await heartbeat.recordHeartbeat(REPLICA, 'e1');
    const [key] = (await REPLICA.list()).keys;
    expect(key?.name).toBe(HEARTBEAT_KEY);
    const left = (key?.expiration ?? 0) - before;
    expect(left).toBeGreaterThanOrEqual(heartbeat.LAST_GOOD_SECONDS);
    expect(left).toBeLessThan(heartbeat.LAST_GOOD_SECONDS + 30);
    expect(await heartbeat.isAlive(REPLICA)).toBe(true);
  });
});
