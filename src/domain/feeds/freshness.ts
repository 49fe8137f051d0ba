// What an isolate must know to serve nothing stale: the Catalogue's word on what is current. Pure data.
import type { FeedName } from './feed-name.ts';

/** Where a feed stands. Equal numbers mean equal documents, within one epoch and one `settings`. */
export interface FeedState {
  /** Sequence number of the last change that touched the feed. Never reused within an epoch; not shown to anybody outside. */
  generation: number;
  /** Unix ms of that change. */
  modifiedMs: number;
  /** Pages of its archive that are full, and so exist. */
  archivePages: number;
}

export interface NamedFeedState extends FeedState {
  name: FeedName;
}

export interface FreshnessRecord {
  /** Made anew by a restore: numbers of another epoch mean nothing. */
  epoch: string;
  /** Sequence number of the last change of any kind. */
  head: number;
  /** Sequence number of the last change of the publisher's settings, which every feed shows; 0 before there are any. */
  settings: number;
  /** Unix ms of that change, of a restore, or of the first start of a program that composes feeds differently: no document is older. 0 before
   *  there are any. */
  settingsMs: number;
  /** The feeds asked for that exist, and every feed touched since the head asked from. */
  feeds: NamedFeedState[];
  /** `feeds` are all that there are. */
  whole: boolean;
  /** False: more feeds were touched than are listed, so that what was known of others is void. */
  complete: boolean;
  /** What was withdrawn or held within the hour that old copies may be served in an outage, with the Unix ms of it. */
  withdrawals: { slug: string; atMs: number }[];
}

export interface FreshnessRequest {
  /** What the isolate knows; absent when it knows nothing. */
  known?: { epoch: string; head: number };
  /** Feeds it wants to know of besides. */
  wanted: FeedName[];
  /** It wants to know of every feed, unless there are too many: it is asked for names that do not exist. */
  whole?: true;
}
