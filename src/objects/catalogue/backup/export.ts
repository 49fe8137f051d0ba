// Exports everything as lines of JSON. A record is one row of one table, so that a restore (restore.ts) brings back exactly what there was,
// sequence numbers, ordinals and versions included.

import {
  type BackupRecord,
  EXPORTED_SETTINGS,
  keyOf,
  PRIMARY_KEYS,
  quotedColumns,
  TABLES,
  type TableName,
} from '../../../backup/catalogue-tables.ts';
import type { Cell } from '../../../backup/columns.ts';
import { namesOf } from '../../../domain/values/stored.ts';
import * as settings from '../settings/settings.ts';

/** The position of an export; absent at its start. */
export interface ExportCursor {
  table: TableName;
  /** Primary key of the last row exported; empty at the start of a pass. */
  offset: Cell[];
  /** Sequence number when this pass through the tables began. */
  head: number;
  /** The head of the pass before; absent in the first. */
  exportedUpTo?: ExportedUpTo;
}

interface ExportedUpTo {
  /** Sequence number that the pass before began with. */
  head: number;
  /** Number of the last row of the audit trail. */
  audit: number;
}

const CHANGED_ARTICLES = 'article IN (SELECT id FROM article WHERE changed_seq > ?)';

/** What a later pass exports of a table: the rows that changed since the pass before began. The other tables are small and are exported
 *  whole. */
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

/** The next records, at most about `maxChars` of JSON, and the cursor of the next page; no cursor at the end. Changes made during the
 *  export are exported again in another pass, until a pass ends with the sequence number it began with. Of several records of one row
 *  the last counts. */
export function readPage(sql: SqlStorage, cursor: ExportCursor | undefined, maxChars: number): { lines: string[]; next?: ExportCursor } {
  const names = namesOf(TABLES);
  const { table: first, offset, ...pass } = cursor ?? { table: 'setting', offset: [], head: settings.head(sql) };
  const lines: string[] = [];
  let chars = 0;
  for (const table of names.slice(names.indexOf(first))) {
    for (const row of rowsAfter(sql, table, table === first ? offset : [], pass.exportedUpTo)) {
      const line = JSON.stringify({ table, row } satisfies BackupRecord);
      lines.push(line);
      chars += line.length;
      if (chars >= maxChars) return { lines, next: { ...pass, table, offset: keyOf(table, row) } };
    }
  }
  const head = settings.head(sql);
  if (head === pass.head) return { lines };
  const { audit } = sql.exec<{ audit: number }>('SELECT coalesce(max(seq), 0) AS audit FROM audit').one();
  return { lines, next: { table: 'setting', offset: [], head, exportedUpTo: { head: pass.head, audit } } };
}

function* rowsAfter(sql: SqlStorage, table: TableName, offset: Cell[], exportedUpTo: ExportedUpTo | undefined): Generator<Cell[]> {
  const keys = PRIMARY_KEYS[table].join(', ');
  const changed = exportedUpTo === undefined ? undefined : CHANGED[table];
  const conditions = [
    ...(offset.length === 0 ? [] : [`(${keys}) > (${offset.map(() => '?').join(', ')})`]),
    ...(changed === undefined ? [] : [changed]),
  ];
  const bindings = [
    ...offset,
    ...(changed === undefined || exportedUpTo === undefined ? [] : [table === 'audit' ? exportedUpTo.audit : exportedUpTo.head]),
  ];
  const where = conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
  const exported = new Set<string>(EXPORTED_SETTINGS);
  const query = `SELECT ${quotedColumns(table)} FROM "${table}" ${where} ORDER BY ${keys}`;
  for (const row of sql.exec(query, ...bindings).raw<Cell[]>()) {
    if (table !== 'setting' || exported.has(String(row[0]))) yield row;
  }
}
