// Reads a feed's document: from KV if its stamp equals the state that the Catalogue reported, otherwise from the Catalogue.
import type { FeedDocument } from '../../domain/feeds/feed-document.ts';
import type { FeedName } from '../../domain/feeds/feed-name.ts';
import { storedJson } from '../../domain/values/stored.ts';
import type { SnapshotMessage } from '../../objects/catalogue/feeds/snapshot-message.ts';
import * as storedFeeds from '../../storage/feeds.ts';
import { isAlive } from '../../storage/heartbeat.ts';
import { type Freshness, type LastRecord, lastRecord } from '../isolate/freshness.ts';
import type { Host } from '../isolate/isolate.ts';
import { catalogueOf } from '../isolate/stubs.ts';

/** The subscription document of a feed that exists; `undefined` if no current one can be read. At most one KV read. */
export async function currentFeed(env: Host, name: FeedName, fresh: Freshness): Promise<storedFeeds.Snapshot | undefined> {
  if (fresh.feed === undefined) return undefined;
  const { epoch, settings, feed } = fresh;
  const snapshot = await storedFeeds.get(env.REPLICA, name).catch(() => undefined);
  if (snapshot !== undefined && storedFeeds.isCurrent(snapshot.stamp, { epoch, settings, generation: feed.generation })) return snapshot;
  return catalogueOf(env)
    .feed(name)
    .then(snapshotFrom)
    .catch((): undefined => undefined);
}

/** Reads a document that was sent as a stream. */
export async function snapshotFrom(message: SnapshotMessage | undefined): Promise<storedFeeds.Snapshot | undefined> {
  if (message === undefined || 'json' in message) return message;
  return { json: await new Response(message.stream).text(), stamp: message.stamp };
}

/** KV's copy while the Catalogue is down, if the Catalogue has answered cron within the hour. Never a copy of
 *  another epoch, nor one that shows an article which this isolate knows to be withdrawn, nor one from before a change of the settings that it
 *  knows of: they may show less of an article. */
export async function lastGoodFeed(env: Host, name: FeedName): Promise<storedFeeds.Snapshot | undefined> {
  const [isRecent, snapshot] = await Promise.all([isAlive(env.REPLICA), storedFeeds.get(env.REPLICA, name)]).catch(
    () => [false, undefined] as const,
  );
  if (!isRecent || snapshot === undefined) return undefined;
  const last = lastRecord(env);
  return last === undefined || mayStillBeShown(snapshot, last) ? snapshot : undefined;
}

function mayStillBeShown(snapshot: storedFeeds.Snapshot, { epoch, settings, withdrawn }: LastRecord): boolean {
  if (snapshot.stamp.epoch !== epoch || snapshot.stamp.settings < settings) return false;
  return documentOf(snapshot).entries.every((entry) => entry.withdrawn !== undefined || !withdrawn.has(entry.slug));
}

export function documentOf({ json }: { json: string }): FeedDocument {
  return storedJson(json, 'the snapshot of a feed');
}
