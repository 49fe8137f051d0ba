// Licensed copy from the Catalogue. What it said is remembered for as long as the freshness record has the same head; versions of articles
// for as long as there is room, since they never change.

import type { Article } from '../../../domain/articles/article.ts';
import type { ArticleFacts } from '../../../domain/articles/article-metadata.ts';
import type { LicenceSnapshot } from '../../../domain/partners/licence.ts';
import type { CandidatePage } from '../../../domain/pulls/candidates.ts';
import { canonicalJson } from '../../../domain/values/canonical-json.ts';
import { sha256Hex } from '../../../domain/values/digest.ts';
import { msOf } from '../../../domain/values/instant.ts';
import * as storedArticles from '../../../storage/articles.ts';
import { type Freshness, freshness } from '../../isolate/freshness.ts';
import { dataBytes, LruCache } from '../../isolate/lru-cache.ts';
import { catalogueOf } from '../../isolate/stubs.ts';
import { unavailable } from '../partner-call.ts';

import { type ArticleSource, type PageQuery, seesEmbargoed } from './article-source.ts';

/** Of the pages and of the facts that are remembered under one head. */
const ANSWERS_BYTES = 6 * 1024 * 1024;

interface CatalogueAnswers {
  /** Epoch and head that it was said at. */
  state: string;
  pages: LruCache<CandidatePage>;
  /** `found` is absent for an article that does not exist. */
  facts: LruCache<{ found?: ArticleFacts }>;
}

let answers: CatalogueAnswers | undefined;
/** By epoch, slug and version. */
const versions = new LruCache<Article>(dataBytes);

function answersAt({ epoch, head }: Freshness): CatalogueAnswers {
  const state = `${epoch}.${head}`;
  if (answers?.state === state) return answers;
  answers = {
    state,
    pages: new LruCache<CandidatePage>(dataBytes, ANSWERS_BYTES),
    facts: new LruCache<{ found?: ArticleFacts }>(dataBytes, ANSWERS_BYTES),
  };
  return answers;
}

/** By the snapshot itself: what an isolate remembers of a key stays one object for as long as it holds. */
const scopes = new WeakMap<LicenceSnapshot, string>();

/** Partners with the same scope share their pages. By its digest: a scope may take as much room as the page. */
async function scopeName(snapshot: LicenceSnapshot): Promise<string> {
  const known = scopes.get(snapshot) ?? (await sha256Hex(canonicalJson([snapshot.agreement.terms.scope, seesEmbargoed(snapshot)])));
  scopes.set(snapshot, known);
  return known;
}

async function nameOf(snapshot: LicenceSnapshot, { filters, limit, before }: PageQuery): Promise<string> {
  const { section, subject, language, since } = filters;
  return JSON.stringify([await scopeName(snapshot), section, subject, language, since, limit, before]);
}

export function catalogueSource(env: Env, fresh: Freshness): ArticleSource {
  const catalogue = () => catalogueOf(env);

  async function candidates(snapshot: LicenceSnapshot, query: PageQuery): Promise<CandidatePage> {
    const asked = { scope: snapshot.agreement.terms.scope, embargoed: seesEmbargoed(snapshot), ...query };
    const name = await nameOf(snapshot, query);
    const known = answersAt(fresh).pages.get(name);
    if (known !== undefined && !(known.moreFromMs !== undefined && Date.now() >= known.moreFromMs)) return known;
    const page = await catalogue().candidates(asked);
    const left = withoutWithdrawn(page, fresh);
    answersAt(fresh).pages.set(name, left);
    return left;
  }

  async function facts(slug: string): Promise<ArticleFacts | undefined> {
    const known = answersAt(fresh).facts.get(slug);
    if (known !== undefined) return known.found;
    const { facts: found } = await catalogue().facts(slug);
    answersAt(fresh).facts.set(slug, found === undefined ? {} : { found });
    return found;
  }

  return {
    candidates,
    facts,
    articles: (wanted) => articlesOf(env, fresh.epoch, wanted),
    changes: (query) => catalogue().changesWindow(query),
  };
}

/** Without candidates that this isolate has heard to be withdrawn since. */
function withoutWithdrawn(page: CandidatePage, fresh: Freshness): CandidatePage {
  const isLeft = page.candidates.map((facts) => !predatesWithdrawal(fresh, facts));
  if (!isLeft.includes(false)) return page;
  return {
    ...page,
    candidates: page.candidates.filter((_, index) => isLeft[index]),
    places: page.places.filter((_, index) => isLeft[index]),
  };
}

/** From the memo, then from KV, then from the Catalogue. An article that has not left is not looked for in KV: it is never there. */
async function articlesOf(env: Env, epoch: string, wanted: readonly ArticleFacts[]): Promise<Article[]> {
  const found = new Map<string, Article>();
  const nameOfVersion = ({ slug, version }: Pick<Article, 'slug' | 'version'>) => `${epoch} ${slug} ${version}`;
  const missing = () => wanted.filter((one) => !found.has(nameOfVersion(one)));
  const keep = (article: Article) => {
    found.set(nameOfVersion(article), article);
    versions.set(nameOfVersion(article), article);
  };
  for (const one of wanted) {
    const known = versions.get(nameOfVersion(one));
    if (known !== undefined) found.set(nameOfVersion(one), known);
  }
  const published = missing().filter(({ firstPublished }) => firstPublished !== undefined);
  for (const article of await storedArticles.getAll(env.REPLICA, epoch, published).catch(() => [])) keep(article);
  for (let left = missing(); left.length > 0; left = missing()) {
    const bodies = await catalogueOf(env).bodies(left.map(({ slug, version }) => ({ slug, version })));
    for (const article of bodies) keep(article);
    // What was granted must be delivered: the ledger says that it was.
    if (missing().length === left.length) throw new Error(`the Catalogue has no version ${left[0]?.version} of ${left[0]?.slug}`);
  }
  return wanted.flatMap((one) => found.get(nameOfVersion(one)) ?? []);
}

/** For tests, which play several isolates in one. */
export function forgetCatalogue(): void {
  answers = undefined;
  versions.clear();
}

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
export function predatesWithdrawal({ withdrawn }: Pick<Freshness, 'withdrawn'>, { slug, versionCreated }: ArticleFacts): boolean {
  const atMs = withdrawn.get(slug);
  return atMs !== undefined && msOf(versionCreated) < atMs;
}
