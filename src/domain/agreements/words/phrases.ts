// Parts of sentences about the terms of an agreement: dates, durations, lists. Pure. No clock.
import type { Publisher } from '../../publisher/publisher.ts';
import { grouped } from '../../values/grouped.ts';
import type { Instant } from '../../values/instant.ts';
import { dateIn, msOf } from '../../values/instant.ts';

/** What the words need to know of the publisher. */
export type WordsPublisher = Pick<Publisher, 'timeZone' | 'sections'>;

/** For example: 1 January 2026, or 1 January 2026 at 14:30. The time is left out at midnight. */
export function dateInWords(instant: Instant, { timeZone }: Pick<WordsPublisher, 'timeZone'>): string {
  const day = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' });
  const date = day.format(Date.parse(`${dateIn(timeZone, instant)}T00:00:00Z`));
  const time = new Intl.DateTimeFormat('en-GB', { timeZone, hourCycle: 'h23', hour: '2-digit', minute: '2-digit' }).format(msOf(instant));
  return time === '00:00' ? date : `${date} at ${time}`;
}

const HOUR_MINUTES = 60;
const DAY_MINUTES = 1_440;

/** In the largest unit of which there is a whole number. */
export function durationInWords(minutes: number): string {
  if (minutes > 0 && minutes % DAY_MINUTES === 0) return counted(minutes / DAY_MINUTES, 'day');
  if (minutes > 0 && minutes % HOUR_MINUTES === 0) return counted(minutes / HOUR_MINUTES, 'hour');
  return counted(minutes, 'minute');
}

export function counted(count: number, unit: string): string {
  return `${grouped(count)} ${unit}${count === 1 ? '' : 's'}`;
}

export function listed(names: readonly string[]): string {
  return names.map(isolated).join(', ');
}

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/** Keeps a name in a script that is written from right to left from turning the words beside it (Unicode UAX 9 §6.3). */
export function isolated(name: string): string {
  return RIGHT_TO_LEFT.test(name) ? `\u2068${name}\u2069` : name;
}

/** Names of sections. A code that the publisher no longer has is shown as it is. */
export function sectionsNamed(codes: readonly string[], { sections }: WordsPublisher): string[] {
  return codes.map((code) => sections.find((section) => section.code === code)?.name ?? code);
}

/** English name of a country or a language; the code itself if it has none. */
export function nameOfCode(code: string, type: 'region' | 'language'): string {
  try {
    return new Intl.DisplayNames('en', { type, fallback: 'code', languageDisplay: 'standard' }).of(code) ?? code;
  } catch {
    // Tags with extensions, such as `de-u-co-phonebk`, have no name.
    return code;
  }
}
