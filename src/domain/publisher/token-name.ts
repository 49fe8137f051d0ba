// Names of desk tokens. The audit trail says by name who did what, so a name must belong to one live token only, and to no other actor in
// the trail. Pure.
import { lettersOf, skeletons, skeletonsWithSigns } from '../values/confusables.ts';
import { CREDENTIAL_PREFIXES } from '../values/credential-prefixes.ts';
import { objectionsToCharacters } from '../values/plain-characters.ts';

/** Names of other actors in the audit trail. */
const FIXED_WORDS = ['bootstrap', 'clock', 'quota'];
/** Entries by partners’ keys and by partners begin with these words and an id. */
const ANOTHERS = ['key', 'partner'].map((word) => ({ word, pattern: new RegExp(`^${[...word].join(' ?')}[ \\d]`) }));

/** The letters of a prefix, whatever is between them. */
const SPELT = CREDENTIAL_PREFIXES.map((prefix) => [...shapeOf(prefix.replaceAll('_', ''))].join('[^\\p{L}\\p{N}]*'));
const PREFIX_AS_WORD = new RegExp(`(?<![\\p{L}\\p{N}])(?:${SPELT.join('|')})(?![\\p{L}\\p{N}])`, 'u');

/** Anywhere, as the log looks for it (src/http/responses/redact.ts), and with digits in the place of letters. */
const PREFIX_ANYWHERE = new RegExp(CREDENTIAL_PREFIXES.map(shapeOf).join('|'));

/** The rest of a sentence that begins with the name; `undefined` for a name that a token may have. */
export function objectionToTokenName(name: string): string | undefined {
  if (looksLikeKey(name)) return 'must not look like a key or a token';
  const letters = skeletonsWithSigns(name).map(lettersOf);
  if (FIXED_WORDS.some((word) => letters.includes(shapeOf(word)))) return 'is a word that the audit trail uses itself';
  for (const shape of skeletons(name)) {
    const found = ANOTHERS.find(({ pattern }) => pattern.test(spaced(shape)));
    if (found !== undefined) return `must not begin with the word "${found.word}": entries of partners and of their keys do`;
  }
  return objectionsToCharacters(name)[0];
}

export function looksLikeKey(text: string): boolean {
  // Some lines between letters are letters by their category.
  const lined = text.replace(/\p{Lm}/gu, '_');
  return (
    skeletonsWithSigns(lined).some((shape) => PREFIX_ANYWHERE.test(shape)) || skeletons(lined).some((shape) => PREFIX_AS_WORD.test(shape))
  );
}

/** Tokens with names that no token could be given today, from an older program or a restore. */
export function withDoubtfulNames<T extends { name: string }>(tokens: readonly T[]): T[] {
  const holders = new Map<string, number>();
  const named = tokens.map((token) => ({ token, shape: nameShape(token.name) }));
  for (const { shape } of named) holders.set(shape, (holders.get(shape) ?? 0) + 1);
  const isDoubtful = ({ token: { name }, shape }: (typeof named)[number]) =>
    (holders.get(shape) ?? 0) > 1 || objectionToTokenName(name) !== undefined;
  return named.filter(isDoubtful).map(({ token }) => token);
}

/** Equal for names that a reader could take for each other: whatever their case and accents, in letters that look alike, and whatever stands between
 *  letters. 1 and 0 are I and O to a reader, and cl is a d. The other digits are digits: Desk 4 is not Desk A. */
export function nameShape(name: string): string {
  const letters = name.normalize('NFKD').replace(APART, '').replace(/cl/gi, 'd');
  const [, capitals] = skeletons(letters);
  return capitals.replaceAll('1', 'i').replaceAll('0', 'o') || name;
}

const APART = /[\p{P}\p{Z}\p{C}]+/gu;

function spaced(shape: string): string {
  return shape.replace(APART, ' ').trim();
}

function shapeOf(word: string): string {
  return skeletons(word)[0];
}
