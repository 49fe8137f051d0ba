// The desk's routes for what an import needs besides the copy: what one run of it created, and stories that their source has killed.
import type { Context } from 'hono';
import * as z from 'zod';
import { importSourceSchema, sourceIdSchema } from '../../domain/articles/import-source.ts';
import { NOTE_CHARS, NOTE_REQUEST_BYTES } from '../../domain/values/limits.ts';
import { codeSchema } from '../../domain/values/term.ts';
import { textSchema } from '../../domain/values/text-schema.ts';
import type { AppEnv } from '../bindings.ts';
import { expireFreshness } from '../isolate/freshness.ts';
import { catalogueOf } from '../isolate/stubs.ts';
import { CURSORS, flagSchema, pageQuery } from '../requests/query-fields.ts';
import { parsed, readJson } from '../requests/request-body.ts';
import { NO_PUBLISHER } from '../responses/catalogue-refusals.ts';
import { answerJson } from '../responses/json.ts';
import { ProblemError } from '../responses/problem.ts';
import { sourceHashSchema } from './bulk.ts';

type DeskContext = Context<AppEnv>;

const runSchema = z.strictObject(pageQuery(CURSORS.row, { default: 100, max: 500 }));

export async function getImport(context: DeskContext): Promise<Response> {
  const { limit, cursor } = parsed(runSchema, context.req.query());
  const run = codeSchema.safeParse(context.req.param('run'));
  const { articles, next } = run.success ? await catalogueOf(context.env).importRun(run.data, limit, cursor) : { articles: [] };
  if (!run.success || (articles.length === 0 && cursor === undefined))
    throw new ProblemError('not-found', { detail: 'No import with this run has created or changed an article.' });
  return answerJson({ run: run.data, articles, next: next?.toString() });
}

const sourcesSchema = z
  .strictObject({
    collection: sourceIdSchema.optional(),
    hash: sourceHashSchema.optional(),
    ...pageQuery(sourceIdSchema.min(1), { default: 100, max: 500 }),
  })
  .refine(({ collection, hash }) => collection !== undefined || hash !== undefined, { error: 'must name a collection or a hash' });

export async function listSources(context: DeskContext): Promise<Response> {
  const { collection, hash, limit, cursor } = parsed(sourcesSchema, context.req.query());
  return answerJson(await catalogueOf(context.env).sources({ collection, hash }, limit, cursor));
}

const killSchema = z.strictObject({
  ...importSourceSchema.shape,
  sourceHash: sourceHashSchema,
  withdraw: z.boolean().default(false),
  reason: textSchema(NOTE_CHARS).default('Killed by its source'),
  note: textSchema(NOTE_CHARS).optional(),
  run: codeSchema.optional(),
});

export async function postKill(context: DeskContext): Promise<Response> {
  const { dryRun } = parsed(z.strictObject({ dryRun: flagSchema }), context.req.query());
  const kill = await readJson(context.req.raw, killSchema, NOTE_REQUEST_BYTES);
  const answer = await catalogueOf(context.env).kill(kill, context.get('caller').actor, dryRun);
  expireFreshness(context.env);
  if (answer === undefined) throw new ProblemError('not-found', { detail: NO_PUBLISHER });
  return answerJson(answer);
}
