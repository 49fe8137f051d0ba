// Schemas of text fields, links and languages. Text is cleaned of what no format can carry, and then measured.
import * as z from 'zod';
import { closestTag, languageTag } from './language.ts';
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

/** Absolute http or https URL, without credentials, in the spelling of the URL standard, however long: what is stored may be longer than what
 *  is taken today. */
export const anyWebUrlSchema = z
  .string()
  .refine(isWebUrl, { abort: true, error: 'must be an absolute http or https URL without credentials' })
  .transform((text) => new URL(text).href);

/** RFC 1035 §2.3.4. */
const HOST_CHARS = 253;

/** The same of a bounded length. It is measured in the spelling that is stored, where each encoded character counts as the character that it
 *  stands for: what was accepted once is accepted again in that spelling, as from a backup. */
export const webUrlSchema = anyWebUrlSchema
  .refine((href) => new URL(href).hostname.length <= HOST_CHARS, { error: `must name a host of at most ${HOST_CHARS} characters` })
  .refine((href) => decodedLength(href) <= URL_CHARS, { error: `must be at most ${URL_CHARS} characters` });

function isWebUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, hostname } = new URL(text);
  return (protocol === 'https:' || protocol === 'http:') && username === '' && password === '' && hostname !== '';
}

/** One character of UTF-8 (RFC 3629 §4), each octet encoded. */
const ENCODED = /%[0-7][0-9a-f]|%[cd][0-9a-f]%[89ab][0-9a-f]|%e[0-9a-f](?:%[89ab][0-9a-f]){2}|%f[0-7](?:%[89ab][0-9a-f]){3}/gi;
/** Encoded octets of a character that is two UTF-16 units. */
const LONG_ENCODED_CHARS = 12;

function decodedLength(href: string): number {
  return href.replace(ENCODED, ({ length }) => (length === LONG_ENCODED_CHARS ? 'xx' : 'x')).length;
}

/** BCP 47 in its canonical form. */
export const languageSchema = z.string().transform((text, context) => {
  const tag = languageTag(text);
  if (tag !== undefined) return tag;
  context.addIssue({ code: 'custom', message: 'must be a BCP 47 language tag, such as en-GB' });
  return z.NEVER;
});

/** The same of what is stored: what earlier programs stored and is no tag becomes the tag at its beginning. */
export const storedLanguageSchema = z
  .string()
  .transform((text) => closestTag(text) ?? text)
  .pipe(languageSchema);
