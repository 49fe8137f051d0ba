// Merges rows of an export into the tables of a partner's object. Later deliveries, agreements, acceptances and acknowledgements are kept, and a
// revoked or expired key does not become valid again.

import type { Cell } from '../../../backup/columns.ts';
import { columnsOf, type PartnerRestoreRecord, quotedColumns, type TableName } from '../../../backup/partner-tables.ts';
import { insertFrom } from '../../sqlite/staged-restore.ts';

type MergedTable = Exclude<TableName, 'setting' | 'ledger' | 'audit'>;

const KEEP_EXISTING = 'DO NOTHING';

/** Conflict clauses for rows that exist. Records are read from the last to the first and may be repeated, so the result must not depend on the
 *  order. */
const CONFLICTS: Readonly<Record<MergedTable, string>> = {
  withdrawal: `(mode, id) DO UPDATE SET acknowledged = excluded.acknowledged, acknowledged_ms = excluded.acknowledged_ms
    WHERE acknowledged_ms IS NULL AND at_ms = excluded.at_ms`,
  counted: KEEP_EXISTING,
  delivery: '(day, mode, slug, key_id) DO UPDATE SET count = max(count, excluded.count)',
  acceptance: KEEP_EXISTING,
  template: KEEP_EXISTING,
  // A revoked key stays revoked, and an expiry can only become earlier.
  key: `(id) DO UPDATE SET agreement = excluded.agreement, revoked_ms = coalesce(revoked_ms, excluded.revoked_ms),
    expires_ms = CASE WHEN expires_ms IS NULL THEN excluded.expires_ms ELSE min(expires_ms, coalesce(excluded.expires_ms, expires_ms)) END,
    pepper = coalesce(pepper, excluded.pepper), replaced_by = coalesce(replaced_by, excluded.replaced_by), used_from = coalesce(used_from, excluded.used_from),
    used_ms = CASE WHEN used_ms IS NULL THEN excluded.used_ms ELSE max(used_ms, coalesce(excluded.used_ms, 0)) END`,
  // A user keeps the agreements of now and the rights that both have, and a revoked user stays revoked.
  user: `(id) DO UPDATE SET revoked_ms = coalesce(revoked_ms, excluded.revoked_ms), 
    seen_ms = CASE WHEN seen_ms IS NULL THEN excluded.seen_ms ELSE max(seen_ms, coalesce(excluded.seen_ms, 0)) END,
    rights = (SELECT json_group_array(value) FROM json_each(rights) WHERE value IN (SELECT value FROM json_each(excluded.rights)))`,
  agreement: KEEP_EXISTING,
};

/** Merges a row, except a setting, which restore.ts merges. Throws `Unfit`. */
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

/** Merges a row of the ledger. A new row gets the number that it has in the file, if that is free. */
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

/** Older programs did not store the id of the token, so an entry without it may be the same. */
const SAME_ENTRY = `at_ms = ?2 AND who = ?3 AND action = ?4 AND subject = ?5 AND before IS ?6 AND after IS ?7
  AND (token_id IS NULL OR ?8 IS NULL OR token_id = ?8)`;

/** Merges an entry of the audit trail. If its number is in use, it is added at the end, unless the same entry exists. If only the file has the
 *  token id of an existing entry, it is filled in. */
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

/** Renames the object's agreements that have an id of the file but other versions, with all rows that refer to them. Such an agreement was
 *  created by hand since the backup. */
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

/** Leaves room for the ending within the 64 characters of an id. */
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
  sql.exec(
    `UPDATE user SET agreements = (SELECT json_group_array(CASE value WHEN ?2 THEN ?1 ELSE value END) FROM json_each(agreements))
     WHERE ?2 IN (SELECT value FROM json_each(agreements))`,
    name(),
    agreement,
  );
}
