// The directory of partners by id. Partners are never deleted, because a former partner may still publish an article that is withdrawn later.
import { present } from '../../domain/values/present.ts';
import { foldedName } from '../../domain/values/term.ts';
import { pageOf } from '../rpc-limits.ts';

export interface PartnerEntry {
  id: string;
  name: string;
}

export interface PartnerPage {
  partners: PartnerEntry[];
  /** Id of the last partner on the page: `after` of the next. Absent: there are no more. */
  next?: string;
}

/** How to reach a partner, as lists show it. */
export interface PartnerContact extends PartnerEntry {
  /** Absent: none is known. */
  contact?: string;
}

/** Adds a partner or changes its name and contact. `contact` is `null` for a partner without one; absent, it stays as it is. */
export function put(sql: SqlStorage, { id, name, contact }: PartnerEntry & { contact?: string | null }): void {
  sql.exec(
    `INSERT INTO partner (id, name, folded) VALUES (?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET name = excluded.name, folded = excluded.folded`,
    id,
    name,
    foldedName(name),
  );
  if (contact !== undefined) sql.exec('UPDATE partner SET contact = ? WHERE id = ?', contact, id);
}

/** Fills in the compared names of partners that an earlier program has put. SQLite folds only letters of ASCII. */
export function foldNames(sql: SqlStorage): void {
  const unfolded = sql.exec<{ id: string; name: string }>('SELECT id, name FROM partner WHERE folded IS NULL').toArray();
  for (const { id, name } of unfolded) sql.exec('UPDATE partner SET folded = ? WHERE id = ?', foldedName(name), id);
}

/** Returns the partners with these ids, in no order. */
export function named(sql: SqlStorage, ids: readonly string[]): PartnerContact[] {
  const query = 'SELECT id, name, contact FROM partner WHERE id IN (SELECT value FROM json_each(?))';
  const rows = sql.exec<{ id: string; name: string; contact: string | null }>(query, JSON.stringify(ids)).toArray();
  return rows.map(({ id, name, contact }) => present({ id, name, contact: contact ?? undefined }));
}

export function has(sql: SqlStorage, id: string): boolean {
  return sql.exec('SELECT 1 FROM partner WHERE id = ?', id).toArray().length > 0;
}

export function countAfter(sql: SqlStorage, after: string): number {
  return sql.exec<{ partners: number }>('SELECT count(*) AS partners FROM partner WHERE id > ?', after).one().partners;
}

/** Lists partners by id, from the one after `after`. */
export function list(sql: SqlStorage, limit: number, after = ''): PartnerPage {
  const rows = sql
    .exec<{ id: string; name: string }>('SELECT id, name FROM partner WHERE id > ? ORDER BY id LIMIT ?', after, limit + 1)
    .toArray();
  const { page: partners, last } = pageOf(rows, limit);
  return present({ partners, next: last?.id });
}
