// The change feed of a partner: what happened to the articles it may see, as the difference between two decisions. Pure data.
import type { Agreement } from '../agreements/agreement.ts';
import type { ArticleFacts } from '../articles/article-metadata.ts';
import type { ChangeAction } from '../articles/change.ts';
import type { Instant } from '../values/instant.ts';

/** A position in the Catalogue's log: everything up to it is settled. It leaves the service only inside a sealed cursor. */
export interface LogPosition {
  /** Sequence number; 0 is before everything. */
  seq: number;
  /** Unix ms by the Catalogue's clock: no earlier than the last change, unless the machine's clock was wrong by more than a minute. */
  ms: number;
  /** Head of the log when the window that ends here was read to its end. Absent: the same as `seq`. */
  walkedSeq?: number;
}

/** What happened to an article within the window. */
export interface LoggedChange {
  action: ChangeAction;
  at: Instant;
  significant: boolean;
  note?: string;
  /** Of a correction: nothing was wrong, and something could be misread. */
  kind?: 'clarification';
}

/** An article that a change, or the passing of an hour, touched between two positions. */
export interface TouchedArticle {
  /** The Catalogue's number for the article: a window is read in its order. */
  id: number;
  /** The article at `from`; absent if it did not exist. */
  before?: ArticleFacts;
  /** The article at `to`; absent if it did not exist yet. */
  then?: ArticleFacts;
  /** The current article. */
  now: ArticleFacts;
  /** Changes within the window, oldest first; empty if only time passed, and in a window from the beginning. */
  changes: LoggedChange[];
  /** It changed while the previous window was being read, and may have been left out of that one. */
  late?: true;
}

export interface WindowQuery {
  from: LogPosition;
  /** The end of the window being read; absent: a new window up to now. */
  to?: LogPosition;
  /** `id` of the last article of the page before; absent: from the start of the window. */
  after?: number;
  /** An article outside it at both ends is left out. A withdrawn one never is, because a partner that received it must learn of it. */
  scope: Agreement['scope'];
  /** The key may see copy under embargo. */
  embargoed: boolean;
  displayDays?: number;
  /** Touched articles within the scope. */
  limit: number;
}

export interface ChangesWindow {
  epoch: string;
  from: LogPosition;
  to: LogPosition;
  touched: TouchedArticle[];
  /** Present while there is more of the window to read; then a page may have few articles, or none. */
  after?: number;
}

/** `agreement` opens every sync from the beginning and names the terms it is made under. */
export type LicensedAction = Exclude<ChangeAction, 'embargo'> | 'agreement';

export interface LicensedChange {
  action: LicensedAction;
  /** Of the article; for `agreement` the agreement's id. */
  slug: string;
  version: number;
  at: Instant;
  significant: boolean;
  /** For the public: why it was withdrawn, or, with its `kind`, what was wrong. */
  note?: string;
  kind?: 'correction' | 'clarification';
}
