// Schema of an article as a desk sends it. Parsing reports all objections, with JSON pointers.
import * as z from 'zod';
import { instantSchema } from '../values/instant.ts';
import * as limits from '../values/limits.ts';
import { codeSchema, termInputSchema } from '../values/term.ts';
import { cleanText } from '../values/text.ts';
import { languageSchema, textSchema, webUrlSchema } from '../values/text-schema.ts';

const mediaTypeSchema = z
  .string()
  .max(100)
  .regex(/^image\/[a-z0-9.+-]+$/i, { error: 'must be an image media type, such as image/jpeg' })
  .transform((type) => (type.toLowerCase() === 'image/jpg' ? 'image/jpeg' : type.toLowerCase()));

const imageSchema = z.strictObject({
  url: webUrlSchema,
  alt: textSchema(1_000).optional(),
  caption: textSchema(limits.NOTE_CHARS).optional(),
  credit: textSchema(limits.NAME_CHARS).optional(),
  source: textSchema(limits.NAME_CHARS).optional(),
  mediaType: mediaTypeSchema.optional(),
  widthPixels: z.int().min(1).max(100_000).optional(),
  heightPixels: z.int().min(1).max(100_000).optional(),
  sizeBytes: z.int().min(1).optional(),
});

const bylineSchema = z.strictObject({
  names: z.array(termInputSchema).max(limits.BYLINE_NAMES).default([]),
  desks: z.array(termInputSchema).max(limits.BYLINE_DESKS).default([]),
  contact: textSchema(limits.NAME_CHARS).optional(),
});

const iriSchema = z
  .string()
  .max(500)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: RFC 3987 §2.2 admits none, nor white space.
  .regex(/^[a-z][a-z0-9+.-]*:[^\s\u0000-\u001f\u007f<>"{}|\\^`]+$/i, { error: 'must be an absolute IRI without white space' });

/** An id is compared character by character, so one that would be cleaned is refused instead. */
const guidSchema = z
  .string()
  .min(1, { error: 'must not be empty' })
  .max(limits.GUID_CHARS, { error: `must be at most ${limits.GUID_CHARS} characters` })
  .refine((text) => cleanText(text) === text, {
    error: 'must be one line of plain text in Unicode form NFC, without control characters, double spaces or white space at its ends',
  });

const fields = z.strictObject({
  /** An IRI of the publisher. It is accepted with the first version only. Absent: one is made from the slug. */
  uri: iriSchema.optional(),
  /** Id in the RSS feed that moved here. It is accepted with the first version only. Absent: RSS has the IRI. */
  guid: guidSchema.optional(),
  /** Canonical page. Absent: the first version gets one by the publisher's pattern, and later versions keep theirs. `null`: it is made again by the pattern. */
  url: webUrlSchema.nullable().optional(),
  headline: textSchema(limits.HEADLINE_CHARS),
  standfirst: textSchema(limits.STANDFIRST_CHARS).optional(),
  by: bylineSchema,
  located: textSchema(limits.NAME_CHARS).optional(),
  /** Codes of the publisher's sections, the main section first. */
  sections: z.array(codeSchema).min(1, { error: 'must not be empty' }).max(limits.SECTIONS),
  subjects: z.array(termInputSchema).max(limits.SUBJECTS),
  /** Absent: the publisher's language. */
  language: languageSchema.optional(),
  source: textSchema(limits.NAME_CHARS),
  bodyHtml: z
    .string()
    .min(1, { error: 'must not be empty' })
    .refine(fitsBody, { error: `must be at most ${limits.BODY_BYTES} bytes` }),
  images: z.array(imageSchema).max(limits.IMAGES),
  firstCreated: instantSchema.optional(),
  /** For copy that was published elsewhere or earlier; not in the future. Absent: the instant at which it is published here, and a held
   *  article keeps the one that it has. `null`: the held article has none. */
  firstPublished: instantSchema.nullable().optional(),
  /** Absent: the embargo is unchanged. `null`: it is lifted, which publishes an embargoed article immediately. */
  embargoedUntil: instantSchema.nullable().optional(),
  expires: instantSchema.optional(),
  edNote: textSchema(limits.ED_NOTE_CHARS).optional(),
  urgency: z.int().min(1).max(9).optional(),
  /** For third-party copy only. Absent: the source is the holder. */
  copyrightHolder: textSchema(limits.NAME_CHARS).optional(),
  /** For third-party copy only. */
  copyrightNotice: textSchema(500).optional(),
  /** For third-party copy only. */
  licence: z.strictObject({ url: webUrlSchema, title: textSchema(limits.NAME_CHARS).optional() }).optional(),
  /** For third-party copy only: the feed it was taken from (RFC 4287 §4.2.11). */
  sourceFeed: z.strictObject({ id: iriSchema, title: textSchema(limits.NAME_CHARS), url: webUrlSchema.optional() }).optional(),
});

/** Parses a whole article. An absent optional field is empty, except for these: `url` and `uri` are made for the first version and kept after it;
 *  `firstCreated` and `firstPublished` are the instants of the first version and of the publication, and are kept; `embargoedUntil` is kept;
 *  `language` is the publisher's; `copyrightHolder` is the source. */
export const draftSchema = fields.extend({
  by: fields.shape.by.default({ names: [], desks: [] }),
  subjects: fields.shape.subjects.default([]),
  images: fields.shape.images.default([]),
});

const { shape } = fields;

/** Parses the fields to replace. An absent field keeps its value, so no field has a default. `null` empties a field that may be empty
 *  (RFC 7396 §1): see EMPTIABLE_FIELDS. */
export const draftChangesSchema = fields.partial().extend({
  standfirst: shape.standfirst.nullable(),
  by: shape.by.nullable().optional(),
  located: shape.located.nullable(),
  subjects: shape.subjects.nullable().optional(),
  images: shape.images.nullable().optional(),
  language: shape.language.nullable(),
  expires: shape.expires.nullable(),
  edNote: shape.edNote.nullable(),
  urgency: shape.urgency.nullable(),
  copyrightHolder: shape.copyrightHolder.nullable(),
  copyrightNotice: shape.copyrightNotice.nullable(),
  licence: shape.licence.nullable(),
  sourceFeed: shape.sourceFeed.nullable(),
});

/** A character has at most three bytes, so most bodies need not be encoded. */
function fitsBody(html: string): boolean {
  if (html.length * 3 <= limits.BODY_BYTES) return true;
  return html.length <= limits.BODY_BYTES && new TextEncoder().encode(html).byteLength <= limits.BODY_BYTES;
}

/** A parsed draft. Its text is cleaned and its lengths are checked; its body is not yet sanitised, and its terms may have no codes. */
export type Draft = z.output<typeof draftSchema>;
export type DraftChanges = z.output<typeof draftChangesSchema>;
/** Fields to replace as JSON. */
export type DraftChangesInput = z.input<typeof draftChangesSchema>;
/** A draft as JSON. */
export type DraftInput = z.input<typeof draftSchema>;
