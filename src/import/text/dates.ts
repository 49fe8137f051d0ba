// Dates as desks and feeds write them, in a dozen languages, in the publisher's time zone unless they name another. Pure: "now" is passed in.
import { type Instant, msOf, noonOf, toInstant } from '../../domain/values/instant.ts';
import { type Clock, clockOf } from './clock.ts';
import { isFiller, isWeekday, monthOf, weekdayOf } from './date-words.ts';
import { DOCUMENT_LABEL } from './document-label.ts';
import { offsetAt, zoneOf } from './zones.ts';

export interface When {
  instant: Instant;
  /** False for a date alone, which is taken as noon of that day. */
  hasHour: boolean;
  /** False when the year was guessed from `now`. */
  hasYear: boolean;
  /** A sentence for a person: the order of day and month was guessed. Absent: nothing was. */
  guess?: string;
  /** Whether the text names the zone or the offset of its hour. */
  hasZone?: boolean;
}

export interface Calendar {
  /** IANA name. */
  timeZone: string;
  /** For dates without a year: the latest such day that is not after tomorrow. */
  now: Instant;
  /** BCP 47. Says whether 3/4/2026 is in March or in April; absent: such a date is not read. */
  language?: string | undefined;
}

interface Day {
  year: number;
  month: number;
  day: number;
  hasYear: boolean;
  /** The text without the date, which may contain the hour. */
  rest: string;
  guess?: string;
}

const LONGEST_DATE_CHARS = 100;
/** What a date is called, before it. */
const LABEL = new RegExp(
  `^(?:dated?|${DOCUMENT_LABEL}|(?:first |originally )?(?:published|posted)|submitted|created|updated|filed|stand|veröffentlicht|publiziert|erschienen|erstellt|publicad[oa]|publiée?|mis en ligne|pubblicato|gepubliceerd|geplaatst|publicerad|publisert|udgivet|offentliggjort|julkaistu|opublikowano|publikováno|опубликовано|发布时间|发稿时间|时间|日期|日時|配信|公開|기사입력|입력)(?:(?<=[\\p{sc=Han}\\p{sc=Hangul}])|(?![\\p{L}\\d]))\\s*[:：,–—-]?\\s*`,
  'iu',
);
/** "2026年3月4日", "2026년 3월 4일". */
const EAST_ASIAN = /(?<!\d)(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]/u;

/** The instant of a text that is a date, with or without an hour and a zone, and nothing else; `undefined` otherwise. */
export function whenOf(text: string, calendar: Calendar): When | undefined {
  const trimmed = text
    .trim()
    .replace(LABEL, '')
    .replace(EAST_ASIAN, (_, year: string, month: string, day: string) => `${year}-${month}-${day} `);
  if (trimmed === '' || trimmed.length > LONGEST_DATE_CHARS || !/\d/.test(trimmed)) return undefined;
  try {
    return isoWhen(trimmed) ?? utcWhen(trimmed, calendar) ?? spelledWhen(trimmed, calendar);
  } catch {
    return undefined; // A day or an hour that does not exist.
  }
}

/** RFC 3339 §5.6 with an offset: the one spelling that leaves nothing to guess. Its basic form (ISO 8601) is that of wires. */
function isoWhen(text: string): When | undefined {
  const match = /^(\d{4})-?(\d{2})-?(\d{2})[T ](\d{2}):?(\d{2})(?::?(\d{2})(?:[.,](\d{1,9}))?)?\s?(Z|[+-]\d{2}(?::?\d{2})?)$/i.exec(text);
  if (match === null) return undefined;
  const [, year, month, day, hour, minute, second = '00', fraction = '0', zone = 'Z'] = match;
  const offset = /^z$/i.test(zone) ? 'Z' : `${zone.slice(0, 3)}:${zone.slice(3).replace(':', '') || '00'}`;
  const ms = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}.${fraction.slice(0, 3).padEnd(3, '0')}${offset}`);
  return Number.isNaN(ms) ? undefined : { instant: toInstant(ms), hasHour: true, hasYear: true, hasZone: true };
}

/** As `spelledWhen` reads it, and in less time: exports state two such times for each of their posts. */
function utcWhen(text: string, { timeZone }: Calendar): When | undefined {
  if (timeZone !== 'UTC' || !/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(text)) return undefined;
  const written = text.replace(' ', 'T');
  const ms = Date.parse(`${written}Z`);
  // Days that a month does not have are others then.
  return Number.isNaN(ms) || !toInstant(ms).startsWith(written) ? undefined : { instant: toInstant(ms), hasHour: true, hasYear: true };
}

function spelledWhen(text: string, calendar: Calendar): When | undefined {
  const found = dayIn(text, calendar);
  if (found === undefined || found.month < 1 || found.month > 12) return undefined;
  const { hasYear, guess } = found;
  const date = [String(found.year).padStart(4, '0'), String(found.month).padStart(2, '0'), String(found.day).padStart(2, '0')].join('-');
  const noon = noonOf(date, calendar.timeZone);
  const said = { hasYear, ...(guess === undefined ? {} : { guess }) };
  const rest = hourIn(found.rest);
  if (rest === '') return { instant: noon, hasHour: false, ...said };
  const clock = clockOf(rest);
  if (clock === undefined) return undefined;
  const zone = clock.zone === undefined ? {} : { hasZone: true };
  return { instant: instantOf(found, clock, calendar.timeZone), hasHour: true, ...said, ...zone };
}

/** What is left without weekdays, fillers and signs at both ends. Words within are kept: they may be a zone. */
function hourIn(rest: string): string {
  let left = rest.trim();
  for (let before = ''; before !== left; ) {
    before = left;
    left = left.replace(/^[\s,|;·•@–—-]+|^T(?=\d)|[\s,|;·•@–—-]+$|^\.+\s*|\s+\.+$/gi, '');
    const first = /^\p{L}+/u.exec(left)?.[0] ?? '';
    if (first !== '' && (isWeekday(first) || isFiller(first))) left = left.slice(first.length).replace(/^\.(?=\s|,|$)/, '');
    const [whole = '', last = ''] = /(?:^|[\s,])(\p{L}+)\.?,?$/u.exec(left) ?? [];
    if (whole !== '' && zoneOf(last) === undefined && (isWeekday(last) || isLastFiller(last, left))) left = left.slice(0, -whole.length);
  }
  return left;
}

/** "6.30 am" keeps its "am", and "18.30 Uhr am" loses it. */
function isLastFiller(word: string, text: string): boolean {
  if (/^(?:uhr|uur)$/i.test(word)) return false;
  return isFiller(word) && (!/^am$/i.test(word) || /\b(?:uhr|uur)\s+am$/i.test(text));
}

function dayIn(text: string, calendar: Calendar): Day | undefined {
  return figuresIn(text, calendar) ?? wordsIn(text, calendar);
}

const YEAR_FIRST = /(?<![\d.])(\d{4})(?:([-/.])(\d{1,2})\2(\d{1,2})|(\d{2})(\d{2}))(?!\d)/;
const YEAR_LAST = /(?<![\d.:])(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?![\d:])/;

function figuresIn(text: string, calendar: Calendar): Day | undefined {
  const numbers = YEAR_FIRST.exec(text);
  if (numbers !== null) {
    const [month, day] = [numbers[3] ?? numbers[5], numbers[4] ?? numbers[6]].map(Number);
    return { year: Number(numbers[1]), month: month ?? 0, day: day ?? 0, hasYear: true, rest: without(text, numbers) };
  }
  const match = YEAR_LAST.exec(text);
  if (match === null) return undefined;
  const [first, second] = [Number(match[1]), Number(match[3])];
  const year = fullYear(match[4] ?? '');
  const named = orderByWeekday([first, second], year, without(text, match));
  const order = named ?? orderOf(first, second, match[2] ?? '', calendar.language);
  if (order === undefined) return undefined;
  const [day, month] = order === 'month' ? [second, first] : [first, second];
  const isGuess = named === undefined && match[2] !== '.' && first <= 12 && second <= 12 && first !== second;
  const guess = `The date ${match[0]} was read as day ${day} of month ${month}, as the language ${calendar.language} writes it.`;
  return { year, month, day, hasYear: true, rest: without(text, match), ...(isGuess ? { guess } : {}) };
}

/** "Tue, 10/06/2026" is in October, because 10 June is no Tuesday. */
function orderByWeekday([first, second]: readonly [number, number], year: number, rest: string): 'day' | 'month' | undefined {
  const weekday = weekdayOf(/\p{L}{3,}/u.exec(rest)?.[0] ?? '');
  if (weekday === undefined || first > 12 || second > 12) return undefined;
  const isOn = (month: number, day: number) => new Date(Date.UTC(year, month - 1, day)).getUTCDay() === weekday;
  if (isOn(second, first) === isOn(first, second)) return undefined;
  return isOn(second, first) ? 'day' : 'month';
}

/** Which comes first. Full stops are between day and month; only Americans write the month before. */
function orderOf(first: number, second: number, separator: string, language: string | undefined): 'day' | 'month' | undefined {
  if (separator === '.' || (first > 12 && second <= 12)) return 'day';
  if (second > 12 && first <= 12) return 'month';
  if (first === second) return 'day';
  if (language === undefined || /^en$/i.test(language)) return undefined;
  return /^(?:en-(?:us|ph|pr|vi|gu|as|mp|um)|es-(?:us|pr)|fil)\b/i.test(language) ? 'month' : 'day';
}

/** RFC 5322 §4.3: below 50 it is this century's. */
function fullYear(digits: string): number {
  const year = Number(digits);
  if (digits.length !== 2) return year;
  return year < 50 ? 2_000 + year : 1_900 + year;
}

const DAY_FIRST =
  /(?<![\p{L}\d:.])(\d{1,2})(?:st|nd|rd|th|er|re|[ºª°e])?[.,]?(?:[\s-]+(?:d['’]|(?:of|de|den|di|do)(?=[\s-])))?[\s-]*([\p{L}\p{M}]{3,})\.?(?:(?:,|\s+(?:de|del|of|do))?[\s-]*['’]?(\d{4}|\d{2})(?![\d:.]\d|\d|\s?(?:h|uhr|uur|[ap]\.?m)\b))?/giu;
const MONTH_FIRST = /(?<![\p{L}\d])([\p{L}\p{M}]{3,})\.?[\s-]+(\d{1,2})(?:st|nd|rd|th)?(?![\d:]|[.]\d)(?:,?\s+(\d{4})(?!\d))?/giu;

function wordsIn(text: string, calendar: Calendar): Day | undefined {
  for (const [pattern, dayAt, monthAt] of [
    [DAY_FIRST, 1, 2],
    [MONTH_FIRST, 2, 1],
  ] as const) {
    for (const match of text.matchAll(pattern)) {
      const month = monthOf(match[monthAt] ?? '');
      if (month === undefined) continue;
      const day = Number(match[dayAt]);
      const rest = without(text, match);
      if (match[3] !== undefined) return { year: fullYear(match[3]), month, day, hasYear: true, rest };
      return withYearBehind(rest, month, day) ?? { year: latestYear(month, day, calendar), month, day, hasYear: false, rest };
    }
  }
  return undefined;
}

/** ctime and JavaScript write the year last: "Sat May 16 09:00:57 2020". */
function withYearBehind(rest: string, month: number, day: number): Day | undefined {
  const year = /(?<=:\d{2}(?:\s+[A-Z]{2,5})?)\s+(\d{4})(?=\s|$)/.exec(rest);
  return year === null ? undefined : { year: Number(year[1]), month, day, hasYear: true, rest: without(rest, year) };
}

function without(text: string, match: RegExpExecArray): string {
  return `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}`;
}

const DAY_MS = 86_400_000;

function latestYear(month: number, day: number, { now }: Calendar): number {
  const year = new Date(msOf(now)).getUTCFullYear();
  return Date.UTC(year, month - 1, day) > msOf(now) + DAY_MS ? year - 1 : year;
}

/** Wall-clock time in a zone to an instant. Computed twice, because the first guess may be on the other side of a change of clocks. */
function instantOf(day: Day, clock: Clock, timeZone: string): Instant {
  const wall = Date.UTC(day.year, day.month - 1, day.day, clock.hour, clock.minute, clock.second);
  const zone = clock.zone ?? timeZone;
  if (typeof zone === 'number') return toInstant(wall - zone * 60_000);
  const guess = wall - offsetAt(wall, zone);
  return toInstant(wall - offsetAt(guess, zone));
}
