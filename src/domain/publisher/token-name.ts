// Names of desk tokens. The audit trail says by name who did what, so that a name must be one live token's alone, and nothing else's that
// stands there. Pure.
import { letterSkeleton, skeleton } from '../values/confusables.ts';
import { CREDENTIAL_PREFIXES } from '../values/credential-prefixes.ts';

/** In the audit trail, for what no desk token did. */
const FIXED_WORDS = ['bootstrap', 'clock', 'quota'].map(letterSkeleton);
/** Entries by partners' keys and by partners begin so: an id follows. */
const ANOTHERS = /^(key|partner)[ \d]/;

/** With the letters of a prefix apart, whatever stands between them. An I may be an l that was made to look like one. */
const SPELT = CREDENTIAL_PREFIXES.map((prefix) =>
  [...prefix.replaceAll('_', '')].map((letter) => letter.replace('l', '[il]')).join('[^\\p{L}\\p{N}]*'),
);
const PREFIX_AS_WORD = new RegExp(`(?<![\\p{L}\\p{N}])(?:${SPELT.join('|')})(?![\\p{L}\\p{N}])`, 'u');

/** Anywhere, as the log looks for it (src/http/responses/redact.ts), and with digits in the place of letters. */
const PREFIX_ANYWHERE = new RegExp(CREDENTIAL_PREFIXES.map((prefix) => skeleton(prefix)).join('|'));

/** The rest of a sentence that begins with the name; `undefined` for a name that a token may have. */
export function objectionToTokenName(name: string): string | undefined {
  if (looksLikeKey(name)) return 'must not look like a key or a token';
  if (FIXED_WORDS.includes(letterSkeleton(name))) return 'is a word that the audit trail uses itself';
  const [, word] = ANOTHERS.exec(nameShape(name)) ?? [];
  return word === undefined ? undefined : `must not begin with the word "${word}": entries of partners and of their keys do`;
}

export function looksLikeKey(text: string): boolean {
  // Some lines between letters are letters by their category.
  const spaced = text.replace(/\p{Lm}/gu, '_');
  return PREFIX_ANYWHERE.test(skeleton(spaced)) || PREFIX_AS_WORD.test(latinLetters(spaced));
}

/** Equal for names that a reader could take for each other: whatever their case, accents and script, and whatever stands between words. */
export function nameShape(name: string): string {
  const words = latinLetters(name)
    .replace(/[\p{P}\p{Z}\p{C}]+/gu, ' ')
    .trim();
  return words === '' ? name : words;
}

/** In one case and without invisible characters, each letter as the Latin one that it could be taken for. Digits stay: Desk 4 is not Desk A. */
function latinLetters(text: string): string {
  const visible = text.normalize('NFKC').replace(/[\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/gu, '');
  // The upper case knows more letters to be one: ß and ss, ς and σ. I and l are two to whoever reads them in lower case.
  return visible.replace(/\p{L}/gu, (letter) => (/l/i.test(letter) ? 'l' : skeleton(letter.toUpperCase())));
}
