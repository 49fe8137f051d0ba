// Restores a partner from an export in one transaction. An empty object gets the rows of the file. In an object with rows, the terms, the profile
// and the keys of the file apply again, but never more broadly than before the restore.

import type { PartnerRestoreRecord } from '../../../backup/partner-tables.ts';
import type { Agreement, AgreementVersion } from '../../../domain/agreements/agreement.ts';
import { versionsAt } from '../../../domain/agreements/agreement-versions.ts';
import { STANDINGS } from '../../../domain/entitlement/standing.ts';
import type { Actor } from '../../../domain/values/actor.ts';
import { canonicalJson } from '../../../domain/values/canonical-json.ts';
import { sha256Hex } from '../../../domain/values/digest.ts';
import { endInstant, msOf, toInstant } from '../../../domain/values/instant.ts';
import { present } from '../../../domain/values/present.ts';
import * as audit from '../../sqlite/audit.ts';
import { transact } from '../../sqlite/dry-run.ts';
import * as restoring from '../../sqlite/staged-restore.ts';
import * as agreements from '../records/agreements.ts';
import * as keys from '../records/keys.ts';
import * as settings from '../records/settings.ts';
import * as users from '../records/users.ts';
import { inconsistency } from './consistency.ts';
import { mergeRow, setAsideOthers } from './merge.ts';

export type PartnerRestoreResult =
  | { kind: 'restored' }
  /** Another restore has begun since. */
  | { kind: 'superseded' }
  /** `fault` is a clause. `line` is present if a single line of the file is wrong. */
  | { kind: 'unfit'; line?: number; fault: string };

interface PartnerCommitment {
  /** Name of the restore. */
  restore: string;
  /** Id of the partner. */
  partner: string;
  actor: Actor;
  nowMs: number;
  /** Returns the result and changes nothing. */
  dryRun: boolean;
}

/** Merges the staged records into the tables. */
export async function commit(storage: DurableObjectStorage, commitment: PartnerCommitment): Promise<PartnerRestoreResult> {
  const digests = new Map<string, string>();
  for (;;) {
    if (!restoring.isCurrent(storage.sql, commitment.restore)) return { kind: 'superseded' };
    try {
      const isKept = (missing: readonly string[]) => missing.length === 0 && !commitment.dryRun;
      const missing = transact(storage, () => merge(storage.sql, commitment, digests), isKept);
      if (missing.length === 0) return { kind: 'restored' };
      // A transaction cannot await a digest. It is rolled back and runs again with the digests.
      for (const text of missing) digests.set(text, await sha256Hex(text));
    } catch (fault) {
      if (fault instanceof restoring.Unfit) return present({ kind: 'unfit', fault: fault.fault, line: fault.line });
      throw fault;
    }
  }
}

/** Merges the records, and returns the texts whose digests are missing; none if everything is merged. Throws `Unfit`. */
function merge(sql: SqlStorage, commitment: PartnerCommitment, digests: ReadonlyMap<string, string>): string[] {
  const { partner, actor, nowMs } = commitment;
  setAsideOthers(sql, records(sql));
  const former = new Set(users.ids(sql));
  const ends = new Map(agreements.newest(sql).map(({ id, terms }) => [id, terms.validUntil]));
  const file = {
    keys: new Set<string>(),
    users: new Set<string>(),
    settings: new Map<string, string>(),
    versions: new Map<string, Map<number, AgreementVersion>>(),
  };
  for (const record of records(sql)) {
    mergeRow(sql, record);
    collect(file, record);
  }
  mergeSettings(sql, file.settings);
  const fault = inconsistency(sql);
  if (fault !== undefined) throw new restoring.Unfit(`${partner}: ${fault}`);
  revokeOthers(sql, file, actor, nowMs);
  users.revokeSharers(sql, former, actor, nowMs);
  const missing = putInForce(sql, [...file.versions.values()], { ends, digests, actor, nowMs });
  // All acknowledgements are reported again, because the restored Catalogue may not have them.
  sql.exec("UPDATE withdrawal SET reported = 0 WHERE mode = 'live' AND acknowledged_ms IS NOT NULL");
  audit.add(sql, nowMs, { actor, action: 'partner.restore', subject: partner });
  restoring.end(sql);
  return missing;
}

function records(sql: SqlStorage): Generator<PartnerRestoreRecord> {
  return restoring.gathered(sql);
}

interface Restored {
  keys: Set<string>;
  users: Set<string>;
  settings: Map<string, string>;
  /** By agreement and number. */
  versions: Map<string, Map<number, AgreementVersion>>;
}

/** Collects the keys, users, settings and agreement versions of the file. Records are read from the last to the first, so the first record of a row
 *  counts. */
function collect({ keys: keyIds, users: userIds, settings: values, versions }: Restored, { table, row }: PartnerRestoreRecord): void {
  const [first, second] = [String(row[0]), row[1]];
  if (table === 'key') keyIds.add(first);
  if (table === 'user') userIds.add(first);
  if (table === 'setting' && !values.has(first)) values.set(first, String(second));
  const known = versions.get(first) ?? new Map<number, AgreementVersion>();
  if (table !== 'agreement' || known.has(Number(second))) return;
  const version = { id: first, version: Number(second), made_ms: Number(row[2]), sha256: String(row[3]), json: String(row[4]) };
  versions.set(first, known.set(version.version, agreements.versionOf(version)));
}

/** Merges the settings. The worse of two standings counts. `received_up_to` is deleted, because it is a position in the log before the restore. */
function mergeSettings(sql: SqlStorage, restored: ReadonlyMap<string, string>): void {
  const profile = restored.get('profile');
  if (profile !== undefined) settings.write(sql, 'profile', settings.storedValue('profile', profile));
  const rank = (value: settings.StoredStanding | undefined) => STANDINGS.indexOf(value?.standing ?? 'good');
  const standing = restored.get('standing');
  const fromFile = standing === undefined ? undefined : settings.storedValue('standing', standing);
  if (fromFile !== undefined && rank(fromFile) >= rank(settings.read(sql, 'standing'))) settings.write(sql, 'standing', fromFile);
  settings.forget(sql, 'received_up_to');
}

/** Revokes keys and users that are not in the file. Their rows are kept. */
function revokeOthers(sql: SqlStorage, known: Pick<Restored, 'keys' | 'users'>, actor: Actor, nowMs: number): void {
  for (const id of keys.ids(sql)) if (!known.keys.has(id)) keys.revoke(sql, id, actor, nowMs);
  for (const id of users.ids(sql)) if (!known.users.has(id)) users.revoke(sql, id, actor, nowMs);
}

export function revokeAll(sql: SqlStorage, actor: Actor, nowMs: number): void {
  revokeOthers(sql, { keys: new Set(), users: new Set() }, actor, nowMs);
}

interface Reinforcement {
  /** Ends of the agreements before the restore, by id. */
  ends: ReadonlyMap<string, string | undefined>;
  digests: ReadonlyMap<string, string>;
  actor: Actor;
  nowMs: number;
}

/** Puts the file's terms in force again, as new versions if other terms are in force. Version numbers are never reused, because deliveries and
 *  receipts refer to them. An agreement that was ended since the backup stays ended. */
function putInForce(
  sql: SqlStorage,
  versions: readonly Map<number, AgreementVersion>[],
  { ends, digests, actor, nowMs }: Reinforcement,
): string[] {
  const wanted = versions
    .flatMap((versions) => versionsToRestore(sql, [...versions.values()], nowMs))
    .map(({ id, sha256, terms }) => {
      const shortened = endedBy(terms, ends.get(id));
      if (shortened === terms) return { id, terms, sha256 };
      return { id, terms: shortened, sha256: digests.get(canonicalJson(shortened)) };
    });
  const unknown = wanted.filter(({ sha256 }) => sha256 === undefined).map(({ terms }) => canonicalJson(terms));
  if (unknown.length > 0) return unknown;
  for (const { id, terms, sha256 = '' } of wanted) agreements.put(sql, { id, terms, sha256, actor, nowMs });
  return [];
}

/** Returns the versions to add: the one in force in the file and the scheduled one. Skips the one in force if this object already has
 *  identical terms. */
function versionsToRestore(sql: SqlStorage, versions: AgreementVersion[], nowMs: number): AgreementVersion[] {
  const file = versionsAt(
    versions.sort((a, b) => a.version - b.version),
    toInstant(nowMs),
  );
  if (file === undefined) return [];
  const here = agreements.at(sql, file.current.id, nowMs);
  if (file.scheduled === undefined) return [file.current];
  return here?.current.sha256 === file.current.sha256 ? [file.scheduled] : [file.current, file.scheduled];
}

/** Shortens the terms to the given end; returns the same object if they end earlier. If the end is before the beginning, the term lasts one
 *  millisecond. */
function endedBy(terms: Agreement, end: string | undefined): Agreement {
  if (end === undefined || (terms.validUntil !== undefined && terms.validUntil <= end)) return terms;
  return agreements.ended(terms, end > terms.validFrom ? end : endInstant(msOf(terms.validFrom) + 1));
}
