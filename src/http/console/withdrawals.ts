// The console's pages about withdrawals: the list, and the board of one, as a page, as a fragment that a page fetches, and as CSV.
import type { Context } from 'hono';
import * as z from 'zod';
import { CURSORS, cursorQuery } from '../../domain/values/query-fields.ts';
import type { ComplianceReport } from '../../domain/withdrawals/withdrawal.ts';
import { parseWithdrawalId } from '../../domain/withdrawals/withdrawal-id.ts';
import { type BoardPartner, boardFragment, withdrawalPage } from '../../pages/console/withdrawal-board.tsx';
import { withdrawalsPage } from '../../pages/console/withdrawals.tsx';
import type { AppEnv } from '../bindings.ts';
import { catalogueOf, directoryOf } from '../isolate/stubs.ts';
import { parsed } from '../requests/request-body.ts';
import { ProblemError } from '../responses/problem.ts';
import { csvOf } from '../responses/usage-csv.ts';
import { answerConsole, signedInFrameOf } from './console-page.ts';

type ConsoleContext = Context<AppEnv>;

const LISTED = 50;
const listSchema = z.strictObject(cursorQuery(CURSORS.withdrawal));

export async function showWithdrawals(context: ConsoleContext): Promise<Response> {
  const { cursor } = parsed(listSchema, context.req.query());
  const page = { limit: LISTED, after: cursor };
  const [frame, list] = await Promise.all([signedInFrameOf(context), catalogueOf(context.env).withdrawals(page)]);
  return answerConsole(context, withdrawalsPage({ frame, ...list }));
}

export async function showWithdrawal(context: ConsoleContext): Promise<Response> {
  return answerConsole(context, withdrawalPage(await boardOf(context)));
}

/** What the page of the board fetches again and again while it is open. */
export async function showBoard(context: ConsoleContext): Promise<Response> {
  return answerConsole(context, boardFragment(await boardOf(context)));
}

const PARTNERS_LISTED = 200;
const reportSchema = z.strictObject(cursorQuery(CURSORS.report));

async function boardOf(context: ConsoleContext) {
  const { cursor } = parsed(reportSchema, context.req.query());
  const [frame, report] = await Promise.all([signedInFrameOf(context), reportOf(context, cursor)]);
  return { frame, report, partners: await partnersOf(context, report), nowMs: Date.now() };
}

async function reportOf(context: ConsoleContext, after: string | undefined): Promise<ComplianceReport> {
  const id = context.req.param('id') ?? '';
  const page = { limit: PARTNERS_LISTED, after };
  const report = parseWithdrawalId(id) === undefined ? undefined : await catalogueOf(context.env).withdrawal(id, page);
  if (report === undefined) throw new ProblemError('not-found', { detail: 'There is no withdrawal with this id.' });
  return report;
}

/** `undefined` if the Directory does not answer: the board is worth more than the names. */
async function partnersOf(context: ConsoleContext, { partners }: ComplianceReport): Promise<Map<string, BoardPartner> | undefined> {
  if (partners.length === 0) return new Map();
  const named = await directoryOf(context.env)
    .named(partners.map(({ partner }) => partner))
    .catch(() => undefined);
  return named && new Map(named.map(({ id, ...partner }) => [id, partner]));
}

const COLUMNS = ['partner', 'name', 'contact', 'state', 'deadline', 'outcome', 'by', 'at', 'pages'];

/** Every partner of the withdrawal. */
export async function downloadBoard(context: ConsoleContext): Promise<Response> {
  const rows: string[][] = [];
  let after: string | undefined;
  do {
    const report = await reportOf(context, after);
    const partners = await partnersOf(context, report);
    for (const { partner, state, deadline, acknowledged: said } of report.partners) {
      const { name = '', contact = '' } = partners?.get(partner) ?? {};
      rows.push([partner, name, contact, state, deadline, said?.outcome ?? '', said?.by ?? '', said?.at ?? '', said?.urls.join(' ') ?? '']);
    }
    after = report.next;
  } while (after !== undefined);
  const file = `withdrawal-${context.req.param('id')}.csv`;
  const headers = { 'content-type': 'text/csv; charset=utf-8; header=present', 'content-disposition': `attachment; filename="${file}"` };
  return new Response(csvOf(COLUMNS, rows), { headers });
}
