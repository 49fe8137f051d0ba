// Copy that names no section. A new article waits in the section that was sent until the desk has chosen one; an article that is there stays where it is.
import type { Article } from '../../../domain/articles/article.ts';
import type { Command } from '../../../domain/articles/command.ts';
import { NO_SECTION_NOTE as NOTE } from '../../../domain/articles/import-source.ts';
import { ED_NOTE_CHARS } from '../../../domain/values/limits.ts';
import { present } from '../../../domain/values/present.ts';

type ImportCommand = Command & { op: 'import' };

/** `stored`: the article that the copy replaces; absent for a new one. */
export function filed(command: ImportCommand, stored: Article | undefined): ImportCommand {
  if (!command.unfiled) return command;
  const { edNote = '', sections } = command.article;
  const isWaiting = stored === undefined || (stored.pubStatus === 'withheld' && stored.edNote?.startsWith(NOTE) === true);
  const article = {
    ...command.article,
    sections: stored?.sections.map(({ code }) => code) ?? sections,
    edNote: isWaiting ? `${NOTE}\n${edNote}`.trim().slice(0, ED_NOTE_CHARS) : edNote || undefined,
  };
  return { ...command, article: present(article), hold: command.hold || stored === undefined };
}
