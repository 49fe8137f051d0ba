// The common step after every reader that dates copy by a sentence at its end, where nothing else does. Pure, except that it changes the `Found` it is given.
import type { ReadingOptions } from './imported-article.ts';
import { roughLines } from './instructions/body-lines.ts';
import type { Found } from './partial-article.ts';
import { publishedIn } from './text/published-note.ts';

const END_CHARS = 2_000;
const LAST_LINES = 4;

/** A date that is stated and cannot be read counts more: a person reads it. */
export function dateByNote(found: Found, { publisher, now }: ReadingOptions): void {
  if (found.published !== undefined || found.unreadDate !== undefined) return;
  const calendar = { timeZone: publisher.timeZone, now, language: found.language ?? publisher.language };
  for (const line of roughLines(found.bodyHtml.slice(-END_CHARS)).slice(-LAST_LINES)) {
    found.published ??= publishedIn(line, calendar);
  }
}
