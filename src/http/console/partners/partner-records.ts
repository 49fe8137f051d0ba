// The console's pages of a partner's records: ledger, usage and audit trail. Each asks the partner's object once.
import * as z from 'zod';
import { FORMS } from '../../../domain/agreements/choices.ts';
import type { WordsPublisher } from '../../../domain/agreements/words/phrases.ts';
import { holdersIn } from '../../../domain/partners/holders.ts';
import { usagePeriod } from '../../../domain/partners/usage.ts';
import { dateSchema, toInstant } from '../../../domain/values/instant.ts';
import { CURSORS, cursorQuery } from '../../../domain/values/query-fields.ts';
import { codeSchema } from '../../../domain/values/term.ts';
import { AUDIT_KINDS, auditPage } from '../../../pages/console/partners/partner-audit.tsx';
import { ledgerPage } from '../../../pages/console/partners/partner-ledger.tsx';
import { usagePage } from '../../../pages/console/partners/partner-usage.tsx';
import type { Host } from '../../isolate/isolate.ts';
import { publisherNow } from '../../isolate/publisher-settings.ts';
import type { PartnerStub } from '../../isolate/stubs.ts';
import { parsed } from '../../requests/request-body.ts';
import { usagePage as cutRows } from '../../responses/usage-csv.ts';
import { answerSilent } from '../agreements/agreement-pages.ts';
import { askedPartner, type ConsoleContext } from '../agreements/asked-partner.ts';
import { answerConsole, signedInFrameOf } from '../console-page.ts';
import { emptyIsAbsent } from '../form-fields.ts';
import { linesOf } from './audit-lines.ts';
import { noPartner } from './partner-page.ts';

const LISTED = 100;
const USAGE_LISTED = 400;

function optional<T extends z.ZodType>(schema: T) {
  return z.preprocess(emptyIsAbsent, schema.optional());
}

const days = { from: optional(dateSchema), to: optional(dateSchema) };

export const ledgerFields = {
  article: optional(codeSchema),
  agreement: optional(codeSchema),
  form: optional(z.enum(FORMS)),
  ...days,
};
export const usageFields = { by: z.enum(['day', 'article', 'key']).default('day'), ...days };
export const auditFields = { action: optional(z.enum(Object.keys(AUDIT_KINDS))) };

const ledgerSchema = z.strictObject({ ...ledgerFields, ...cursorQuery(CURSORS.row) });
const usageSchema = z.strictObject(usageFields);
const auditSchema = z.strictObject({ ...auditFields, ...cursorQuery(CURSORS.row) });

export async function showLedger(context: ConsoleContext): Promise<Response> {
  const { cursor: before, ...filter } = parsed(ledgerSchema, context.req.query());
  const { article: slug, ...narrowing } = filter;
  return withRecord(context, async (partner) => {
    const asked = [partner.ledger({ ...narrowing, slug, limit: LISTED, before }), partner.names([])] as const;
    const [ledger, { references }] = await Promise.all(asked);
    return (page) => ledgerPage({ ...page, ...ledger, filter, references });
  });
}

export async function showUsage(context: ConsoleContext): Promise<Response> {
  const { by, ...asked } = parsed(usageSchema, context.req.query());
  const period = usagePeriod(asked, toInstant(Date.now()));
  return withRecord(context, async (partner) => {
    const { rows, holders, quotas } = await partner.usageOf({ by, ...period, limit: USAGE_LISTED + 1 });
    const cut = cutRows(rows, USAGE_LISTED);
    return (page) => usagePage({ ...page, by, ...period, rows: cut.rows, holders, isCut: cut.more === true, quotas });
  });
}

export async function showAudit(context: ConsoleContext): Promise<Response> {
  const { cursor, ...filter } = parsed(auditSchema, context.req.query());
  const publisher = await wordsPublisher(context.env);
  return withRecord(context, async (partner) => {
    const { entries, next } = await partner.audit(LISTED, cursor, filter.action);
    const names = await partner.names(holdersIn(entries));
    return (page) => auditPage({ ...page, lines: linesOf(entries, publisher, names), filter, next });
  });
}

/** Without the settings, dates are in UTC and sections are named by their codes. */
export async function wordsPublisher(env: Host): Promise<WordsPublisher> {
  const found = await publisherNow(env).catch(() => undefined);
  return found?.publisher ?? { timeZone: 'UTC', sections: [] };
}

type Page = Parameters<typeof ledgerPage>[0];

/** Answers with the page of the partner's record that `read` makes, or says that the partner's object does not answer. */
async function withRecord(
  context: ConsoleContext,
  read: (partner: PartnerStub) => Promise<(page: Pick<Page, 'frame' | 'partner'>) => string>,
): Promise<Response> {
  const frame = await signedInFrameOf(context);
  const asked = await askedPartner(context, async (partner) => Promise.all([partner.profile(), read(partner)]));
  if (asked === undefined) return answerSilent(context);
  const [partner, render] = asked.answer;
  if (partner === undefined) throw noPartner();
  return answerConsole(context, render({ frame, partner }));
}
