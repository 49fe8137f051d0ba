// Counts the words of a plain text. A character of Chinese, Japanese and other scripts without spaces counts as a word, as editors of these languages count.
import { searchable } from './search-words.ts';

const WORD = /[\p{L}\p{N}\p{M}]+(?:['’.,-][\p{L}\p{N}\p{M}]+)*/gu;

export function countWords(text: string): number {
  return searchable(text).match(WORD)?.length ?? 0;
}
