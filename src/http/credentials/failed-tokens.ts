// Failed desk tokens, counted by the network that they came from. After the tenth within a minute everything from there is refused for a
// minute, right tokens too: a guesser must not learn by the answer which guess was right. Kept in three places: this isolate, exactly; the
// rate limit of the location, for other isolates; and the Catalogue, which every right token is looked up in, wherever it comes in.
import { BLOCK_MS, Blocks } from '../../domain/values/blocks.ts';
import { BoundedMap } from '../../domain/values/bounded-map.ts';
import { catalogueOf } from '../isolate/stubs.ts';
import { ProblemError } from '../responses/problem.ts';

/** FAILED_TOKENS in wrangler.toml lets one fewer pass, so that the tenth is the one it refuses. */
export const FAILED_TOKENS_LIMIT = 10;
export const FAILED_TOKENS_WINDOW_MS = 60_000;

/** Networks whose failures are counted; the one that failed longest ago makes room. */
const COUNTED = 5_000;

/** Unix ms of the last failures by network, the latest last. */
const failures = new BoundedMap<number[]>(COUNTED);
const blocks = new Blocks();

/** Questions to the Catalogue about wrong tokens, in one second. Strangers with very many networks could keep it busy with more. */
export const ASKED_PER_SECOND = 20;
let asked = { sinceMs: 0, count: 0 };

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
  throw tooManyAttempts(Math.min(endMs, nowMs + BLOCK_MS), nowMs);
}

/** Nothing is waited for between the look at the token and the count in this isolate, so that it never looks at an eleventh. Throws where
 *  the Catalogue knows of a block or does not answer: a wrong token must be answered as a right one is, and those are looked up there. */
export async function recordFailure(env: Env, network: string, nowMs: number): Promise<void> {
  if (!isTenthHere(network, nowMs) && (await env.FAILED_TOKENS.limit({ key: network })).success) {
    if (mayAsk(nowMs)) refuseBlockedUntil(await catalogueOf(env).blockEnd(network), network, nowMs);
    return;
  }
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
  // A failure that lies ahead was counted before the clock was set back.
  const recent = (failures.get(network) ?? []).filter((atMs) => Math.abs(nowMs - atMs) < FAILED_TOKENS_WINDOW_MS);
  failures.set(network, [...recent, nowMs]);
  return recent.length + 1 >= FAILED_TOKENS_LIMIT;
}

function mayAsk(nowMs: number): boolean {
  if (Math.abs(nowMs - asked.sinceMs) >= 1_000) asked = { sinceMs: nowMs, count: 0 };
  asked.count += 1;
  return asked.count <= ASKED_PER_SECOND;
}

function tooManyAttempts(endMs: number, nowMs: number): ProblemError {
  return new ProblemError('too-many-attempts', { headers: { 'retry-after': String(Math.max(1, Math.ceil((endMs - nowMs) / 1_000))) } });
}

/** For tests, which play several isolates in one. */
export function forgetFailedTokens(): void {
  failures.clear();
  blocks.clear();
  asked = { sinceMs: 0, count: 0 };
}
