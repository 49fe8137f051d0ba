// Schemas of text fields, links and languages. Text is cleaned of what no format can carry, and then measured.
import * as z from 'zod';
import { URL_CHARS } from './limits.ts';
import { cleanText } from './text.ts';

/** One line of text, 1 to `maxChars` characters after cleaning. */
export function textSchema(maxChars: number) {
  return z
    .string()
    .transform(cleanText)
    .pipe(
      z
        .string()
        .min(1, { error: 'must not be empty' })
        .max(maxChars, { error: `must be at most ${maxChars} characters` }),
    );
}

/** Absolute http or https URL, without credentials, in the spelling of the URL standard. */
export const webUrlSchema = z
  .string()
  .max(URL_CHARS, { error: `must be at most ${URL_CHARS} characters` })
  .refine(isWebUrl, { error: 'must be an absolute http or https URL without credentials' })
  .transform((text) => new URL(text).href);

function isWebUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return (url.protocol === 'https:' || url.protocol === 'http:') && url.username === '' && url.password === '' && url.hostname !== '';
}

/** BCP 47 in the canonical case of its parts. */
export const languageSchema = z
  .string()
  .max(35, { error: 'must be a BCP 47 language tag, such as en-GB' })
  .refine(isLanguage, { error: 'must be a BCP 47 language tag, such as en-GB' })
  .transform((tag) => Intl.getCanonicalLocales(tag)[0] ?? tag);

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}
