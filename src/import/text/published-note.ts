// A sentence at the end of copy that says on which day it was published: "This report by The Bay Post was first published Nov. 27, 2026." Pure.
import { type Calendar, type When, whenOf } from './dates.ts';

const MOST_CHARS = 240;
const COPY = '(?:report|story|article|piece|dispatch|column|interview|essay|post)';
/** "The study was first published" is of the story: only this copy speaks of itself. */
/** Begins with a figure, or with the names of a weekday and of a month. */
const DAY = '(?:\\p{L}{3,9}\\.?,? ){0,2}\\d.{4,60}';
const SENTENCES: readonly RegExp[] = [
  new RegExp(
    `^\\W*this ${COPY}\\b(?:,? (?:by|from|in) [^.]{2,80}?)? (?:was|has been) (?:first |originally |initially )published(?: (?:by|in) [^.,]{2,60}?)?,?(?: on| at)?,? (?<date>${DAY})$`,
    'iu',
  ),
  new RegExp(`^\\W*(?:first|originally) published:?(?: (?:by|in) [^.,]{2,60}?)?,?(?: on| at)?,? (?<date>${DAY})$`, 'iu'),
  /^\W*(?:dieser (?:text|artikel|beitrag|bericht) )?(?:erschien (?:zuerst|erstmals)|(?:ist )?(?:zuerst|erstmals) (?:erschienen|veröffentlicht))(?: (?:in|bei|im) [^.,]{2,60}?)?,? am (?<date>.{6,60})$/iu,
  /^\W*cet article (?:a été|est) (?:publié|paru) (?:pour la première fois|initialement)(?: (?:dans|par|sur) [^.,]{2,60}?)?,? le (?<date>.{6,60})$/iu,
];
/** Behind the day: where it was published, or that it was changed. */
const BEHIND = /[.;,]?\s+(?:in|by|on|and|und|et|im|bei|dans)\s+[\p{L}“"].*$|[.\s"”)\]*_]+$/u;

/** `undefined` for any other line, and for a day without its year. */
export function publishedIn(line: string, calendar: Calendar): When | undefined {
  if (line.length > MOST_CHARS || !/publi|erschien|veröffentlicht|paru/i.test(line)) return undefined;
  for (const pattern of SENTENCES) {
    const date = pattern.exec(line)?.groups?.['date'];
    const when =
      date === undefined ? undefined : (whenOf(date.replace(/[.\s"”)\]*_]+$/, ''), calendar) ?? whenOf(date.replace(BEHIND, ''), calendar));
    if (when?.hasYear === true) return when;
  }
  return undefined;
}
