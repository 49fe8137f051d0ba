import { reset } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { afterEach, describe, expect, it } from 'vitest';
import * as feeds from '../../src/storage/feeds.ts';
import { feedKey } from '../../src/storage/keys.ts';

const { REPLICA } = env;
const STAMP: feeds.SnapshotStamp = { epoch: 'e1', generation: 7, settings: 3, modifiedMs: 1_772_539_200_000 };

afterEach(() => reset());

describe('the snapshot of a feed in KV', () => {
  it('is read with its stamp, byte for byte', async () => {
    const json = JSON.stringify({ title: 'Ferry 🔥 returns', entries: [] });
    await feeds.put(REPLICA, 'sections/lakes', { json, stamp: STAMP });
    expect(await feeds.get(REPLICA, 'sections/lakes')).toEqual({ json, stamp: STAMP });
  });

  it('is separate for each feed', async () => {
    await feeds.put(REPLICA, 'sections/lakes', { json: '{}', stamp: STAMP });
    expect(await feeds.get(REPLICA, 'subjects/lakes')).toBeUndefined();
    expect(await feeds.get(REPLICA, 'all')).toBeUndefined();
  });

  it('is the last that was written', async () => {
    await feeds.put(REPLICA, 'all', { json: '{"a":1}', stamp: STAMP });
    await feeds.put(REPLICA, 'all', { json: '{"a":2}', stamp: { ...STAMP, generation: 8 } });
    expect(await feeds.get(REPLICA, 'all')).toEqual({ json: '{"a":2}', stamp: { ...STAMP, generation: 8 } });
  });

  it('is a miss if another version of the program wrote it, or if it has no stamp', async () => {
    await REPLICA.put(feedKey('all'), '{}', { metadata: { ...STAMP, format: 999 } });
    expect(await feeds.get(REPLICA, 'all')).toBeUndefined();
    await REPLICA.put(feedKey('all'), '{}');
    expect(await feeds.get(REPLICA, 'all')).toBeUndefined();
  });

  it('may be as large as a feed of full texts', async () => {
    const json = JSON.stringify({ text: 'é'.repeat(1_500_000) });
    await feeds.put(REPLICA, 'all', { json, stamp: STAMP });
    expect((await feeds.get(REPLICA, 'all'))?.json.length).toBe(json.length);
  });
});

describe('a snapshot is current', () => {
  it('if its stamp equals the Catalogue’s state', () => {
    expect(feeds.isCurrent(STAMP, { epoch: 'e1', generation: 7, settings: 3 })).toBe(true);
  });

  it.each([
    ['older', { epoch: 'e1', generation: 8, settings: 3 }],
    ['newer, as after a restore that rolled back', { epoch: 'e1', generation: 6, settings: 3 }],
    ['of another epoch', { epoch: 'e2', generation: 7, settings: 3 }],
    ['of other settings', { epoch: 'e1', generation: 7, settings: 4 }],
  ])('and not where it is %s', (_, now) => {
    expect(feeds.isCurrent(STAMP, now)).toBe(false);
  });
});
