// The change feed of a partner: what happened to the articles it may see, as the difference between two decisions. Pure data.
import type { Agreement } from './agreement.ts';
import type { ArticleFacts } from './article-facts.ts';
import type { ChangeAction } from './change.ts';
import type { Instant } from './instant.ts';

/** A place in the Catalogue's log: everything up to it is settled. Never on the wire but sealed. */
export interface LogPosition {
  /** Sequence number; 0 is before everything. */
  seq: number;
  /** Unix ms by the Catalogue's clock: no earlier than the last change, unless the machine's clock was wrong by more than a minute. */
  ms: number;
  /** Where the log stood when the window up to here had been walked to its end. Absent: here. */
  walkedSeq?: number;
}

/** What happened to an article within the window. */
export interface LoggedChange {
  action: ChangeAction;
  at: Instant;
  significant: boolean;
  note?: string;
}

/** An article that something happened to between two positions: by a change, or by an hour passing. */
export interface TouchedArticle {
  /** Place in the walk of the window. */
  id: number;
  /** As it stood at `from`; absent where it did not exist. */
  before?: ArticleFacts;
  /** As it stood at `to`; absent where it did not exist yet. */
  then?: ArticleFacts;
  /** As it stands. */
  now: ArticleFacts;
  /** Within the window, oldest first; empty where only an hour passed, and in a window from before everything. */
  changes: LoggedChange[];
  /** It changed while the window before was being walked, and may have been left out of it. */
  late?: true;
}

export interface WindowQuery {
  from: LogPosition;
  /** Where the window being walked ends; absent: a new window up to now. */
  to?: LogPosition;
  /** Walk on after this article. */
  after?: number;
  /** Articles outside of it both before and after are left out, but for what was taken back: that may be told to who received it. */
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
  /** Present while there is more of the window to walk; then a page may hold few, or none. */
  after?: number;
}

/** `agreement` opens every sync from the beginning: under which terms it is. */
export type LicensedAction =
  | 'publish'
  | 'update'
  | 'correct'
  | 'withdraw'
  | 'restore'
  | 'expire'
  | 'embargo-lift'
  | 'hold'
  | 'release'
  | 'agreement';

export interface LicensedChange {
  action: LicensedAction;
  /** Of the article; for `agreement` the agreement's id. */
  key: string;
  version: number;
  at: Instant;
  significant: boolean;
  note?: string;
}
