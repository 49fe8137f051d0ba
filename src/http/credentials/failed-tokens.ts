// Counts failed desk tokens by the network of the client. After the tenth within a minute every call from there is refused for a minute, with
// right tokens too: the answer must not show which guess was right. Three places count: this isolate, exactly; the
// rate limit of the location, for other isolates; and the Catalogue, which is asked about every right token, and about wrong ones too, up
// to a limit.
import { BLOCK_MS } from '../../domain/values/blocks.ts';
import type { Host, Isolate } from '../isolate/isolate.ts';
import { catalogueOf } from '../isolate/stubs.ts';
import { ProblemError } from '../responses/problem.ts';

/** FAILED_TOKENS in wrangler.toml lets one fewer pass, so that it refuses the tenth. */
export const FAILED_TOKENS_LIMIT = 10;
export const FAILED_TOKENS_WINDOW_MS = 60_000;

/** Calls of the Catalogue about wrong tokens that an isolate makes in a second. Without a limit, strangers with very many networks could keep it
 *  busy. */
export const WRONG_TOKEN_CALLS_PER_SECOND = 20;

/** Throws the refusal while the network is blocked. Called before the token is read and again after its check, because of many guesses sent at
 *  once the tenth may have failed by then. */
export function refuseBlocked({ isolate }: Host, network: string, nowMs: number): void {
  const endMs = isolate.blocks.endOf(network, nowMs);
  if (endMs !== undefined) throw tooManyAttempts(endMs, nowMs);
}

/** Throws the same refusal if the Catalogue knows of a block, which this isolate then remembers. `endMs` is absent if there is none. */
export function refuseBlockedUntil({ isolate }: Host, endMs: number | undefined, network: string, nowMs: number): void {
  if (endMs === undefined) return;
  isolate.blocks.add(network, endMs);
  throw tooManyAttempts(Math.min(endMs, nowMs + BLOCK_MS), nowMs);
}

/** There is no `await` between checking the token and counting it in this isolate, so that it never checks an eleventh. Throws if the
 *  Catalogue knows of a block or does not answer: a wrong token must get the same answer as a right one, which is looked up there. */
export async function recordFailure(env: Host, network: string, nowMs: number): Promise<void> {
  if (!isTenthHere(env.isolate, network, nowMs) && (await env.FAILED_TOKENS.limit({ key: network })).success) {
    if (mayAsk(env.isolate, nowMs)) refuseBlockedUntil(env, await catalogueOf(env).blockEnd(network), network, nowMs);
    return;
  }
  const endMs = nowMs + BLOCK_MS;
  env.isolate.blocks.add(network, endMs);
  env.isolate.failures.delete(network);
  refuseBlockedUntil(env, await catalogueOf(env).block(network, endMs).catch(logUnreachable), network, nowMs);
}

/** The block still holds: other isolates accept no token without asking the Catalogue, which does not answer. */
function logUnreachable(fault: unknown): undefined {
  console.warn(JSON.stringify({ event: 'catalogue-unreachable', fault: String(fault) }));
}

function isTenthHere({ failures }: Isolate, network: string, nowMs: number): boolean {
  // A failure in the future was counted before the clock was set back.
  const recent = (failures.get(network) ?? []).filter((atMs) => Math.abs(nowMs - atMs) < FAILED_TOKENS_WINDOW_MS);
  failures.set(network, [...recent, nowMs]);
  return recent.length + 1 >= FAILED_TOKENS_LIMIT;
}

function mayAsk(isolate: Isolate, nowMs: number): boolean {
  if (Math.abs(nowMs - isolate.wrongTokenCalls.sinceMs) >= 1_000) isolate.wrongTokenCalls = { sinceMs: nowMs, count: 0 };
  isolate.wrongTokenCalls.count += 1;
  return isolate.wrongTokenCalls.count <= WRONG_TOKEN_CALLS_PER_SECOND;
}

function tooManyAttempts(endMs: number, nowMs: number): ProblemError {
  return new ProblemError('too-many-attempts', { headers: { 'retry-after': String(Math.max(1, Math.ceil((endMs - nowMs) / 1_000))) } });
}
