// A date that a field of the copy states. One that cannot be read is kept, so that a remark names it. Pure, except that it changes the `Found` it is given.
import { toInstant } from '../domain/values/instant.ts';
import type { Found } from './partial-article.ts';
import { type Calendar, type When, whenOf } from './text/dates.ts';

const SHOWN_CHARS = 100;

/** `line`: of the field; absent: only the line of the article is known. */
export function statedDate(text: string | undefined, calendar: Calendar, found: Found, line?: number): When | undefined {
  if (text === undefined || text.trim() === '') return undefined;
  const when = unixWhen(text.trim()) ?? whenOf(text, calendar);
  if (when === undefined) found.unreadDate ??= { text: text.trim().slice(0, SHOWN_CHARS), line: line ?? found.line };
  return when;
}

/** Some programs count seconds or milliseconds since 1970. */
function unixWhen(text: string): When | undefined {
  const [, seconds, milliseconds = ''] = /^(\d{9,10})(\d{3})?$/.exec(text) ?? [];
  if (seconds === undefined) return undefined;
  return { instant: toInstant(Number(seconds) * 1_000 + Number(milliseconds)), hasHour: true, hasYear: true, hasZone: true };
}

/** The version of a source that says when it was changed last. One to come would make every later one an older version. */
export function statedVersion(text: string | undefined, calendar: Calendar): string | undefined {
  const when = text === undefined ? undefined : (unixWhen(text.trim()) ?? whenOf(text, calendar));
  return when === undefined || when.instant > calendar.now ? undefined : when.instant;
}
