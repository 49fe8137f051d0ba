// Where imported copy comes from: by this an import finds the article again. Pure.
import * as z from 'zod';
import { SOURCE_VERSION_CHARS, URL_CHARS } from '../values/limits.ts';

export interface ImportSource {
  /** Where the id is from: the site of a feed or an export, or the name of a folder. Ids of different collections are never compared. */
  collection: string;
  sourceId: string;
  /** The source's own version: a whole number or an instant. Absent: the source has no versions. */
  sourceVersion?: string | undefined;
  /** The id that programs before collections used. A source that is stored under it gets its collection and its new id. */
  formerId?: string | undefined;
  /** The id that the source had in its collection before, such as the path of a file before it was renamed. It counts if the source is new. */
  movedFrom?: string | undefined;
}

/** Begins the note to the desk of new copy that named no section. It is asked about before a release. */
export const NO_SECTION_NOTE = 'No section was named. Choose one before the release.';

/** Replaces the note to the desk of held copy that a newer version of the copy does not have any more. */
export const DROPPED_NOTE = 'A newer version of this copy came without the note that it had when it was held. The history has that note.';

/** The collection of sources that were imported before there were collections. */
export const NO_COLLECTION = '';

/** Tells whether a version of a source is older than another. False if they cannot be compared. */
export function isOlder(version: string | undefined, than: string | undefined): boolean {
  if (version === undefined || than === undefined) return false;
  if (/^\d{1,15}$/.test(version) && /^\d{1,15}$/.test(than)) return Number(version) < Number(than);
  // A number is not compared with an instant, although `Date.parse` reads most of them.
  if (NUMBER.test(version) || NUMBER.test(than)) return false;
  const [one, other] = [Date.parse(version), Date.parse(than)];
  return one < other;
}

const NUMBER = /^\d+$/;

// Ids are not cleaned, because they have to be found again as they were sent; half a surrogate pair would be stored as three characters.
const idSchema = z
  .string()
  .max(URL_CHARS)
  .refine((id) => id.isWellFormed(), { error: 'must not contain half of a surrogate pair' });

export const importSourceSchema = z.strictObject({
  collection: idSchema.default(NO_COLLECTION),
  sourceId: idSchema.min(1),
  sourceVersion: z.string().min(1).max(SOURCE_VERSION_CHARS).optional(),
  formerId: idSchema.min(1).optional(),
  movedFrom: idSchema.min(1).optional(),
});

/** Hash of the content of a source. */
export const sourceHashSchema = z.string().regex(/^[0-9a-f]{64}$/, { error: 'must be a SHA-256 in lower-case hexadecimal' });

/** A collection or a source in a query. */
export const sourceIdSchema = idSchema;

/** Names a version of a source, for messages. Several versions may come in one request: the newest is kept, whatever their order. */
export function nameOfSource({ collection, sourceId, sourceVersion }: ImportSource): string {
  return [`source ${sourceId}`, collection && `of ${collection}`, sourceVersion && `in version ${sourceVersion}`].filter(Boolean).join(' ');
}
