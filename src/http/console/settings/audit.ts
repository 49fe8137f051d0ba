// The audit trail at the console, as a page, entry by entry, and as CSV.
import type { Context } from 'hono';
import * as z from 'zod';
import { endOfDayMs, startOfDayMs } from '../../../domain/values/calendar-day.ts';
import { dateSchema } from '../../../domain/values/instant.ts';
import { NAME_CHARS } from '../../../domain/values/limits.ts';
import { CURSORS, cursorQuery } from '../../../domain/values/query-fields.ts';
import { textSchema } from '../../../domain/values/text-schema.ts';
import type { AuditQuery } from '../../../objects/catalogue/settings/audit-search.ts';
import { AUDIT_ACTIONS, type AuditFilter, auditEntryPage, auditPage } from '../../../pages/console/settings/audit.tsx';
import type { AppEnv } from '../../bindings.ts';
import { publisherNow } from '../../isolate/publisher-settings.ts';
import { catalogueOf } from '../../isolate/stubs.ts';
import { parsed } from '../../requests/request-body.ts';
import { ProblemError } from '../../responses/problem.ts';
import { csvOf } from '../../responses/usage-csv.ts';
import { answerConsole, signedInFrameOf } from '../console-page.ts';
import { emptyIsAbsent } from '../form-fields.ts';
import { factsChanged, lineOf } from './audit-words.ts';
import { differencesOf } from './fact-differences.ts';

type ConsoleContext = Context<AppEnv>;

const LISTED = 50;
const partOf = z.preprocess(emptyIsAbsent, textSchema(NAME_CHARS).optional());
const day = z.preprocess(emptyIsAbsent, dateSchema.optional());
const actions = z.preprocess(emptyIsAbsent, z.literal(Object.keys(AUDIT_ACTIONS)).optional());
const filterFields = { who: partOf, action: actions, subject: partOf, from: day, to: day };
const listSchema = z.strictObject({ ...filterFields, ...cursorQuery(CURSORS.row) });
const csvSchema = z.strictObject(filterFields);

export async function showAudit(context: ConsoleContext): Promise<Response> {
  const { cursor, ...filter } = parsed(listSchema, context.req.query());
  const query = await queryOf(context, filter);
  const [frame, found] = await Promise.all([
    signedInFrameOf(context),
    catalogueOf(context.env).searchAudit({ ...query, before: cursor, limit: LISTED }),
  ]);
  return answerConsole(context, auditPage({ ...found, frame, filter, lines: found.entries.map(lineOf) }));
}

/** The days are those of the publisher's time zone, in which the page shows dates. */
async function queryOf(context: ConsoleContext, { from, to, ...parts }: AuditFilter): Promise<Omit<AuditQuery, 'limit'>> {
  if (from === undefined && to === undefined) return parts;
  const zone = (await publisherNow(context.env).catch(() => undefined))?.publisher.timeZone ?? 'UTC';
  return {
    ...parts,
    fromMs: from === undefined ? undefined : startOfDayMs(from, zone),
    beforeMs: to === undefined ? undefined : endOfDayMs(to, zone),
  };
}

export async function showAuditEntry(context: ConsoleContext): Promise<Response> {
  const number = CURSORS.row.safeParse(context.req.param('entry'));
  const entry = number.success ? await catalogueOf(context.env).auditEntry(number.data) : undefined;
  if (entry === undefined) throw new ProblemError('not-found', { detail: 'There is no such entry of the audit trail.' });
  const frame = await signedInFrameOf(context);
  return answerConsole(context, auditEntryPage({ frame, line: lineOf(entry), differences: differencesOf(factsChanged(entry)) }));
}

const COLUMNS = ['at', 'who', 'token', 'what', 'action', 'subject', 'subjectName', 'change', 'import'];
/** Rows of a file, and calls of the Catalogue for it. */
const CSV_ROWS = 10_000;
const CSV_CALLS = 100;
const CSV_PAGE = 500;

/** A file that is cut says so in its last row. */
export async function downloadAudit(context: ConsoleContext): Promise<Response> {
  const query = await queryOf(context, parsed(csvSchema, context.req.query()));
  const rows: string[][] = [];
  let before: number | undefined;
  for (let call = 0; call < CSV_CALLS && rows.length < CSV_ROWS; call++) {
    const { entries, next } = await catalogueOf(context.env).searchAudit({ ...query, before, limit: CSV_PAGE });
    for (const entry of entries) {
      const { at, who, what, change } = lineOf(entry);
      rows.push([at, who, entry.tokenId ?? '', what, entry.action, entry.subject, entry.subjectName ?? '', change, entry.run ?? '']);
    }
    before = next;
    if (before === undefined) break;
  }
  if (before !== undefined) rows.push(['', '', '', 'There are older entries. Choose fewer days.', '', '', '', '', '']);
  const headers = { 'content-type': 'text/csv; charset=utf-8; header=present', 'content-disposition': 'attachment; filename="audit.csv"' };
  return new Response(csvOf(COLUMNS, rows), { headers });
}
