// The queries of routes about the publisher: settings, subjects, authors, sections, tokens, the audit trail, a restore. Pure.
import * as z from 'zod';
import { HEADLINE_CHARS } from '../values/limits.ts';
import { CURSORS, cursorQuery, flagSchema, pageQuery } from '../values/query-fields.ts';
import { codeSchema } from '../values/term.ts';

export const putPublisherQuerySchema = z
  .strictObject({ dryRun: flagSchema, ...cursorQuery(CURSORS.code) })
  .refine(({ dryRun, cursor }) => dryRun || cursor === undefined, { path: ['cursor'], error: 'is for dry runs' });

export const termListQuerySchema = z.strictObject({
  q: z.string().max(HEADLINE_CHARS).optional(),
  ...pageQuery(CURSORS.code, { default: 100, max: 500 }),
});

export const tokenListQuerySchema = z.strictObject(cursorQuery(CURSORS.token));

export const auditQuerySchema = z.strictObject({ run: codeSchema.optional(), ...pageQuery(CURSORS.row, { default: 100, max: 500 }) });

export const restoreQuerySchema = z.strictObject({ replace: flagSchema });
