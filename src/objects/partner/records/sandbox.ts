// The sandbox of test keys: a log of synthetic articles, which are stored in this object only.

import type { Article } from '../../../domain/articles/article.ts';
import { factsOf } from '../../../domain/articles/article-metadata.ts';
import { CHANGE_ACTIONS, type Change } from '../../../domain/articles/change.ts';
import type { ChangedArticle, ChangesWindow, LogPosition } from '../../../domain/pulls/change-window.ts';
import { liftDueEmbargo, SANDBOX_ARTICLES, SANDBOX_STEPS } from '../../../domain/pulls/sandbox.ts';
import { toInstant } from '../../../domain/values/instant.ts';
import { present } from '../../../domain/values/present.ts';
import { storedJson, storedWord } from '../../../domain/values/stored.ts';
import type { WithdrawalNews } from '../../../domain/withdrawals/withdrawal.ts';
import * as settings from './settings.ts';

/** Returns the epoch of the sandbox. Sequence numbers are valid only in this sandbox, and only until it is cleared. */
export function epoch(sql: SqlStorage): string {
  return `sandbox.${settings.read(sql, 'sandbox') ?? 0}`;
}

/** Names the contents of the sandbox. */
export function stateOf(sql: SqlStorage): string {
  return `${epoch(sql)}.${head(sql)}`;
}

/** How many articles and actions there are. */
export function used(sql: SqlStorage): { steps: number; articles: number } {
  return sql.exec<{ steps: number; articles: number }>('SELECT count(*) AS steps, count(DISTINCT slug) AS articles FROM sandbox').one();
}

/** Tells whether another action, which may add an article, would exceed the limits. */
export function isFull(sql: SqlStorage, isNew: boolean): boolean {
  const { steps, articles } = used(sql);
  return steps >= SANDBOX_STEPS || (isNew && articles >= SANDBOX_ARTICLES);
}

/** Publishes the articles whose embargo has ended, also where the limit of actions is reached: an embargo ends by itself. */
export function liftDueEmbargoes(sql: SqlStorage, timeZone: string, nowMs: number): void {
  const now = toInstant(nowMs);
  for (const row of sql.exec<Row>(CURRENT).toArray()) {
    const lifted = liftDueEmbargo(articleOf(row), { now, timeZone });
    if (lifted !== undefined) add(sql, lifted, undefined, nowMs);
  }
}

/** Deletes all synthetic articles, and what test keys did with them. Sequence numbers begin again in a new epoch. */
export function clear(sql: SqlStorage): void {
  const cleared = settings.read(sql, 'sandbox') ?? 0;
  sql.exec('DELETE FROM sandbox');
  sql.exec('DELETE FROM test_use');
  for (const table of ['ledger', 'counted', 'delivery', 'withdrawal']) sql.exec(`DELETE FROM ${table} WHERE mode = 'test'`);
  settings.write(sql, 'sandbox', cleared + 1);
}

type Row = {
  seq: number;
  at_ms: number;
  slug: string;
  version: number;
  action: string;
  significant: number;
  note: string | null;
  json: string;
  holder: string | null;
};

const CURRENT = 'SELECT r.* FROM sandbox r JOIN (SELECT slug, max(version) AS version FROM sandbox GROUP BY slug) USING (slug, version)';

export function head(sql: SqlStorage): number {
  return sql.exec<{ seq: number | null }>('SELECT max(seq) AS seq FROM sandbox').one().seq ?? 0;
}

/** Lists the current versions: articles under embargo first, then the others by first publication, newest first. */
export function candidates(sql: SqlStorage): Article[] {
  const publishedOf = (one: Article) => one.firstPublished ?? '9999';
  const articles = sql.exec<Row>(CURRENT).toArray().map(articleOf);
  return articles.sort((a, b) => (publishedOf(a) < publishedOf(b) ? 1 : publishedOf(a) > publishedOf(b) ? -1 : a.slug < b.slug ? -1 : 1));
}

export function get(sql: SqlStorage, slug: string, version?: number): Article | undefined {
  const rows =
    version === undefined
      ? sql.exec<Row>('SELECT * FROM sandbox WHERE slug = ? ORDER BY version DESC LIMIT 1', slug)
      : sql.exec<Row>('SELECT * FROM sandbox WHERE slug = ? AND version = ?', slug, version);
  const [row] = rows.toArray();
  return row === undefined ? undefined : articleOf(row);
}

/** `holder`: id of the user or of the key that asked for it. */
export function add(sql: SqlStorage, { action, article, significant, note }: Change, holder: string | undefined, nowMs: number): void {
  sql.exec(
    'INSERT INTO sandbox (at_ms, slug, version, action, significant, note, json, holder) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    nowMs,
    article.slug,
    article.version,
    action,
    significant ? 1 : 0,
    note ?? null,
    JSON.stringify(article),
    holder ?? null,
  );
}

/** Reads a window of the log like `changesWindow` of the Catalogue. A sandbox is small, so a window has one page. */
export function windowOf(sql: SqlStorage, from: LogPosition, nowMs: number): ChangesWindow {
  const to = { seq: head(sql), ms: nowMs };
  const articles = sql
    .exec<Row>(`SELECT * FROM (${CURRENT}) ORDER BY slug`)
    .toArray()
    .map((current, index) => changedArticle(sql, current, index + 1, from));
  return { epoch: epoch(sql), from, to, articles };
}

function changedArticle(sql: SqlStorage, current: Row, id: number, from: LogPosition): ChangedArticle {
  const history = sql.exec<Row>('SELECT * FROM sandbox WHERE slug = ? ORDER BY version', current.slug).toArray();
  const before = history.filter(({ seq }) => seq <= from.seq).at(-1);
  const now = factsOf(articleOf(current));
  return present({
    id,
    before: before === undefined ? undefined : factsOf(articleOf(before)),
    // biome-ignore lint/suspicious/noThenProperty: a state of an article, by the name the window gives it; nothing here is awaited.
    then: now,
    now,
    changes: history
      .filter(({ seq }) => seq > from.seq)
      .map(({ action, at_ms, significant, note }) =>
        present({
          action: storedWord(action, CHANGE_ACTIONS, 'sandbox.action'),
          at: toInstant(at_ms),
          significant: significant === 1,
          note: note ?? undefined,
        }),
      ),
  });
}

/** Lists withdrawals of synthetic articles in the shape in which the Catalogue reports real ones. */
export function withdrawals(sql: SqlStorage): WithdrawalNews[] {
  const rows = sql.exec<Row>(`SELECT r.* FROM sandbox r WHERE r.action = 'withdraw' ORDER BY r.seq DESC`);
  return rows.toArray().map(({ slug, version, at_ms, note, json, seq }) => {
    // The next change of a withdrawn article is its reinstatement, because nothing else is allowed; one under embargo is under embargo
    // again.
    const [back] = sql
      .exec<{ at_ms: number }>('SELECT at_ms FROM sandbox WHERE slug = ? AND seq > ? ORDER BY seq LIMIT 1', slug, seq)
      .toArray();
    const { headline } = articleOf({ json });
    const lifted = back === undefined ? {} : { lifted: toInstant(back.at_ms) };
    return { id: `${slug}.${version}`, slug, version, headline, note: note ?? '', at: toInstant(at_ms), ...lifted };
  });
}

function articleOf({ json }: Pick<Row, 'json'>): Article {
  return storedJson(json, 'sandbox.json');
}
