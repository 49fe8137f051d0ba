// Checks names of desk tokens. The audit trail identifies actors by name, so a name may belong to only one live token and to no other kind of actor.
// Pure.

import { lettersOf, skeletons, skeletonsWithSigns } from '../values/confusables.ts';
import { CREDENTIAL_PREFIXES } from '../values/credential-prefixes.ts';
import { latePattern } from '../values/late-pattern.ts';
import { objectionsToCharacters } from '../values/plain-characters.ts';

/** Names of other actors in the audit trail. */
const FIXED_WORDS = ['bootstrap', 'clock', 'program', 'quota', 'restore'];
/** Actors that are partners, their keys or their users have names that begin with these words and an id. */
const RESERVED_PREFIXES = ['key', 'partner', 'user'].map((word) => ({ word, pattern: new RegExp(`^${[...word].join(' ?')}[ \\d]`) }));

interface PrefixPatterns {
  asWord: RegExp;
  /** At any position, as the log redacts it (src/http/responses/redact.ts), also with digits in the place of letters. */
  anywhere: RegExp;
}

/** Made for the first name that is checked: look-alikes take 2 ms, which a start of the Worker would wait for. */
let prefixPatterns: PrefixPatterns | undefined;

function patternsOfPrefixes(): PrefixPatterns {
  const shapes = CREDENTIAL_PREFIXES.map(shapeOf);
  // Any signs may be between the letters.
  const spelt = CREDENTIAL_PREFIXES.map((prefix) => [...shapeOf(prefix.replaceAll('_', ''))].join('[^\\p{L}\\p{N}]*'));
  return { asWord: new RegExp(`(?<![\\p{L}\\p{N}])(?:${spelt.join('|')})(?![\\p{L}\\p{N}])`, 'u'), anywhere: new RegExp(shapes.join('|')) };
}

/** Returns the rest of a sentence that begins with the name; `undefined` if a token may have the name. */
export function objectionToTokenName(name: string): string | undefined {
  if (looksLikeKey(name)) return 'must not look like a key or a token';
  const letters = skeletonsWithSigns(name).map(lettersOf);
  if (FIXED_WORDS.some((word) => letters.includes(shapeOf(word)))) return 'is a word that the audit trail uses for another actor';
  for (const shape of skeletons(name)) {
    const found = RESERVED_PREFIXES.find(({ pattern }) => pattern.test(spaced(shape)));
    if (found !== undefined)
      return `must not begin with the word "${found.word}": the names of partners, of their keys and of their users in the audit trail do`;
  }
  return objectionsToCharacters(name)[0];
}

/** Unicode classes some signs that look like an underscore as letters (Lm). */
const LINES = latePattern(String.raw`\p{Lm}`, 'gu');

/** Tells whether a text could be taken for a key or a token, also in look-alike letters. */
export function looksLikeKey(text: string): boolean {
  const lined = text.replace(LINES(), '_');
  prefixPatterns ??= patternsOfPrefixes();
  const { anywhere, asWord } = prefixPatterns;
  return skeletonsWithSigns(lined).some((shape) => anywhere.test(shape)) || skeletons(lined).some((shape) => asWord.test(shape));
}

/** Selects the tokens whose names would be refused today. They come from an older program or a restore. */
export function withRefusedNames<T extends { name: string }>(tokens: readonly T[]): T[] {
  const counts = new Map<string, number>();
  const named = tokens.map((token) => ({ token, shape: nameShape(token.name) }));
  for (const { shape } of named) counts.set(shape, (counts.get(shape) ?? 0) + 1);
  const isRefused = ({ token: { name }, shape }: (typeof named)[number]) =>
    (counts.get(shape) ?? 0) > 1 || objectionToTokenName(name) !== undefined;
  return named.filter(isRefused).map(({ token }) => token);
}

/** Returns equal texts for names that a reader could confuse: they differ only in case, accents, look-alike letters, or signs between letters. 1 is
 *  compared as I, 0 as O and cl as d. Other digits are not compared as letters: Desk 4 is not Desk A. */
export function nameShape(name: string): string {
  const letters = name.normalize('NFKD').replace(SEPARATORS(), '').replace(/cl/gi, 'd');
  const [, capitals] = skeletons(letters);
  return capitals.replaceAll('1', 'i').replaceAll('0', 'o') || name;
}

const SEPARATORS = latePattern(String.raw`[\p{P}\p{Z}\p{C}]+`, 'gu');

function spaced(shape: string): string {
  return shape.replace(SEPARATORS(), ' ').trim();
}

function shapeOf(word: string): string {
  return skeletons(word)[0];
}
