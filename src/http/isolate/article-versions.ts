// Versions of articles, which never change: from the memory of the isolate, from KV, or from the Catalogue.
import type { Article } from '../../domain/articles/article.ts';
import * as storedArticles from '../../storage/articles.ts';
import type { Host } from './isolate.ts';
import type { LruCache } from './lru-cache.ts';
import { catalogueOf } from './stubs.ts';

interface PublicVersion extends Versioned {
  /** Absent: the version is unpublished. */
  firstPublished?: string | undefined;
}

/** From the memory of the isolate, then from KV, then from the Catalogue. An unpublished article is not looked for in KV: it is never there. */
export function articleVersions(env: Host, epoch: string, wanted: readonly PublicVersion[]): Promise<Article[]> {
  return readVersions(env.isolate.articles, epoch, wanted, [
    (missing) => {
      const published = missing.filter(({ firstPublished }) => firstPublished !== undefined);
      return storedArticles.getAll(env.REPLICA, epoch, published).catch(() => []);
    },
    (missing) => catalogueOf(env).bodies(missing.map(({ slug, version }) => ({ slug, version }))),
  ]);
}

export interface Versioned {
  slug: string;
  version: number;
}

/** Looks in the cache, then calls each of `readers` for what is missing, and the last one until nothing is missing, because it answers as much
 *  as fits one message. Throws if a version is missing: the ledger says that what was granted was delivered. */
export async function readVersions<W extends Versioned, T extends Versioned>(
  cache: LruCache<T>,
  epoch: string,
  wanted: readonly W[],
  readers: readonly ((missing: readonly W[]) => Promise<T[]>)[],
): Promise<T[]> {
  const found = new Map<string, T>();
  const nameOfVersion = ({ slug, version }: Versioned) => `${epoch} ${slug} ${version}`;
  for (const name of wanted.map(nameOfVersion)) {
    const known = cache.get(name);
    if (known !== undefined) found.set(name, known);
  }
  let missing = wanted.filter((one) => !found.has(nameOfVersion(one)));
  for (let asked = 0; missing.length > 0; asked++) {
    const before = missing.length;
    for (const one of (await (readers[asked] ?? readers.at(-1))?.(missing)) ?? []) {
      found.set(nameOfVersion(one), one);
      cache.set(nameOfVersion(one), one);
    }
    missing = wanted.filter((one) => !found.has(nameOfVersion(one)));
    if (missing.length === before && asked >= readers.length - 1)
      throw new Error(`the Catalogue has no version ${missing[0]?.version} of ${missing[0]?.slug}`);
  }
  return wanted.flatMap((one) => found.get(nameOfVersion(one)) ?? []);
}
