// The console's pages about withdrawals: the list, and who has acknowledged one.
import type { Context } from 'hono';
import * as z from 'zod';
import { parseWithdrawalId } from '../../domain/withdrawals/withdrawal-id.ts';
import { withdrawalPage, withdrawalsPage } from '../../pages/console/withdrawals.tsx';
import type { AppEnv } from '../bindings.ts';
import { catalogueOf } from '../isolate/stubs.ts';
import { CURSORS, cursorQuery } from '../requests/query-fields.ts';
import { parsed } from '../requests/request-body.ts';
import { ProblemError } from '../responses/problem.ts';
import { answerConsole, signedInFrameOf } from './console-page.ts';

type ConsoleContext = Context<AppEnv>;

const LISTED = 50;
const listSchema = z.strictObject(cursorQuery(CURSORS.withdrawal));

export async function showWithdrawals(context: ConsoleContext): Promise<Response> {
  const { cursor } = parsed(listSchema, context.req.query());
  const [frame, page] = await Promise.all([
    signedInFrameOf(context),
    catalogueOf(context.env).withdrawals({ limit: LISTED, after: cursor }),
  ]);
  return answerConsole(context, withdrawalsPage({ frame, ...page }));
}

const PARTNERS_LISTED = 200;
const reportSchema = z.strictObject(cursorQuery(CURSORS.report));

export async function showWithdrawal(context: ConsoleContext): Promise<Response> {
  const { cursor } = parsed(reportSchema, context.req.query());
  const id = context.req.param('id') ?? '';
  const page = { limit: PARTNERS_LISTED, after: cursor };
  const [frame, report] = await Promise.all([
    signedInFrameOf(context),
    parseWithdrawalId(id) === undefined ? undefined : catalogueOf(context.env).withdrawal(id, page),
  ]);
  if (report === undefined) throw new ProblemError('not-found', { detail: 'There is no withdrawal with this id.' });
  return answerConsole(context, withdrawalPage({ frame, report }));
}
