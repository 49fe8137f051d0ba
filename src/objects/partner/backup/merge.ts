// Merges a row of an export with the current row of a partner's object. What was delivered, promised, accepted or acknowledged since is
// kept, and no key opens again.

import type { Cell } from '../../../backup/columns.ts';
import { columnsOf, type PartnerRestoreRecord, quotedColumns, type TableName } from '../../../backup/partner-tables.ts';
import { insertFrom } from '../../sqlite/staged-restore.ts';

type MergedTable = Exclude<TableName, 'setting' | 'ledger' | 'audit'>;

const KEPT = 'DO NOTHING';

/** What happens where the row exists. Rows arrive newest first and may arrive twice, so the result of each clause is independent of the
 *  order. */
const CONFLICTS: Readonly<Record<MergedTable, string>> = {
  withdrawal: `(mode, id) DO UPDATE SET acknowledged = excluded.acknowledged, acknowledged_ms = excluded.acknowledged_ms
    WHERE acknowledged_ms IS NULL AND at_ms = excluded.at_ms`,
  counted: KEPT,
  delivery: '(day, mode, slug, key_id) DO UPDATE SET count = max(count, excluded.count)',
  acceptance: KEPT,
  template: KEPT,
  // A revoked key stays revoked, and an end can only move earlier.
  key: `(id) DO UPDATE SET agreement = excluded.agreement, revoked_ms = coalesce(revoked_ms, excluded.revoked_ms),
    expires_ms = CASE WHEN expires_ms IS NULL THEN excluded.expires_ms ELSE min(expires_ms, coalesce(excluded.expires_ms, expires_ms)) END,
    replaced_by = coalesce(replaced_by, excluded.replaced_by), used_from = coalesce(used_from, excluded.used_from),
    used_ms = CASE WHEN used_ms IS NULL THEN excluded.used_ms ELSE max(used_ms, coalesce(excluded.used_ms, 0)) END`,
  agreement: KEPT,
};

/** Throws `Unfit`. Leaves settings alone: restore.ts merges those. */
export function mergeRow(sql: SqlStorage, { table, row, line }: PartnerRestoreRecord): void {
  insertFrom(line, () => {
    if (table === 'ledger') mergeDelivery(sql, row);
    else if (table === 'audit') mergeEntry(sql, row);
    else if (table !== 'setting')
      sql.exec(`INSERT INTO "${table}" (${quotedColumns(table)}) ${placesOf(row)} ON CONFLICT ${CONFLICTS[table]}`, ...row);
  });
}

/** Without `WHERE true` SQLite would parse `ON CONFLICT` as part of a join. */
function placesOf(row: readonly Cell[]): string {
  return `SELECT ${row.map(() => '?').join(', ')} WHERE true`;
}

/** A row keeps the number that the file gives it, where that is free. */
function mergeDelivery(sql: SqlStorage, row: readonly Cell[]): void {
  const values = columnsOf('ledger').map((_column, index) => `?${index + 1}`);
  sql.exec(
    `INSERT INTO ledger (${quotedColumns('ledger')})
     SELECT CASE WHEN EXISTS (SELECT 1 FROM ledger WHERE id = ?1) THEN NULL ELSE ?1 END, ${values.slice(1).join(', ')} WHERE true
     ON CONFLICT (mode, slug, agreement, agreement_version, version, form) DO UPDATE SET first_ms = min(first_ms, excluded.first_ms),
       last_ms = max(last_ms, excluded.last_ms), count = max(count, excluded.count)`,
    ...row,
  );
}

/** Older programs wrote down no id of a token, so that one without it may be the same. */
const SAME_ENTRY = `at_ms = ?2 AND who = ?3 AND action = ?4 AND subject = ?5 AND before IS ?6 AND after IS ?7
  AND (token_id IS NULL OR ?8 IS NULL OR token_id = ?8)`;

/** An entry whose number is in use is added at the end, unless the same entry exists already. The same entry of the same number gets the
 *  id of its token if only the file has it. */
function mergeEntry(sql: SqlStorage, row: readonly Cell[]): void {
  sql.exec(
    `INSERT INTO audit (${quotedColumns('audit')})
     SELECT CASE WHEN EXISTS (SELECT 1 FROM audit WHERE seq = ?1) THEN NULL ELSE ?1 END, ?2, ?3, ?4, ?5, ?6, ?7, ?8
     WHERE CASE WHEN NOT EXISTS (SELECT 1 FROM audit WHERE seq = ?1) THEN 1
       WHEN EXISTS (SELECT 1 FROM audit WHERE seq = ?1 AND ${SAME_ENTRY}) THEN 0
       ELSE NOT EXISTS (SELECT 1 FROM audit WHERE ${SAME_ENTRY}) END`,
    ...row,
  );
  sql.exec(`UPDATE audit SET token_id = ?8 WHERE seq = ?1 AND token_id IS NULL AND ${SAME_ENTRY}`, ...row);
}

type Numbered = { table: 'agreement' | 'template'; agreement: string; number: number; sha256: string };

/** Renames an agreement that was made by hand since under the name of one in the file, with everything that refers to it: the file has
 *  another history under that name. */
export function setAsideOthers(sql: SqlStorage, records: Iterable<PartnerRestoreRecord>): void {
  for (const { table, row } of records) {
    const version = numberedIn(table, row);
    if (version !== undefined && contradicts(sql, version)) setAside(sql, version.agreement);
  }
}

function numberedIn(table: TableName, row: readonly Cell[]): Numbered | undefined {
  if (table !== 'agreement' && table !== 'template') return undefined;
  const cell = (column: string) => row[columnsOf(table).indexOf(column)] ?? null;
  const [agreement, number] = table === 'agreement' ? [cell('id'), cell('version')] : [cell('agreement'), cell('number')];
  return { table, agreement: String(agreement), number: Number(number), sha256: String(cell('sha256')) };
}

function contradicts(sql: SqlStorage, { table, agreement, number, sha256 }: Numbered): boolean {
  const named = table === 'agreement' ? 'id = ? AND version = ?' : 'agreement = ? AND number = ?';
  return sql.exec(`SELECT 1 FROM ${table} WHERE ${named} AND sha256 <> ?`, agreement, number, sha256).toArray().length > 0;
}

/** Leaves room for the ending within the 64 characters of a name. */
const STEM_CHARS = 50;

function setAside(sql: SqlStorage, agreement: string): void {
  const isTaken = (name: string) => sql.exec('SELECT 1 FROM agreement WHERE id = ?', name).toArray().length > 0;
  let number = 1;
  const name = () => `${agreement.slice(0, STEM_CHARS)}-aside-${number}`;
  while (isTaken(name())) number += 1;
  sql.exec('UPDATE agreement SET id = ? WHERE id = ?', name(), agreement);
  for (const table of ['template', 'acceptance', 'key', 'ledger', 'counted']) {
    sql.exec(`UPDATE ${table} SET agreement = ? WHERE agreement = ?`, name(), agreement);
  }
}
