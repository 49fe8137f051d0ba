// What the desk sends about one article besides the article itself, and the queries of its routes. Pure.
import * as z from 'zod';
import { NAME_CHARS, NOTE_CHARS } from '../values/limits.ts';
import { countSchema, flagSchema } from '../values/query-fields.ts';
import { codeSchema } from '../values/term.ts';
import { textSchema } from '../values/text-schema.ts';
import { ARTICLE_QUERY, isOfOrder, OF_ANOTHER_ORDER } from './article-query.ts';
import { draftChangesSchema } from './draft.ts';

export const correctionSchema = z.strictObject({
  note: textSchema(NOTE_CHARS),
  kind: z.enum(['correction', 'clarification']).default('correction'),
  changes: draftChangesSchema.optional(),
});

export const withdrawalSchema = z.strictObject({ reason: textSchema(NOTE_CHARS), note: textSchema(NOTE_CHARS).optional() });

/** Of calls that need no body, and take an empty object as well. */
export const nothingSchema = z.strictObject({});

export const articleListQuerySchema = z
  .strictObject({
    status: z.enum(['usable', 'withheld', 'canceled', 'embargoed']).optional(),
    subject: textSchema(NAME_CHARS).optional(),
    author: textSchema(NAME_CHARS).optional(),
    byWords: flagSchema,
    limit: countSchema(1, 100).prefault('50'),
    ...ARTICLE_QUERY,
  })
  .refine(isOfOrder, OF_ANOTHER_ORDER)
  .refine(({ status, state }) => status === undefined || state === undefined, {
    path: ['status'],
    error: 'cannot be given together with state',
  })
  .superRefine(({ byWords, ...query }, context) => {
    if (byWords) return;
    for (const field of ['subject', 'author'] as const)
      for (const { message } of codeSchema.optional().safeParse(query[field]).error?.issues ?? [])
        context.addIssue({ code: 'custom', path: [field], message });
  });

export const articleVersionQuerySchema = z.strictObject({ version: z.coerce.number().int().min(1).optional() });

export const putArticleQuerySchema = z.strictObject({ significant: flagSchema, dryRun: flagSchema });
