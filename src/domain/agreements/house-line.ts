// Tells whether a line of an agreement could be mistaken for the publisher's house line, which always follows it unchanged. Pure.

import type { Publisher } from '../publisher/publisher.ts';
import { lettersOf, skeletonsWithSigns, wordsOf } from '../values/confusables.ts';
import { latePattern } from '../values/late-pattern.ts';

type HouseLinePublisher = Pick<Publisher, 'houseLine' | 'name' | 'formerNames'>;

/** A line looks like the house line if it contains at least this share of the house line's pairs of neighbouring words. */
const SHARED_PAIRS = 0.5;
/** Shorter sentences of the house line are not compared, because they may occur in any text. */
const MIN_SENTENCE_LETTERS = 12;
/** A shorter house line is not compared as a whole. */
const MIN_LINE_LETTERS = 5;
/** Share of a sentence's letters that may be changed, left out or added: a different spelling or an inserted word. */
const CHANGED_LETTERS = 0.2;
/** Signs that surround a spelt-out copyright sign such as (c), with which house lines begin. The sign © is refused by plain-characters.ts. */
const AROUND = latePattern(String.raw`[\p{Ps}\p{Pe}\p{Pi}\p{Pf}"'*+=|~−×]`, 'u');
const OPENING = latePattern(String.raw`\p{Ps}`, 'u');
/** A single letter before a year, with neither letters nor digits between them. */
const BEFORE_YEAR = latePattern(
  String.raw`(?<![\s\p{P}\p{S}])(?<before>[\s\p{P}\p{S}]+)\p{L}\p{M}*(?<behind>[\s\p{P}\p{S}]+)(?:\{(?:year|date)\}|\p{Nd}{4})`,
  'gu',
);
const SENTENCE_ENDS = /[.!?;。．！？；।؟۔]/;

/** True if the line begins a copyright notice, or resembles the house line or one of its sentences. Years, names, spelling and look-alike letters
 *  may differ. The meaning is not checked: a line that contradicts the house line in other words is allowed. */
export function looksLikeHouseLine(line: string, { houseLine, name, formerNames }: HouseLinePublisher): boolean {
  if (containsSpeltCopyrightSign(line)) return true;
  const names = [name, ...formerNames];
  const sentences = houseLine.split(SENTENCE_ENDS).map((sentence) => skeletonsWithSigns(withoutNames(sentence, names)));
  const house = skeletonsWithSigns(withoutNames(houseLine, names));
  return skeletonsWithSigns(withoutNames(line, names)).some((given, variant) => {
    const parts = sentences.map((shapes) => lettersOf(shapes[variant] ?? '')).filter(({ length }) => length >= MIN_SENTENCE_LETTERS);
    const whole = lettersOf(house[variant] ?? '');
    const letters = lettersOf(given);
    if ([...parts, ...(whole.length >= MIN_LINE_LETTERS ? [whole] : [])].some((part) => containsRoughly(letters, part))) return true;
    const pairs = wordPairs(house[variant] ?? '');
    const shared = new Set(wordPairs(given));
    return pairs.length > 0 && pairs.filter((pair) => shared.has(pair)).length / pairs.length >= SHARED_PAIRS;
  });
}

function containsSpeltCopyrightSign(line: string): boolean {
  const signs = line.normalize('NFKC').replaceAll('¢', 'c').matchAll(BEFORE_YEAR());
  return [...signs].some(({ index, groups: { before = '', behind = '' } = {} }) => {
    // A mark directly after a word may be an apostrophe, or close a quotation.
    const opens = OPENING().test(before) || AROUND().test(index === 0 ? before : before.slice(1));
    return opens && AROUND().test(behind);
  });
}

/** Tells whether some part of `letters` equals `sentence` except for a few letters: the smallest edit distance to any substring (Sellers 1980). */
function containsRoughly(letters: string, sentence: string): boolean {
  // `distances[i]` is the edit distance between the sentence's first i letters and the nearest substring that ends at the current letter.
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

/** Removes the publisher's names and years, which any line may mention. */
function withoutNames(text: string, names: readonly string[]): string {
  const nameless = names.reduce((rest, name) => rest.replaceAll(name, ' '), text);
  return nameless.replace(/\{year\}|\b\d{4}\b/g, ' ');
}

function wordPairs(shape: string): string[] {
  const words = wordsOf(shape);
  return words.slice(1).map((word, index) => `${words[index]} ${word}`);
}
