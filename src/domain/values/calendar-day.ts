// Days of the calendar in a time zone, as Unix times. Pure. No clock.
import { DAY_MS } from './instant.ts';

/** When the day begins in the time zone: not always at midnight, because some clocks are set forward then. `date` is a full-date (RFC 3339 §5.6). */
export function startOfDayMs(date: string, timeZone: string): number {
  const utcMs = Date.parse(`${date}T00:00:00Z`);
  const candidates = [utcMs - DAY_MS, utcMs + DAY_MS].map((nearMs) => utcMs - offsetMs(nearMs, timeZone)).sort((a, b) => a - b);
  const isOfDay = (ms: number) => ms + offsetMs(ms, timeZone) >= utcMs;
  return candidates.find(isOfDay) ?? utcMs;
}

/** When the day after it begins. */
export function endOfDayMs(date: string, timeZone: string): number {
  const next = new Date(Date.parse(`${date}T00:00:00Z`) + DAY_MS).toISOString();
  return startOfDayMs(next.slice(0, next.indexOf('T')), timeZone);
}

/** How far the clocks of the time zone are ahead of UTC. */
export function offsetMs(ms: number, timeZone: string): number {
  const numeric = { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' } as const;
  const parts = new Intl.DateTimeFormat('en-US', { timeZone, hourCycle: 'h23', ...numeric }).formatToParts(ms);
  const of = (wanted: Intl.DateTimeFormatPartTypes) => Number(parts.find(({ type }) => type === wanted)?.value);
  return Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second')) - ms;
}
