// The days that a report of usage covers. Pure.

import { DAY_MS, type Instant, toInstant } from '../values/instant.ts';

const USUAL_DAYS = 31;

/** Dates (UTC), both included. An absent `to` is today, and an absent `from` makes it 31 days. */
export function usagePeriod(asked: Pick<UsageQuery, 'from' | 'to'>, now: Instant): { from: string; to: string } {
  const to = asked.to ?? now.slice(0, 10);
  return { from: asked.from ?? toInstant(Date.parse(to) - (USUAL_DAYS - 1) * DAY_MS).slice(0, 10), to };
}

export interface UsageQuery {
  /** Dates (UTC), both included; absent: the last 31 days. */
  from?: string | undefined;
  to?: string | undefined;
  by: 'day' | 'article' | 'key';
  limit: number;
}

export interface UsageRow {
  /** The date, the article's slug or the key's id. */
  group: string;
  /** Different articles, different versions of them, and deliveries with repeats. */
  articles: number;
  versions: number;
  deliveries: number;
  /** Articles that count against a quota, or would if there were one: in more than their headline, and for the first time. `beyond`: how many of
   *  them were beyond the quota. Absent by key: an article counts for the agreement, whichever key takes it. */
  countedAgainstQuota?: number;
  overQuota?: number;
}
