// What the Catalogue contributes to the desk's first page. Pure data.
import type { Instant } from '../values/instant.ts';
import type { WithdrawalSummary } from '../withdrawals/withdrawal.ts';

/** More articles of a kind are not counted. */
export const MOST_COUNTED = 1_000;

/** An article, and the instant that its list is sorted by. */
export interface ArticleAt {
  slug: string;
  headline: string;
  at: Instant;
}

/** Articles of one kind: how many there are, at most `MOST_COUNTED`, and the first of them. */
export interface CountedArticles {
  count: number;
  articles: ArticleAt[];
}

export interface CatalogueToday {
  /** First published since the beginning of the day and public now, the last one first. */
  published: CountedArticles;
  /** Under embargo, the next one first. */
  scheduled: CountedArticles;
  /** Held, the last one first. */
  held: CountedArticles;
  /** Withdrawals of which a partner has not been notified, or that it has not acknowledged: how many there are, how many of them have a partner past
   *  its deadline, and the newest. */
  withdrawals: { open: number; overdue: number; newest: WithdrawalSummary[] };
  health: CatalogueHealth;
}

/** Whether readers get what the desk has published. */
export interface CatalogueHealth {
  /** When keys were last written to KV. Absent: never. */
  lastWrite?: Instant;
  /** Keys that are not in KV in their current state yet, and how many of them KV has refused at least once. */
  unwrittenKeys: number;
  refusedKeys: number;
  /** Cache tags that the queue of purges does not have yet. */
  unsentPurges: number;
  /** Messages of that queue that failed until it gave them up, and when the last one did. Absent: there was none. */
  failedPurges?: FailedPurges;
}

export interface FailedPurges {
  count: number;
  last: Instant;
}
