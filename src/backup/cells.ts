// Schemas of the cells of an export. An export is an untrusted file, so each cell is cleaned like a value from a desk. A clean cell is kept
// character for character, so that an export of a restored service is the same file.
import * as z from 'zod';
import { PEPPER_ID } from '../domain/publisher/secrets.ts';
import { canonicalJson } from '../domain/values/canonical-json.ts';
import { toInstant } from '../domain/values/instant.ts';
import { NAME_CHARS } from '../domain/values/limits.ts';
import { textSchema } from '../domain/values/text-schema.ts';
import type { Cell } from './columns.ts';

export type CellSchema = z.ZodType<Cell>;

/** Ids and sequence numbers continue from the highest one in the file, so it must leave room below 2^53. */
const LARGEST_NUMBER = 2 ** 48;

export const number = z.int().min(1).max(LARGEST_NUMBER);
/** Negative if it is made from an id. */
export const ordinal = z
  .int()
  .min(-LARGEST_NUMBER)
  .max(LARGEST_NUMBER)
  .refine((value) => value !== 0, { error: 'must not be 0' });
export const count = z.int().min(0).max(LARGEST_NUMBER);
export const instantMs = z.int().refine(isInstant, { error: 'must be milliseconds between the years 1600 and 9999' });
export const flag = z.literal([0, 1]);
export const name = textSchema(NAME_CHARS);
export const tokenId = z.string().regex(/^[A-Za-z0-9]{12}$/, { error: 'must be 12 letters and digits' });
export const pepperId = z.string().regex(PEPPER_ID, { error: 'must be the id of a pepper' });
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/, { error: 'must be a SHA-256 in lower-case hexadecimal' });

/** JSON text that `read` accepts. `read` throws for anything else. */
export function json(read: (text: string) => unknown, error: string) {
  return z.string().transform((text, context) => {
    try {
      const value = read(text);
      return canonicalJson(value) === canonicalJson(JSON.parse(text)) ? text : JSON.stringify(value);
    } catch {
      context.addIssue({ code: 'custom', message: error });
      return z.NEVER;
    }
  });
}

function isInstant(ms: number): boolean {
  try {
    toInstant(ms);
    return true;
  } catch {
    return false;
  }
}

/** One entry of an audit trail. The Catalogue's has the run of an import as well. */
export const AUDIT_ROW = {
  seq: number,
  at_ms: instantMs,
  who: name,
  action: z.string().regex(/^[a-z]+\.[a-z-]+$/, { error: 'must name what was done' }),
  subject: name,
  before: z.string().nullable(),
  after: z.string().nullable(),
  token_id: tokenId.nullable(),
} as const satisfies Record<string, CellSchema>;
