// Shows instants to a person: relative to now if they are near, otherwise as a date in the publisher's time zone. Programs get them
// unchanged. Pure.

// As in the domain, whose file of instants takes longer to load than a short command takes.
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Instants that are further away are shown as dates. */
const COUNTED_DAYS = 14;
const MIDNIGHT = '00:00:00';

const UNITS = [
  [COUNTED_DAYS * DAY_MS, DAY_MS, 'd'],
  [2 * DAY_MS, HOUR_MS, 'h'],
  [HOUR_MS, MINUTE_MS, 'min'],
] as const;

/** Instants as this program writes them, in UTC. */
const INSTANTS = /\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g;

/** Replaces every instant in the text by the time from now, or by its date. `zone`: an IANA time zone; absent: UTC. */
export function relativeTimes(text: string, nowMs: number, zone?: string): string {
  return text.replace(INSTANTS, (instant) => relativeTime(instant, nowMs, zone));
}

/** The same in little room and on one line: the age of what is past, and a date without its time. */
export function shortTimes(text: string, nowMs: number, zone?: string): string {
  return text.replace(INSTANTS, (instant) =>
    isFar(instant, nowMs) ? clockOf(instant, zone).date : relativeTime(instant, nowMs, zone).replace(/ ago$/, '').replaceAll(' ', '\u00a0'),
  );
}

/** Replaces every instant in the text by date and time, to the second: for records, and for sentences that may be read later. */
export function datesInWords(text: string, zone?: string): string {
  return text.replace(INSTANTS, (instant) => {
    const { date, time, offset } = clockOf(instant, zone);
    return `${date} ${time.endsWith(':00') ? time.slice(0, 5) : time}${offset}`;
  });
}

/** Removes the milliseconds from every instant in the text: for terms of a contract, which stay in UTC, because they are typed again. */
export function exactInstants(text: string): string {
  return text.replace(INSTANTS, (instant) => instant.replace(/\.\d{3}Z$/, 'Z'));
}

function relativeTime(instant: string, nowMs: number, zone: string | undefined): string {
  const awayMs = Math.abs(Date.parse(instant) - nowMs);
  if (isFar(instant, nowMs)) {
    const { date, time, offset } = clockOf(instant, zone);
    return time === MIDNIGHT ? date : `${date} ${time.slice(0, 5)}${offset}`;
  }
  if (awayMs < MINUTE_MS) return 'now';
  const [, unitMs, unit] = UNITS.findLast(([belowMs]) => awayMs < belowMs) ?? UNITS[0];
  const amount = `${Math.floor(awayMs / unitMs)} ${unit}`;
  return Date.parse(instant) > nowMs ? `in ${amount}` : `${amount} ago`;
}

function isFar(instant: string, nowMs: number): boolean {
  return Math.abs(Date.parse(instant) - nowMs) >= COUNTED_DAYS * DAY_MS;
}

interface Clock {
  /** As in `2026-12-04`. */
  date: string;
  /** As in `20:43:47`. */
  time: string;
  /** Continues the time: `Z`, ` GMT`, ` GMT+1`. */
  offset: string;
}

function clockOf(instant: string, zone: string | undefined): Clock {
  if (zone === undefined) return { date: instant.slice(0, 10), time: instant.slice(11, 19), offset: 'Z' };
  const parts = new Map(
    formatFor(zone)
      .formatToParts(Date.parse(instant))
      .map(({ type, value }) => [type, value]),
  );
  const [year, month, day] = [parts.get('year') ?? '', parts.get('month'), parts.get('day')];
  const time = [parts.get('hour'), parts.get('minute'), parts.get('second')].join(':');
  return { date: `${year.padStart(4, '0')}-${month}-${day}`, time, offset: ` ${parts.get('timeZoneName')?.replace('GMT+0', 'GMT')}` };
}

const TWO_DIGITS = { month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' } as const;

function formatFor(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en-GB', { timeZone, year: 'numeric', ...TWO_DIGITS, hourCycle: 'h23', timeZoneName: 'shortOffset' });
}
