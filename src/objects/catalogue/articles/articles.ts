// Reads and stores articles and all their versions. Bodies are in a separate table, because lists and summaries do not need them.

import type { Article, ArticleMetadata } from '../../../domain/articles/article.ts';
import { copySizeOf } from '../../../domain/articles/copy-size.ts';
import { type Instant, msOf } from '../../../domain/values/instant.ts';
import { present } from '../../../domain/values/present.ts';
import { storedJson } from '../../../domain/values/stored.ts';

export interface StoredArticle {
  id: number;
  article: Article;
  /** Sequence number of the last change. */
  changedSeq: number;
  /** Unix ms until which its feeds list the article after a significant change, whatever its age. Absent: there was none recently. */
  windowEndMs?: number;
}

type Row = { id: number; changed_seq: number; window_ms: number | null; json: string; html: string };

const CURRENT = `SELECT a.id, a.changed_seq, a.window_ms, v.json, b.html FROM article a
  JOIN version v ON v.article = a.id AND v.version = a.version JOIN body b ON b.article = a.id AND b.version = a.version`;

export function get(sql: SqlStorage, slug: string): StoredArticle | undefined {
  const [row] = sql.exec<Row>(`${CURRENT} WHERE a.slug = ?`, slug).toArray();
  return row === undefined ? undefined : storedOf(row);
}

export function getById(sql: SqlStorage, id: number): StoredArticle | undefined {
  const [row] = sql.exec<Row>(`${CURRENT} WHERE a.id = ?`, id).toArray();
  return row === undefined ? undefined : storedOf(row);
}

export function getVersion(sql: SqlStorage, slug: string, version: number): Article | undefined {
  const [row] = sql
    .exec<{ json: string; html: string }>(
      `SELECT v.json, b.html FROM article a JOIN version v ON v.article = a.id JOIN body b ON b.article = a.id AND b.version = v.version
       WHERE a.slug = ? AND v.version = ?`,
      slug,
      version,
    )
    .toArray();
  return row === undefined ? undefined : articleOf(row.json, row.html);
}

/** Stores a version as the current one and returns the article's id. `id` is absent for a new article. */
export function store(
  sql: SqlStorage,
  id: number | undefined,
  article: Article,
  changedSeq: number,
  windowEndMs: number | undefined,
): number {
  const columns = [
    article.version,
    article.pubStatus,
    article.source,
    article.headline,
    instantMs(article.firstPublished),
    instantMs(article.embargoedUntil),
    instantMs(article.expires),
    windowEndMs ?? null,
    changedSeq,
  ];
  const articleId = id === undefined ? insert(sql, article, columns) : update(sql, id, columns);
  const { bodyHtml, ...rest } = article;
  const size = JSON.stringify(copySizeOf(article));
  sql.exec(
    'INSERT INTO version (article, version, json, size) VALUES (?, ?, ?, ?)',
    articleId,
    article.version,
    JSON.stringify(rest),
    size,
  );
  sql.exec('INSERT INTO body (article, version, html) VALUES (?, ?, ?)', articleId, article.version, bodyHtml);
  return articleId;
}

function insert(sql: SqlStorage, { slug, uri, guid }: Article, columns: (string | number | null)[]): number {
  const row = sql.exec<{ id: number }>(
    `INSERT INTO article (slug, uri, guid, version, pub_status, source, headline, published_ms, embargo_ms, expires_ms, window_ms, changed_seq)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id`,
    slug,
    uri,
    guid ?? null,
    ...columns,
  );
  return row.one().id;
}

function update(sql: SqlStorage, id: number, columns: (string | number | null)[]): number {
  sql.exec(
    `UPDATE article SET version = ?, pub_status = ?, source = ?, headline = ?, published_ms = ?, embargo_ms = ?, expires_ms = ?,
     window_ms = ?, changed_seq = ? WHERE id = ?`,
    ...columns,
    id,
  );
  return id;
}

/** Finds the article that has this id as its IRI or as its guid. */
export function ownerOfId(sql: SqlStorage, id: string): { slug: string; as: 'IRI' | 'guid' } | undefined {
  const query = `SELECT slug, 'IRI' AS "as" FROM article WHERE uri = ?1 UNION ALL SELECT slug, 'guid' FROM article WHERE guid = ?1 LIMIT 1`;
  return sql.exec<{ slug: string; as: 'IRI' | 'guid' }>(query, id).toArray()[0];
}

/** Reads the column `version.json`. */
export function metadataOf(json: string): ArticleMetadata {
  return storedJson(json, 'version.json');
}

/** The text of a version; empty for one that has none. */
export function bodyOf(sql: SqlStorage, id: number, version: number): string {
  const [row] = sql.exec<{ html: string }>('SELECT html FROM body WHERE article = ? AND version = ?', id, version).toArray();
  return row?.html ?? '';
}

export function articleOf(json: string, html: string): Article {
  return { ...metadataOf(json), bodyHtml: html };
}

function storedOf(row: Row): StoredArticle {
  const article = articleOf(row.json, row.html);
  return present({ id: row.id, article, changedSeq: row.changed_seq, windowEndMs: row.window_ms ?? undefined });
}

function instantMs(instant: Instant | undefined): number | null {
  return instant === undefined ? null : msOf(instant);
}
