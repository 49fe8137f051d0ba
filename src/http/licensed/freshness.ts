// How old the isolate's freshness record may be for licensed copy (design §2.5), and which articles it bars whatever else grants them.
import type { ArticleFacts } from '../../domain/articles/article-metadata.ts';
import { msOf } from '../../domain/values/instant.ts';
import { type Freshness, freshness } from '../isolate/freshness.ts';
import { unavailable } from './partner-call.ts';

/** With an older record nothing is served, so that a withdrawn article is refused ten seconds after the desk's answer at the latest. */
const OLDEST_MS = 8_000;

/** Throws 503 where the Catalogue does not answer and this isolate's record is too old. */
export async function licensedFreshness(env: Env): Promise<Freshness> {
  const nowMs = Date.now();
  const fresh = await freshness(env, nowMs);
  if (fresh === undefined || nowMs - fresh.askedMs > OLDEST_MS) throw unavailable();
  return fresh;
}

/** Whether these facts are older than the article's last withdrawal or hold. An article that came back since has a later version. */
export function predatesWithdrawal({ withdrawn }: Pick<Freshness, 'withdrawn'>, { key, versionCreated }: ArticleFacts): boolean {
  const atMs = withdrawn.get(key);
  return atMs !== undefined && msOf(versionCreated) < atMs;
}
