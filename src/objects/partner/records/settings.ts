// Reads and writes single values of a partner, each stored as JSON.
import type { Standing } from '../../../domain/entitlement/standing.ts';
import type { PartnerSummary } from '../../../domain/partners/partner-summary.ts';
import type { Instant } from '../../../domain/values/instant.ts';
import { storedJson } from '../../../domain/values/stored.ts';
import type { ReceivedUpTo } from '../../../domain/withdrawals/withdrawal.ts';

export interface StoredProfile {
  id: string;
  name: string;
  contact?: string;
  created: Instant;
}

export interface StoredStanding {
  standing: Standing;
  reason?: string;
}

interface Settings {
  profile: StoredProfile;
  standing: StoredStanding;
  received_up_to: ReceivedUpTo;
  /** Number of times that the sandbox was cleared. */
  sandbox: number;
  /** The last summary that was reported to the Directory, and when, in Unix ms. */
  report: { atMs: number; summary: PartnerSummary };
}

export function read<Name extends keyof Settings>(sql: SqlStorage, name: Name): Settings[Name] | undefined {
  const [row] = sql.exec<{ value: string }>('SELECT value FROM setting WHERE name = ?', name).toArray();
  return row === undefined ? undefined : storedValue(name, row.value);
}

/** Reads a value of the column `setting.value` for the setting of this name. */
export function storedValue<Name extends keyof Settings>(name: Name, json: string): Settings[Name] {
  return storedJson(json, `setting.${name}`);
}

export function forget(sql: SqlStorage, name: keyof Settings): void {
  sql.exec('DELETE FROM setting WHERE name = ?', name);
}

export function write<Name extends keyof Settings>(sql: SqlStorage, name: Name, value: Settings[Name]): void {
  sql.exec(
    'INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
    name,
    JSON.stringify(value),
  );
}
