// Counts the words of a plain text. A character of Chinese, Japanese and other scripts without spaces counts as a word, as editors of these languages count.
import { latePattern } from '../values/late-pattern.ts';
import { searchable } from './search-words.ts';

const WORD = latePattern(String.raw`[\p{L}\p{N}\p{M}]+(?:['’.,-][\p{L}\p{N}\p{M}]+)*`, 'gu');

export function countWords(text: string): number {
  return searchable(text).match(WORD())?.length ?? 0;
}
