// The lines that an agreement adds to the notice: plain text in plain characters. Pure.
import * as z from 'zod';
import { foldCase } from '../values/confusables.ts';
import { languageSchema, textSchema } from '../values/text-schema.ts';

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

/** Of the contract: it stands in the notice where a line asks for it. */
export const referenceSchema = textSchema(REFERENCE_CHARS).superRefine((reference, context) => {
  for (const message of objectionsToCharacters(reference)) context.addIssue({ code: 'custom', message });
});

export const creditTextSchema = lineSchema(CREDIT_CHARS, CREDIT_PLACEHOLDERS);

function lineSchema(maxChars: number, placeholders: readonly string[]) {
  return textSchema(maxChars).superRefine((line, context) => {
    for (const message of objectionsToLine(line, placeholders)) context.addIssue({ code: 'custom', message });
  });
}

/** What fills a placeholder may be long, and the notice stands in each article several times. */
const MAX_REPEATS = 2;

function repeats(line: string): boolean {
  const counts = new Map<string, number>();
  for (const [, name = ''] of line.matchAll(PLACEHOLDER)) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts.values()].some((count) => count > MAX_REPEATS);
}

/** Each objection is a clause that follows the field's name; empty where the line is allowed. What a line says is not checked, except that it
 *  may not look like the house line, which takes the publisher's settings (house-line.ts). */
export function objectionsToLine(line: string, placeholders: readonly string[] = PLACEHOLDERS): string[] {
  const found = objectionsToCharacters(line);
  if (/[<>]/.test(line) || /&(?:[a-z]+|#x?[0-9a-f]+);/i.test(line))
    found.push('must be plain text, without markup or character references');
  const unknown = [...line.matchAll(PLACEHOLDER)].map(([, name = '']) => name).find((name) => !placeholders.includes(name));
  if (unknown !== undefined) found.push(`knows no {${unknown}}; there are ${placeholders.map((name) => `{${name}}`).join(', ')}`);
  if (repeats(line)) found.push('must not name one placeholder more than twice');
  if (OPEN_END.test(foldCase(line).replace(CLOSED_END, '')))
    found.push('must be complete: it ends as if the house line, which follows, went on');
  if (foldCase(line) === '') found.push('must hold text that can be seen');
  return found;
}

/** Of everything in a notice that an agreement words. */
export function objectionsToCharacters(text: string): string[] {
  const found: string[] = [];
  const [sign] = NOT_PLAIN.exec(text.replace(JOINERS, '')) ?? [];
  if (sign !== undefined) found.push(`must be letters, digits, spaces and punctuation; ${codePointOf(sign)} is none of them`);
  if (PILED_MARKS.test(text.normalize('NFD'))) found.push('must not hold more than three marks on one letter');
  if (mixesScripts(text)) found.push('mixes letters of several scripts in one word');
  return found;
}

const PLACEHOLDER = /\{([^{}]*)\}/g;

/** At its end a colon, a dash, a bracket or a quotation that opens there; or a quotation mark without its pair. Each takes the next line into
 *  this one's sentence. German closes a quotation with what opens an English one. */
const OPEN_END = /[:;,–—\-=~/\\…\p{Ps}]$|(?:^|\s)\p{Pi}$|^[^"]*"(?:[^"]*"[^"]*")*[^"]*$/u;

/** Left out of that: the quotation mark that Hebrew writes within its abbreviations, and the slash that ends an address. */
const CLOSED_END = /(?<=\p{Script=Hebrew})"(?=\p{Script=Hebrew})|(?<=\bhttps?:\/\/\S+)\/$/gu;

/** Controls, invisible characters and signs, © and circled letters among them. № ° ® ™ stand in names and references. */
const NOT_PLAIN = /(?![№°®™])[\p{C}\p{So}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2000-\u200A\u205F]/u;
/** They shape letters in Persian and in the scripts of India, and are invisible anywhere else. */
const JOINERS =
  /(?<=[\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}])[\u200C\u200D](?=\p{L})/gu;

function codePointOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** More combining marks on one letter than any script needs: they would cover the lines above and below. */
const PILED_MARKS = /\p{Mn}{4}/u;

const ALPHABETS = [
  /\p{Script=Latin}/u,
  /\p{Script=Cyrillic}/u,
  /\p{Script=Greek}/u,
  /\p{Script=Coptic}/u,
  /\p{Script=Armenian}/u,
  /\p{Script=Georgian}/u,
  /\p{Script=Cherokee}/u,
  /\p{Script=Hebrew}/u,
  /\p{Script=Lisu}/u,
  /\p{Script=Canadian_Aboriginal}/u,
];

/** Catches, for instance, a Cyrillic о that passes for the o of a Latin word. */
function mixesScripts(line: string): boolean {
  const words = foldCase(line).match(/\p{L}+/gu) ?? [];
  return words.some((word) => ALPHABETS.filter((alphabet) => alphabet.test(word)).length > 1);
}
