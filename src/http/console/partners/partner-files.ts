// A partner's records as CSV. A long one is written page by page while it is sent.
import * as z from 'zod';
import { holderIdIn, holderName, holdersIn } from '../../../domain/partners/holders.ts';
import { usagePeriod } from '../../../domain/partners/usage.ts';
import { toInstant } from '../../../domain/values/instant.ts';
import { MOST_USAGE_ROWS } from '../../../domain/values/limits.ts';
import { type PartnerStub, partnerOf } from '../../isolate/stubs.ts';
import { parsed } from '../../requests/request-body.ts';
import { answerCsv, csvOf } from '../../responses/usage-csv.ts';
import { answerSilent } from '../agreements/agreement-pages.ts';
import { askedPartner, type ConsoleContext, codeOf } from '../agreements/asked-partner.ts';
import { linesOf } from './audit-lines.ts';
import { auditFields, ledgerFields, usageFields, wordsPublisher } from './partner-records.ts';

/** Rows of one call. */
const PAGE = 1_000;

const ledgerSchema = z.strictObject(ledgerFields);
const usageSchema = z.strictObject(usageFields);
const auditSchema = z.strictObject(auditFields);

const LEDGER_COLUMNS = [
  ...['article', 'version', 'form', 'agreement', 'agreementVersion', 'reference', 'notice'],
  ...['first', 'last', 'deliveries', 'firstKey', 'firstKeyName'],
];

export async function downloadLedger(context: ConsoleContext): Promise<Response> {
  const { article: slug, ...narrowing } = parsed(ledgerSchema, context.req.query());
  return answerFile(context, 'ledger', LEDGER_COLUMNS, async (partner, before) => {
    const { rows, holders, next } = await partner.ledger({ ...narrowing, slug, limit: PAGE, before });
    const cells = rows.map((row) => [
      ...[row.slug, row.version, row.form, row.agreement, row.agreementVersion],
      ...[row.reference ?? '', row.templateVersion, row.first, row.last, row.count, row.keyId, holderName(holders, row.keyId) ?? ''],
    ]);
    return { cells, next };
  });
}

export async function downloadAudit(context: ConsoleContext): Promise<Response> {
  const { action: kind } = parsed(auditSchema, context.req.query());
  const publisher = await wordsPublisher(context.env);
  return answerFile(
    context,
    'audit',
    ['at', 'who', 'whoId', 'action', 'subject', 'subjectName', 'changed', 'before', 'after'],
    async (partner, before) => {
      const { entries, next } = await partner.audit(PAGE, before, kind);
      const names = await partner.names(holdersIn(entries));
      const cells = linesOf(entries, publisher, names).flatMap(({ at, who, whoName = who, action, subject, subjectName = '', changes }) => {
        const lines = changes.length === 0 ? [{ label: '', before: '', after: '' }] : changes;
        return lines.map((change) => [
          at,
          whoName,
          holderIdIn(who) ?? '',
          action,
          subject,
          subjectName,
          change.label,
          change.before,
          change.after,
        ]);
      });
      return { cells, next };
    },
  );
}

export async function downloadUsage(context: ConsoleContext): Promise<Response> {
  const { by, ...asked } = parsed(usageSchema, context.req.query());
  const period = usagePeriod(asked, toInstant(Date.now()));
  const found = await askedPartner(context, async (partner) => partner.usageOf({ by, ...period, limit: MOST_USAGE_ROWS }));
  if (found === undefined) return answerSilent(context);
  const answer = answerCsv(by, found.answer.rows);
  answer.headers.set('content-disposition', dispositionOf(context, 'usage'));
  return answer;
}

type Cells = readonly (readonly (string | number | undefined)[])[];

/** Reads one page of the rows, from a position. */
type ReadRows = (partner: PartnerStub, before: number | undefined) => Promise<{ cells: Cells; next?: number | undefined }>;

/** The first page is read before the answer begins, so that a partner's object which does not answer makes no empty file. */
async function answerFile(context: ConsoleContext, name: string, columns: readonly string[], read: ReadRows): Promise<Response> {
  const first = await askedPartner(context, async (partner) => read(partner, undefined));
  if (first === undefined) return answerSilent(context);
  const text = new TextEncoder();
  const partner = codeOf(context, 'partner');
  let page = first.answer;
  let head = true;
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      if (!head) page = await read(partnerOf(context.env, partner), page.next);
      controller.enqueue(text.encode(csvOf(head ? columns : undefined, page.cells)));
      head = false;
      if (page.next === undefined) controller.close();
    },
  });
  const headers = { 'content-type': 'text/csv; charset=utf-8; header=present', 'content-disposition': dispositionOf(context, name) };
  return new Response(body, { headers });
}

function dispositionOf(context: ConsoleContext, name: string): string {
  return `attachment; filename="${codeOf(context, 'partner')}-${name}.csv"`;
}
