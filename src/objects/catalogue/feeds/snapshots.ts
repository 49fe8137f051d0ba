// Snapshots of feeds, for KV and for isolates whose read of KV was outdated, and which state of a feed was last written to KV.
import { COMPOSITION_VERSION } from '../../../domain/feeds/feed-composition.ts';
import type { FeedName } from '../../../domain/feeds/feed-name.ts';
import type { Snapshot, SnapshotStamp } from '../../../storage/feeds.ts';
import * as settings from '../settings/settings.ts';
import * as feeds from './feeds.ts';

/** Composes the current feed; `undefined` if it does not exist. */
export function compose(sql: SqlStorage, name: FeedName, stored: settings.StoredPublisher): Snapshot | undefined {
  const feed = feeds.find(sql, name);
  if (feed === undefined) return undefined;
  const document = feeds.subscription(sql, feed, stored.publisher);
  return { json: JSON.stringify(document), stamp: stampOf(sql, feed, stored) };
}

function stampOf(sql: SqlStorage, feed: feeds.FeedRow, stored: settings.StoredPublisher): SnapshotStamp {
  const modifiedMs = Math.max(feed.modified_ms, stored.changedMs);
  return { epoch: settings.epoch(sql), generation: feed.generation, settings: stored.sequence, modifiedMs };
}

/** Records that KV has accepted this state of the feed. */
export function markWritten(sql: SqlStorage, name: FeedName, stamp: SnapshotStamp): void {
  sql.exec('UPDATE feed SET flushed = ? WHERE name = ?', markOf(stamp), name);
}

/** Tells whether the last write of the feed to KV was of this state. */
export function isWritten(sql: SqlStorage, name: FeedName, stamp: SnapshotStamp): boolean {
  return feeds.find(sql, name)?.flushed === markOf(stamp);
}

/** Includes the version of composition, because an older program may have made a different document of the same articles. */
function markOf({ epoch, generation, settings: number }: SnapshotStamp): string {
  return `${COMPOSITION_VERSION}.${epoch}.${generation}.${number}`;
}
