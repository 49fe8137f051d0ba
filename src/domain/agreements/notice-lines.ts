// The lines that an agreement adds to the notice: plain text in plain characters. Pure.
import * as z from 'zod';
import { objectionsToCharacters } from '../values/plain-characters.ts';
import { languageSchema, textSchema } from '../values/text-schema.ts';
import { objectionsToEnd } from './complete-line.ts';

/** Of the licence line. */
export const PLACEHOLDERS = ['partner', 'reference', 'year', 'holder', 'date', 'headline'] as const;

/** Of the credit. */
export const CREDIT_PLACEHOLDERS = ['holder', 'by', 'headline'] as const;

const LINE_CHARS = 500;
const CREDIT_CHARS = 300;
const REFERENCE_CHARS = 100;
const LANGUAGES = 50;

export const licenceLineSchema = z.union(
  [
    lineSchema(LINE_CHARS, PLACEHOLDERS),
    z
      .record(languageSchema, lineSchema(LINE_CHARS, PLACEHOLDERS))
      .refine((lines) => Object.keys(lines).length > 0, { error: 'must have a line in one language at least; leave it out for none' })
      .refine((lines) => Object.keys(lines).length <= LANGUAGES, { error: `must be in at most ${LANGUAGES} languages` }),
  ],
  { error: 'must be a line of text, or lines by language' },
);

export type LicenceLine = z.output<typeof licenceLineSchema>;

/** The number of the contract. It is part of the notice if a line contains its placeholder. */
export const referenceSchema = textSchema(REFERENCE_CHARS).superRefine((reference, context) => {
  for (const message of objectionsToCharacters(reference)) context.addIssue({ code: 'custom', message });
});

export const creditTextSchema = lineSchema(CREDIT_CHARS, CREDIT_PLACEHOLDERS);

function lineSchema(maxChars: number, placeholders: readonly string[]) {
  return textSchema(maxChars).superRefine((line, context) => {
    for (const message of objectionsToLine(line, placeholders)) context.addIssue({ code: 'custom', message });
  });
}

/** A reference needs no semicolon (HTML standard, 13.2.5.73), and a placeholder may fill it in. `R&D` is none. */
const MARKUP = /[<>]|&(?:#|\{|[a-z][a-z0-9]+)/i;

/** What fills a placeholder may be long, and the notice is in each article several times. */
const MAX_REPEATS = 2;

function repeats(line: string): boolean {
  const counts = new Map<string, number>();
  for (const [, name = ''] of line.matchAll(PLACEHOLDER)) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts.values()].some((count) => count > MAX_REPEATS);
}

/** Each objection is a clause that follows the field's name; empty if the line is allowed. The content of a line is not checked, except
 *  that it may not look like the house line, which depends on the publisher's settings (house-line.ts). */
export function objectionsToLine(line: string, placeholders: readonly string[] = PLACEHOLDERS): string[] {
  const found = objectionsToCharacters(line);
  if (MARKUP.test(line)) found.push('must be plain text, without markup or character references');
  const unknown = [...line.matchAll(PLACEHOLDER)].map(([, name = '']) => name).find((name) => !placeholders.includes(name));
  if (unknown !== undefined) found.push(`knows no {${unknown}}; there are ${placeholders.map((name) => `{${name}}`).join(', ')}`);
  if (repeats(line)) found.push('must not name one placeholder more than twice');
  // Their values are checked where they are known (agreement-rules.ts).
  return found.length > 0 ? found : objectionsToEnd(filledLine(line, {}, 'x'));
}

const PLACEHOLDER = /\{([^{}]*)\}/g;

/** The line with its placeholders filled in, those that `words` does not know by `otherwise`. */
export function filledLine(line: string, words: Readonly<Record<string, string | undefined>>, otherwise: string): string {
  return line.replace(PLACEHOLDER, (_whole, name: string) => (Object.hasOwn(words, name) && words[name]) || otherwise);
}
