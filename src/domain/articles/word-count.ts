// Counts the words of a plain text. A character of Chinese, Japanese and other scripts without spaces counts as a word, as editors of these languages count.
import { latePattern } from '../values/late-pattern.ts';
import { searchable } from './search-words.ts';

const WORD = latePattern(String.raw`[\p{L}\p{N}\p{M}]+(?:['’.,-][\p{L}\p{N}\p{M}]+)*`, 'gu');

/** Letters and digits of the languages of Western and Central Europe. */
const PLAIN_LETTERS = '0-9A-Za-z\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u0131\u0134-\u013E\u0141-\u0148\u014A-\u017E';
/** A text of these and of signs that neither are in words nor become letters when a text is made searchable. */
const PLAIN = new RegExp(`^[\\0-\\x7F\\u00A0\\u00A7\\u00AB\\u00BB\\u2010-\\u2014\\u2018-\\u201E\\u2026\\u20AC${PLAIN_LETTERS}]*$`);
/** A word ends with a letter or digit after which none comes, neither at once nor after one sign that joins two parts of a word. */
const PLAIN_END = new RegExp(`[${PLAIN_LETTERS}](?!['’.,-]?[${PLAIN_LETTERS}])`, 'g');

export function countWords(text: string): number {
  // Making a text searchable takes ten times as long.
  if (!PLAIN.test(text)) return searchable(text).match(WORD())?.length ?? 0;
  return text.match(PLAIN_END)?.length ?? 0;
}
