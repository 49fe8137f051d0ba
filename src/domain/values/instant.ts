// Instants and calendar dates. Pure. No clock: the current instant is passed.
import * as z from 'zod';

/** RFC 3339, UTC, upper-case T and Z, always three digits of milliseconds: `2026-03-03T12:00:00.000Z`. */
export type Instant = string;

export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;

/** Earlier dates in a newsroom's data are typing errors. */
const EARLIEST_MS = Date.UTC(1600, 0, 1);
/** RSS can only write years of four digits (RFC 822 as amended by RFC 1123). This is a midnight, so that an instant that is rounded up to a
 *  minute or a day is never later. */
const LATEST_MS = Date.UTC(9999, 11, 31);

/** Makes an `Instant` from a Unix time in milliseconds. No other function does. Throws RangeError if the time is outside the calendar. */
export function toInstant(ms: number): Instant {
  if (!inRange(ms)) throw new RangeError(`no such instant: ${ms}`);
  return new Date(ms).toISOString();
}

/** The last instant of the calendar. */
export const LAST_INSTANT: Instant = toInstant(LATEST_MS);

/** Returns the day in UTC as a full-date (RFC 3339 §5.6). */
export function dayOf(ms: number): string {
  return toInstant(ms).slice(0, 'YYYY-MM-DD'.length);
}

/** Makes an `Instant`, or `undefined` if the time is outside the calendar and is therefore never reached. */
export function instantWithin(ms: number): Instant | undefined {
  return inRange(ms) ? toInstant(ms) : undefined;
}

/** Makes the end of a period. It is never later than the last instant of the calendar. */
export function endInstant(ms: number): Instant {
  return toInstant(Math.min(ms, LATEST_MS));
}

/** Returns the Unix time in milliseconds. Throws RangeError if the text is not an instant. */
export function msOf(instant: Instant): number {
  const ms = Date.parse(instant);
  if (Number.isNaN(ms)) throw new RangeError(`no such instant: ${instant}`);
  return ms;
}

/** Returns the later of two instants. Their texts have one length, so they can be compared as text. */
export function laterOf(a: Instant, b: Instant): Instant {
  return a > b ? a : b;
}

/** Accepts a date-time with an offset (RFC 3339 §5.6) and makes an `Instant` of it. */
export const instantSchema = z.iso
  .datetime({ offset: true, abort: true, error: 'must be an RFC 3339 date-time with an offset, such as 2026-03-03T12:00:00Z' })
  .refine((text) => inRange(Date.parse(text)), { error: 'must lie between 1600-01-01T00:00:00Z and 9999-12-31T00:00:00Z' })
  .transform((text) => toInstant(Date.parse(text)));

/** Accepts a full-date (RFC 3339 §5.6). It is at least a year after the earliest instant, so that periods can begin before it. */
function dateLike(error: string) {
  return z.iso.date({ abort: true, error }).refine((text) => text >= '1601-01-01', { error: 'must lie between the years 1601 and 9999' });
}

/** Accepts a date in UTC. */
export const dateSchema = dateLike('must be a date (UTC), such as 2026-03-31');

/** Accepts a date in the publisher's time zone. */
export const daySchema = dateLike('must be a date, such as 2026-03-31');

function inRange(ms: number): boolean {
  return ms >= EARLIEST_MS && ms <= LATEST_MS;
}

/** Reads a column of Unix milliseconds that may be null. */
export function storedInstant(ms: number | null): Instant | undefined {
  return ms === null ? undefined : toInstant(ms);
}

const partsByZone = new Map<string, Intl.DateTimeFormat>();

function zoned(timeZone: string): Intl.DateTimeFormat {
  let format = partsByZone.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    partsByZone.set(timeZone, format);
  }
  return format;
}

type DateParts = Record<'year' | 'month' | 'day' | 'hour' | 'minute' | 'second', number>;

function partsIn(ms: number, timeZone: string): DateParts {
  if (timeZone === 'UTC') return partsInUtc(new Date(ms));
  const found: Record<string, number> = {};
  for (const { type, value } of zoned(timeZone).formatToParts(ms)) found[type] = Number(value);
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0 } = found;
  return { year, month, day, hour, minute, second };
}

/** As `Intl` gives them, which takes many times as long. */
function partsInUtc(date: Date): DateParts {
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
  };
}

/** Returns the calendar year of an instant in a time zone: 23:30 UTC on 31 December is in the next year in Berlin. */
export function yearIn(timeZone: string, instant: Instant): number {
  return partsIn(msOf(instant), timeZone).year;
}

/** Returns the calendar date of an instant in a time zone, as `YYYY-MM-DD`. */
export function dateIn(timeZone: string, instant: Instant): string {
  const { year, month, day } = partsIn(msOf(instant), timeZone);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** Returns noon of a calendar date (`YYYY-MM-DD`) in a time zone, for copy that has a date but no time of day. In UTC noon is on the same date
 *  for nearly all time zones. Throws RangeError if the date does not exist. */
export function noonOf(date: string, timeZone: string): Instant {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  if (match === null) throw new RangeError(`no such date: ${date}`);
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const wanted = Date.UTC(year, month - 1, day, 12);
  // Date.UTC reads month 13 as the next January and the year 50 as 1950.
  if (new Date(wanted).toISOString().slice(0, 10) !== date) throw new RangeError(`no such date: ${date}`);
  const seen = partsIn(wanted, timeZone);
  const offset = Date.UTC(seen.year, seen.month - 1, seen.day, seen.hour, seen.minute, seen.second) - wanted;
  return toInstant(wanted - offset);
}

/** Tells whether the platform supports an IANA time zone of this name. */
export function isTimeZone(name: string): boolean {
  try {
    zoned(name);
    return true;
  } catch {
    return false;
  }
}
