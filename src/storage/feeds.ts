// Snapshots of feeds in KV: a FeedDocument as JSON, with a stamp of the Catalogue's state that it shows. Only the Catalogue writes them. KV is
// eventually consistent, so a caller uses a snapshot only if its stamp equals the Catalogue's current state.
import { COMPOSITION_VERSION } from '../domain/feeds/feed-composition.ts';
import type { FeedName } from '../domain/feeds/feed-name.ts';
import { feedKey } from './keys.ts';

/** The shortest time that KV allows. It affects cost only: if the stamp does not match, the caller asks the Catalogue. */
const CACHE_TTL_SECONDS = 30;

export interface SnapshotStamp {
  /** Twelve hexadecimal digits, replaced by each restore. */
  epoch: string;
  /** Sequence number of the last change of the feed. */
  generation: number;
  /** Sequence number of the last change of the publisher's settings. */
  settings: number;
  /** When the feed last changed, in Unix milliseconds. */
  modifiedMs: number;
}

export interface Snapshot {
  /** A FeedDocument as JSON. */
  json: string;
  stamp: SnapshotStamp;
}

/** Reads a snapshot, which may be outdated: the caller compares the stamp. Returns `undefined` if there is none, or if another version of the
 *  program composed it. */
export async function get(kv: KVNamespace, name: FeedName): Promise<Snapshot | undefined> {
  const { value, metadata } = await kv.getWithMetadata<SnapshotStamp & { format: number }>(feedKey(name), {
    type: 'text',
    cacheTtl: CACHE_TTL_SECONDS,
  });
  if (value === null || metadata === null || metadata.format !== COMPOSITION_VERSION) return undefined;
  const { format: _known, ...stamp } = metadata;
  return { json: value, stamp };
}

/** Writes a snapshot. Throws KV's error: KV refuses a second write of one key within a second with 429. */
export async function put(kv: KVNamespace, name: FeedName, { json, stamp }: Snapshot): Promise<void> {
  await kv.put(feedKey(name), json, { metadata: { ...stamp, format: COMPOSITION_VERSION } });
}

/** Compares for equality and not for "newer", because a restore sets the numbers back. */
export function isCurrent(stamp: SnapshotStamp, now: Omit<SnapshotStamp, 'modifiedMs'>): boolean {
  return stamp.epoch === now.epoch && stamp.generation === now.generation && stamp.settings === now.settings;
}
