// A partner's withdrawals: articles that it received and must remove, each with its deadline and the URL for the acknowledgement. Partners that
// may fetch no copy may still call these routes.

import type { Context } from 'hono';
import { toInstant } from '../../domain/values/instant.ts';
import { NOTE_REQUEST_BYTES } from '../../domain/values/limits.ts';
import { type Acknowledgement, acknowledgementSchema, type PartnerWithdrawal } from '../../domain/withdrawals/withdrawal.ts';
import { ownWithdrawalsQuerySchema } from '../../domain/withdrawals/withdrawal-queries.ts';
import type { AppEnv } from '../bindings.ts';
import { readJson } from '../requests/request-body.ts';
import { problemOfObjections } from '../responses/catalogue-refusals.ts';
import { answerJson } from '../responses/json.ts';
import { ProblemError } from '../responses/problem.ts';
import { callPartner } from './partner-call.ts';
import { parameters, readQuery } from './query.ts';

/** How far a partner's clock may be ahead of ours. */
const CLOCK_SKEW_MS = 60_000;

const listParameters = parameters(ownWithdrawalsQuerySchema);

export async function listWithdrawals(context: Context<AppEnv>): Promise<Response> {
  const { limit, cursor } = readQuery(context, listParameters);
  const { withdrawals, next } = await callPartner(
    context,
    async (partner, credential) => await partner.withdrawals(credential, limit, cursor),
  );
  const listed = withdrawals.map((withdrawal) => withAddress(withdrawal, context.get('origin')));
  return answerJson({ withdrawals: listed, next });
}

/** Acknowledging the same again changes nothing. The withdrawal of an article that this partner never received is a 404 for it. */
export async function acknowledgeWithdrawal(context: Context<AppEnv>): Promise<Response> {
  const said = await readJson(context.req.raw, acknowledgementSchema, NOTE_REQUEST_BYTES);
  requirePast(said, Date.now());
  const id = context.req.param('id') ?? '';
  const answer = await callPartner(context, async (partner, credential) => await partner.acknowledge(credential, id, said));
  if (answer.kind === 'unknown')
    throw new ProblemError('not-found', { detail: 'There is no withdrawal with this id of anything that you received.' });
  return answerJson({ outcome: answer.kind, withdrawal: withAddress(answer.withdrawal, context.get('origin')) });
}

function requirePast(said: Acknowledgement, nowMs: number): void {
  if (!liesAhead(said, nowMs)) return;
  throw new ProblemError(
    ...problemOfObjections([{ pointer: '/at', detail: 'must not lie in the future: acknowledge a withdrawal when it is done' }]),
  );
}

/** Tells whether an acknowledgement is of something that is not done yet. */
export function liesAhead({ at }: Pick<Acknowledgement, 'at'>, nowMs: number): boolean {
  return at > toInstant(nowMs + CLOCK_SKEW_MS);
}

function withAddress(withdrawal: PartnerWithdrawal, origin: string) {
  return { ...withdrawal, acknowledge: `${origin}/v1/withdrawals/${withdrawal.id}/acknowledgement` };
}
