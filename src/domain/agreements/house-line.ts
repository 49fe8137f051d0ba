// Whether a line of an agreement could be taken for the publisher's house line, which always follows it word for word. Pure.

import type { Publisher } from '../publisher/publisher.ts';
import { foldCase, letterSkeleton, wordSkeletons } from '../values/confusables.ts';

type House = Pick<Publisher, 'houseLine' | 'name' | 'formerNames'>;

/** A line that shares at least this part of the house line's pairs of neighbouring words looks like it. */
const SHARED_PAIRS = 0.5;
/** A sentence of the house line with fewer letters than this may occur in any text. */
const MIN_SENTENCE_LETTERS = 12;
/** Of a sentence's letters, how many may be changed, left out or added for a line still to look like it: another spelling, a word put in. */
const CHANGED_LETTERS = 0.2;
/** A copyright sign spelt out before a year, as house lines begin. The sign itself is no plain character (notice-template.ts). */
const SPELT_SIGN = /[([{]\s*[cсϲⲥᴄꮯ]\s*[)\]}]\s*(?:\{year\}|\d{4})/;

/** True for the house line, about a sentence of it, or about the same words in about the same order, with any year or name and in letters that look
 *  like its own. Nothing is said about lines that contradict the house line in other words. */
export function looksLikeHouseLine(line: string, { houseLine, name, formerNames }: House): boolean {
  if (SPELT_SIGN.test(foldCase(line))) return true;
  const names = [name, ...formerNames];
  const sentences = houseLine.split(/[.!?;]/).map((sentence) => letterSkeleton(withoutNames(sentence, names)));
  const letters = letterSkeleton(withoutNames(line, names));
  if (sentences.some((sentence) => sentence.length >= MIN_SENTENCE_LETTERS && isAbout(sentence, letters))) return true;
  const pairs = wordPairs(withoutNames(houseLine, names));
  const given = new Set(wordPairs(withoutNames(line, names)));
  return pairs.length > 0 && pairs.filter((pair) => given.has(pair)).length / pairs.length >= SHARED_PAIRS;
}

/** Whether a part of `letters` is `sentence` but for some letters: the edit distance to the nearest part (Sellers 1980). */
function isAbout(sentence: string, letters: string): boolean {
  // `distances[i]`: from the sentence's first i letters to the nearest part of the text that ends at the letter being read.
  let distances = Array.from({ length: sentence.length + 1 }, (_, index) => index);
  let least = sentence.length;
  for (const letter of letters) {
    const next = [0];
    for (let i = 1; i <= sentence.length; i++) {
      const replaced = (distances[i - 1] ?? 0) + (sentence[i - 1] === letter ? 0 : 1);
      next.push(Math.min(replaced, (distances[i] ?? 0) + 1, (next[i - 1] ?? 0) + 1));
    }
    distances = next;
    least = Math.min(least, next[sentence.length] ?? least);
  }
  return least <= sentence.length * CHANGED_LETTERS;
}

/** Without the publisher's names and years, which any line may mention. */
function withoutNames(text: string, names: readonly string[]): string {
  const nameless = names.reduce((rest, name) => rest.replaceAll(name, ' '), text);
  return nameless.replace(/\{year\}|\b\d{4}\b/g, ' ');
}

function wordPairs(text: string): string[] {
  const words = wordSkeletons(text);
  return words.slice(1).map((word, index) => `${words[index]} ${word}`);
}
