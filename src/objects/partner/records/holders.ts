// The names of a partner's keys and people.
import type { Holder } from '../../../domain/partners/holders.ts';

/** Returns those of these ids that are of a key or of a person, also of those that can no longer be used or sign in. */
export function find(sql: SqlStorage, ids: readonly string[]): Record<string, Holder> {
  const rows = sql.exec<{ id: string; name: string; is_key: number }>(
    `SELECT id, name, 1 AS is_key FROM key WHERE id IN (SELECT value FROM json_each(?1))
     UNION ALL SELECT id, name, 0 FROM user WHERE id IN (SELECT value FROM json_each(?1))`,
    JSON.stringify([...new Set(ids)]),
  );
  return Object.fromEntries(rows.toArray().map(({ id, name, is_key }) => [id, { name, isKey: is_key === 1 }]));
}
