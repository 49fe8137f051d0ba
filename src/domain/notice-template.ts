// The partner's licence line: a template that adds to the notice and can neither imitate nor weaken the house line. Pure.
import * as z from 'zod';
import { languageSchema, textSchema } from './text-schema.ts';

export const PLACEHOLDERS = ['partner', 'reference', 'year', 'holder', 'date', 'headline'] as const;

const LINE_CHARS = 500;

/** What is the house's alone to say, in a text folded by `folded`: a line with any of it could pass for the house line or deny it. */
const RESERVED: readonly RegExp[] = [
  /©|\(\s*c\s*\)|℗/,
  /copy\s*right|\bcopyleft\b/,
  /\brights?\b[^.]*\breserved\b|\breserved?\b[^.]*\brights?\b/,
  /unauthori[sz]ed/,
  /prohibit|forbidden|not permitted/,
  /public domain|creative commons|\bcc[ -]?(?:by|0|zero)\b|royalty[ -]?free|licen[cs]e[ -]?free/,
  /free(?:ly)? (?:to|of|for) (?:use|copy|share|reproduce|republish|charge)|may be (?:freely )?(?:copied|reproduced|republished|shared)/,
  /\b(?:ignore|disregard|void|null|superseded?|waived?|replaces?|does not apply|no longer (?:applies|valid))\b/,
];

export const licenceLineSchema = z.union([lineSchema(), z.record(languageSchema, lineSchema())], {
  error: 'must be a line of text, or lines by language',
});

export type LicenceLine = z.output<typeof licenceLineSchema>;

function lineSchema() {
  return textSchema(LINE_CHARS).superRefine((line, context) => {
    for (const message of objectionsToLine(line)) context.addIssue({ code: 'custom', message });
  });
}

/** In words, to follow the field's name; empty where the line may stand. */
export function objectionsToLine(line: string): string[] {
  const found: string[] = [];
  if (/[<>]/.test(line) || /&(?:[a-z]+|#x?[0-9a-f]+);/i.test(line))
    found.push('must be plain text, without markup or character references');
  const unknown = [...line.matchAll(/\{([^{}]*)\}/g)]
    .map(([, name = '']) => name)
    .filter((name) => !PLACEHOLDERS.some((known) => known === name));
  if (unknown.length > 0) found.push(`knows no {${unknown[0]}}; there are ${PLACEHOLDERS.map((name) => `{${name}}`).join(', ')}`);
  const text = folded(line);
  if (RESERVED.some((pattern) => pattern.test(text))) {
    found.push(
      'must not speak of copyright, of rights reserved or of what is permitted or prohibited: that is the house line, which always follows',
    );
  }
  if (mixesScripts(line)) found.push('mixes letters of several scripts in one word');
  return found;
}

/** Without what hides a word: marks, invisible characters, compatibility forms, case. */
export function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}\u00AD]/gu, '')
    .toLowerCase()
    .replace(/\s+/g, ' ');
}

/** A Cyrillic о in a Latin word passes for an o. */
function mixesScripts(line: string): boolean {
  const words = line.normalize('NFKD').match(/[\p{L}\p{M}]+/gu) ?? [];
  return words.some(
    (word) => [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u].filter((script) => script.test(word)).length > 1,
  );
}
