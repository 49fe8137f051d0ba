// The desk's routes for what an import needs besides the copy: what one run of it created, and stories that their source has killed.
import type { Context } from 'hono';
import { importRunQuerySchema, killSchema, sourcesQuerySchema } from '../../domain/articles/import-requests.ts';
import { NOTE_REQUEST_BYTES } from '../../domain/values/limits.ts';
import { dryRunQuerySchema } from '../../domain/values/query-fields.ts';
import { codeSchema } from '../../domain/values/term.ts';
import type { AppEnv } from '../bindings.ts';
import { expireFreshness } from '../isolate/freshness.ts';
import { catalogueOf } from '../isolate/stubs.ts';
import { parsed, readJson } from '../requests/request-body.ts';
import { NO_PUBLISHER } from '../responses/catalogue-refusals.ts';
import { answerJson } from '../responses/json.ts';
import { ProblemError } from '../responses/problem.ts';

type DeskContext = Context<AppEnv>;

export async function getImport(context: DeskContext): Promise<Response> {
  const { limit, cursor } = parsed(importRunQuerySchema, context.req.query());
  const run = codeSchema.safeParse(context.req.param('run'));
  const { articles, next } = run.success ? await catalogueOf(context.env).importRun(run.data, limit, cursor) : { articles: [] };
  if (!run.success || (articles.length === 0 && cursor === undefined))
    throw new ProblemError('not-found', { detail: 'No import with this run has created or changed an article.' });
  return answerJson({ run: run.data, articles, next: next?.toString() });
}

export async function listSources(context: DeskContext): Promise<Response> {
  const { collection, hash, limit, cursor } = parsed(sourcesQuerySchema, context.req.query());
  return answerJson(await catalogueOf(context.env).sources({ collection, hash }, limit, cursor));
}

export async function postKill(context: DeskContext): Promise<Response> {
  const { dryRun } = parsed(dryRunQuerySchema, context.req.query());
  const kill = await readJson(context.req.raw, killSchema, NOTE_REQUEST_BYTES);
  const answer = await catalogueOf(context.env).kill(kill, context.get('caller').actor, dryRun);
  expireFreshness(context.env);
  if (answer === undefined) throw new ProblemError('not-found', { detail: NO_PUBLISHER });
  return answerJson(answer);
}
