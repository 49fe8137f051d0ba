// The audit trail of articles, settings and tokens.

import type { Context } from 'hono';
import * as z from 'zod';
import type { AppEnv } from '../bindings.ts';
import { catalogueOf } from '../isolate/stubs.ts';
import { parsed } from '../requests/request-body.ts';

type DeskContext = Context<AppEnv>;

const auditSchema = z.strictObject({
  limit: z.coerce.number().int().min(1).max(500).default(100),
  cursor: z.coerce.number().int().min(1).optional(),
});

export async function getAudit(context: DeskContext): Promise<Response> {
  const { limit, cursor } = parsed(auditSchema, context.req.query());
  const { entries, next } = await catalogueOf(context.env).audit(limit, cursor);
  return context.json({ entries, ...(next === undefined ? {} : { next: String(next) }) });
}
