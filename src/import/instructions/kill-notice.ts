// What a person needs to know of a kill: its words, and the texts that may name the story. Pure.
import { plainTextOf } from '../formats/html-tree.ts';
import type { Kill } from '../imported-article.ts';
import type { Found, SaidText } from '../partial-article.ts';
import { identityOf } from '../source-identity.ts';

const TEXT_CHARS = 4_000;

export async function killOf(found: Found, instruction: SaidText, file: string): Promise<Kill> {
  const { headline, standfirst, bodyHtml, edNotes, said, line } = found;
  const texts = [headline ?? '', standfirst ?? '', ...said.map(({ text }) => text), ...edNotes, plainTextOf(bodyHtml.slice(0, TEXT_CHARS))];
  return {
    file,
    line: instruction.line ?? line,
    ...(await identityOf(found)),
    headline,
    instruction,
    text: texts
      .filter((text) => text !== '')
      .join('\n')
      .slice(0, TEXT_CHARS),
  };
}
