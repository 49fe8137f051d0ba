// Restores an export: gathered record by record, it then replaces everything in one transaction, or nothing. What follows from other rows
// (the outbox, due times, counts) is made again.

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
import { recordComposition } from '../feeds/composition-date.ts';
import { MEMBER_STATE } from '../feeds/membership.ts';
import * as outbox from '../outbox/outbox.ts';
import * as due from '../outbox/schedule.ts';
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
  /** `line` where one is to blame; `fault` is a clause. */
  | { kind: 'unfit'; line?: number; fault: string };

/** Nothing to lose by a restore: no article, nobody's settings, nobody's token. */
export function isEmpty(sql: SqlStorage): boolean {
  const something = `SELECT 1 WHERE EXISTS (SELECT 1 FROM article) OR EXISTS (SELECT 1 FROM token)
    OR EXISTS (SELECT 1 FROM setting WHERE name = 'publisher')`;
  return sql.exec(something).toArray().length === 0;
}

interface Commitment {
  restore: string;
  replace: boolean;
  actor: Actor;
  records: number;
  nowMs: number;
}

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

/** Starts a new epoch. Revocations stay, whatever an older file says. Throws `Unfit`. */
function replaceAll(sql: SqlStorage, nowMs: number): { epoch: string } {
  const revocations = sql.exec<Revocation>('SELECT id, revoked_ms FROM token WHERE revoked_ms IS NOT NULL').toArray();
  const { last } = sql.exec<{ last: number | null }>('SELECT max(modified_ms) AS last FROM feed').one();
  const servedMs = Math.max(last ?? 0, settings.publisher(sql)?.changedMs ?? 0);
  for (const table of [...Object.keys(TABLES), 'schedule', 'dirty', 'purge', 'idempotent_answer']) sql.exec(`DELETE FROM "${table}"`);
  for (const record of restoring.gathered<RestoreRecord>(sql)) insert(sql, record);
  restoring.end(sql);
  for (const { id, revoked_ms } of revocations)
    sql.exec('UPDATE token SET revoked_ms = ? WHERE id = ? AND revoked_ms IS NULL', revoked_ms, id);
  fillAdded(sql);
  withdrawals.rebuild(sql, nowMs);
  const contradiction = inconsistency(sql);
  if (contradiction !== undefined) throw new restoring.Unfit(contradiction);
  recount(sql);
  recordComposition(sql, nowMs);
  // Dates may be a little ahead of the clock; what is restored is later than all that was served.
  settings.write(sql, 'restored-ms', String(Math.max(nowMs, servedMs + 1_000)));
  const epoch = settings.renewEpoch(sql);
  reschedule(sql);
  for (const { name, generation } of sql.exec<{ name: string; generation: number }>('SELECT name, generation FROM feed')) {
    outbox.markFeed(sql, storedFeedName(name), generation);
  }
  outbox.markPurge(sql, [SITE_TAG], true, settings.head(sql));
  return { epoch };
}

/** Records arrive newest first: a row that exists already is a later state of the same row, and this one is skipped. */
function insert(sql: SqlStorage, { table, row, line }: RestoreRecord): void {
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

/** Counts are for speed, and a count is never worth refusing a file for. */
function recount(sql: SqlStorage): void {
  sql.exec(`UPDATE feed SET live = (SELECT count(*) FROM member m WHERE m.feed = feed.id AND m.state = ${MEMBER_STATE.live})`);
  sql.exec(`INSERT INTO setting (name, value) SELECT 'feeds-' || kind, CAST(count(*) AS TEXT) FROM feed GROUP BY kind`);
}

/** Hours that passed while the backup lay in a drawer are due at once. */
function reschedule(sql: SqlStorage): void {
  const rows = sql.exec<{ id: number; window_ms: number | null; json: string }>(
    `SELECT a.id, a.window_ms, v.json FROM article a JOIN version v ON v.article = a.id AND v.version = a.version
     WHERE a.embargo_ms IS NOT NULL OR a.expires_ms IS NOT NULL OR a.window_ms IS NOT NULL`,
  );
  for (const { id, window_ms, json } of rows.toArray()) {
    const article: Article = articleOf(json, '');
    if (isEmbargoed(article) && article.embargoedUntil !== undefined) due.schedule(sql, 'embargo', msOf(article.embargoedUntil), id);
    if (article.expires !== undefined) due.schedule(sql, 'expiry', msOf(article.expires), id);
    if (window_ms !== null) due.schedule(sql, 'window', window_ms, id);
  }
}
