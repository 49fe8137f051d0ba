// The lines that an agreement adds to the notice: templates that can neither imitate the house line nor weaken it. Pure.
import * as z from 'zod';
import { folded } from './disguise.ts';
import { isReserved } from './reserved-words.ts';
import { languageSchema, textSchema } from './text-schema.ts';

/** Of the licence line. */
export const PLACEHOLDERS = ['partner', 'reference', 'year', 'holder', 'date', 'headline'] as const;

/** Of the credit. */
export const CREDIT_PLACEHOLDERS = ['holder', 'by', 'headline'] as const;

const LINE_CHARS = 500;
const CREDIT_CHARS = 300;
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

export const creditTextSchema = lineSchema(CREDIT_CHARS, CREDIT_PLACEHOLDERS);

function lineSchema(maxChars: number, placeholders: readonly string[]) {
  return textSchema(maxChars).superRefine((line, context) => {
    for (const message of objectionsToLine(line, placeholders)) context.addIssue({ code: 'custom', message });
  });
}

export const RESERVED_OBJECTION =
  'must not speak of copyright, of rights reserved or of what is permitted or prohibited: that is the house line, which always follows';

const LEADING_OBJECTION = 'must end by itself, and not lead into the house line, which follows';

/** Whether an objection is to what a line says, and not to how it is made. */
export function isWording(objection: string): boolean {
  return objection === RESERVED_OBJECTION || objection === LEADING_OBJECTION;
}

/** Each objection is a clause that follows the field's name; empty where the line is allowed. */
export function objectionsToLine(line: string, placeholders: readonly string[] = PLACEHOLDERS): string[] {
  const found: string[] = [];
  if (/[<>]/.test(line) || /&(?:[a-z]+|#x?[0-9a-f]+);/i.test(line))
    found.push('must be plain text, without markup or character references');
  const unknown = [...line.matchAll(PLACEHOLDER)].map(([, name = '']) => name).find((name) => !placeholders.includes(name));
  if (unknown !== undefined) found.push(`knows no {${unknown}}; there are ${placeholders.map((name) => `{${name}}`).join(', ')}`);
  // A placeholder that is filled in with nothing may join two halves of a reserved word.
  if (isReserved(line) || isReserved(line.replace(PLACEHOLDER, ''))) found.push(RESERVED_OBJECTION);
  if (LEADING_IN.test(folded(line).replace(ENDED, ''))) found.push(LEADING_OBJECTION);
  if (folded(line) === '') found.push('must hold text that can be seen');
  if (TURNING.test(line)) found.push('must not hold characters that turn the direction of the text');
  if (PILED_MARKS.test(line.normalize('NFD'))) found.push('must not pile marks upon a letter');
  if (mixesScripts(line)) found.push('mixes letters of several scripts in one word');
  return found;
}

const PLACEHOLDER = /\{([^{}]*)\}/g;

/** At its end a colon, a dash, a bracket or a quotation that opens there; or a quotation mark without its pair. Each takes the next line into
 *  this one's sentence. German closes a quotation with what opens an English one. */
const LEADING_IN = /[:;,–—\-=~/\\…\p{Ps}]$|(?:^|\s)\p{Pi}$|^[^"]*"(?:[^"]*"[^"]*")*[^"]*$/u;

/** Left out of that: the quotation mark that Hebrew writes within its abbreviations, and the slash that ends an address. */
const ENDED = /(?<=\p{Script=Hebrew})"(?=\p{Script=Hebrew})|(?<=\bhttps?:\/\/\S+)\/$/gu;

/** Direction controls (Unicode UAX 9). They are stripped from what is filled in too, so a partner gets what it accepted. */
const TURNING = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/;

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
  const words = folded(line).match(/\p{L}+/gu) ?? [];
  return words.some((word) => ALPHABETS.filter((alphabet) => alphabet.test(word)).length > 1);
}
