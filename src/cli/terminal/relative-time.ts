// Instants as a person reads them in a table: how long ago, or how soon, while that is what matters; else the date. Pure.
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../domain/values/instant.ts';

/** Beyond it nobody counts. */
const COUNTED_DAYS = 14;
const MIDNIGHT = 'T00:00:00.000Z';

const UNITS = [
  [COUNTED_DAYS * DAY_MS, DAY_MS, 'd'],
  [2 * DAY_MS, HOUR_MS, 'h'],
  [HOUR_MS, MINUTE_MS, 'min'],
] as const;

/** Every instant in the text (UTC). What a program reads keeps them as they are. */
export function momentsInWords(text: string, nowMs: number): string {
  return text.replace(/\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g, (instant) => momentInWords(instant, nowMs));
}

function momentInWords(instant: string, nowMs: number): string {
  const awayMs = Math.abs(Date.parse(instant) - nowMs);
  if (awayMs >= COUNTED_DAYS * DAY_MS)
    return instant.endsWith(MIDNIGHT) ? instant.slice(0, 10) : `${instant.slice(0, 10)} ${instant.slice(11, 16)}Z`;
  if (awayMs < MINUTE_MS) return 'now';
  const [, unitMs, unit] = UNITS.findLast(([belowMs]) => awayMs < belowMs) ?? UNITS[0];
  const amount = `${Math.floor(awayMs / unitMs)} ${unit}`;
  return Date.parse(instant) > nowMs ? `in ${amount}` : `${amount} ago`;
}
