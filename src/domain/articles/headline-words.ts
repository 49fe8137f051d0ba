// Finds articles by words of their headlines, in any order and without accents. Pure.
import { nameWords, searchableName, wordsOfName } from './search-words.ts';

/** Returns a test of headlines for words that somebody typed. Each may be the beginning of a word of the headline. Without a word every headline passes. */
export function headlineTest(typed: string): (headline: string) => boolean {
  const wanted = nameWords(typed);
  return (headline) => {
    const text = searchableName(headline);
    // Most headlines have none of the words, and splitting one takes longer than all the rest.
    if (!wanted.every((beginning) => text.includes(beginning))) return false;
    const words = wordsOfName(text);
    return wanted.every((beginning) => words.some((word) => word.startsWith(beginning)));
  };
}
