// Reads versions of articles in a backup, which is an untrusted file.
import * as z from 'zod';
import type { ArticleMetadata } from '../domain/articles/article.ts';
import { draftSchema } from '../domain/articles/draft.ts';
import { CURRENT_EXCERPT_RULES } from '../domain/articles/excerpt.ts';
import { instantSchema } from '../domain/values/instant.ts';
import { ED_NOTE_CHARS, IMAGES, NAME_CHARS, NOTE_CHARS, STANDFIRST_CHARS } from '../domain/values/limits.ts';
import { codeSchema, termSchema } from '../domain/values/term.ts';
import { anyWebUrlSchema, storedLanguageSchema, textSchema } from '../domain/values/text-schema.ts';

const { headline, standfirst, located, source, images, licence, sourceFeed, urgency } = draftSchema.shape;

// Older programs limited the length of an address as it was sent, but stored another spelling of it, and they did not limit the host name.
const storedImages = z
  .array(images.unwrap().element.extend({ url: anyWebUrlSchema }))
  .max(IMAGES)
  .default([]);
const storedLicence = licence.unwrap().extend({ url: anyWebUrlSchema }).optional();
const storedSourceFeed = sourceFeed.unwrap().extend({ url: anyWebUrlSchema.optional() }).optional();

const versionSchema = z.strictObject({
  slug: codeSchema,
  uri: draftSchema.shape.uri.unwrap(),
  guid: draftSchema.shape.guid,
  version: z.int().min(1),
  // Made by the publisher's `articleUrl`. Older programs did not limit the length after the slug was filled in.
  url: anyWebUrlSchema,
  headline,
  standfirst,
  excerpt: z.string().max(STANDFIRST_CHARS),
  excerptRules: z.literal(CURRENT_EXCERPT_RULES).optional(),
  by: z.strictObject({ names: z.array(termSchema), desks: z.array(termSchema), contact: textSchema(NAME_CHARS).optional() }),
  located,
  sections: z.array(termSchema).min(1),
  subjects: z.array(termSchema),
  language: storedLanguageSchema,
  source,
  images: storedImages,
  firstCreated: instantSchema,
  firstPublished: instantSchema.optional(),
  intendedPublication: instantSchema.optional(),
  versionCreated: instantSchema,
  significantChange: instantSchema.optional(),
  embargoedUntil: instantSchema.optional(),
  expires: instantSchema.optional(),
  pubStatus: z.enum(['usable', 'withheld', 'canceled']),
  edNote: textSchema(ED_NOTE_CHARS).optional(),
  urgency,
  copyrightHolder: textSchema(NAME_CHARS),
  // 1599 is the local year of the earliest instant, west of Greenwich.
  copyrightYear: z.int().min(1599).max(9999).optional(),
  copyrightNotice: textSchema(500).optional(),
  licence: storedLicence,
  sourceFeed: storedSourceFeed,
  corrections: z.array(
    z.strictObject({
      kind: z.literal('clarification').optional(),
      note: textSchema(NOTE_CHARS),
      at: instantSchema,
      version: z.int().min(1),
    }),
  ),
  withdrawal: z
    .strictObject({ reason: textSchema(NOTE_CHARS), note: textSchema(NOTE_CHARS), at: instantSchema, since: instantSchema.optional() })
    .refine(({ at, since = at }) => since <= at, { error: 'must not have a note from before its withdrawal', path: ['since'] })
    .optional(),
});

/** Reads a version without its body from JSON. Returns `undefined` for anything that a Catalogue could not have written. */
export function readVersion(json: string): ArticleMetadata | undefined {
  try {
    const result = versionSchema.safeParse(JSON.parse(json));
    // The schema allows `undefined` for optional fields, but JSON cannot contain it.
    return result.success ? (result.data as ArticleMetadata) : undefined;
  } catch {
    return undefined;
  }
}
