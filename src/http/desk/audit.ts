// The desk's route for the audit trail of articles, settings and tokens.

import type { Context } from 'hono';
import * as z from 'zod';
import { codeSchema } from '../../domain/values/term.ts';
import type { AppEnv } from '../bindings.ts';
import { catalogueOf } from '../isolate/stubs.ts';
import { CURSORS, pageQuery } from '../requests/query-fields.ts';
import { parsed } from '../requests/request-body.ts';
import { answerJson } from '../responses/json.ts';

type DeskContext = Context<AppEnv>;

const auditSchema = z.strictObject({ run: codeSchema.optional(), ...pageQuery(CURSORS.row, { default: 100, max: 500 }) });

export async function getAudit(context: DeskContext): Promise<Response> {
  const { run, limit, cursor } = parsed(auditSchema, context.req.query());
  const { entries, next } = await catalogueOf(context.env).audit(limit, cursor, run);
  return answerJson({ entries, next: next?.toString() });
}
