// Published versions of articles in KV. A version never changes, so a copy is never stale. On a miss the caller asks the Catalogue.
import type { Article, Withdrawal } from '../domain/articles/article.ts';
import { articleKey } from './keys.ts';

/** An article without the desk's note and without the desk's reason of a withdrawal, which stay in the Catalogue. */
export type PublishedArticle = Omit<Article, 'edNote' | 'withdrawal'> & { withdrawal?: Omit<Withdrawal, 'reason'> };

/** KV caches a miss as long as a hit. The time is short because the flush may write the key a second later. */
const CACHE_TTL_SECONDS = 60;

/** Reads the given versions, at most 100, in one KV read, and returns those that KV has. Versions that the flush has not written yet are missing;
 *  unpublished versions are never in KV. The `withdrawal` is left out, because the caller has been granted these versions. */
export async function getAll(kv: KVNamespace, epoch: string, wanted: readonly { slug: string; version: number }[]): Promise<Article[]> {
  if (wanted.length === 0) return [];
  const keys = wanted.map(({ slug, version }) => articleKey(epoch, slug, version));
  const found = await kv.get<PublishedArticle>(keys, { type: 'json', cacheTtl: CACHE_TTL_SECONDS });
  return [...found.values()].filter((article) => article !== null).map(({ withdrawal: _end, ...article }) => article);
}

/** Writes a published version. Throws for an article that has not been published, because an embargoed one must never be in KV. */
export async function put(kv: KVNamespace, epoch: string, article: Article): Promise<void> {
  if (article.firstPublished === undefined) throw new Error(`${article.slug} has not been published`);
  await kv.put(articleKey(epoch, article.slug, article.version), JSON.stringify(publishedOf(article)));
}

function publishedOf({ edNote: _private, withdrawal, ...rest }: Article): PublishedArticle {
  return { ...rest, ...(withdrawal === undefined ? {} : { withdrawal: { note: withdrawal.note, at: withdrawal.at } }) };
}
