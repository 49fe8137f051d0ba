// Wraps plain text at a number of columns. Pure. A column is the width of a Latin letter in a terminal; East Asian wide characters take two.
import { latePattern } from '../../domain/values/late-pattern.ts';

/** Characters that take two columns (Unicode UAX 11, W and F), and emoji. */
const WIDE = latePattern(
  String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\u3000-\u303E\uFF01-\uFF60\uFFE0-\uFFE6]`,
  'u',
);
/** Wide characters beside which a line may break. Korean is wide too, but breaks at its spaces. */
const BREAKABLE = latePattern(String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303E\uFF01-\uFF60]`, 'u');
const NO_WIDTH = latePattern(String.raw`^[\p{M}\p{Cf}]+$`, 'u');
/** A line does not begin with a closing character or end with an opening one (JLREQ, line-start and line-end prohibition). */
const CLOSING = latePattern(
  String.raw`^[\p{Pe}\p{Pf}\u3001\u3002\uFF0C\uFF0E\uFF01\uFF1A\uFF1B\uFF1F\u30FB\u30FC\u3005\u3041\u3043\u3045\u3047\u3049\u3063\u3083\u3085\u3087\u30A1\u30A3\u30A5\u30A7\u30A9\u30C3\u30E3\u30E5\u30E7]`,
  'u',
);
const OPENING = latePattern(String.raw`[\p{Ps}\p{Pi}]$`, 'u');

/** One visible character: a flag, or a letter with its marks and joined characters. `Intl.Segmenter` handles more cases, but takes three times as
 *  long. */
const CHARACTER = latePattern(String.raw`(?:\p{RI}\p{RI}|[\s\S])(?:[\p{M}\p{Cf}\p{Emoji_Modifier}]|(?<=\u200D)[\s\S])*`, 'gu');

/** Wraps every line that is longer than `columns`. The further lines of a list item are indented to its first word. A word that is longer than a
 *  line, such as an address, is not broken. */
export function wrap(text: string, columns: number): string {
  if (columns === Number.POSITIVE_INFINITY) return text;
  return text
    .split('\n')
    .map((line) => (isWithin(line, columns) ? line : wrapLine(line, columns)))
    .join('\n');
}

/** A UTF-16 unit takes two columns at most, so that the width of short lines, and of any line without a limit, need not be counted. */
function isWithin(line: string, columns: number): boolean {
  return line.length * 2 <= columns || widthOf(line) <= columns;
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

/** Returns the parts of a word that are not broken: the whole word in most scripts, single characters in scripts without spaces. */
function piecesOf(word: string): string[] {
  if (!BREAKABLE().test(word)) return [word];
  const pieces: string[] = [];
  let previous = '';
  for (const character of charactersOf(word)) {
    const isBound = CLOSING().test(character) || OPENING().test(previous) || !(BREAKABLE().test(previous) || BREAKABLE().test(character));
    if (previous !== '' && isBound) pieces.push(`${pieces.pop()}${character}`);
    else pieces.push(character);
    previous = character;
  }
  return pieces;
}

/** Returns the width of a text in columns. */
export function widthOf(text: string): number {
  if (/^[\x20-\x7E\u00A0-\u02FF]*$/.test(text)) return text.length;
  if (text.length === 1) return widthOfCharacter(text);
  let width = 0;
  for (const character of charactersOf(text)) width += widthOfCharacter(character);
  return width;
}

function widthOfCharacter(character: string): number {
  if (WIDE().test(character)) return 2;
  return NO_WIDTH().test(character) ? 0 : 1;
}

function charactersOf(text: string): string[] {
  return text.match(CHARACTER()) ?? [];
}
