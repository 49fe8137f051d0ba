// Schemas of text fields, URLs and languages. Text is cleaned of characters that no format can contain before its length is checked.
import * as z from 'zod';
import { closestTag, languageTag } from './language.ts';
import { URL_CHARS } from './limits.ts';
import { cleanText } from './text.ts';

/** Accepts one line of text of 1 to `maxChars` characters after cleaning. */
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

/** Accepts an absolute http or https URL of any length without credentials and writes it as the URL standard does. Stored URLs may be longer
 *  than those that are accepted today. */
export const anyWebUrlSchema = z
  .string()
  .refine(isWebUrl, { abort: true, error: 'must be an absolute http or https URL without credentials' })
  .transform((text) => new URL(text).href);

/** RFC 1035 §2.3.4. */
const HOST_CHARS = 253;

/** Accepts a URL of limited length. The limit applies to the spelling that is stored, in which a percent-encoded character counts as one
 *  character, so that a URL from a backup is accepted again. */
export const webUrlSchema = anyWebUrlSchema
  .refine((href) => new URL(href).hostname.length <= HOST_CHARS, { error: `must name a host of at most ${HOST_CHARS} characters` })
  .refine((href) => decodedLength(href) <= URL_CHARS, { error: `must be at most ${URL_CHARS} characters` });

function isWebUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, hostname } = new URL(text);
  return (protocol === 'https:' || protocol === 'http:') && username === '' && password === '' && hostname !== '';
}

/** One percent-encoded character of UTF-8 (RFC 3629 §4). */
const ENCODED = /%[0-7][0-9a-f]|%[cd][0-9a-f]%[89ab][0-9a-f]|%e[0-9a-f](?:%[89ab][0-9a-f]){2}|%f[0-7](?:%[89ab][0-9a-f]){3}/gi;
/** Length of an encoded character of two UTF-16 units. */
const LONG_ENCODED_CHARS = 12;

function decodedLength(href: string): number {
  return href.replace(ENCODED, ({ length }) => (length === LONG_ENCODED_CHARS ? 'xx' : 'x')).length;
}

/** Accepts a BCP 47 language tag and writes its canonical form. */
export const languageSchema = z.string().transform((text, context) => {
  const tag = languageTag(text);
  if (tag !== undefined) return tag;
  context.addIssue({ code: 'custom', message: 'must be a BCP 47 language tag, such as en-GB' });
  return z.NEVER;
});

/** Accepts a stored language. A text of an earlier program that is not a tag becomes the longest tag at its beginning. */
export const storedLanguageSchema = z
  .string()
  .transform((text) => closestTag(text) ?? text)
  .pipe(languageSchema);
