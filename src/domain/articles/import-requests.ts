// What an import asks the desk's routes besides sending copy: which sources are here, what a run changed, and kills. Pure.
import * as z from 'zod';
import { NOTE_CHARS } from '../values/limits.ts';
import { CURSORS, pageQuery } from '../values/query-fields.ts';
import { codeSchema } from '../values/term.ts';
import { textSchema } from '../values/text-schema.ts';
import { importSourceSchema, sourceHashSchema, sourceIdSchema } from './import-source.ts';

export const importRunQuerySchema = z.strictObject(pageQuery(CURSORS.row, { default: 100, max: 500 }));

export const sourcesQuerySchema = z
  .strictObject({
    collection: sourceIdSchema.optional(),
    hash: sourceHashSchema.optional(),
    ...pageQuery(sourceIdSchema.min(1), { default: 100, max: 500 }),
  })
  .refine(({ collection, hash }) => collection !== undefined || hash !== undefined, { error: 'must name a collection or a hash' });

export const killSchema = z.strictObject({
  ...importSourceSchema.shape,
  sourceHash: sourceHashSchema,
  withdraw: z.boolean().default(false),
  reason: textSchema(NOTE_CHARS).default('Killed by its source'),
  note: textSchema(NOTE_CHARS).optional(),
  run: codeSchema.optional(),
});
