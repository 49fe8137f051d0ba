// A partner's records for the desk: ledger, usage and audit trail.
import type { Context } from 'hono';
import { deskUsageQuerySchema, ledgerQuerySchema, partnerAuditQuerySchema } from '../../domain/partners/partner-queries.ts';
import { partnerWithdrawalsQuerySchema } from '../../domain/withdrawals/withdrawal-queries.ts';
import type { AppEnv } from '../bindings.ts';
import { parsed } from '../requests/request-body.ts';
import { answerJson } from '../responses/json.ts';
import { answerCsv, usagePage, usageRows, wantsCsv } from '../responses/usage-csv.ts';
import { requirePartner } from './partner-path.ts';

type DeskContext = Context<AppEnv>;

export async function getLedger(context: DeskContext): Promise<Response> {
  const { article, limit, cursor } = parsed(ledgerQuerySchema, context.req.query());
  const { rows, next } = await (await requirePartner(context)).ledger({ slug: article, limit, before: cursor });
  return answerJson({ rows, next: next?.toString() });
}

export async function getUsage(context: DeskContext): Promise<Response> {
  const { format, limit, ...query } = parsed(deskUsageQuerySchema, context.req.query());
  const isCsv = wantsCsv(context, format);
  const wanted = usageRows(limit, isCsv);
  const { rows, quotas } = await (await requirePartner(context)).usageOf({ ...query, limit: wanted + 1 });
  const page = usagePage(rows, wanted);
  return isCsv ? answerCsv(query.by, page.rows) : answerJson({ by: query.by, ...page, quotas });
}

export async function getWithdrawals(context: DeskContext): Promise<Response> {
  const { limit, cursor } = parsed(partnerWithdrawalsQuerySchema, context.req.query());
  return answerJson(await (await requirePartner(context)).withdrawalsOf(limit, cursor));
}

export async function getPartnerAudit(context: DeskContext): Promise<Response> {
  const { limit, cursor } = parsed(partnerAuditQuerySchema, context.req.query());
  const { entries, next } = await (await requirePartner(context)).audit(limit, cursor);
  return answerJson({ entries, next: next?.toString() });
}
