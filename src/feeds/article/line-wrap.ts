// Lines of plain text within so many columns. Pure. A column is what a terminal gives a Latin letter; East Asian wide characters take two.

/** Characters that take two columns (Unicode UAX 11, W and F; emoji are drawn so too). */
const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\u3000-\u303E\uFF01-\uFF60\uFFE0-\uFFE6]/u;
/** Wide, and a line may break beside it: Korean is wide and breaks at its spaces. */
const BREAKABLE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303E\uFF01-\uFF60]/u;
const NO_WIDTH = /^[\p{M}\p{Cf}]+$/u;
/** No line begins with what closes and none ends with what opens (JLREQ, line-start and line-end prohibition). */
const CLOSING =
  /^[\p{Pe}\p{Pf}\u3001\u3002\uFF0C\uFF0E\uFF01\uFF1A\uFF1B\uFF1F\u30FB\u30FC\u3005\u3041\u3043\u3045\u3047\u3049\u3063\u3083\u3085\u3087\u30A1\u30A3\u30A5\u30A7\u30A9\u30C3\u30E3\u30E5\u30E7]/u;
const OPENING = /[\p{Ps}\p{Pi}]$/u;

/** What a reader sees as one character: a flag, or a letter with its marks and whatever is joined to it. `Intl.Segmenter` knows more cases
 *  and takes three times as long. */
const CHARACTER = /(?:\p{RI}\p{RI}|[\s\S])(?:[\p{M}\p{Cf}\p{Emoji_Modifier}]|(?<=\u200D)[\s\S])*/gu;

/** Every line of `text` in lines of at most `columns`, with the rest of a list item beneath its first word. What fits stays as it is, and a
 *  word that is longer than a line, an address say, stays whole. */
export function wrap(text: string, columns: number): string {
  return text
    .split('\n')
    .map((line) => (widthOf(line) <= columns ? line : wrapLine(line, columns)))
    .join('\n');
}

function wrapLine(line: string, columns: number): string {
  const indent = line.startsWith('- ') ? '  ' : '';
  const lines: string[] = [];
  let open = '';
  let width = 0;
  for (const word of line.split(' ')) {
    let gap = open === '' ? '' : ' ';
    for (const piece of piecesOf(word)) {
      const more = widthOf(piece);
      if (open !== '' && open !== indent && width + gap.length + more > columns) {
        lines.push(open);
        open = indent;
        width = indent.length;
        gap = '';
      }
      open += gap + piece;
      width += gap.length + more;
      gap = '';
    }
  }
  return [...lines, open].map((done) => done.trimEnd()).join('\n');
}

/** Units that are not broken: whole words in most scripts, single characters in those that are written without spaces. */
function piecesOf(word: string): string[] {
  if (!BREAKABLE.test(word)) return [word];
  const pieces: string[] = [];
  let previous = '';
  for (const character of charactersOf(word)) {
    const isBound = CLOSING.test(character) || OPENING.test(previous) || !(BREAKABLE.test(previous) || BREAKABLE.test(character));
    if (previous !== '' && isBound) pieces.push(`${pieces.pop()}${character}`);
    else pieces.push(character);
    previous = character;
  }
  return pieces;
}

/** In columns. */
export function widthOf(text: string): number {
  if (/^[\x20-\x7E\u00A0-\u02FF]*$/.test(text)) return text.length;
  if (text.length === 1) return widthOfCharacter(text);
  let width = 0;
  for (const character of charactersOf(text)) width += widthOfCharacter(character);
  return width;
}

function widthOfCharacter(character: string): number {
  if (WIDE.test(character)) return 2;
  return NO_WIDTH.test(character) ? 0 : 1;
}

function charactersOf(text: string): string[] {
  return text.match(CHARACTER) ?? [];
}
