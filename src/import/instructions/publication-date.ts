// A publication date that lies ahead is an instruction too: whoever gave it did not mean the copy to be public before. Pure.
import { type Instant, msOf } from '../../domain/values/instant.ts';
import type { When } from '../text/dates.ts';

/** Clocks differ, and items are dated with the minute that they were sent in. */
const TOLERANCE_MS = 5 * 60_000;
/** A date without an hour stands for noon, which is at most this far ahead on its own day. */
const HALF_A_DAY_MS = 12 * 3_600_000;

/** Whether a text that cannot be read as a date names a year to come. Programs write 9999 for "never". */
export function namesLaterYear(text: string, now: Instant): boolean {
  const years = text.match(/(?<!\d)(?:20\d{2}|[3-9]\d{3}|9{5,6})(?!\d)/g) ?? [];
  return years.some((year) => Number(year) > new Date(msOf(now)).getUTCFullYear());
}

/** `until`: the copy is under embargo. `hold`: the date is later, and its hour or zone is not given. `undefined`: it is not ahead. */
export function askDate(published: When | undefined, now: Instant): { until: Instant } | 'hold' | undefined {
  if (published === undefined) return undefined;
  const aheadMs = msOf(published.instant) - msOf(now);
  if (!published.hasHour) return aheadMs > HALF_A_DAY_MS ? 'hold' : undefined;
  if (aheadMs <= TOLERANCE_MS) return undefined;
  return published.hasZone === true ? { until: published.instant } : 'hold';
}
