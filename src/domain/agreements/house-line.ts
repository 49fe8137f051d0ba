// Whether a line of an agreement could be mistaken for the publisher's house line, which always follows it word for word. Pure.

import type { Publisher } from '../publisher/publisher.ts';
import { lettersOf, skeletonsWithSigns, wordsOf } from '../values/confusables.ts';

type House = Pick<Publisher, 'houseLine' | 'name' | 'formerNames'>;

/** A line that shares at least this part of the house line's pairs of neighbouring words looks like it. */
const SHARED_PAIRS = 0.5;
/** A sentence of the house line with fewer letters than this may occur in any text; of the whole house line, fewer than the second. */
const MIN_SENTENCE_LETTERS = 12;
const MIN_LINE_LETTERS = 5;
/** Which part of a sentence's letters may be changed, left out or added for a line still to look like it: another spelling, an inserted
 *  word. */
const CHANGED_LETTERS = 0.2;
/** What may stand around a copyright sign that is spelt out, as house lines begin. The sign itself is no plain character. */
const AROUND = /[\p{Ps}\p{Pe}\p{Pi}\p{Pf}"'*+=|~−×]/u;
/** A letter that stands alone, with no letter and no digit between it and a year. */
const BEFORE_YEAR = /(?<![\s\p{P}\p{S}])(?<before>[\s\p{P}\p{S}]+)\p{L}\p{M}*(?<behind>[\s\p{P}\p{S}]+)(?:\{(?:year|date)\}|\p{Nd}{4})/gu;
const SENTENCE_ENDS = /[.!?;。．！？；।؟۔]/;

/** True for the house line, about a sentence of it, or about the same words in about the same order, with any year or name and in letters that look
 *  like its own. Nothing is said about lines that contradict the house line in other words. */
export function looksLikeHouseLine(line: string, { houseLine, name, formerNames }: House): boolean {
  if (holdsSpeltSign(line)) return true;
  const names = [name, ...formerNames];
  const sentences = houseLine.split(SENTENCE_ENDS).map((sentence) => skeletonsWithSigns(withoutNames(sentence, names)));
  const house = skeletonsWithSigns(withoutNames(houseLine, names));
  return skeletonsWithSigns(withoutNames(line, names)).some((given, variant) => {
    const parts = sentences.map((shapes) => lettersOf(shapes[variant] ?? '')).filter(({ length }) => length >= MIN_SENTENCE_LETTERS);
    const whole = lettersOf(house[variant] ?? '');
    const letters = lettersOf(given);
    if ([...parts, ...(whole.length >= MIN_LINE_LETTERS ? [whole] : [])].some((part) => isAbout(part, letters))) return true;
    const pairs = wordPairs(house[variant] ?? '');
    const shared = new Set(wordPairs(given));
    return pairs.length > 0 && pairs.filter((pair) => shared.has(pair)).length / pairs.length >= SHARED_PAIRS;
  });
}

function holdsSpeltSign(line: string): boolean {
  const signs = line.normalize('NFKC').replaceAll('¢', 'c').matchAll(BEFORE_YEAR);
  return [...signs].some(({ index, groups: { before = '', behind = '' } = {} }) => {
    // A mark directly after a word may be an apostrophe, or close a quotation.
    const opens = /\p{Ps}/u.test(before) || AROUND.test(index === 0 ? before : before.slice(1));
    return opens && AROUND.test(behind);
  });
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

function wordPairs(shape: string): string[] {
  const words = wordsOf(shape);
  return words.slice(1).map((word, index) => `${words[index]} ${word}`);
}
