// The note to the desk of held copy, if a newer version of the copy does not have it any more. The article stays held, because only the desk releases it,
// and the desk has to learn that what it may have read is not in the source now.
import type { Article } from '../../../domain/articles/article.ts';
import type { Command } from '../../../domain/articles/command.ts';
import { DROPPED_NOTE, NO_SECTION_NOTE } from '../../../domain/articles/import-source.ts';
import { ED_NOTE_CHARS } from '../../../domain/values/limits.ts';

type ImportCommand = Command & { op: 'import' };

/** `stored`: the article that the copy replaces. */
export function withDroppedNote(command: ImportCommand, stored: Article): ImportCommand {
  if (command.hold || stored.pubStatus !== 'withheld') return command;
  const [before, after] = [ownNote(stored.edNote), ownNote(command.article.edNote)];
  const isKept = before === '' || (after.includes(before) && stored.edNote?.includes(DROPPED_NOTE) !== true);
  if (isKept) return command;
  const unfiled = command.article.edNote?.startsWith(NO_SECTION_NOTE) === true ? NO_SECTION_NOTE : '';
  const edNote = [unfiled, DROPPED_NOTE, after].filter((part) => part !== '').join('\n');
  return { ...command, article: { ...command.article, edNote: edNote.slice(0, ED_NOTE_CHARS) } };
}

/** Without our own sentence about the section. Line ends make no difference. */
function ownNote(note = ''): string {
  return note.replace(NO_SECTION_NOTE, '').replace(/\s+/g, ' ').trim();
}
