// The directory of partners by id. Partners are never deleted, because a former partner may still publish an article that is withdrawn later.
import { present } from '../../domain/values/present.ts';
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

/** Adds a partner or renames it. */
export function put(sql: SqlStorage, { id, name }: PartnerEntry): void {
  sql.exec('INSERT INTO partner (id, name) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET name = excluded.name', id, name);
}

export function has(sql: SqlStorage, id: string): boolean {
  return sql.exec('SELECT 1 FROM partner WHERE id = ?', id).toArray().length > 0;
}

/** Lists partners by id, from the one after `after`. */
export function list(sql: SqlStorage, limit: number, after = ''): PartnerPage {
  const rows = sql
    .exec<{ id: string; name: string }>('SELECT id, name FROM partner WHERE id > ? ORDER BY id LIMIT ?', after, limit + 1)
    .toArray();
  const { page: partners, last } = pageOf(rows, limit);
  return present({ partners, next: last?.id });
}
