// The desk's routes for withdrawals: the list, open ones first, and for each who has acknowledged it.
import type { Context } from 'hono';
import * as z from 'zod';
import { parseWithdrawalId } from '../../domain/withdrawals/withdrawal-id.ts';
import type { AppEnv } from '../bindings.ts';
import { catalogueOf } from '../isolate/stubs.ts';
import { CURSORS, pageQuery } from '../requests/query-fields.ts';
import { parsed } from '../requests/request-body.ts';
import { answerJson } from '../responses/json.ts';
import { ProblemError } from '../responses/problem.ts';

type DeskContext = Context<AppEnv>;

const listSchema = z.strictObject(pageQuery(CURSORS.withdrawal, { default: 50, max: 100 }));

export async function listWithdrawals(context: DeskContext): Promise<Response> {
  const { limit, cursor } = parsed(listSchema, context.req.query());
  return answerJson(await catalogueOf(context.env).withdrawals({ limit, after: cursor }));
}

const reportSchema = z.strictObject(pageQuery(CURSORS.report, { default: 200, max: 500 }));

/** The `id` in the path is that of a withdrawal, or the slug of an article, which names its latest withdrawal. */
export async function getWithdrawal(context: DeskContext): Promise<Response> {
  const { limit, cursor } = parsed(reportSchema, context.req.query());
  const id = context.req.param('id') ?? '';
  const report = parseWithdrawalId(id) === undefined ? undefined : await catalogueOf(context.env).withdrawal(id, { limit, after: cursor });
  if (report === undefined)
    throw new ProblemError('not-found', {
      detail: 'There is no withdrawal with this id, and no article with this slug was ever withdrawn.',
    });
  return answerJson(report);
}
