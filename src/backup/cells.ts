// The kinds of cells that an export holds. A file is a stranger's, whoever wrote it: a cell is cleaned like what a desk sends, and is kept
// letter for letter where nothing had to be cleaned, so that an export of what was restored is the same file.
import * as z from 'zod';
import { canonicalJson } from '../domain/values/canonical-json.ts';
import { toInstant } from '../domain/values/instant.ts';
import { NAME_CHARS } from '../domain/values/limits.ts';
import { textSchema } from '../domain/values/text-schema.ts';
import type { Cell } from './columns.ts';

export type CellSchema = z.ZodType<Cell>;

/** Ids and numbers go on from the highest there is, so that must leave room. */
const LARGEST_NUMBER = 2 ** 48;

export const number = z.int().min(1).max(LARGEST_NUMBER);
export const count = z.int().min(0).max(LARGEST_NUMBER);
export const instantMs = z.int().refine(isInstant, { error: 'must be milliseconds between the years 1600 and 9999' });
export const flag = z.literal([0, 1]);
export const name = textSchema(NAME_CHARS);
export const tokenId = z.string().regex(/^[A-Za-z0-9]{12}$/, { error: 'must be 12 letters and digits' });
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/, { error: 'must be a SHA-256 in lower-case hexadecimal' });

/** JSON that `read` takes; it throws on the rest. */
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

/** One entry of an audit trail: the Catalogue's and a partner's are alike. */
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
