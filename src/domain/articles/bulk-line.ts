// One line of a request with many commands of the desk. Pure.
import * as z from 'zod';
import { NOTE_CHARS } from '../values/limits.ts';
import { codeSchema } from '../values/term.ts';
import { textSchema } from '../values/text-schema.ts';
import { correctionSchema, withdrawalSchema } from './article-requests.ts';
import { draftSchema } from './draft.ts';
import { importSourceSchema, sourceHashSchema } from './import-source.ts';

const conditions = { ifMatch: z.string().max(1_000).optional() };

export const bulkLineSchema = z.discriminatedUnion('op', [
  z.strictObject({ op: z.literal('put'), slug: codeSchema, article: draftSchema, significant: z.boolean().default(false), ...conditions }),
  z.strictObject({ op: z.literal('correct'), slug: codeSchema, ...correctionSchema.shape, ...conditions }),
  z.strictObject({ op: z.literal('withdraw'), slug: codeSchema, ...withdrawalSchema.shape, ...conditions }),
  z.strictObject({ op: z.enum(['reinstate', 'hold', 'release']), slug: codeSchema, ...conditions }),
  z.strictObject({
    op: z.literal('import'),
    slug: codeSchema,
    ...importSourceSchema.shape,
    sourceHash: sourceHashSchema,
    article: draftSchema,
    corrections: z.array(textSchema(NOTE_CHARS)).max(50).default([]),
    hold: z.boolean().default(false),
    unfiled: z.boolean().default(false),
    force: z.boolean().default(false),
    dryRun: z.boolean().default(false),
    run: codeSchema.optional(),
  }),
]);

export type BulkLine = z.output<typeof bulkLineSchema>;
