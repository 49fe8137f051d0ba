// The part of the change log from which a partner's change feed is made, and the changes of that feed. Pure data.
import type { Agreement } from '../agreements/agreement.ts';
import type { ArticleFacts } from '../articles/article-metadata.ts';
import type { ChangeAction } from '../articles/change.ts';
import type { Instant } from '../values/instant.ts';

/** A position in the Catalogue's log. All changes up to it are stored and final. It leaves the service only inside a sealed cursor. */
export interface LogPosition {
  /** Sequence number. 0 is the position before all changes. */
  seq: number;
  /** Unix ms by the Catalogue's clock. It is not earlier than the last change, unless the machine's clock was wrong by more than a minute. */
  ms: number;
  /** Sequence number of the log's last change when the window that ends here was read completely. Absent: it is `seq`. */
  walkedSeq?: number;
}

/** A change of an article within the window. */
export interface LoggedChange {
  action: ChangeAction;
  at: Instant;
  significant: boolean;
  note?: string;
  /** Present for a clarification: the text was right but could be misread. */
  kind?: 'clarification';
}

/** An article that may have changed for the partner between two positions, by a change or because time passed. */
export interface ChangedArticle {
  /** The Catalogue's number of the article. A window is read in the order of these numbers. */
  id: number;
  /** The article at `from`; absent if it did not exist. */
  before?: ArticleFacts;
  /** The article at `to`; absent if it did not exist yet. */
  then?: ArticleFacts;
  /** The current article. */
  now: ArticleFacts;
  /** Changes within the window, oldest first; empty if only time passed, and in a window from the beginning. */
  changes: LoggedChange[];
  /** The article changed while the previous window was being read and may be missing from that window. */
  late?: true;
}

export interface WindowQuery {
  from: LogPosition;
  /** End of the window that is being read. Absent: a new window, which ends now. */
  to?: LogPosition;
  /** `id` of the last article on the previous page. Absent: the first page of the window. */
  after?: number;
  /** An article outside the scope at both ends is left out, unless it was withdrawn: a partner that received it must learn of the withdrawal. */
  scope: Agreement['scope'];
  /** The key may see copy under embargo. */
  embargoed: boolean;
  displayDays?: number;
  /** Most articles on the page. */
  limit: number;
}

export interface ChangesWindow {
  epoch: string;
  from: LogPosition;
  to: LogPosition;
  articles: ChangedArticle[];
  /** A subject of the scope was merged or renamed in the window, so the partner must begin again. */
  merged?: true;
  /** Present if the window has more pages. A page may then have few articles or none. */
  after?: number;
}

/** `agreement` is the first change of every sync from the beginning. It names the terms under which the changes are listed. */
export type LicensedAction = Exclude<ChangeAction, 'embargo'> | 'agreement';

export interface LicensedChange {
  action: LicensedAction;
  /** Slug of the article; for `agreement`, the id of the agreement. */
  slug: string;
  version: number;
  at: Instant;
  significant: boolean;
  /** Public note of a withdrawal; with `kind`, of a correction. */
  note?: string;
  kind?: 'correction' | 'clarification';
}
