// How far the index of articles is that an older program or a backup has stored. They are indexed from the last changed to the first, so an article is in the
// index if the number of its last change is not below `before`; one that changes meanwhile gets a higher number.

import { storedJson } from '../../../domain/values/stored.ts';
import * as settings from '../settings/settings.ts';
import * as articleIndex from './article-index.ts';
import { articleOf } from './articles.ts';

export interface IndexProgress {
  done: number;
  of: number;
}

type Position = IndexProgress & { before: number };

/** `undefined`: all articles are indexed. */
export function position(sql: SqlStorage): Position | undefined {
  const json = settings.read(sql, 'indexing');
  return json === undefined ? undefined : storedJson(json, 'setting.indexing');
}

export function progress(sql: SqlStorage): IndexProgress | undefined {
  const found = position(sql);
  return found === undefined ? undefined : { done: found.done, of: found.of };
}

/** Empties the index, so that the alarm makes it again. */
export function begin(sql: SqlStorage): void {
  sql.exec("INSERT INTO article_text (article_text) VALUES ('delete-all')");
  sql.exec('DELETE FROM article_term');
  sql.exec('DELETE FROM article_word');
  sql.exec('DELETE FROM name_word');
  settings.remove(sql, 'indexing');
  const { last, of } = sql
    .exec<{ last: number; of: number }>('SELECT coalesce(max(changed_seq), 0) AS last, count(*) AS of FROM article')
    .one();
  if (of > 0) write(sql, { before: last + 1, done: 0, of });
}

/** Articles and characters of bodies that one step indexes: about 50 ms of CPU time. A single body may be longer. */
const STEP_ARTICLES = 200;
const STEP_CHARS = 300_000;

type Row = { seq: number; json: string; html: string };

/** Indexes the next articles within the caller's transaction. */
export function step(sql: SqlStorage): void {
  const at = position(sql);
  if (at === undefined) return;
  const rows = nextRows(sql, at.before);
  // Within a transaction the full-text table has to be filled in the order of its rowids, or it writes each row by itself.
  for (const { seq, json, html } of rows.toReversed()) articleIndex.add(sql, articleOf(json, html), seq);
  const lowest = rows.at(-1)?.seq;
  if (lowest === undefined) settings.remove(sql, 'indexing');
  else write(sql, { before: lowest, done: at.done + rows.length, of: at.of });
}

function nextRows(sql: SqlStorage, before: number): Row[] {
  const query = `SELECT a.changed_seq AS seq, v.json, b.html FROM article a JOIN version v ON v.article = a.id AND v.version = a.version
    JOIN body b ON b.article = a.id AND b.version = a.version WHERE a.changed_seq < ? ORDER BY a.changed_seq DESC LIMIT ?`;
  const rows: Row[] = [];
  let chars = 0;
  for (const row of sql.exec<Row>(query, before, STEP_ARTICLES)) {
    rows.push(row);
    chars += row.html.length;
    if (chars >= STEP_CHARS) break;
  }
  return rows;
}

function write(sql: SqlStorage, found: Position): void {
  settings.write(sql, 'indexing', JSON.stringify(found));
}
