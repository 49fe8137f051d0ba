// Calls a partner's object on behalf of its key: answers are returned, refusals are thrown, and without an answer nothing is served. A
// missing answer is a refusal, never a pass.
import type { Context } from 'hono';
import type { Credential } from '../../domain/partners/key.ts';
import type { Refused } from '../../domain/partners/licence.ts';
import type { QuotaState, RateState } from '../../domain/partners/quota.ts';
import type { AppEnv } from '../bindings.ts';
import { type PartnerStub, partnerOf } from '../isolate/stubs.ts';
import { type ProblemError, partnerUnavailable } from '../responses/problem.ts';
import { withoutSecrets } from '../responses/redact.ts';
import { problemOfCall } from './refusals.ts';

export interface Answered {
  kind: string;
  rate?: RateState | undefined;
  quota?: QuotaState | undefined;
}

/** The call gets the current credential, which says whether the request was counted. */
type Call<T> = (partner: PartnerStub, credential: Credential) => Promise<T>;

/** Rate and quota are kept in the context for the response headers, refusal or not. A request counts once, however many calls it makes, and the
 *  headers show the rate after the first call: the number of calls would reveal what the partner may not see. */
export async function callPartner<T extends Answered>(context: Context<AppEnv>, call: Call<T>): Promise<Exclude<T, Refused>> {
  const answer: Answered | Refused = await askPartner(context, call);
  const rate = context.get('allowance')?.rate ?? answer.rate;
  if (rate !== undefined) context.set('allowance', { rate, quota: 'quota' in answer ? answer.quota : undefined });
  if (!isRefused(answer) || answer.refusal.reason !== 'key') context.set('isAccepted', true);
  if (isRefused(answer)) throw problemOfCall(context, answer.refusal);
  context.set('credential', { ...context.get('credential'), isCounted: true });
  // Refusals were thrown. The compiler does not exclude them from a type parameter.
  return answer as Exclude<T, Refused>;
}

/** Asks the partner's object whether the key may make this call, unless it has admitted a call of the same request. Call it before the
 *  Catalogue works for a key: a revoked key, or one past its rate, then costs nobody but its own partner. */
export async function admitKey(context: Context<AppEnv>): Promise<void> {
  if (context.get('credential').isCounted) return;
  const scope = context.get('keyScope');
  await callPartner(context, async (partner, credential) => await partner.checkKey(credential, scope));
}

function isRefused(answer: Answered | Refused): answer is Refused {
  return answer.kind === 'refused';
}

/** An object that was moved during the call is called once more, on a new stub. The quota counts articles, so a call that was executed and not
 *  answered takes nothing from it twice. It may count twice against the rate and as two deliveries. */
export async function askPartner<T>(context: Context<AppEnv>, call: Call<T>): Promise<T> {
  const credential = context.get('credential');
  const { partner } = credential;
  try {
    return await call(partnerOf(context.env, partner), credential);
  } catch (fault) {
    if (!isPassing(fault)) throw unreachable(partner, fault);
  }
  return call(partnerOf(context.env, partner), credential).catch((fault: unknown) => {
    throw unreachable(partner, fault);
  });
}

function isPassing(fault: unknown): boolean {
  return fault instanceof Error && Reflect.get(fault, 'retryable') === true && Reflect.get(fault, 'overloaded') !== true;
}

function unreachable(partner: string, fault: unknown): ProblemError {
  console.error(JSON.stringify({ event: 'partner-unreachable', partner, fault: withoutSecrets(String(fault)) }));
  return partnerUnavailable();
}
