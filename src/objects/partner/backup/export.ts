// Exports a partner's tables as lines of JSON, one record for each row, in pages that fit into an RPC message. The sandbox and the deliveries to
// test keys are left out, because they have no legal meaning.

import type { Cell } from '../../../backup/columns.ts';
import {
  EXPORTED_SETTINGS,
  keyOf,
  type PartnerRecord,
  PRIMARY_KEYS,
  quotedColumns,
  TABLES,
  type TableName,
} from '../../../backup/partner-tables.ts';
import { namesOf } from '../../../domain/values/stored.ts';

/** The position of a partner's export. */
export interface PartnerCursor {
  table: TableName;
  /** Primary key of the last exported row of the table. Empty: the table begins. */
  offset: Cell[];
  /** Unix ms at which this pass through the tables began. */
  begunMs: number;
  /** Unix ms. Rows that have not changed since then were exported by earlier passes. Absent in the first pass. */
  sinceMs?: number;
  /** Number of the pass, from 1. */
  pass: number;
}

/** Most passes, so that an export ends although the partner keeps pulling or the clock is wrong. The file is consistent after every pass,
 *  because a row is exported after the rows that refer to it. */
const PASSES = 5;

/** A row may be written this long after its instant, because a call reads the clock before it awaits a digest. */
const SLACK_MS = 5_000;

const LIVE = "mode = 'live'";

/** Conditions of the rows that are exported. Tables without a condition are exported completely. */
const EXPORTED: Partial<Record<TableName, string>> = {
  setting: `name IN (${EXPORTED_SETTINGS.map((name) => `'${name}'`).join(', ')})`,
  withdrawal: LIVE,
  counted: LIVE,
  delivery: LIVE,
  ledger: LIVE,
};

/** Conditions of the rows that a later pass exports: those written since the previous pass began. The settings are few rows and are always
 *  exported. */
const CHANGED: Partial<Record<TableName, (ms: number) => string>> = {
  withdrawal: (ms) => `max(received_ms, coalesce(acknowledged_ms, 0), coalesce(lifted_ms, 0)) >= ${ms}`,
  counted: (ms) => `at_ms >= ${ms}`,
  delivery: (ms) =>
    `day >= strftime('%Y-%m-%d', ${ms} / 1000, 'unixepoch') AND slug IN (SELECT slug FROM ledger WHERE ${LIVE} AND last_ms >= ${ms})`,
  ledger: (ms) => `last_ms >= ${ms}`,
  acceptance: (ms) => `at_ms >= ${ms}`,
  template: (ms) => `since_ms >= ${ms}`,
  key: (ms) => `(max(created_ms, coalesce(revoked_ms, 0), coalesce(used_ms, 0)) >= ${ms}
    OR replaced_by IN (SELECT id FROM key WHERE created_ms >= ${ms}))`,
  user: (ms) =>
    `max(created_ms, coalesce(revoked_ms, 0), coalesce(seen_ms, 0)) >= ${ms} OR id IN (SELECT subject FROM audit WHERE at_ms >= ${ms})`,
  agreement: (ms) => `made_ms >= ${ms}`,
  audit: (ms) => `at_ms >= ${ms}`,
};

/** Returns the next records, at most `maxChars` of JSON unless one record is longer, and the cursor of the next page, which is absent on the
 *  last. Rows that change during the export are exported again in another pass, until a pass fits into one page and is therefore of one moment.
 *  If a row has several records, the last one counts. */
export function readPage(
  sql: SqlStorage,
  cursor: PartnerCursor | undefined,
  maxChars: number,
  nowMs: number,
): { lines: string[]; next?: PartnerCursor } {
  const names = namesOf(TABLES);
  const isStart = cursor === undefined || (cursor.offset.length === 0 && cursor.table === names[0]);
  const { table: first, offset, ...pass } = cursor ?? { table: 'setting', offset: [], begunMs: nowMs, pass: 1 };
  const lines: string[] = [];
  let chars = 0;
  let last: { table: TableName; offset: Cell[] } = { table: first, offset };
  for (const table of names.slice(names.indexOf(first))) {
    for (const row of rowsAfter(sql, table, table === first ? offset : [], pass.sinceMs)) {
      const line = JSON.stringify({ table, row } satisfies PartnerRecord);
      if (lines.length > 0 && chars + line.length > maxChars) return { lines, next: { ...pass, ...last } };
      lines.push(line);
      chars += line.length;
      last = { table, offset: keyOf(table, row) };
    }
  }
  if (isStart || pass.pass === PASSES) return { lines };
  return { lines, next: { table: 'setting', offset: [], begunMs: nowMs, sinceMs: pass.begunMs - SLACK_MS, pass: pass.pass + 1 } };
}

function* rowsAfter(sql: SqlStorage, table: TableName, offset: Cell[], sinceMs: number | undefined): Generator<Cell[]> {
  const keys = PRIMARY_KEYS[table].join(', ');
  const changed = sinceMs === undefined ? undefined : CHANGED[table]?.(sinceMs);
  const after = offset.length === 0 ? undefined : `(${keys}) > (${offset.map(() => '?').join(', ')})`;
  const conditions = [EXPORTED[table], changed, after].filter((condition) => condition !== undefined);
  const where = conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
  const query = `SELECT ${quotedColumns(table)} FROM "${table}" ${where} ORDER BY ${keys}`;
  for (const row of sql.exec(query, ...offset).raw<Cell[]>()) yield row;
}
