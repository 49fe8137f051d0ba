// Instructions in the note to the desk of a held article. They are read again before the article is released. Pure.
import { NO_SECTION_NOTE } from '../../domain/articles/import-source.ts';
import type { Instant } from '../../domain/values/instant.ts';
import type { SourceText } from '../imported-article.ts';
import { embargoIn } from './embargo.ts';
import { killIn } from './kill.ts';

/** For the note of copy that is held because of a value that is no sentence, such as a status or a date. */
export function heldNote({ field, text }: SourceText): string {
  return `Held: its ${field} says "${text}".`;
}

const HELD_NOTE = /Held: its [^"\n]{1,100} says "[^"\n]{0,500}"/;
const NO_END = /Under an embargo without an end that can be read/;

/** Returns the words of a note that say that the article must not be public at `now`. The server makes one line of a note. */
export function instructionInNote(note: string, now: Instant): string | undefined {
  if (note.startsWith(NO_SECTION_NOTE)) return NO_SECTION_NOTE;
  const [held] = HELD_NOTE.exec(note) ?? NO_END.exec(note) ?? [];
  if (held !== undefined) return held;
  for (const text of [note, ...note.split('\n')]) {
    const found = killIn(text, 'editors', true) ?? embargoIn(text, 'editors', now);
    if (found?.kind === 'kill' || (found?.kind === 'embargo' && (found.until === undefined || found.until > now))) return found.text;
  }
  return undefined;
}
