// The queries of routes with licensed copy, and the desk's preview of it. Pure.
import * as z from 'zod';
import { instantSchema } from '../values/instant.ts';
import { CURSORS, countSchema, flagSchema, pageQuery } from '../values/query-fields.ts';
import { codeSchema } from '../values/term.ts';
import { languageSchema } from '../values/text-schema.ts';

export const PAGE_ARTICLES = 50;
const MOST_ARTICLES = 100;

export const feedQuerySchema = z.strictObject({
  section: codeSchema.optional(),
  subject: codeSchema.optional(),
  language: languageSchema.optional(),
  since: instantSchema.optional(),
  limit: countSchema(1, MOST_ARTICLES).prefault(String(PAGE_ARTICLES)),
  page: z.string().min(1, { error: 'must be the "next" of another page' }).optional(),
});

const LONGEST_WAIT_SECONDS = 25;

export const changesQuerySchema = z.strictObject({
  cursor: z.string().min(1).optional(),
  /** The number of changed articles in an answer. */
  limit: countSchema(1, 100).prefault('100'),
  wait: countSchema(0, LONGEST_WAIT_SECONDS).prefault('0'),
});

export const previewQuerySchema = z.strictObject({
  agreement: codeSchema.optional(),
  embargoed: flagSchema,
  article: codeSchema.optional(),
  ...pageQuery(CURSORS.row, { default: 50, max: 200 }),
});
