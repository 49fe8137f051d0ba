// The desk's route for the audit trail of articles, settings and tokens.

import type { Context } from 'hono';
import { auditQuerySchema } from '../../domain/publisher/publisher-queries.ts';
import type { AppEnv } from '../bindings.ts';
import { catalogueOf } from '../isolate/stubs.ts';
import { parsed } from '../requests/request-body.ts';
import { answerJson } from '../responses/json.ts';

type DeskContext = Context<AppEnv>;

export async function getAudit(context: DeskContext): Promise<Response> {
  const { run, limit, cursor } = parsed(auditQuerySchema, context.req.query());
  const { entries, next } = await catalogueOf(context.env).audit(limit, cursor, run);
  return answerJson({ entries, next: next?.toString() });
}
