// Single values of a partner, each as JSON.

/** `sandbox`: how often it was cleared. */
export type SettingName = 'profile' | 'standing' | 'received_up_to' | 'sandbox';

export function read<T>(sql: SqlStorage, name: SettingName): T | undefined {
  const [row] = sql.exec<{ value: string }>('SELECT value FROM setting WHERE name = ?', name).toArray();
  return row === undefined ? undefined : (JSON.parse(row.value) as T);
}

export function forget(sql: SqlStorage, name: SettingName): void {
  sql.exec('DELETE FROM setting WHERE name = ?', name);
}

export function write(sql: SqlStorage, name: SettingName, value: unknown): void {
  sql.exec(
    'INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
    name,
    JSON.stringify(value),
  );
}
