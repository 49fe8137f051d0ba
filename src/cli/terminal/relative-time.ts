// Shows instants to a person: relative to now if they are near, otherwise as a date. Programs get them unchanged. Pure.
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../domain/values/instant.ts';

/** Instants that are further away are shown as dates. */
const COUNTED_DAYS = 14;
const MIDNIGHT = 'T00:00:00.000Z';

const UNITS = [
  [COUNTED_DAYS * DAY_MS, DAY_MS, 'd'],
  [2 * DAY_MS, HOUR_MS, 'h'],
  [HOUR_MS, MINUTE_MS, 'min'],
] as const;

/** Instants as this program writes them, in UTC. */
const INSTANTS = /\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g;

/** Replaces every instant in the text by the time from now, or by its date. */
export function relativeTimes(text: string, nowMs: number): string {
  return text.replace(INSTANTS, (instant) => relativeTime(instant, nowMs));
}

/** Replaces every instant in the text by date and time, to the second: for records, and for sentences that may be read later. */
export function datesInWords(text: string): string {
  return text.replace(INSTANTS, (instant) => `${instant.slice(0, 10)} ${instant.slice(11, 19)}Z`);
}

/** Removes the milliseconds of whole seconds from every instant in the text: for terms of a contract, which are typed again. */
export function exactInstants(text: string): string {
  return text.replace(INSTANTS, (instant) => instant.replace('.000Z', 'Z'));
}

function relativeTime(instant: string, nowMs: number): string {
  const awayMs = Math.abs(Date.parse(instant) - nowMs);
  if (awayMs >= COUNTED_DAYS * DAY_MS)
    return instant.endsWith(MIDNIGHT) ? instant.slice(0, 10) : `${instant.slice(0, 10)} ${instant.slice(11, 16)}Z`;
  if (awayMs < MINUTE_MS) return 'now';
  const [, unitMs, unit] = UNITS.findLast(([belowMs]) => awayMs < belowMs) ?? UNITS[0];
  const amount = `${Math.floor(awayMs / unitMs)} ${unit}`;
  return Date.parse(instant) > nowMs ? `in ${amount}` : `${amount} ago`;
}
