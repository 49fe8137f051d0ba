// Licensed copy from the Catalogue. Its answers are cached as long as the freshness record has the same head; versions of articles as long
// as there is room, because they never change.

import type { Context } from 'hono';
import type { Article } from '../../../domain/articles/article.ts';
import type { ArticleFacts } from '../../../domain/articles/article-metadata.ts';
import { withPublicAddress } from '../../../domain/feeds/public-address.ts';
import type { LicenceSnapshot } from '../../../domain/partners/licence.ts';
import type { Publisher } from '../../../domain/publisher/publisher.ts';
import type { CandidatePage } from '../../../domain/pulls/candidates.ts';
import { canonicalJson } from '../../../domain/values/canonical-json.ts';
import { sha256Hex } from '../../../domain/values/digest.ts';
import type { AppEnv } from '../../bindings.ts';
import { articleVersions, readVersions, type Versioned } from '../../isolate/article-versions.ts';
import { type Freshness, freshness, isFreshnessCurrent } from '../../isolate/freshness.ts';
import type { Isolate } from '../../isolate/isolate.ts';
import { catalogueOf } from '../../isolate/stubs.ts';
import { partnerUnavailable } from '../../responses/problem.ts';
import { admitKey } from '../partner-call.ts';
import { type ArticleSource, type PageQuery, seesEmbargoed } from './article-source.ts';

/** Partners with the same scope share their pages. Named by a digest, because a scope may be as large as the page. */
async function scopeName({ scopeNames: scopes }: Isolate, snapshot: LicenceSnapshot): Promise<string> {
  const known = scopes.get(snapshot) ?? (await sha256Hex(canonicalJson([snapshot.agreement.terms.scope, seesEmbargoed(snapshot)])));
  scopes.set(snapshot, known);
  return known;
}

async function nameOf(isolate: Isolate, snapshot: LicenceSnapshot, { filters, limit, before }: PageQuery): Promise<string> {
  const { section, subject, language, since, words } = filters;
  return JSON.stringify([await scopeName(isolate, snapshot), section, subject, language, since, words, limit, before]);
}

export function catalogueSource(context: Context<AppEnv>, fresh: Freshness, publisher: Publisher): ArticleSource {
  const { env } = context;
  const origin = context.get('origin');
  const { isolate } = env;
  const state = `${fresh.epoch}.${fresh.head}`;
  /** The Catalogue, once the partner's object has admitted the key. */
  const catalogue = async () => {
    await admitKey(context);
    return catalogueOf(env);
  };

  async function candidates(snapshot: LicenceSnapshot, query: PageQuery): Promise<CandidatePage> {
    const asked = { scope: snapshot.agreement.terms.scope, embargoed: seesEmbargoed(snapshot), ...query };
    const name = `${state} ${await nameOf(isolate, snapshot, query)}`;
    const known = isolate.candidatePages.get(name);
    if (known !== undefined && !(known.moreFromMs !== undefined && Date.now() >= known.moreFromMs)) return known;
    const page = await (await catalogue()).candidates(asked);
    isolate.candidatePages.set(name, page);
    return page;
  }

  async function facts(slug: string): Promise<ArticleFacts | undefined> {
    const known = isolate.facts.get(`${state} ${slug}`);
    if (known !== undefined) return known.found;
    const { facts: found } = await (await catalogue()).facts(slug);
    isolate.facts.set(`${state} ${slug}`, found === undefined ? {} : { found });
    return found;
  }

  const addressed = (article: Article) => withPublicAddress(article, publisher, origin);
  const askWithdrawn = async (missing: readonly Versioned[]) =>
    (await catalogue()).withdrawnVersions(missing.map(({ slug, version }) => ({ slug, version })));

  return {
    candidates,
    facts,
    articles: async (wanted) => (await articleVersions(env, fresh.epoch, wanted)).map(addressed),
    withdrawn: (wanted) => readVersions(isolate.withdrawnVersions, fresh.epoch, wanted, [askWithdrawn]),
    changes: async (query) => (await catalogue()).changesWindow(query),
  };
}

/** With an older record nothing is served. docs/operations.md promises that a withdrawn article is refused ten seconds after the desk's answer at the
 *  latest, so two seconds remain for the request itself. */
const OLDEST_MS = 8_000;

/** Throws 503 if the Catalogue does not answer and this isolate's record is too old. */
export async function licensedFreshness(context: Context<AppEnv>): Promise<Freshness> {
  if (!isFreshnessCurrent(context.env, Date.now())) await admitKey(context);
  const nowMs = Date.now();
  const fresh = await freshness(context.env, nowMs);
  if (fresh === undefined || Math.abs(nowMs - fresh.askedMs) > OLDEST_MS) throw partnerUnavailable();
  return fresh;
}
