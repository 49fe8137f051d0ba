// Where the markup of XML begins and ends. Pure.

/** Characters of one tag. After a longer one, nothing is read. */
export const TAG_CHARS = 1_000_000;
/** No beginning of markup is longer. */
export const LOOK_AHEAD = 9;

/** What has no tags within: comments, CDATA, instructions, declarations. */
export const SECTIONS = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
  ['<!', '>'],
] as const;

/** The offset after a tag, or -1; a `>` within quotes does not end it. */
export function tagEnd(text: string, start: number): number {
  const longest = Math.min(text.length, start + TAG_CHARS + 1);
  let quote = '';
  for (let at = start + 1; at < longest; at += 1) {
    const character = text[at] ?? '';
    if (quote !== '') quote = character === quote ? '' : quote;
    else if (character === '>') return at + 1;
    else if (character === '"' || character === "'") quote = character;
  }
  return -1;
}
