// The time in an instruction: "00.01 hrs, Thursday 3 December 2026", "Dec. 30", "06.00 Uhr". Pure. One pass, word by word: it ends at the first word
// that belongs to no date.
import { type Instant, toInstant } from '../../domain/values/instant.ts';
import { whenOf } from '../text/dates.ts';
import { timeWord, type ZoneWord } from './time-words.ts';

export interface TimePhrase {
  /** Offset after the phrase. */
  end: number;
  /** Whether it names a day: with a month, as a weekday, or in figures. */
  hasDay: boolean;
  hasHour: boolean;
  /** Present if day, year, hour and zone are given once and agree. */
  until?: Instant | undefined;
  /** Present if day and year are given: it is later on no clock of the world. */
  latest?: Instant | undefined;
}

interface Clock {
  hour: number;
  minute: number;
  zone?: ZoneWord | undefined;
}

interface Parts {
  days: { year: number | undefined; month: number; day: number }[];
  /** Dates in figures that two continents read differently. */
  isAmbiguous: boolean;
  numbers: number[];
  months: number[];
  years: number[];
  weekdays: number[];
  clocks: Clock[];
}

const ISO = /(\d{4})-(\d{2})-(\d{2})(?:(?:T|\s)(\d{2}):(\d{2})(?::\d{2}(?:\.\d{1,9})?)?\s?(Z\b|[+-]\d{2}:?\d{2})?)?(?!\d)/iy;
/** "30.11.", which has no year. "11.4." is more often a version. */
const DAY_AND_MONTH = /(?:(\d{1,2})\.(1[0-2]|0[1-9])|(1[3-9]|2\d|3[01])\.([1-9]))\.(?!\d)/y;
const FIGURES = /(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?!\d|:\d)/y;
const HALF = '(a\\.?m\\b\\.?|p\\.?m\\b\\.?)';
const CLOCK = new RegExp(`(\\d{1,2})\\s?[:.h]\\s?(\\d{2})(?::\\d{2})?(?!\\d)\\s*${HALF}?`, 'iy');
const HOUR = new RegExp(`(\\d{1,2})\\s*(?:${HALF}|(?:uhr|heures?|horas?|uur|hrs|h)\\b)`, 'iy');
/** "ore 18", "kl. 6": the word is before the figure. */
const NAMED_HOUR = /(?:ore|klo?|kello|klokken|klokka)\b\.?\s{0,2}(\d{1,2})(?![\d.:]\d|\d)/iy;
/** "2330 BST", "0001hrs": four figures without such a word may be a year. */
const MILITARY = /(\d{2})(\d{2})\s?(?:hrs?|hours?|h|uhr)?(?!\d)(?:(?<=[a-z])|(?=\s?\(?(\p{L}{1,9})\b))/iuy;
const LEADING_ZERO = /(0\d)(\d{2})(?!\d)/y;
const NOON = /(?:12\s+)?(?:noon|midday)\b/iy;
const YEAR = /((?:19|20)\d{2})(?!\d)/y;
const NUMBER = /(\d{1,2})(?:st|nd|rd|th|er|[ºª.])?(?!\d|:\d)/iy;
const OFFSET = /(?:UTC|GMT)?\s?([+-])(\d{1,2}):?(\d{2})?(?!\d)/iy;
const ZONE_WORDS = /(?:(?:eastern|pacific|central|new york|london|uk|paris|brussels|berlin)\s+time|heure de paris)\b/iy;
const WORD = /\p{L}[\p{L}\p{M}]{0,15}\.?/uy;
const BETWEEN = /[\s,/()@–—'’^-]+/y;

/** Reads the time that starts at an offset. `end` equals the offset if there is none. */
export function timePhraseAt(text: string, from: number): TimePhrase {
  const parts: Parts = { days: [], isAmbiguous: false, numbers: [], months: [], years: [], weekdays: [], clocks: [] };
  let at = from;
  let end = from;
  for (;;) {
    at = after(BETWEEN, text, at) ?? at;
    const next = readPart(text, at, parts);
    if (next === undefined) break;
    at = next.end;
    if (next.counts) end = at;
  }
  return { end, ...meaningOf(parts) };
}

function readPart(text: string, at: number, parts: Parts): { end: number; counts: boolean } | undefined {
  const end = readDate(text, at, parts) ?? readClock(text, at, parts) ?? readNumber(text, at, parts) ?? readZone(text, at, parts);
  return end === undefined ? readWord(text, at, parts) : { end, counts: true };
}

function readDate(text: string, at: number, parts: Parts): number | undefined {
  const iso = matchAt(ISO, text, at);
  if (iso !== undefined) {
    const [whole, year, month, day, hour, minute, zone] = iso;
    parts.days.push({ year: Number(year), month: Number(month), day: Number(day) });
    if (hour !== undefined) parts.clocks.push({ hour: Number(hour), minute: Number(minute), zone: offsetIn(zone) });
    return at + whole.length;
  }
  const figures = matchAt(FIGURES, text, at);
  const short = figures === undefined ? matchAt(DAY_AND_MONTH, text, at) : undefined;
  if (short !== undefined) {
    const [, day, month, lateDay, shortMonth] = short;
    parts.days.push({ year: undefined, month: Number(month ?? shortMonth), day: Number(day ?? lateDay) });
    return at + short[0].length;
  }
  if (figures === undefined) return undefined;
  const [whole, one, mark, two, yearText = ''] = figures;
  const [first, second] = [Number(one), Number(two)];
  const year = yearText.length === 2 ? 2_000 + Number(yearText) : Number(yearText);
  const isMonthFirst = mark !== '.' && second > 12;
  parts.isAmbiguous ||= mark !== '.' && first <= 12 && second <= 12 && first !== second;
  parts.days.push(isMonthFirst ? { year, month: first, day: second } : { year, month: second, day: first });
  return at + whole.length;
}

function readClock(text: string, at: number, parts: Parts): number | undefined {
  const noon = matchAt(NOON, text, at);
  if (noon !== undefined) parts.clocks.push({ hour: 12, minute: 0 });
  if (noon !== undefined) return at + noon[0].length;
  for (const pattern of [NAMED_HOUR, CLOCK, MILITARY, HOUR]) {
    // "Mar 13 09:00 2026 GMT" has the year behind the hour.
    if (pattern === MILITARY && parts.clocks.length > 0 && parts.years.length === 0 && matchAt(YEAR, text, at) !== undefined) continue;
    const match = pattern === MILITARY ? militaryAt(text, at) : matchAt(pattern, text, at);
    if (match === undefined) continue;
    const [whole, hourText, second, third] = match;
    const [minute, half] =
      pattern === HOUR || pattern === NAMED_HOUR ? [0, second] : [Number(second), pattern === CLOCK ? third : undefined];
    const hour = hourOf(Number(hourText), half);
    if (hour === undefined || minute > 59) continue;
    parts.clocks.push({ hour, minute });
    return at + whole.length;
  }
  return undefined;
}

function militaryAt(text: string, at: number): RegExpExecArray | undefined {
  const match = matchAt(MILITARY, text, at);
  const zone = match?.[3];
  const isClock =
    match !== undefined &&
    (zone === undefined || ['zone', 'local'].includes(timeWord(zone)?.kind ?? '') || isNamedZone(text, at + match[0].length));
  return isClock ? match : matchAt(LEADING_ZERO, text, at);
}

/** "1600 London time". */
function isNamedZone(text: string, at: number): boolean {
  return matchAt(ZONE_WORDS, text, at + (text[at] === ' ' ? 1 : 0)) !== undefined;
}

function hourOf(hour: number, half: string | undefined): number | undefined {
  if (half === undefined) return hour <= 24 ? hour : undefined;
  if (hour > 12) return undefined;
  return (hour % 12) + (/^p/i.test(half) ? 12 : 0);
}

function readNumber(text: string, at: number, parts: Parts): number | undefined {
  const year = matchAt(YEAR, text, at);
  if (year !== undefined) {
    parts.years.push(Number(year[1]));
    return at + year[0].length;
  }
  const number = matchAt(NUMBER, text, at);
  if (number === undefined) return undefined;
  parts.numbers.push(Number(number[1]));
  return at + number[0].length;
}

function readZone(text: string, at: number, parts: Parts): number | undefined {
  const words = matchAt(ZONE_WORDS, text, at)?.[0];
  const word = words === undefined ? undefined : timeWord(words.replace(/\s+/g, ' '));
  const offset = matchAt(OFFSET, text, at);
  const zone = word?.kind === 'zone' ? word.zone : offset === undefined ? undefined : offsetIn(offset[0]);
  const clock = parts.clocks.findLast((one) => one.zone === undefined);
  if (zone === undefined || clock === undefined) return undefined;
  clock.zone = zone;
  return at + (words ?? offset?.[0] ?? '').length;
}

/** Words such as "at" count only if a part of the date follows them. */
function readWord(text: string, at: number, parts: Parts): { end: number; counts: boolean } | undefined {
  const match = matchAt(WORD, text, at)?.[0];
  const known = match === undefined ? undefined : timeWord(match.replace(/\.$/, ''));
  if (match === undefined || known === undefined || /^'s(?![\p{L}])/u.test(text.slice(at + match.length, at + match.length + 3)))
    return undefined;
  // A full stop belongs to an abbreviation, and otherwise ends the sentence.
  const end = at + (match.endsWith('.') && match.length > 6 ? match.length - 1 : match.length);
  if (known.kind === 'month') parts.months.push(known.month);
  if (known.kind === 'weekday') parts.weekdays.push(known.weekday);
  if (known.kind === 'zone') for (const clock of parts.clocks) clock.zone ??= known.zone;
  return { end, counts: known.kind !== 'filler' || /^(?:h|hrs|hours|uhr|uur|time|thereafter|only|sharp|feira)$/i.test(match) };
}

function meaningOf(parts: Parts): Omit<TimePhrase, 'end'> {
  const hasHour = parts.clocks.length > 0;
  const hasDay =
    parts.days.length + parts.weekdays.length > 0 || (parts.months.length > 0 && parts.numbers.length + parts.years.length > 0);
  const day = dayOf(parts);
  if (day === undefined) return { hasDay, hasHour };
  const midnight = Date.UTC(day.year, day.month - 1, day.day);
  const agrees = parts.weekdays.every((weekday) => weekday === new Date(midnight).getUTCDay());
  const hour = Math.max(...parts.clocks.map((clock) => clock.hour + 1), hasHour ? 0 : 24);
  const latest = parts.isAmbiguous ? Date.UTC(day.year + 1, 0, 1) : midnight + (hour + 12) * 3_600_000;
  const until = agrees && !parts.isAmbiguous ? latestOf(parts.clocks.map((clock) => instantOf(day, clock))) : undefined;
  return { hasDay, hasHour, until, latest: toInstant(latest) };
}

/** Other years are typing errors, and not all of them are instants of ours. */
const EARLIEST_YEAR = 1900;
const LATEST_YEAR = 2200;
/** Programs in Go write the year 1 where there is no time. `Date.UTC` takes it for 1901. */
const NO_YEAR = 1;

/** The only day that is named, with its year. */
function dayOf({ days, numbers, months, years }: Parts): { year: number; month: number; day: number } | undefined {
  const spelled = months.map((month, index) => ({ month, day: numbers[index] ?? 0, year: years[0] }));
  const all = [...days, ...spelled];
  const [only] = all;
  if (only === undefined || all.length > 1 || years.length > 1 || numbers.length > months.length) return undefined;
  const { year = years[0], month, day } = only;
  if (year === undefined || (year < EARLIEST_YEAR && year !== NO_YEAR) || year > LATEST_YEAR || month < 1 || month > 12 || day < 1)
    return undefined;
  return new Date(Date.UTC(year, month - 1, day)).getUTCDate() === day ? { year, month, day } : undefined;
}

/** Of several hours, such as "0600 GMT/0100 EST", the latest counts; one without a zone makes all of them unreadable. */
function latestOf(instants: readonly (Instant | undefined)[]): Instant | undefined {
  const read = instants.filter((instant) => instant !== undefined).sort();
  return read.length === instants.length ? read.at(-1) : undefined;
}

function instantOf({ year, month, day }: { year: number; month: number; day: number }, { hour, minute, zone }: Clock): Instant | undefined {
  if (zone === undefined) return undefined;
  if ('offsetMinutes' in zone) return toInstant(Date.UTC(year, month - 1, day, hour, minute) - zone.offsetMinutes * 60_000);
  if (hour > 23) return undefined;
  const two = (number: number) => String(number).padStart(2, '0');
  return whenOf(`${year}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}`, { timeZone: zone.timeZone, now: toInstant(0) })?.instant;
}

function offsetIn(text: string | undefined): ZoneWord | undefined {
  if (text === undefined) return undefined;
  if (/^z$/i.test(text)) return { offsetMinutes: 0 };
  const [, sign, hours, minutes] = /([+-])(\d{1,2}):?(\d{2})?$/.exec(text) ?? [];
  if (sign === undefined || Number(hours) > 14) return undefined;
  return { offsetMinutes: Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes ?? 0)) };
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}

function after(pattern: RegExp, text: string, at: number): number | undefined {
  const match = matchAt(pattern, text, at);
  return match === undefined ? undefined : at + match[0].length;
}
