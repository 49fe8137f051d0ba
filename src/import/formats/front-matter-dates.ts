// Dates of front matter. Pure.
import { type ReadingOptions, Unreadable } from '../imported-article.ts';
import { askDate } from '../instructions/publication-date.ts';
import type { Found } from '../partial-article.ts';
import { statedDate, statedVersion } from '../stated-date.ts';
import { type Calendar, type When, whenOf } from '../text/dates.ts';
import { textIn } from './unknown-json.ts';

/** `line`: of the field in the file. */
export type FieldReader = (value: unknown, found: Found, options: ReadingOptions, line: number) => void;

export const date =
  (name: 'published' | 'created' | 'expires'): FieldReader =>
  (value, found, options, line) => {
    if (value === null || value === '' || typeof value === 'boolean') return;
    const when = statedDate(textIn(value) ?? String(value), calendarOf(found, options), found, line);
    // Copy that must not be shown for long is not imported without its end.
    if (when === undefined && name === 'expires') throw new Unreadable(`front matter: the date "${String(value)}" cannot be read`);
    if (when === undefined) return;
    if (name === 'expires') found.expires = when.instant;
    else if (name === 'created') found.created = when;
    else found.published = found.published === undefined ? when : firstOf(found.published, when, options);
  };

const published = date('published');

/** When a program is to publish the copy. Some read 12/02/2026 as 2 December, and others as 12 February: if only one of the two is over, a person decides. */
export const scheduled: FieldReader = (value, found, options, line) => {
  published(value, found, options, line);
  const text = textIn(value) ?? String(value);
  const calendar = calendarOf(found, options);
  if (whenOf(text, calendar)?.guess === undefined) return;
  const isAhead = ['en-GB', 'en-US'].some((language) => askDate(whenOf(text, { ...calendar, language }), options.now) !== undefined);
  if (isAhead) found.said.push({ field: 'date of publication', text, line, isLikely: true });
};

/** When the copy was changed last is its version, of several fields the latest. */
export const version: FieldReader = (value, found, options) => {
  const stated = statedVersion(textIn(value), calendarOf(found, options));
  if (stated !== undefined && stated > (found.sourceVersion ?? '')) found.sourceVersion = stated;
};

/** Of "date" and "publishDate" the earlier one is the first publication, unless one is yet to come: then nothing was published. */
function firstOf(one: When, other: When, { now }: ReadingOptions): When {
  const [earlier, later] = one.instant <= other.instant ? [one, other] : [other, one];
  return later.instant > now ? later : earlier;
}

export function calendarOf(found: Found, { publisher, now }: ReadingOptions): Calendar {
  return { timeZone: publisher.timeZone, now, language: found.language ?? publisher.language };
}
