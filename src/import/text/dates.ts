// Dates as desks and feeds write them, in the publisher's time zone unless they name another. Pure: "now" is passed in.
import { type Instant, msOf, noonOf, toInstant } from '../../domain/values/instant.ts';

export interface When {
  instant: Instant;
  /** False for a date alone, which is taken as noon of that day. */
  hasHour: boolean;
  /** False when the year was guessed from `now`. */
  hasYear: boolean;
}

export interface Calendar {
  /** IANA name. */
  timeZone: string;
  /** For dates without a year: the latest such day that is not after tomorrow. */
  now: Instant;
  /** BCP 47. Says whether 3/4/2026 is in March or in April; absent: such a date is not read. */
  language?: string | undefined;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const WEEKDAY = '(?:(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\\.?,?\\s+)?';
const DAY = '\\d{1,2}(?:st|nd|rd|th)?';
const DAY_FIRST = new RegExp(`${WEEKDAY}\\b(${DAY})(?:\\s+of)?[\\s-]+(${MONTH})(?:,?[\\s-]+(\\d{4}))?(?!\\d)`, 'i');
const MONTH_FIRST = new RegExp(`${WEEKDAY}\\b(${MONTH})\\s+(${DAY})\\b(?:,?\\s+(\\d{4}))?(?!\\d)`, 'i');
const YEAR_FIRST = /(?<!\d)(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?!\d)/;

/** Minutes east of UTC. Abbreviations that two continents use for different hours are few on purpose: BST is read as British, IST not at
 *  all. */
const ZONES: Readonly<Record<string, number>> = {
  Z: 0,
  UTC: 0,
  UT: 0,
  GMT: 0,
  WET: 0,
  BST: 60,
  CET: 60,
  WEST: 60,
  CEST: 120,
  EET: 120,
  EEST: 180,
  MSK: 180,
  EST: -300,
  EDT: -240,
  CST: -360,
  CDT: -300,
  MST: -420,
  MDT: -360,
  PST: -480,
  PDT: -420,
  JST: 540,
  AEST: 600,
  AEDT: 660,
};
const TIME =
  /(?<![\d:.])(\d{1,2})(?:[:.](\d{2})(?::(\d{2})(?:[.,]\d+)?)?)?\s*(a\.?m\.?|p\.?m\.?)?(?:\s*h(?:rs|ours)?\b)?\s*(Z\b|[+-]\d{2}:?\d{2}\b|\(?[A-Z]{2,4}\b\)?)?(?!\d)/i;
const NAMED_HOUR = /\b(midnight|noon|midday)\b(?:\s+\(?([A-Z]{1,4})\b\)?)?/i;

interface Day {
  year: number;
  month: number;
  day: number;
  hasYear: boolean;
  /** The text without the date, which may contain the hour. */
  rest: string;
}

/** The instant of a text that is a date, with or without an hour and a zone, and nothing else; `undefined` otherwise. */
export function whenOf(text: string, calendar: Calendar): When | undefined {
  const trimmed = text.trim().replace(/^(?:on|dated?|published|posted|updated|filed|at)\b:?\s+/i, '');
  if (trimmed === '' || trimmed.length > 80) return undefined;
  try {
    return isoWhen(trimmed) ?? spelledWhen(trimmed, calendar);
  } catch {
    return undefined; // A day or an hour that does not exist.
  }
}

/** RFC 3339 §5.6 with an offset: the one spelling that leaves nothing to guess. */
function isoWhen(text: string): When | undefined {
  if (!/^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s?(?:Z|[+-]\d{2}:?\d{2})$/i.test(text)) return undefined;
  const spelled = text
    .replace(' ', 'T')
    .replace(' ', '')
    .replace(/([+-]\d{2})(\d{2})$/, '$1:$2')
    .toUpperCase();
  return { instant: toInstant(Date.parse(spelled)), hasHour: true, hasYear: true };
}

function spelledWhen(text: string, calendar: Calendar): When | undefined {
  const found = dayIn(text, calendar);
  if (found === undefined || found.month < 1 || found.month > 12) return undefined;
  const { hasYear } = found;
  const date = [String(found.year).padStart(4, '0'), String(found.month).padStart(2, '0'), String(found.day).padStart(2, '0')].join('-');
  const rest = found.rest.replace(/^[\s,|T-]+|[\s,|]+$/gi, '').replace(/^(?:at|from)\s+|\s+on$/gi, '');
  const noon = noonOf(date, calendar.timeZone);
  if (rest === '' || rest === '.') return { instant: noon, hasHour: false, hasYear };
  const clock = clockOf(rest);
  return clock === undefined ? undefined : { instant: instantOf(found, clock, calendar.timeZone), hasHour: true, hasYear };
}

function dayIn(text: string, calendar: Calendar): Day | undefined {
  const numbers = YEAR_FIRST.exec(text);
  if (numbers !== null)
    return { year: Number(numbers[1]), month: Number(numbers[2]), day: Number(numbers[3]), hasYear: true, rest: without(text, numbers) };
  const dayFirst = DAY_FIRST.exec(text);
  const match = dayFirst ?? MONTH_FIRST.exec(text);
  if (match === null) return undefined;
  const [dayText, monthText] = dayFirst !== null ? [match[1], match[2]] : [match[2], match[1]];
  const month = MONTHS.indexOf((monthText ?? '').slice(0, 3).toLowerCase()) + 1;
  const day = Number.parseInt(dayText ?? '', 10);
  const year = match[3] === undefined ? latestYear(month, day, calendar) : Number(match[3]);
  return { year, month, day, hasYear: match[3] !== undefined, rest: without(text, match) };
}

function without(text: string, match: RegExpExecArray): string {
  return `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}`;
}

const DAY_MS = 86_400_000;

function latestYear(month: number, day: number, { now }: Calendar): number {
  const year = new Date(msOf(now)).getUTCFullYear();
  return Date.UTC(year, month - 1, day) > msOf(now) + DAY_MS ? year - 1 : year;
}

interface Clock {
  hour: number;
  minute: number;
  second: number;
  /** Minutes east of UTC; absent: the calendar's zone. */
  offsetMinutes?: number | undefined;
}

/** Returns the time of day if the text is that and nothing else. A bare number is not one: nobody writes "6" without a colon, a.m. or a zone. */
function clockOf(text: string): Clock | undefined {
  const named = NAMED_HOUR.exec(text);
  if (named !== null && named[0].length === text.length) {
    return zonedClock({ hour: named[1]?.toLowerCase() === 'midnight' ? 0 : 12, minute: 0, second: 0 }, named[2]);
  }
  const match = TIME.exec(text.replace(/^(\d{2})(\d{2})(?=\s*(?:h|Z|[A-Z]{3,4}\b|[+-]\d))/, '$1:$2'));
  if (match === null || match[0].length !== match.input.length) return undefined;
  const [, hourText, minuteText, secondText, half, zone] = match;
  const compact = hourText !== undefined && minuteText === undefined && half === undefined;
  if (compact) return undefined;
  const hour = hourOf(Number(hourText), half);
  return hour === undefined ? undefined : zonedClock({ hour, minute: Number(minuteText ?? 0), second: Number(secondText ?? 0) }, zone);
}

function hourOf(hour: number, half: string | undefined): number | undefined {
  if (half === undefined) return hour;
  if (hour < 1 || hour > 12) return undefined;
  return (hour % 12) + (/^p/i.test(half) ? 12 : 0);
}

function zonedClock(clock: Clock, zone: string | undefined): Clock | undefined {
  if (clock.hour > 23 || clock.minute > 59 || clock.second > 60) return undefined;
  if (zone === undefined || zone === '') return clock;
  const name = zone.replace(/[()]/g, '').toUpperCase();
  const digits = /^([+-])(\d{2}):?(\d{2})$/.exec(name);
  const offsetMinutes = digits === null ? ZONES[name] : Number(`${digits[1]}1`) * (Number(digits[2]) * 60 + Number(digits[3]));
  return offsetMinutes === undefined ? undefined : { ...clock, offsetMinutes };
}

/** Wall-clock time in a zone to an instant. Computed twice, because the first guess may be on the other side of a change of clocks. */
function instantOf(day: Day, clock: Clock, timeZone: string): Instant {
  const wall = Date.UTC(day.year, day.month - 1, day.day, clock.hour, clock.minute, clock.second);
  if (clock.offsetMinutes !== undefined) return toInstant(wall - clock.offsetMinutes * 60_000);
  const guess = wall - offsetAt(wall, timeZone);
  return toInstant(wall - offsetAt(guess, timeZone));
}

/** Cached, because making a formatter costs more than the rest of reading a date. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function offsetAt(ms: number, timeZone: string): number {
  if (timeZone === 'UTC') return 0;
  const formatter = formatters.get(timeZone) ?? new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  formatters.set(timeZone, formatter);
  const name = formatter.formatToParts(ms).find(({ type }) => type === 'timeZoneName')?.value;
  const match = /GMT([+-])(\d{2}):(\d{2})(?::(\d{2}))?/.exec(name ?? '');
  if (match === null) return 0;
  const seconds = Number(match[2]) * 3_600 + Number(match[3]) * 60 + Number(match[4] ?? 0);
  return (match[1] === '-' ? -1 : 1) * seconds * 1_000;
}
