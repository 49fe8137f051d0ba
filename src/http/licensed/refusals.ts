// Every refusal of licensed copy as a problem: exhaustive switches, so that a new reason cannot reach the wire unmapped, and the same 404
// for every reason that the partner may not know.
import type { Context } from 'hono';
import type { ArticleFacts } from '../../domain/articles/article-metadata.ts';
import type { DisclosedReason, UndisclosedReason } from '../../domain/entitlement/entitlement.ts';
import { refusalSentence } from '../../domain/entitlement/refusal-messages.ts';
import type { CallRefusal } from '../../domain/partners/licence.ts';
import type { QuotaState, RateState } from '../../domain/partners/quota.ts';
import type { ArticleRefusal } from '../../domain/pulls/pull-request.ts';
import { msOf } from '../../domain/values/instant.ts';
import { withdrawalId } from '../../domain/withdrawals/withdrawal-id.ts';
import type { AppEnv } from '../bindings.ts';
import { unauthorised } from '../credentials/require-partner-key.ts';
import { ProblemError } from '../responses/problem.ts';
import { secondsUntil } from '../responses/rate-limit-fields.ts';

/** The problem of a call that is refused as a whole, whatever it asks for. */
export function problemOfCall(context: Context<AppEnv>, refusal: CallRefusal): ProblemError {
  switch (refusal.reason) {
    case 'key':
      return unauthorised(context);
    case 'scope':
      return new ProblemError('forbidden', { detail: `The key's scopes do not cover this call: it needs "${refusal.scope}".` });
    case 'rate':
      return rateExceeded(refusal.rate);
    default:
      return problemOfDisclosed(refusal.reason);
  }
}

function rateExceeded({ limit, windowSeconds, resetSeconds }: RateState): ProblemError {
  return new ProblemError('rate-exceeded', {
    detail: `The agreement allows ${limit} requests in ${windowSeconds} seconds, and these are used up. Send the request again in ${resetSeconds} seconds.`,
    headers: { 'retry-after': String(resetSeconds) },
  });
}

function problemOfDisclosed(reason: DisclosedReason): ProblemError {
  switch (reason) {
    case 'suspended':
      return new ProblemError('suspended', {
        detail: `${refusalSentence(reason)} The reason is at /v1/account; withdrawals are still listed at /v1/withdrawals.`,
      });
    case 'agreement-not-started':
    case 'agreement-ended':
      return new ProblemError('agreement-not-in-force', { detail: `${refusalSentence(reason)} Its term is at /v1/agreements.` });
    case 'channel':
    case 'domain':
    case 'territory':
    case 'ai-use':
    case 'modification':
      return new ProblemError('forbidden', { detail: refusalSentence(reason) });
  }
}

/** The same problem for every article that the partner may not know of: it does not exist, is out of scope, under embargo, delayed or held. */
export function noSuchArticle(): ProblemError {
  return new ProblemError('not-found', { detail: 'There is no article with this slug that your agreement covers.' });
}

export interface RefusedArticle {
  refusal: ArticleRefusal;
  /** Absent: there is no such article. */
  facts: ArticleFacts | undefined;
  quota: QuotaState | undefined;
  nowMs: number;
}

/** The refusal of one article, asked for by its slug. Only a partner that received it learns that it was withdrawn or has expired. */
export function problemOfArticle({ refusal, facts, quota, nowMs }: RefusedArticle): ProblemError {
  const { reason, received } = refusal;
  switch (reason) {
    case 'quota':
      return quotaExceeded(quota, nowMs);
    case 'withdrawn':
      return received && facts !== undefined ? withdrawn(facts, refusal) : noSuchArticle();
    case 'expired':
    case 'display-ended':
      return received
        ? new ProblemError('expired', { detail: 'The time for which copies may be shown is over. Remove them.' })
        : noSuchArticle();
    default:
      return isUndisclosed(reason) ? noSuchArticle() : problemOfDisclosed(reason);
  }
}

type StillUndisclosed = Exclude<UndisclosedReason, 'withdrawn' | 'expired' | 'display-ended'>;

/** A record, so that the compiler asks for every new reason whether it is disclosed. */
const UNDISCLOSED: Readonly<Record<StillUndisclosed, true>> = {
  unknown: true,
  section: true,
  subject: true,
  language: true,
  source: true,
  'published-window': true,
  delay: true,
  archive: true,
  embargo: true,
  held: true,
};

function isUndisclosed(reason: StillUndisclosed | DisclosedReason): reason is StillUndisclosed {
  return Object.hasOwn(UNDISCLOSED, reason);
}

function quotaExceeded(quota: QuotaState | undefined, nowMs: number): ProblemError {
  if (quota === undefined) return new ProblemError('quota-exceeded');
  const { articles, per, used, resets } = quota;
  return new ProblemError('quota-exceeded', {
    detail: `You have received ${used} of the ${articles} articles a ${per} that your agreement grants, and may still fetch those. New ones are available from ${resets}; until then feeds have their headlines and links.`,
    headers: { 'retry-after': String(secondsUntil(msOf(resets), nowMs)) },
  });
}

/** The partner's object may learn of a withdrawal before this isolate does, which then does not have the public note yet. */
function withdrawn(
  { slug, version, withdrawal }: ArticleFacts,
  { version: receivedVersion = version, deadline: by }: ArticleRefusal,
): ProblemError {
  const id = withdrawalId(slug, receivedVersion);
  const deadline = by === undefined ? {} : { deadline: by };
  const note = withdrawal === undefined || receivedVersion !== version ? {} : { at: withdrawal.at, note: withdrawal.note };
  return new ProblemError('withdrawn', {
    detail: 'The publisher withdrew this article. Remove your copies by the deadline, and acknowledge it at the address in "acknowledge".',
    extensions: { withdrawal: { id, ...note, ...deadline }, acknowledge: `/v1/withdrawals/${id}/acknowledgement` },
  });
}
