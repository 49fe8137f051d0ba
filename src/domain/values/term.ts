// Terms of the publisher's vocabulary: sections, subjects, authors and desks. A code is stored when a term is first used and never computed
// from its label again, so C, C++ and C# stay three subjects and a renamed section keeps its path.
import * as z from 'zod';
import { NAME_CHARS } from './limits.ts';
import { textSchema } from './text-schema.ts';

export interface Term {
  /** `[a-z0-9-]{1,64}`, unique within its kind. */
  code: string;
  /** For people, in their own spelling. */
  name: string;
}

export const codeSchema = z.string().regex(/^[a-z0-9-]{1,64}$/, { error: 'must be 1 to 64 of a-z, 0-9 and "-"' });

export const termSchema = z.strictObject({ code: codeSchema, name: textSchema(NAME_CHARS) });

/** What a desk may send: a name, whose code is then looked up or made; or a code with it. */
export const termInputSchema = z.union(
  [
    textSchema(NAME_CHARS).transform((name): TermInput => ({ name })),
    z.strictObject({ code: codeSchema.optional(), name: textSchema(NAME_CHARS) }),
  ],
  { error: 'must be a name, or an object with a name and, if you like, a code' },
);

export interface TermInput {
  code?: string | undefined;
  name: string;
}

/** Letters that NFKD leaves whole. */
const WHOLE_LETTERS: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', þ: 'th', ł: 'l', ı: 'i' };

function romanised(name: string): string {
  return (
    name
      .normalize('NFKD')
      // Accents that NFKD has split off must not become gaps between words.
      .replace(/\p{M}+/gu, '')
      .toLowerCase()
      .replace(/[ßæœøđðþłı]/g, (letter) => WHOLE_LETTERS[letter] ?? letter)
  );
}

/** A readable code for a name; `term` if no letter is left. Two names may get the same code: see `isReadable`. */
export function codeFor(name: string): string {
  const ascii = romanised(name)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return ascii.slice(0, 56).replace(/-+$/, '') || 'term';
}

/** Whether the code keeps everything that the name says: true for C, false for C++ and C#. */
export function isReadable(name: string): boolean {
  return /^[a-z0-9\s.,:&/()!?'’"-]{1,56}$/.test(romanised(name)) && /[a-z0-9]/.test(romanised(name));
}
