// Snapshots of feeds in KV: a FeedDocument as JSON, stamped with the state of the Catalogue it shows. Mutable, eventually
// consistent, written only by the Catalogue: a reader uses one only when its stamp equals what the Catalogue says now.
import { COMPOSITION_VERSION } from '../domain/feeds/feed-composition.ts';
import type { FeedName } from '../domain/feeds/feed-name.ts';
import { feedKey } from './keys.ts';

/** The shortest KV allows. A stamp that does not match sends the reader to the Catalogue, so this is about cost only. */
const CACHE_TTL_SECONDS = 30;

export interface SnapshotStamp {
  epoch: string;
  generation: number;
  settings: number;
  modifiedMs: number;
}

export interface Snapshot {
  /** A FeedDocument. */
  json: string;
  stamp: SnapshotStamp;
}

/** Whatever is there, current or not: the caller compares the stamp. One KV read. */
export async function get(kv: KVNamespace, name: FeedName): Promise<Snapshot | undefined> {
  const { value, metadata } = await kv.getWithMetadata<SnapshotStamp & { format: number }>(feedKey(name), {
    type: 'text',
    cacheTtl: CACHE_TTL_SECONDS,
  });
  if (value === null || metadata === null || metadata.format !== COMPOSITION_VERSION) return undefined;
  const { format: _known, ...stamp } = metadata;
  return { json: value, stamp };
}

/** Throws what KV throws: a second write of one key within a second is refused with 429. */
export async function put(kv: KVNamespace, name: FeedName, { json, stamp }: Snapshot): Promise<void> {
  await kv.put(feedKey(name), json, { metadata: { ...stamp, format: COMPOSITION_VERSION } });
}

/** Equal, not newer: a restore rolls numbers back. */
export function isCurrent(stamp: SnapshotStamp, now: Omit<SnapshotStamp, 'modifiedMs'>): boolean {
  return stamp.epoch === now.epoch && stamp.generation === now.generation && stamp.settings === now.settings;
}
