// Instants as a person reads them: how long ago, or how soon, while that is what matters; else the date. Programs get them as they are. Pure.
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../domain/values/instant.ts';

/** Beyond it nobody counts. */
const COUNTED_DAYS = 14;
const MIDNIGHT = 'T00:00:00.000Z';

const UNITS = [
  [COUNTED_DAYS * DAY_MS, DAY_MS, 'd'],
  [2 * DAY_MS, HOUR_MS, 'h'],
  [HOUR_MS, MINUTE_MS, 'min'],
] as const;

/** Of our own writing, in UTC. */
const INSTANTS = /\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g;

/** Every instant in the text, told from now. */
export function momentsInWords(text: string, nowMs: number): string {
  return text.replace(INSTANTS, (instant) => momentInWords(instant, nowMs));
}

/** Every instant in the text as date and time, to the second: for records, and for sentences that may be read later. */
export function datesInWords(text: string): string {
  return text.replace(INSTANTS, (instant) => `${instant.slice(0, 10)} ${instant.slice(11, 19)}Z`);
}

/** Every instant in the text as it is, but for milliseconds that are none: terms of a contract, which are typed again. */
export function exactInstants(text: string): string {
  return text.replace(INSTANTS, (instant) => instant.replace('.000Z', 'Z'));
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
