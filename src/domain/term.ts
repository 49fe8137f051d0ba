// Terms of the house's vocabulary: sections, subjects, authors and desks. A code is stored when a term is first seen and never
// computed from its label again, so C, C++ and C# stay three subjects and a renamed section keeps its address.
import * as z from 'zod';
import { NAME_CHARS } from './limits.ts';
import { textSchema } from './text-schema.ts';

/** `authors` holds people and desks: both sign copy and both have a feed at `/feeds/authors/{code}`. */
export type TermKind = 'sections' | 'subjects' | 'authors';

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

/** A readable first choice of code for a name; the vocabulary appends a number where it is taken. `term` where no letter is left. */
export function codeFor(name: string): string {
  const ascii = name
    .normalize('NFKD')
    // The accents that NFKD has split off are no gaps between words.
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return ascii.slice(0, 56).replace(/-+$/, '') || 'term';
}
