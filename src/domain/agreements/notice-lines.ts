// Schemas of the lines that an agreement adds to the notice: plain text in plain characters. Pure.
import * as z from 'zod';
import { objectionsToCharacters } from '../values/plain-characters.ts';
import { languageSchema, textSchema } from '../values/text-schema.ts';
import { objectionsToEnd } from './complete-line.ts';
import { CREDIT_PLACEHOLDERS, PLACEHOLDERS } from './placeholders.ts';

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

/** Markup, or a character reference. A reference needs no semicolon (HTML standard, 13.2.5.73), and the value of a placeholder may complete it.
 *  `R&D` is not a reference. */
const MARKUP = /[<>]|&(?:#|\{|[a-z][a-z0-9]+)/i;

/** A placeholder's value may be long, and an article contains its notice several times. */
const MAX_REPEATS = 2;

function repeats(line: string): boolean {
  const counts = new Map<string, number>();
  for (const [, name = ''] of line.matchAll(PLACEHOLDER)) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts.values()].some((count) => count > MAX_REPEATS);
}

/** Lists objections to a line, each as a clause that follows the field's name; empty if the line is allowed. The meaning of a line is not checked.
 *  A line may not look like the house line either, but that check needs the publisher's settings (house-line.ts). */
export function objectionsToLine(line: string, placeholders: readonly string[] = PLACEHOLDERS): string[] {
  const found = objectionsToCharacters(line);
  if (MARKUP.test(line)) found.push('must be plain text, without markup or character references');
  const unknown = [...line.matchAll(PLACEHOLDER)].map(([, name = '']) => name).find((name) => !placeholders.includes(name));
  if (unknown !== undefined)
    found.push(`has no placeholder {${unknown}}; the placeholders are ${placeholders.map((name) => `{${name}}`).join(', ')}`);
  if (repeats(line)) found.push('must not use a placeholder more than twice');
  // The values of placeholders are checked in agreement-rules.ts, where they are known.
  return found.length > 0 ? found : objectionsToEnd(filledLine(line, {}, 'x'));
}

const PLACEHOLDER = /\{([^{}]*)\}/g;

/** Fills in the placeholders of a line: with the value from `words`, or with `fallback` where there is none. */
export function filledLine(line: string, words: Readonly<Record<string, string | undefined>>, fallback: string): string {
  return line.replace(PLACEHOLDER, (_whole, name: string) => (Object.hasOwn(words, name) && words[name]) || fallback);
}
