// How old the isolate's record may be where copy is licensed (design §2.5), and what must not leave whatever else says that it may.
import type { ArticleFacts } from '../../domain/article-facts.ts';
import { msOf } from '../../domain/instant.ts';
import { type Freshness, freshness } from '../freshness.ts';
import { unavailable } from './partner-call.ts';

/** With an older record nothing is served: a withdrawal within it is refused ten seconds after the desk's answer. */
const OLDEST_MS = 8_000;

/** Throws 503 while the Catalogue does not answer and what this isolate heard last is too old. */
export async function licensedFreshness(env: Env): Promise<Freshness> {
  const nowMs = Date.now();
  const fresh = await freshness(env, nowMs);
  if (fresh === undefined || nowMs - fresh.askedMs > OLDEST_MS) throw unavailable();
  return fresh;
}

/** Whether the state of the article is from before its withdrawal or its hold. One that came back since is of a later version. */
export function predatesWithdrawal({ withdrawn }: Pick<Freshness, 'withdrawn'>, { key, versionCreated }: ArticleFacts): boolean {
  const atMs = withdrawn.get(key);
  return atMs !== undefined && msOf(versionCreated) < atMs;
}
