// Restores an export. Its records are staged first and then replace all tables in one transaction. Derived rows (the outbox, due times, counts) are
// computed again.

import { keyOf, PRIMARY_KEYS, quotedColumns, type RestoreRecord, TABLES } from '../../../backup/catalogue-tables.ts';
import { type Article, isEmbargoed } from '../../../domain/articles/article.ts';
import { SITE_TAG } from '../../../domain/feeds/cache-tags.ts';
import { storedFeedName } from '../../../domain/feeds/feed-name.ts';
import type { Actor } from '../../../domain/values/actor.ts';
import { msOf } from '../../../domain/values/instant.ts';
import { present } from '../../../domain/values/present.ts';
import * as audit from '../../sqlite/audit.ts';
import * as restoring from '../../sqlite/staged-restore.ts';
import { articleOf } from '../articles/articles.ts';
import * as indexing from '../articles/indexing.ts';
import { recordComposition } from '../feeds/composition-date.ts';
import { MEMBER_STATE } from '../feeds/membership.ts';
import { relist } from '../feeds/unlisted-copy.ts';
import * as outbox from '../outbox/outbox.ts';
import * as schedule from '../outbox/schedule.ts';
import * as settings from '../settings/settings.ts';
import * as tokens from '../settings/tokens.ts';
import * as withdrawals from '../withdrawals/withdrawals.ts';
import { inconsistency } from './consistency.ts';
import { fillAdded } from './upgrades.ts';

export type RestoreResult =
  | { kind: 'restored'; epoch: string }
  /** Another restore has begun since. */
  | { kind: 'superseded' }
  | { kind: 'not-empty' }
  /** `fault` is a clause. `line` is present if a single line of the file is wrong. */
  | { kind: 'unfit'; line?: number; fault: string };

/** Tells whether a restore would lose nothing: there are no articles, publisher's settings or desk tokens. */
export function isEmpty(sql: SqlStorage): boolean {
  const anyRow = `SELECT 1 WHERE EXISTS (SELECT 1 FROM article) OR EXISTS (SELECT 1 FROM token)
    OR EXISTS (SELECT 1 FROM setting WHERE name = 'publisher')`;
  return sql.exec(anyRow).toArray().length === 0;
}

interface Commitment {
  restore: string;
  replace: boolean;
  actor: Actor;
  records: number;
  nowMs: number;
}

/** Replaces all tables by the staged records. Without `replace` the Catalogue must be empty. */
export function commit(storage: DurableObjectStorage, { restore, replace, actor, records, nowMs }: Commitment): RestoreResult {
  const { sql } = storage;
  if (!restoring.isCurrent(sql, restore)) return { kind: 'superseded' };
  if (!replace && !isEmpty(sql)) return { kind: 'not-empty' };
  try {
    return storage.transactionSync(() => {
      const restored = replaceAll(sql, nowMs);
      tokens.endReplaced(sql, actor, nowMs);
      audit.add(sql, nowMs, { actor, action: 'catalogue.restore', subject: restored.epoch, after: String(records) });
      return { kind: 'restored', ...restored };
    });
  } catch (fault) {
    if (fault instanceof restoring.Unfit) return present({ kind: 'unfit', fault: fault.fault, line: fault.line });
    throw fault;
  }
}

type Revocation = { id: string; revoked_ms: number };

/** Replaces the rows and starts a new epoch. Tokens that are revoked now stay revoked, whatever the file says. Throws `Unfit`. */
function replaceAll(sql: SqlStorage, nowMs: number): { epoch: string } {
  const revocations = sql.exec<Revocation>('SELECT id, revoked_ms FROM token WHERE revoked_ms IS NOT NULL').toArray();
  const { last } = sql.exec<{ last: number | null }>('SELECT max(modified_ms) AS last FROM feed').one();
  const servedMs = Math.max(last ?? 0, settings.publisher(sql)?.changedMs ?? 0);
  for (const table of [...Object.keys(TABLES), 'schedule', 'dirty', 'purge', 'idempotent_answer', 'merge', 'session', 'sign_in_link'])
    sql.exec(`DELETE FROM "${table}"`);
  for (const record of restoring.gathered<RestoreRecord>(sql)) insert(sql, record);
  restoring.end(sql);
  for (const { id, revoked_ms } of revocations)
    sql.exec('UPDATE token SET revoked_ms = ? WHERE id = ? AND revoked_ms IS NULL', revoked_ms, id);
  fillAdded(sql);
  withdrawals.rebuild(sql, nowMs);
  const fault = inconsistency(sql);
  if (fault !== undefined) throw new restoring.Unfit(fault);
  relistAll(sql, nowMs);
  recount(sql);
  recordComposition(sql, nowMs);
  // Dates may be a little ahead of the clock. The restored documents must have a later date than all that were served before.
  settings.write(sql, 'restored-ms', String(Math.max(nowMs, servedMs + 1_000)));
  const epoch = settings.renewEpoch(sql);
  reschedule(sql);
  indexing.begin(sql);
  resumeMerges(sql);
  for (const { name, generation } of sql.exec<{ name: string; generation: number }>('SELECT name, generation FROM feed')) {
    outbox.markFeed(sql, storedFeedName(name), generation);
  }
  outbox.markPurge(sql, [SITE_TAG], true, settings.head(sql));
  return { epoch };
}

/** The settings may have changed while the backup was made. What they do not show is not shown, whatever the rows say. */
function relistAll(sql: SqlStorage, nowMs: number): void {
  const publisher = settings.publisher(sql)?.publisher;
  if (publisher !== undefined) relist(sql, { publisher, sequence: settings.head(sql), modifiedMs: nowMs, nowMs });
}

/** A backup may have been made while the articles of a merged feed were being moved. */
function resumeMerges(sql: SqlStorage): void {
  sql.exec(
    `INSERT INTO merge (kind, code, target, renamed, state, after, not_before_ms, agreements, who)
     SELECT kind, substr(name, length(kind) + 2), substr(moved_to, length(kind) + 2), 0, 'moving', '', 0, '[]', 'restore' FROM feed f
     WHERE moved_to IS NOT NULL AND EXISTS (SELECT 1 FROM member m WHERE m.feed = f.id)`,
  );
}

/** Inserts a record, unless its row exists. Records are read from the last to the first, so the existing row is a later state of it. */
function insert(sql: SqlStorage, record: RestoreRecord): void {
  const { table, row, line } = record;
  if (table === 'member' && hasPlace(sql, record)) return;
  const keys = PRIMARY_KEYS[table];
  const sameKey = keys.map((key) => `"${key}" = ?`).join(' AND ');
  restoring.insertFrom(line, () => {
    sql.exec(
      `INSERT INTO "${table}" (${quotedColumns(table)}) SELECT ${row.map(() => '?').join(', ')}
       WHERE NOT EXISTS (SELECT 1 FROM "${table}" WHERE ${sameKey})`,
      ...row,
      ...keyOf(table, row),
    );
  });
}

/** Tells whether a later record has the article's place in the feed: it has got another ordinal while the backup was made (unlisted-copy.ts). */
function hasPlace(sql: SqlStorage, { row }: RestoreRecord): boolean {
  const [feed, , article] = row;
  return sql.exec('SELECT 1 FROM member WHERE article = ? AND feed = ?', article ?? null, feed ?? null).toArray().length > 0;
}

/** Computes the counts again. They only make queries faster, so a wrong count in a file is no reason to refuse it. */
function recount(sql: SqlStorage): void {
  sql.exec(
    `UPDATE feed SET live = (SELECT count(*) FROM member m WHERE m.feed = feed.id AND m.state = ${MEMBER_STATE.live}) WHERE moved_to IS NULL`,
  );
  sql.exec('UPDATE feed SET live = 0 WHERE moved_to IS NOT NULL');
  sql.exec(`INSERT INTO setting (name, value) SELECT 'feeds-' || kind, CAST(count(*) AS TEXT) FROM feed GROUP BY kind`);
}

/** Schedules due changes. Embargoes and expiries that passed since the backup run immediately. */
function reschedule(sql: SqlStorage): void {
  const rows = sql.exec<{ id: number; window_ms: number | null; json: string }>(
    `SELECT a.id, a.window_ms, v.json FROM article a JOIN version v ON v.article = a.id AND v.version = a.version
     WHERE a.embargo_ms IS NOT NULL OR a.expires_ms IS NOT NULL OR a.window_ms IS NOT NULL`,
  );
  for (const { id, window_ms, json } of rows.toArray()) {
    const article: Article = articleOf(json, '');
    if (isEmbargoed(article) && article.embargoedUntil !== undefined) schedule.add(sql, 'embargo', msOf(article.embargoedUntil), id);
    if (article.expires !== undefined) schedule.add(sql, 'expiry', msOf(article.expires), id);
    if (window_ms !== null) schedule.add(sql, 'window', window_ms, id);
  }
}
