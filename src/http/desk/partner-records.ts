// A partner's records for the desk: ledger, usage and audit trail.
import type { Context } from 'hono';
import { holderIdIn, holderName, holdersIn, subjectName } from '../../domain/partners/holders.ts';
import { deskUsageQuerySchema, ledgerQuerySchema, partnerAuditQuerySchema } from '../../domain/partners/partner-queries.ts';
import { present } from '../../domain/values/present.ts';
import { partnerWithdrawalsQuerySchema } from '../../domain/withdrawals/withdrawal-queries.ts';
import type { AppEnv } from '../bindings.ts';
import { parsed } from '../requests/request-body.ts';
import { answerJson } from '../responses/json.ts';
import { answerCsv, usagePage, usageRows, wantsCsv } from '../responses/usage-csv.ts';
import { requirePartner } from './partner-path.ts';

type DeskContext = Context<AppEnv>;

export async function getLedger(context: DeskContext): Promise<Response> {
  const { article, limit, cursor } = parsed(ledgerQuerySchema, context.req.query());
  const { rows, holders, next } = await (await requirePartner(context)).ledger({ slug: article, limit, before: cursor });
  const named = rows.map((row) => present({ ...row, keyName: holderName(holders, row.keyId) }));
  return answerJson({ rows: named, next: next?.toString() });
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
  const partner = await requirePartner(context);
  const { entries, next } = await partner.audit(limit, cursor);
  const names = await partner.names(holdersIn(entries));
  const named = entries.map((entry) =>
    present({
      ...entry,
      whoName: holderName(names.holders, holderIdIn(entry.who) ?? ''),
      subjectName: subjectName(entry, names),
    }),
  );
  return answerJson({ entries: named, next: next?.toString() });
}
