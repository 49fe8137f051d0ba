// A partner's records for the desk: ledger, usage and audit trail.
import type { Context } from 'hono';
import * as z from 'zod';
import { codeSchema } from '../../domain/values/term.ts';
import type { AppEnv } from '../bindings.ts';
import { CURSORS, pageQuery, usageQuery } from '../requests/query-fields.ts';
import { parsed } from '../requests/request-body.ts';
import { answerJson } from '../responses/json.ts';
import { answerCsv, usagePage, usageRows, wantsCsv } from '../responses/usage-csv.ts';
import { requirePartner } from './partner-path.ts';

type DeskContext = Context<AppEnv>;

const auditSchema = z.strictObject(pageQuery(CURSORS.row, { default: 100, max: 500 }));
const ledgerSchema = auditSchema.extend({ article: codeSchema.optional() });
const withdrawalsSchema = z.strictObject(pageQuery(CURSORS.partnerWithdrawal, { default: 50, max: 100 }));

export async function getLedger(context: DeskContext): Promise<Response> {
  const { article, limit, cursor } = parsed(ledgerSchema, context.req.query());
  const { rows, next } = await (await requirePartner(context)).ledger({ slug: article, limit, before: cursor });
  return answerJson({ rows, next: next?.toString() });
}

const usageSchema = z
  .strictObject(usageQuery)
  .refine(({ from, to }) => from === undefined || to === undefined || from <= to, { path: ['to'], error: 'must not be before "from"' });

export async function getUsage(context: DeskContext): Promise<Response> {
  const { format, limit, ...query } = parsed(usageSchema, context.req.query());
  const isCsv = wantsCsv(context, format);
  const wanted = usageRows(limit, isCsv);
  const { rows, quotas } = await (await requirePartner(context)).usageOf({ ...query, limit: wanted + 1 });
  const page = usagePage(rows, wanted);
  return isCsv ? answerCsv(query.by, page.rows) : answerJson({ by: query.by, ...page, quotas });
}

export async function getWithdrawals(context: DeskContext): Promise<Response> {
  const { limit, cursor } = parsed(withdrawalsSchema, context.req.query());
  return answerJson(await (await requirePartner(context)).withdrawalsOf(limit, cursor));
}

export async function getPartnerAudit(context: DeskContext): Promise<Response> {
  const { limit, cursor } = parsed(auditSchema, context.req.query());
  const { entries, next } = await (await requirePartner(context)).audit(limit, cursor);
  return answerJson({ entries, next: next?.toString() });
}
