// Terms of the publisher's vocabulary: sections, subjects, authors and desks. A code is stored when a term is first used and never computed
// from its label again, so C, C++ and C# stay three subjects and a renamed section keeps its path.
import * as z from 'zod';
import { latePattern } from './late-pattern.ts';
import { NAME_CHARS } from './limits.ts';
import { textSchema } from './text-schema.ts';

export interface Term {
  /** `[a-z0-9-]{1,64}`, unique within its kind. */
  code: string;
  /** Name for people, in the spelling of the desk. */
  name: string;
}

export const codeSchema = z.string().regex(/^[a-z0-9-]{1,64}$/, { error: 'must be 1 to 64 of a-z, 0-9 and "-"' });

export const termSchema = z.strictObject({ code: codeSchema, name: textSchema(NAME_CHARS) });

/** Accepts a name, for which a code is found or made, or a name with a code. */
export const termInputSchema = z.union(
  [
    textSchema(NAME_CHARS).transform((name): TermInput => ({ name })),
    z.strictObject({ code: codeSchema.optional(), name: textSchema(NAME_CHARS) }),
  ],
  { error: 'must be a name, or an object with a name and an optional code' },
);

export interface TermInput {
  code?: string | undefined;
  name: string;
}

/** Replacements of letters that NFKD does not decompose. */
const WHOLE_LETTERS: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', þ: 'th', ł: 'l', ı: 'i' };

/** Replaces the letters of lower case that are not in the basic Latin alphabet and that NFKD leaves as they are. */
export function withPlainLetters(text: string): string {
  return text.replace(/[ßæœøđðþłı]/g, (letter) => WHOLE_LETTERS[letter] ?? letter);
}

const MARKS = latePattern(String.raw`\p{M}+`, 'gu');

function romanised(name: string): string {
  // NFKD separates accents from their letters. They must not become hyphens between words.
  return withPlainLetters(name.normalize('NFKD').replace(MARKS(), '').toLowerCase());
}

/** Tells whether two names are one: they differ at most in case, white space or Unicode form. C, C++ and C# are three. */
export function isSameName(one: string, other: string): boolean {
  return one === other || foldedName(one) === foldedName(other);
}

/** Letters of which several are one in the other case, and which toLowerCase therefore leaves apart. */
const FOLDED_LETTERS: Readonly<Record<string, string>> = { ß: 'ss', ς: 'σ', ſ: 's' };

/** The form of a name in which names are compared: equal forms are one name. */
export function foldedName(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[ßςſ]/g, (letter) => FOLDED_LETTERS[letter] ?? letter)
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Makes a readable code for a name; `term` if no letter or digit is left. Different names may get the same code: see `isReadable`. Names that are one get the same code. */
export function codeFor(name: string): string {
  const ascii = romanised(name)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return ascii.slice(0, 56).replace(/-+$/, '') || 'term';
}

/** Tells whether the code of a name keeps everything that distinguishes the name: true for C, false for C++ and C#. */
export function isReadable(name: string): boolean {
  return /^[a-z0-9\s.,:&/()!?'’"-]{1,56}$/.test(romanised(name)) && /[a-z0-9]/.test(romanised(name));
}
