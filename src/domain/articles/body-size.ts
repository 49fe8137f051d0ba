// Measures the bytes that the text of an article takes in a written feed: the whole text, and excerpts of it. Pure.

import { htmlBytes, textInHtmlBytes } from '../values/written-bytes.ts';
import { type BodyPicture, bodyPictureOf } from './body-images.ts';
import { endsApart, wordStarts } from './excerpt.ts';
import { tokensOf } from './stored-html.ts';

/** Lengths in words at which excerpts are measured. The last is the longest excerpt that an agreement can grant. */
export const EXCERPT_WORDS = [100, 300, 1_000, 5_000] as const;

export interface BodySize {
  full: number;
  /** One size for each of EXCERPT_WORDS, never more than `full`. */
  excerpts: number[];
}

/** The longest end tag. */
const END_TAG_BYTES = htmlBytes('</blockquote>');
const ELLIPSIS_BYTES = 3;
/** Markup around a credit: ` <small></small>`, or a caption that is added. */
const CREDIT_BYTES = 70;

/** Measures a body. The sizes are upper bounds, whichever pictures an agreement grants: words in figures are not counted, because a figure may be
 *  removed with its caption, and words on both sides of a tag count as one, because the tag may be removed. `creditOf` returns the longest
 *  credit that a picture can have. */
export function bodySizeOf(html: string, creditOf: (picture: BodyPicture) => string): BodySize {
  try {
    return measured(html, creditOf);
  } catch {
    // The stored HTML is not in canonical form. `renditionOf` refuses its text too, but the headline can still be delivered.
    const full = htmlBytes(html);
    return { full, excerpts: EXCERPT_WORDS.map(() => full) };
  }
}

function measured(html: string, creditOf: (picture: BodyPicture) => string): BodySize {
  const excerpts: number[] = [];
  let bytes = 0;
  let words = 0;
  let depth = 0;
  let figures = 0;
  let inWord = false;
  for (const { text, tag } of tokensOf(html)) {
    depth += tag?.kind === 'open' ? 1 : tag?.kind === 'close' ? -1 : 0;
    if (tag?.name === 'figure') figures += tag.kind === 'open' ? 1 : -1;
    if (tag?.name === 'img') bytes += textInHtmlBytes(creditOf(bodyPictureOf(tag))) + CREDIT_BYTES;
    let measured = 0;
    for (const start of tag === undefined && figures === 0 ? wordStarts(text) : []) {
      const wanted = EXCERPT_WORDS[excerpts.length];
      if (wanted === undefined) break;
      if (start === 0 && inWord) continue;
      if (words === wanted) {
        bytes += htmlBytes(text.slice(measured, start));
        measured = start;
        excerpts.push(bytes + ELLIPSIS_BYTES + depth * END_TAG_BYTES);
      }
      words += 1;
    }
    if (tag === undefined && figures === 0) inWord = !endsApart(text);
    bytes += htmlBytes(text.slice(measured));
  }
  return { full: bytes, excerpts: EXCERPT_WORDS.map((_, index) => Math.min(excerpts[index] ?? bytes, bytes)) };
}
