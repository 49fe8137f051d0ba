// Sources of imported copy and their hashes, by which an import recognises a file that was imported before and one that has not changed.
import { type ImportSource, NO_COLLECTION } from '../../../domain/articles/import-source.ts';
import { present } from '../../../domain/values/present.ts';
import { pageOf } from '../../rpc-limits.ts';

export interface ImportedSource {
  articleId: number;
  /** SHA-256 of the source, in hexadecimal. */
  hash: string;
  /** The last version that the import made. */
  version: number;
  /** The source's own version. Absent: it has none. */
  sourceVersion?: string;
  /** It is stored under the id of an older program. */
  isFormer?: true;
  /** The id of its collection under which it is stored, if the source has another one now. */
  movedFrom?: string;
}

type Row = { article: number; hash: string; version: number; source_version: string | null };

/** Finds a source by its id in its collection, or by the id that older programs used. */
export function find(sql: SqlStorage, source: ImportSource): ImportedSource | undefined {
  for (const [collection, id] of placesOf(source)) {
    const found = findIn(sql, collection, id);
    if (found !== undefined) return found;
  }
  const former = source.formerId === undefined ? undefined : findIn(sql, NO_COLLECTION, source.formerId);
  return former === undefined ? undefined : { ...former, isFormer: true };
}

/** Finds a new source under the id that it had before in its collection. */
export function findMoved(sql: SqlStorage, { collection, movedFrom }: ImportSource): ImportedSource | undefined {
  const found = movedFrom === undefined ? undefined : findIn(sql, collection, movedFrom);
  return found === undefined || movedFrom === undefined ? undefined : { ...found, movedFrom };
}

/** Where the source may be stored: a site is the same with "www." and without, and its address as it was sent before addresses had one form. A
 *  former id that is no address is a path, and another file may have it now. */
function placesOf({ collection, sourceId, formerId = '' }: ImportSource): [collection: string, id: string][] {
  const sibling = collection.startsWith('www.') ? collection.slice('www.'.length) : `www.${collection}`;
  const collections = collection.includes('.') ? [collection, sibling] : [collection];
  const ids = /^https?:/i.test(formerId) ? [sourceId, formerId] : [sourceId];
  return collections.flatMap((each) => ids.map((id): [string, string] => [each, id]));
}

function findIn(sql: SqlStorage, collection: string, sourceId: string): ImportedSource | undefined {
  const query = 'SELECT article, hash, version, source_version FROM import WHERE collection = ? AND source_id = ?';
  const [row] = sql.exec<Row>(query, collection, sourceId).toArray();
  if (row === undefined) return undefined;
  return present({ articleId: row.article, hash: row.hash, version: row.version, sourceVersion: row.source_version ?? undefined });
}

/** Stores a source. Its row under the id of an older program, or under the id that it had before, is replaced. */
export function record(sql: SqlStorage, source: ImportSource, { articleId, hash, version }: ImportedSource): void {
  const { collection, sourceId, sourceVersion, formerId, movedFrom } = source;
  if (findIn(sql, collection, sourceId) === undefined) {
    const former: [string, string][] = formerId === undefined ? [] : [[NO_COLLECTION, formerId]];
    if (movedFrom !== undefined) former.push([collection, movedFrom]);
    for (const place of [...placesOf(source).slice(1), ...former])
      sql.exec('DELETE FROM import WHERE collection = ? AND source_id = ? AND article = ?', ...place, articleId);
  }
  sql.exec(
    `INSERT INTO import (collection, source_id, article, hash, version, source_version) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (collection, source_id) DO UPDATE SET article = excluded.article, hash = excluded.hash, version = excluded.version,
       source_version = excluded.source_version`,
    collection,
    sourceId,
    articleId,
    hash,
    version,
    sourceVersion ?? null,
  );
}

/** Returns the slug of an article of the collection that has the same bytes under another id; `undefined` if there is none. */
export function slugOfSameBytes(sql: SqlStorage, { collection, sourceId }: ImportSource, hash: string): string | undefined {
  const query = `SELECT a.slug FROM import i JOIN article a ON a.id = i.article WHERE i.hash = ? AND i.collection = ? AND i.source_id <> ? LIMIT 1`;
  return sql.exec<{ slug: string }>(query, hash, collection, sourceId).toArray()[0]?.slug;
}

/** A source of imported copy with its article, for programs that look for files that were renamed or copied. */
interface ListedSource {
  collection: string;
  sourceId: string;
  sourceHash: string;
  slug: string;
  headline: string;
  uri: string;
}

/** Which sources are listed: those of a collection, those with these bytes, or both. */
export interface SourceFilter {
  collection?: string | undefined;
  hash?: string | undefined;
}

export interface SourcePage {
  sources: ListedSource[];
  /** `after` of the next page; absent on the last page. */
  next?: string;
}

/** Lists sources by their id. Those of several collections, with a hash alone, are one page. */
export function list(sql: SqlStorage, { collection, hash }: SourceFilter, limit: number, after = ''): SourcePage {
  const where = [...(collection === undefined ? [] : ['i.collection = ?']), ...(hash === undefined ? [] : ['i.hash = ?'])];
  const values = [collection, hash].filter((value) => value !== undefined);
  const rows = sql.exec<ListedSource & Record<string, SqlStorageValue>>(
    `SELECT i.collection, i.source_id AS sourceId, i.hash AS sourceHash, a.slug, a.headline, a.uri FROM import i JOIN article a ON a.id = i.article
     WHERE ${[...where, 'i.source_id > ?'].join(' AND ')} ORDER BY i.source_id LIMIT ?`,
    ...values,
    after,
    limit + 1,
  );
  const { page, last } = pageOf(rows, limit, ({ collection, sourceId, headline, uri }) => [collection, sourceId, headline, uri]);
  return present({ sources: page, next: collection === undefined ? undefined : last?.sourceId });
}

/** Tells whether any source was imported into the article. */
export function isImported(sql: SqlStorage, articleId: number): boolean {
  return sql.exec('SELECT 1 FROM import WHERE article = ? LIMIT 1', articleId).toArray().length > 0;
}
