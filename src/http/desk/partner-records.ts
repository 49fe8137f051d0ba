// A partner's records for the desk: ledger, usage and audit trail.
import type { Context } from 'hono';
import * as z from 'zod';
import { dateSchema } from '../../domain/values/instant.ts';
import { codeSchema } from '../../domain/values/term.ts';
import type { AppEnv } from '../bindings.ts';
import { parsed } from '../requests/request-body.ts';
import { answerCsv, MOST_USAGE_ROWS, usagePage, usageRows, wantsCsv } from '../responses/usage-csv.ts';
import { nextMember, pageSchema, requirePartner } from './partner-path.ts';

type DeskContext = Context<AppEnv>;

const ledgerSchema = pageSchema.extend({ article: codeSchema.optional() });

export async function getLedger(context: DeskContext): Promise<Response> {
  const { article, limit, cursor } = parsed(ledgerSchema, context.req.query());
  const { rows, next } = await (await requirePartner(context)).ledger({ slug: article, limit, before: cursor });
  return context.json({ rows, ...nextMember(next) });
}

const usageSchema = z
  .strictObject({
    from: dateSchema.optional(),
    to: dateSchema.optional(),
    by: z.enum(['day', 'article', 'key']).default('day'),
    limit: z.coerce.number().int().min(1).max(MOST_USAGE_ROWS).optional(),
    format: z.enum(['json', 'csv']).optional(),
  })
  .refine(({ from, to }) => from === undefined || to === undefined || from <= to, { path: ['to'], error: 'must not be before "from"' });

export async function getUsage(context: DeskContext): Promise<Response> {
  const { format, limit, ...query } = parsed(usageSchema, context.req.query());
  const isCsv = wantsCsv(context, format);
  const wanted = usageRows(limit, isCsv);
  const { rows, quotas } = await (await requirePartner(context)).usageOf({ ...query, limit: wanted + 1 });
  const page = usagePage(rows, wanted);
  return isCsv ? answerCsv(query.by, page.rows) : context.json({ by: query.by, ...page, quotas });
}

const withdrawalsSchema = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: z
    .string()
    .regex(/^[01]~\d{1,15}~[a-z0-9-]{1,64}\.\d{1,9}$/, { error: 'must be the "next" of another page' })
    .optional(),
});

export async function getWithdrawals(context: DeskContext): Promise<Response> {
  const { limit, cursor } = parsed(withdrawalsSchema, context.req.query());
  return context.json(await (await requirePartner(context)).withdrawalsOf(limit, cursor));
}

export async function getPartnerAudit(context: DeskContext): Promise<Response> {
  const { limit, cursor } = parsed(pageSchema, context.req.query());
  const { entries, next } = await (await requirePartner(context)).audit(limit, cursor);
  return context.json({ entries, ...nextMember(next) });
}
