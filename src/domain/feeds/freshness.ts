// The state of the Catalogue that an isolate needs so that it serves nothing stale. Pure data.
import type { FeedName } from './feed-name.ts';

/** The state of a feed. Within one epoch and one `settings`, equal generations mean equal documents. */
export interface FeedState {
  /** Sequence number of the feed's last change. It is never reused within an epoch and never leaves the service. */
  generation: number;
  /** Unix ms of that change. */
  modifiedMs: number;
  /** Number of archive pages. Only complete pages exist. */
  archivePages: number;
  /** The feed to which readers are sent. Present if the subject or author was merged or renamed. */
  movedTo?: FeedName;
}

export interface NamedFeedState extends FeedState {
  name: FeedName;
}

export interface FreshnessRecord {
  /** Replaced by a restore. Numbers from different epochs cannot be compared. */
  epoch: string;
  /** Sequence number of the last change of any kind. */
  head: number;
  /** Sequence number of the last change of the publisher's settings, which every feed shows. 0: there are no settings yet. */
  settings: number;
  /** Unix ms of that change, of the last restore, or of the first start of a program that composes feeds differently, whichever is latest. No
   *  document is older. 0: there are no settings yet. */
  settingsMs: number;
  /** The requested feeds that exist, and every feed that changed after the head in the request. */
  feeds: NamedFeedState[];
  /** True if `feeds` lists all feeds. */
  whole: boolean;
  /** False if `feeds` was truncated; drop every cached feed state that is not in it. */
  complete: boolean;
  /** Articles that were withdrawn or held within the last hour, each with the Unix ms. During an outage old copies may be served for an hour, but not
   *  of these. */
  withdrawals: { slug: string; atMs: number }[];
}

export interface FreshnessRequest {
  /** Epoch and head of the isolate's last record. Absent: it has none. */
  known?: { epoch: string; head: number };
  /** Feeds whose state is needed besides those that changed. */
  wanted: FeedName[];
  /** Requests all feeds, unless there are too many. An isolate does this when it gets requests for feeds that do not exist. */
  whole?: true;
}
