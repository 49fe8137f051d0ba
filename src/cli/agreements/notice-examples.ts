// Shows the composed notice of an agreement on a terminal, for a dry run and after the agreement was put.
import type { NoticeExample } from '../../domain/partners/notice-examples.ts';
import type { Terminal } from '../terminal/terminal.ts';

/** Shows the texts as they will appear under an article, with an invented article. They go to standard error, because they are no
 *  part of the result. */
export function showNotices(terminal: Terminal, notices: readonly NoticeExample[]): void {
  if (terminal.json) return;
  terminal.note('The notice, here with an invented article:', 'strong');
  for (const { language, source, text } of notices) {
    if (notices.length > 1) terminal.note(`  Under articles of ${source} in ${languageInWords(language)}:`, 'faint');
    for (const line of text.split('\n')) terminal.note(`    ${line}`);
  }
}

/** A tag without a name is shown as it is. */
function languageInWords(tag: string): string {
  try {
    return new Intl.DisplayNames('en', { type: 'language', languageDisplay: 'standard' }).of(tag) ?? tag;
  } catch {
    // Tags with extensions, such as `de-u-co-phonebk`, have no name.
    return tag;
  }
}
