// The directory of partners: each that was ever made, by id. None is deleted, since a former partner may still publish copy that is withdrawn.
import { present } from '../../domain/values/present.ts';
import { pageOf } from '../rpc-limits.ts';

export interface PartnerEntry {
  id: string;
  name: string;
}

export interface PartnerPage {
  partners: PartnerEntry[];
  /** `after` of the next page; absent at the end. */
  next?: string;
}

/** Adds the partner or renames it. */
export function put(sql: SqlStorage, { id, name }: PartnerEntry): void {
  sql.exec('INSERT INTO partner (id, name) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET name = excluded.name', id, name);
}

export function has(sql: SqlStorage, id: string): boolean {
  return sql.exec('SELECT 1 FROM partner WHERE id = ?', id).toArray().length > 0;
}

/** By id, after `after`. */
export function list(sql: SqlStorage, limit: number, after = ''): PartnerPage {
  const rows = sql
    .exec<{ id: string; name: string }>('SELECT id, name FROM partner WHERE id > ? ORDER BY id LIMIT ?', after, limit + 1)
    .toArray();
  const { page: partners, last } = pageOf(rows, limit);
  return present({ partners, next: last?.id });
}
