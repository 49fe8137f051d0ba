// Times of day by the clocks of a time zone, as forms of a browser send them (HTML §2.3.5.6). Pure. No clock.
import { offsetMs } from './calendar-day.ts';
import { DAY_MS, type Instant, instantWithin, msOf } from './instant.ts';

/** A year of four digits, to the minute. Browsers add seconds that are not zero. */
const LOCAL_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?$/;
const MINUTE_CHARS = 'YYYY-MM-DDThh:mm'.length;

/** The instants at which the clocks show this time: none when they are set forward past it, and two, in order, when they are set back. `undefined`:
 *  the text is no such time, or the calendar has no such day. */
export function instantsAt(local: string, timeZone: string): Instant[] | undefined {
  const shownMs = LOCAL_TIME.test(local) ? Date.parse(`${local}Z`) : Number.NaN;
  if (Number.isNaN(shownMs) || localOf(shownMs) !== local.slice(0, MINUTE_CHARS)) return undefined;
  const candidates = [shownMs - DAY_MS, shownMs + DAY_MS].map((nearMs) => shownMs - offsetMs(nearMs, timeZone));
  return [...new Set(candidates)]
    .filter((ms) => ms + offsetMs(ms, timeZone) === shownMs)
    .sort((a, b) => a - b)
    .flatMap((ms) => instantWithin(ms) ?? []);
}

/** What the clocks show, to the minute: `2026-03-03T12:00`. */
export function localTime(instant: Instant, timeZone: string): string {
  const ms = msOf(instant);
  return localOf(ms + offsetMs(ms, timeZone));
}

function localOf(shownMs: number): string {
  return new Date(shownMs).toISOString().slice(0, MINUTE_CHARS);
}
