// The days that a report of usage covers. Pure.

import type { UsageQuery } from '../partner-calls.ts';
import { DAY_MS, type Instant, toInstant } from '../values/instant.ts';

const USUAL_DAYS = 31;

/** Dates (UTC), both included. An absent `to` is today, and an absent `from` makes it 31 days. */
export function usagePeriod(asked: Pick<UsageQuery, 'from' | 'to'>, now: Instant): { from: string; to: string } {
  const to = asked.to ?? now.slice(0, 10);
  return { from: asked.from ?? toInstant(Date.parse(to) - (USUAL_DAYS - 1) * DAY_MS).slice(0, 10), to };
}
