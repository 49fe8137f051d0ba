// An export back in: gathered record by record, then put in the place of everything in one transaction, or not at all. What can be made
// again (the outbox, due times, counts) is made again.
import { type Article, isEmbargoed } from '../../domain/article.ts';
import type { FeedName } from '../../domain/feed-name.ts';
import { msOf } from '../../domain/instant.ts';
import { SITE_TAG } from '../../domain/purge.ts';
import * as audit from '../audit.ts';
import { articleOf } from './articles.ts';
import { type BackupRecord, columnsOf, PRIMARY_KEYS, quoted, TABLES } from './backup.ts';
import { contradictionIn } from './coherence.ts';
import * as due from './due.ts';
import { MEMBER_STATE } from './members.ts';
import { fillAdded } from './older-exports.ts';
import * as outbox from './outbox.ts';
import * as settings from './settings.ts';
import * as withdrawals from './withdrawals.ts';

/** A record of an export, mapped to today's schema, with the line of the file it came from. */
export interface RestoreRecord extends BackupRecord {
  line: number;
}

export type RestoreResult =
  | { kind: 'restored'; records: number; epoch: string }
  /** Another restore has begun since. */
  | { kind: 'overtaken' }
  | { kind: 'not-empty' }
  /** `line` where one is to blame; `fault` is a clause. */
  | { kind: 'unfit'; line?: number; fault: string };

/** Throws away what a transaction had put in. */
class Unfit extends Error {
  readonly result: RestoreResult;

  constructor(fault: string, line?: number) {
    super(fault);
    this.result = { kind: 'unfit', fault, ...(line === undefined ? {} : { line }) };
  }
}

/** Nothing to lose by a restore: no article, nobody's settings, nobody's token. */
export function isEmpty(sql: SqlStorage): boolean {
  const something = `SELECT 1 WHERE EXISTS (SELECT 1 FROM article) OR EXISTS (SELECT 1 FROM token)
    OR EXISTS (SELECT 1 FROM setting WHERE name = 'publisher')`;
  return sql.exec(something).toArray().length === 0;
}

const RESTORE = 'restore';

/** Starts over: what another restore had gathered is gone. */
export function begin(sql: SqlStorage): string {
  const restore = crypto.randomUUID();
  sql.exec('DELETE FROM restoring');
  settings.write(sql, RESTORE, restore);
  return restore;
}

function isCurrent(sql: SqlStorage, restore: string): boolean {
  return settings.read(sql, RESTORE) === restore;
}

/** Of the text of a record in one row, in UTF-16 units: a row takes 2 MB, and a record may be longer. */
const PIECE_CHARS = 500_000;

/** Each record is the JSON of a `RestoreRecord`. False where another restore has begun since: two files never mix. */
export function gather(sql: SqlStorage, restore: string, records: readonly string[]): boolean {
  if (!isCurrent(sql, restore)) return false;
  for (const record of records) {
    for (const piece of piecesOf(`${record}\n`)) sql.exec('INSERT INTO restoring (record) VALUES (?)', piece);
  }
  return true;
}

function* piecesOf(text: string): Generator<string> {
  for (let start = 0, end = 0; start < text.length; start = end) {
    end = Math.min(start + PIECE_CHARS, text.length);
    // Half a surrogate pair would not come back.
    if (/[\uD800-\uDBFF]/.test(text[end - 1] ?? '')) end += 1;
    yield text.slice(start, end);
  }
}

/** Last record first: the last of a row counts, and so it is the first to come. */
function* gathered(sql: SqlStorage): Generator<RestoreRecord> {
  let held = '';
  for (const { record } of sql.exec<{ record: string }>('SELECT record FROM restoring ORDER BY line DESC')) {
    if (record.endsWith('\n') && held !== '') {
      yield JSON.parse(held) as RestoreRecord;
      held = '';
    }
    held = record + held;
  }
  if (held !== '') yield JSON.parse(held) as RestoreRecord;
}

interface Commitment {
  restore: string;
  replace: boolean;
  who: string;
  nowMs: number;
}

export function commit(storage: DurableObjectStorage, { restore, replace, who, nowMs }: Commitment): RestoreResult {
  const { sql } = storage;
  if (!isCurrent(sql, restore)) return { kind: 'overtaken' };
  if (!replace && !isEmpty(sql)) return { kind: 'not-empty' };
  try {
    return storage.transactionSync(() => {
      const restored = replaceAll(sql, nowMs);
      audit.add(sql, nowMs, { who, action: 'catalogue.restore', subject: restored.epoch, after: String(restored.records) });
      return { kind: 'restored', ...restored };
    });
  } catch (fault) {
    if (fault instanceof Unfit) return fault.result;
    throw fault;
  }
}

type Revocation = { id: string; revoked_ms: number };

/** Starts a new epoch. Revocations hold, whatever an older file says. Throws `Unfit`. */
function replaceAll(sql: SqlStorage, nowMs: number): { records: number; epoch: string } {
  const revocations = sql.exec<Revocation>('SELECT id, revoked_ms FROM token WHERE revoked_ms IS NOT NULL').toArray();
  const { last } = sql.exec<{ last: number | null }>('SELECT max(modified_ms) AS last FROM feed').one();
  for (const table of [...Object.keys(TABLES), 'due', 'dirty', 'purge', 'answered']) sql.exec(`DELETE FROM "${table}"`);
  let records = 0;
  for (const record of gathered(sql)) {
    records += 1;
    insert(sql, record);
  }
  sql.exec('DELETE FROM restoring');
  for (const { id, revoked_ms } of revocations)
    sql.exec('UPDATE token SET revoked_ms = ? WHERE id = ? AND revoked_ms IS NULL', revoked_ms, id);
  fillAdded(sql);
  withdrawals.rebuild(sql, nowMs);
  const contradiction = contradictionIn(sql);
  if (contradiction !== undefined) throw new Unfit(contradiction);
  recount(sql);
  // Dates may have run a little ahead of the clock; what is restored is later than all that was served.
  settings.write(sql, 'restored-ms', String(Math.max(nowMs, (last ?? 0) + 1_000)));
  const epoch = settings.renewEpoch(sql);
  reschedule(sql);
  for (const { name, generation } of sql.exec<{ name: string; generation: number }>('SELECT name, generation FROM feed')) {
    outbox.markFeed(sql, name as FeedName, generation);
  }
  outbox.markPurge(sql, [SITE_TAG], true, settings.head(sql));
  return { records, epoch };
}

/** What SQLite says of a row that does not go with the others, or that is too big. Anything else is a fault of ours. */
const UNFIT = /SQLITE_(?:CONSTRAINT|TOOBIG|MISMATCH)/;

/** A row that is there already was told again later: the earlier state of it is passed over. */
function insert(sql: SqlStorage, { table, row, line }: RestoreRecord): void {
  const columns = columnsOf(table);
  const keys = PRIMARY_KEYS[table];
  const told = keys.map((key) => `"${key}" = ?`).join(' AND ');
  try {
    sql.exec(
      `INSERT INTO "${table}" (${quoted(columns)}) SELECT ${row.map(() => '?').join(', ')}
       WHERE NOT EXISTS (SELECT 1 FROM "${table}" WHERE ${told})`,
      ...row,
      ...keys.map((key) => row[columns.indexOf(key)] ?? null),
    );
  } catch (fault) {
    if (UNFIT.test(String(fault))) throw new Unfit('contradicts another', line);
    throw fault;
  }
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
