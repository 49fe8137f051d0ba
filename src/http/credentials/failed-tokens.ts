// Failed desk tokens, counted by the network that they came from. After the tenth within a minute everything from there is refused for a
// minute, right tokens too: a guesser must not learn by the answer which guess was right. Kept in three places: this isolate, exactly; the
// rate limit of the location, for other isolates; and the Catalogue, which every right token is looked up in, wherever it comes in.
import { Blocks } from '../../domain/values/blocks.ts';
import { catalogueOf } from '../isolate/stubs.ts';
import { ProblemError } from '../responses/problem.ts';

/** FAILED_TOKENS in wrangler.toml lets one fewer pass, so that the tenth is the one it refuses. */
export const FAILED_TOKENS_LIMIT = 10;
export const FAILED_TOKENS_WINDOW_MS = 60_000;
export const BLOCK_MS = 60_000;

/** Networks whose failures are counted; the one that failed longest ago makes room. */
const COUNTED = 5_000;

/** Unix ms of the last failures by network, the latest last. */
const failures = new Map<string, number[]>();
const blocks = new Blocks();

/** Throws the refusal of everything while the network is blocked. Called before the token is looked at, and once more when it was: of many
 *  guesses that are sent at once, the tenth has failed by then. */
export function refuseBlocked(network: string, nowMs: number): void {
  const endMs = blocks.endOf(network, nowMs);
  if (endMs !== undefined) throw tooManyAttempts(endMs, nowMs);
}

/** The same by what the Catalogue says, which holds in this isolate from now on. `endMs` absent: it knows of no block. */
export function refuseBlockedUntil(endMs: number | undefined, network: string, nowMs: number): void {
  if (endMs === undefined) return;
  blocks.add(network, endMs);
  throw tooManyAttempts(endMs, nowMs);
}

/** Nothing is waited for between the look at the token and the count in this isolate, so that it never looks at an eleventh. Throws where
 *  the tenth failed elsewhere: a wrong token must be answered there as a right one is. */
export async function recordFailure(env: Env, network: string, nowMs: number): Promise<void> {
  if (!isTenthHere(network, nowMs) && (await env.FAILED_TOKENS.limit({ key: network })).success) return;
  const endMs = nowMs + BLOCK_MS;
  blocks.add(network, endMs);
  failures.delete(network);
  refuseBlockedUntil(await catalogueOf(env).block(network, endMs).catch(logUnreachable), network, nowMs);
}

/** No other isolate lets anybody in meanwhile, since each asks the Catalogue. */
function logUnreachable(fault: unknown): undefined {
  console.warn(JSON.stringify({ event: 'catalogue-unreachable', fault: String(fault) }));
}

function isTenthHere(network: string, nowMs: number): boolean {
  const recent = [...(failures.get(network) ?? []).filter((atMs) => nowMs - atMs < FAILED_TOKENS_WINDOW_MS), nowMs];
  failures.delete(network);
  if (failures.size >= COUNTED) failures.delete(failures.keys().next().value ?? '');
  failures.set(network, recent);
  return recent.length >= FAILED_TOKENS_LIMIT;
}

function tooManyAttempts(endMs: number, nowMs: number): ProblemError {
  return new ProblemError('too-many-attempts', { headers: { 'retry-after': String(Math.max(1, Math.ceil((endMs - nowMs) / 1_000))) } });
}

/** For tests, which play several isolates in one. */
export function forgetFailedTokens(): void {
  failures.clear();
  blocks.clear();
}
