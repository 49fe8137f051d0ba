// A partner as lines of JSON: one record to a row, page by page, so that 100,000 deliveries pass in messages of half a megabyte. Its
// sandbox and what its test keys took are left out: nobody is bound by them.

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

/** The position of a partner's export; absent at its start. */
export interface PartnerCursor {
  table: TableName;
  /** Primary key of the last row exported; empty at the start of a pass. */
  offset: Cell[];
  /** Unix ms at which this pass through the tables began. */
  begunMs: number;
  /** Unix ms: rows unchanged since then were exported by the passes before. Absent in the first. */
  sinceMs?: number;
  /** From 1. */
  pass: number;
}

/** So that an export ends however fast the partner pulls, and whatever the clock says. A file that ends with any pass is consistent,
 *  because a row is exported after those that refer to it. */
const PASSES = 5;

/** A row may be written this long after the instant it bears: a call reads the clock before it awaits a digest. */
const SLACK_MS = 5_000;

const LIVE = "mode = 'live'";

/** Rows that are part of an export; of the tables that are not here, all. */
const HELD: Partial<Record<TableName, string>> = {
  setting: `name IN (${EXPORTED_SETTINGS.map((name) => `'${name}'`).join(', ')})`,
  withdrawal: LIVE,
  counted: LIVE,
  delivery: LIVE,
  ledger: LIVE,
};

/** What a later pass exports of a table: the rows written since the pass before began. The settings are two rows, which are exported
 *  whole. */
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
  agreement: (ms) => `made_ms >= ${ms}`,
  audit: (ms) => `at_ms >= ${ms}`,
};

/** The next records as JSON, at most `maxChars` of it unless a single one is longer, and the cursor of the next page; no cursor at the
 *  end. Deliveries during the export are exported again in another pass, until a pass fits into one page and so shows one moment. Of
 *  several records of one row the last counts. */
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
  const conditions = [HELD[table], changed, after].filter((condition) => condition !== undefined);
  const where = conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
  const query = `SELECT ${quotedColumns(table)} FROM "${table}" ${where} ORDER BY ${keys}`;
  for (const row of sql.exec(query, ...offset).raw<Cell[]>()) yield row;
}
