// Published versions of articles in KV. A version never changes, so a copy is never stale; a miss falls back to the Catalogue.
import type { Article, Withdrawal } from '../domain/articles/article.ts';
import { articleKey } from './keys.ts';

/** What leaves the house: the desk's notes, and its reasons for a withdrawal, stay in the Catalogue. */
export type PublishedArticle = Omit<Article, 'edNote' | 'withdrawal'> & { withdrawal?: Omit<Withdrawal, 'reason'> };

/** A miss is remembered at the edge as long as a hit, so the time is short: the flush may come by a second later. */
const CACHE_TTL_SECONDS = 60;

/** Those of the versions that are there, in one read of at most 100: not what the flush has not come by for yet, and never what has not left.
 *  What a withdrawal said is left out: who asks for versions by their number has been granted them. */
export async function getAll(kv: KVNamespace, epoch: string, wanted: readonly { slug: string; version: number }[]): Promise<Article[]> {
  if (wanted.length === 0) return [];
  const keys = wanted.map(({ slug, version }) => articleKey(epoch, slug, version));
  const found = await kv.get<PublishedArticle>(keys, { type: 'json', cacheTtl: CACHE_TTL_SECONDS });
  return [...found.values()].filter((article) => article !== null).map(({ withdrawal: _end, ...article }) => article);
}

/** Only for a version that has left: an embargoed one must never come here. Throws on one that has not. */
export async function put(kv: KVNamespace, epoch: string, article: Article): Promise<void> {
  if (article.firstPublished === undefined) throw new Error(`${article.slug} has not been published`);
  await kv.put(articleKey(epoch, article.slug, article.version), JSON.stringify(publishedOf(article)));
}

function publishedOf({ edNote: _private, withdrawal, ...rest }: Article): PublishedArticle {
  return { ...rest, ...(withdrawal === undefined ? {} : { withdrawal: { note: withdrawal.note, at: withdrawal.at } }) };
}
