// What an isolate must know to serve nothing stale: the current state, as the Catalogue reports it. Pure data.
import type { FeedName } from './feed-name.ts';

/** The state of a feed. Equal numbers mean equal documents, within one epoch and one `settings`. */
export interface FeedState {
  /** Sequence number of the last change of the feed. Never reused within an epoch; not shown to anybody outside. */
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
  /** Replaced by a restore: numbers of another epoch mean nothing. */
  epoch: string;
  /** Sequence number of the last change of any kind. */
  head: number;
  /** Sequence number of the last change of the publisher's settings, which every feed shows; 0 before there are any. */
  settings: number;
  /** Unix ms of that change, of a restore, or of the first start of a program that composes feeds differently: no document is older. 0 before
   *  there are any. */
  settingsMs: number;
  /** The feeds asked for that exist, and every feed changed since the head asked from. */
  feeds: NamedFeedState[];
  /** `feeds` are all that there are. */
  whole: boolean;
  /** False if `feeds` was truncated; drop every cached feed state that is not in it. */
  complete: boolean;
  /** Articles withdrawn or held within the hour in which old copies may be served during an outage, with the Unix ms of it. */
  withdrawals: { slug: string; atMs: number }[];
}

export interface FreshnessRequest {
  /** What the isolate knows; absent when it knows nothing. */
  known?: { epoch: string; head: number };
  /** Feeds whose state it needs as well. */
  wanted: FeedName[];
  /** It asks for all feeds, unless there are too many, because it gets requests for names that do not exist. */
  whole?: true;
}
