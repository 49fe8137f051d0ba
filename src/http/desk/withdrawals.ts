// The desk's routes for withdrawals: the list, open ones first, and for each who has acknowledged it.
import type { Context } from 'hono';
import { parseWithdrawalId } from '../../domain/withdrawals/withdrawal-id.ts';
import { deskWithdrawalsQuerySchema, withdrawalReportQuerySchema } from '../../domain/withdrawals/withdrawal-queries.ts';
import type { AppEnv } from '../bindings.ts';
import { catalogueOf } from '../isolate/stubs.ts';
import { parsed } from '../requests/request-body.ts';
import { answerJson } from '../responses/json.ts';
import { ProblemError } from '../responses/problem.ts';

type DeskContext = Context<AppEnv>;

export async function listWithdrawals(context: DeskContext): Promise<Response> {
  const { limit, cursor } = parsed(deskWithdrawalsQuerySchema, context.req.query());
  return answerJson(await catalogueOf(context.env).withdrawals({ limit, after: cursor }));
}

/** The `id` in the path is that of a withdrawal, or the slug of an article, which names its latest withdrawal. */
export async function getWithdrawal(context: DeskContext): Promise<Response> {
  const { limit, cursor } = parsed(withdrawalReportQuerySchema, context.req.query());
  const id = context.req.param('id') ?? '';
  const report = parseWithdrawalId(id) === undefined ? undefined : await catalogueOf(context.env).withdrawal(id, { limit, after: cursor });
  if (report === undefined)
    throw new ProblemError('not-found', {
      detail: 'There is no withdrawal with this id, and no article with this slug was ever withdrawn.',
    });
  return answerJson(report);
}
