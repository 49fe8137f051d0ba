// Everything as lines of JSON, and back. A record is one row of one table, so that what comes back is what there was: sequence
// numbers, ordinals and versions included. What can be made again (the outbox, due times) is made again.
import { type Article, isEmbargoed } from '../../domain/article.ts';
import type { FeedName } from '../../domain/feed-name.ts';
import { msOf } from '../../domain/instant.ts';
import { SITE_TAG } from '../../domain/purge.ts';
import { articleOf } from './articles.ts';
import * as due from './due.ts';
import * as outbox from './outbox.ts';
import * as settings from './settings.ts';

/** In this order, each by its primary key, so that a page of an export is a range of keys. */
export const TABLES = {
  setting: ['name', 'value'],
  term: ['kind', 'code', 'name'],
  article: [
    'id',
    'key',
    'version',
    'pub_status',
    'source',
    'headline',
    'published_ms',
    'embargo_ms',
    'expires_ms',
    'window_ms',
    'changed_seq',
  ],
  version: ['article', 'version', 'json'],
  body: ['article', 'version', 'html'],
  change: ['seq', 'at_ms', 'action', 'article', 'version', 'significant', 'note', 'who'],
  feed: ['id', 'name', 'last_ordinal', 'live', 'generation', 'modified_ms', 'since_ms'],
  member: ['feed', 'ordinal', 'article', 'published_ms', 'state', 'in_window'],
  import: ['source_id', 'article', 'hash', 'version'],
  token: ['id', 'name', 'hash', 'scopes', 'created_ms', 'expires_ms', 'revoked_ms', 'used_ms'],
  audit: ['seq', 'at_ms', 'who', 'action', 'subject', 'before', 'after'],
} as const satisfies Record<string, readonly string[]>;

export type TableName = keyof typeof TABLES;
type Cell = string | number | null;

/** One line of an export. */
export interface BackupRecord {
  table: TableName;
  row: Cell[];
}

/** Where an export stands; absent at its start. */
export interface ExportCursor {
  table: TableName;
  /** Primary key of the last row told; empty at the start of a pass. */
  offset: Cell[];
  /** Sequence number when this pass through the tables began. */
  head: number;
  /** What the pass before had told already; absent in the first. */
  told?: Told;
}

interface Told {
  /** Sequence number that the pass before began with. */
  head: number;
  /** Number of the last row of the audit trail. */
  audit: number;
}

const PRIMARY_KEYS: Readonly<Record<TableName, readonly string[]>> = {
  setting: ['name'],
  term: ['kind', 'code'],
  article: ['id'],
  version: ['article', 'version'],
  body: ['article', 'version'],
  change: ['seq'],
  feed: ['id'],
  member: ['feed', 'ordinal'],
  import: ['source_id'],
  token: ['id'],
  audit: ['seq'],
};

const CHANGED_ARTICLES = 'article IN (SELECT id FROM article WHERE changed_seq > ?)';

/** What a later pass tells of a table: what changed since the pass before began. The others are small and come whole. */
const CHANGED: Partial<Record<TableName, string>> = {
  article: 'changed_seq > ?',
  version: CHANGED_ARTICLES,
  body: CHANGED_ARTICLES,
  change: 'seq > ?',
  feed: 'generation > ?',
  member: CHANGED_ARTICLES,
  import: CHANGED_ARTICLES,
  audit: 'seq > ?',
};

/** The next records, at most about `maxChars` of JSON, and where to go on; no cursor at the end. The desk goes on working meanwhile: what
 *  it changes comes once more in another pass, until one ends with the sequence it began with. The last record of a row counts. */
export function readPage(sql: SqlStorage, cursor: ExportCursor | undefined, maxChars: number): { lines: string[]; next?: ExportCursor } {
  const names = Object.keys(TABLES) as TableName[];
  const { table: first, offset, ...pass } = cursor ?? { table: 'setting', offset: [], head: settings.head(sql) };
  const lines: string[] = [];
  let chars = 0;
  for (const table of names.slice(names.indexOf(first))) {
    for (const row of rowsAfter(sql, table, table === first ? offset : [], pass.told)) {
      const line = JSON.stringify({ table, row } satisfies BackupRecord);
      lines.push(line);
      chars += line.length;
      if (chars >= maxChars) return { lines, next: { ...pass, table, offset: keyOf(table, row) } };
    }
  }
  const head = settings.head(sql);
  if (head === pass.head) return { lines };
  const { audit } = sql.exec<{ audit: number }>('SELECT coalesce(max(seq), 0) AS audit FROM audit').one();
  return { lines, next: { table: 'setting', offset: [], head, told: { head: pass.head, audit } } };
}

function keyOf(table: TableName, row: Cell[]): Cell[] {
  return PRIMARY_KEYS[table].map((key) => row[columnsOf(table).indexOf(key)] ?? null);
}

/** The rest of the settings is the object's own book-keeping. */
const EXPORTED_SETTINGS = ['epoch', 'head', 'publisher'];

export function isExportedSetting(name: string): boolean {
  return EXPORTED_SETTINGS.includes(name);
}

function* rowsAfter(sql: SqlStorage, table: TableName, offset: Cell[], told: Told | undefined): Generator<Cell[]> {
  const keys = PRIMARY_KEYS[table].join(', ');
  const changed = told === undefined ? undefined : CHANGED[table];
  const conditions = [
    ...(offset.length === 0 ? [] : [`(${keys}) > (${offset.map(() => '?').join(', ')})`]),
    ...(changed === undefined ? [] : [changed]),
  ];
  const bindings = [...offset, ...(changed === undefined || told === undefined ? [] : [table === 'audit' ? told.audit : told.head])];
  const where = conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
  const query = `SELECT ${quoted(columnsOf(table))} FROM "${table}" ${where} ORDER BY ${keys}`;
  for (const row of sql.exec(query, ...bindings).raw()) {
    if (table !== 'setting' || isExportedSetting(String(row[0]))) yield row as Cell[];
  }
}

function columnsOf(table: TableName): readonly string[] {
  return TABLES[table];
}

function quoted(columns: readonly string[]): string {
  return columns.map((column) => `"${column}"`).join(', ');
}

export function isEmpty(sql: SqlStorage): boolean {
  return sql.exec('SELECT 1 FROM article LIMIT 1').toArray().length === 0;
}

const RESTORE = 'restore';

/** Starts over: what another restore had gathered is gone. */
export function begin(sql: SqlStorage): string {
  const restore = crypto.randomUUID();
  sql.exec('DELETE FROM restoring');
  settings.write(sql, RESTORE, restore);
  return restore;
}

export function isCurrent(sql: SqlStorage, restore: string): boolean {
  return settings.read(sql, RESTORE) === restore;
}

/** False where another restore has begun since: two files never mix. */
export function gather(sql: SqlStorage, restore: string, records: readonly string[]): boolean {
  if (!isCurrent(sql, restore)) return false;
  for (const record of records) sql.exec('INSERT INTO restoring (record) VALUES (?)', record);
  return true;
}

export interface Restored {
  records: number;
  epoch: string;
}

/** A record that the tables do not take, such as a second article of one key. */
class UnfitRecord extends Error {
  /** Counts from 1, the header not among them. */
  readonly record: number;

  constructor(record: number, cause: unknown) {
    super(`record ${record} does not fit`, { cause });
    this.record = record;
  }
}

/** Number of the record that did not fit. Throws on, what was anything else. */
export function unfitRecordOf(fault: unknown): number {
  if (fault instanceof UnfitRecord) return fault.record;
  throw fault;
}

/** A later record of a row takes the place of an earlier one. */
function insert(sql: SqlStorage, { table, row }: BackupRecord, record: number): void {
  const keys = PRIMARY_KEYS[table];
  const replaced = columnsOf(table).filter((column) => !keys.includes(column));
  try {
    sql.exec(
      `INSERT INTO "${table}" (${quoted(columnsOf(table))}) VALUES (${row.map(() => '?').join(', ')})
       ON CONFLICT (${quoted(keys)}) DO UPDATE SET ${replaced.map((column) => `"${column}" = excluded."${column}"`).join(', ')}`,
      ...row,
    );
  } catch (fault) {
    throw new UnfitRecord(record, fault);
  }
}

type Revocation = { id: string; revoked_ms: number };

/** Puts everything in the place of what there is, in the caller's transaction, and starts a new epoch; revocations hold whatever an older
 *  file says. Throws `UnfitRecord` on a record that does not fit, and then the caller undoes all of it. */
export function replaceAll(sql: SqlStorage): Restored {
  const revocations = sql.exec<Revocation>('SELECT id, revoked_ms FROM token WHERE revoked_ms IS NOT NULL').toArray();
  for (const table of [...Object.keys(TABLES), 'due', 'dirty', 'purge', 'answered']) sql.exec(`DELETE FROM "${table}"`);
  let records = 0;
  for (const { record } of sql.exec<{ record: string }>('SELECT record FROM restoring ORDER BY line')) {
    records += 1;
    insert(sql, JSON.parse(record) as BackupRecord, records);
  }
  for (const { id, revoked_ms } of revocations)
    sql.exec('UPDATE token SET revoked_ms = ? WHERE id = ? AND revoked_ms IS NULL', revoked_ms, id);
  sql.exec('DELETE FROM restoring');
  const epoch = settings.renewEpoch(sql);
  reschedule(sql);
  for (const { name, generation } of sql.exec<{ name: string; generation: number }>('SELECT name, generation FROM feed')) {
    outbox.markFeed(sql, name as FeedName, generation);
  }
  outbox.markPurge(sql, [SITE_TAG], true);
  return { records, epoch };
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
