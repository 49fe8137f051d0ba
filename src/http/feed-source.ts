// Where a feed's document comes from: KV when its stamp equals the Catalogue's word, else the Catalogue (design §2.5).
import type { FeedDocument } from '../domain/feed-document.ts';
import type { FeedName } from '../domain/feed-name.ts';
import * as storedFeeds from '../storage/feeds.ts';
import { isBeating } from '../storage/heartbeat.ts';
import { catalogueOf, type Freshness } from './freshness.ts';

/** The subscription document of a feed that exists; `undefined` where nothing current can be had. At most one KV read. */
export async function currentFeed(env: Env, name: FeedName, fresh: Freshness): Promise<storedFeeds.Snapshot | undefined> {
  if (fresh.feed === undefined) return undefined;
  const { epoch, settings, feed } = fresh;
  const snapshot = await storedFeeds.get(env.REPLICA, name).catch(() => undefined);
  if (snapshot !== undefined && storedFeeds.isCurrent(snapshot.stamp, { epoch, settings, generation: feed.generation })) return snapshot;
  return catalogueOf(env)
    .feed(name)
    .catch((): undefined => undefined);
}

/** With the Catalogue down and nothing known of it: KV's copy, for as long as cron found the Catalogue answering within the hour. */
export async function lastGoodFeed(env: Env, name: FeedName): Promise<storedFeeds.Snapshot | undefined> {
  const [beating, snapshot] = await Promise.all([isBeating(env.REPLICA), storedFeeds.get(env.REPLICA, name)]).catch(
    () => [false, undefined] as const,
  );
  return beating ? snapshot : undefined;
}

export function documentOf({ json }: { json: string }): FeedDocument {
  return JSON.parse(json) as FeedDocument;
}
