// Exports all tables as lines of JSON. A record is a row of a table, so that a restore (restore.ts) makes exactly the same rows, with their sequence
// numbers, ordinals and versions.

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

/** The position of an export. */
export interface ExportCursor {
  table: TableName;
  /** Primary key of the last exported row of the table. Empty: the table begins. */
  offset: Cell[];
  /** Sequence number of the last change when this pass through the tables began. */
  head: number;
  /** The state up to which the previous passes exported. Absent in the first pass. */
  exportedUpTo?: ExportedUpTo;
}

interface ExportedUpTo {
  /** Sequence number of the last change when the previous pass began. */
  head: number;
  /** Number of the last row of the audit trail when the previous pass ended. */
  audit: number;
}

const CHANGED_ARTICLES = 'article IN (SELECT id FROM article WHERE changed_seq > ?)';

/** Conditions of the rows that a later pass exports: those that changed since the previous pass began. Tables without a condition are small and are
 *  exported completely. */
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

/** Returns the next records, about `maxChars` of JSON at most, and the cursor of the next page, which is absent on the last. Rows that change
 *  during the export are exported again in another pass, until nothing changes during a pass. If a row has several records, the last one counts. */
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
