// Restores a partner from an export, in one transaction or not at all. An empty object gets the rows of the file; in one with rows, the
// terms, the profile and the keys of the file apply again, and nothing that was closed since is opened.

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
import { inconsistency } from './consistency.ts';
import { mergeRow, setAsideOthers } from './merge.ts';

export type PartnerRestoreResult =
  | { kind: 'restored' }
  /** Another restore has begun since. */
  | { kind: 'superseded' }
  /** `line` where one is to blame; `fault` is a clause. */
  | { kind: 'unfit'; line?: number; fault: string };

interface PartnerCommitment {
  /** Its name. */
  restore: string;
  /** The id the object is called by. */
  partner: string;
  actor: Actor;
  nowMs: number;
  /** Say whether it would fit, and change nothing. */
  dryRun: boolean;
}

export async function commit(storage: DurableObjectStorage, commitment: PartnerCommitment): Promise<PartnerRestoreResult> {
  const digests = new Map<string, string>();
  for (;;) {
    if (!restoring.isCurrent(storage.sql, commitment.restore)) return { kind: 'superseded' };
    try {
      const isKept = (missing: readonly string[]) => missing.length === 0 && !commitment.dryRun;
      const missing = transact(storage, () => merge(storage.sql, commitment, digests), isKept);
      if (missing.length === 0) return { kind: 'restored' };
      // A digest can only be awaited outside a transaction, which is then run again.
      for (const text of missing) digests.set(text, await sha256Hex(text));
    } catch (fault) {
      if (fault instanceof restoring.Unfit) return present({ kind: 'unfit', fault: fault.fault, line: fault.line });
      throw fault;
    }
  }
}

/** Answers the texts whose digests it needs first; none where everything is merged. Throws `Unfit`. */
function merge(sql: SqlStorage, commitment: PartnerCommitment, digests: ReadonlyMap<string, string>): string[] {
  const { partner, actor, nowMs } = commitment;
  setAsideOthers(sql, records(sql));
  const ends = new Map(agreements.newest(sql).map(({ id, terms }) => [id, terms.validUntil]));
  const file = { keys: new Set<string>(), settings: new Map<string, string>(), versions: new Map<string, Map<number, AgreementVersion>>() };
  for (const record of records(sql)) {
    mergeRow(sql, record);
    remember(file, record);
  }
  mergeSettings(sql, file.settings);
  const contradiction = inconsistency(sql);
  if (contradiction !== undefined) throw new restoring.Unfit(`${partner}: ${contradiction}`);
  revokeOthers(sql, file.keys, actor, nowMs);
  const missing = putInForce(sql, [...file.versions.values()], { ends, digests, actor, nowMs });
  // The restored Catalogue may lack these acknowledgements.
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
  settings: Map<string, string>;
  /** By agreement and number. */
  versions: Map<string, Map<number, AgreementVersion>>;
}

/** Records arrive newest first, so the first of a row counts. */
function remember({ keys: ids, settings: values, versions }: Restored, { table, row }: PartnerRestoreRecord): void {
  const [first, second] = [String(row[0]), row[1]];
  if (table === 'key') ids.add(first);
  if (table === 'setting' && !values.has(first)) values.set(first, String(second));
  const known = versions.get(first) ?? new Map<number, AgreementVersion>();
  if (table !== 'agreement' || known.has(Number(second))) return;
  const version = { id: first, version: Number(second), made_ms: Number(row[2]), sha256: String(row[3]), json: String(row[4]) };
  versions.set(first, known.set(version.version, agreements.versionOf(version)));
}

/** Of two standings the worse counts. `received_up_to` is dropped: it is a place in the log of a Catalogue that no longer exists. */
function mergeSettings(sql: SqlStorage, restored: ReadonlyMap<string, string>): void {
  const profile = restored.get('profile');
  if (profile !== undefined) settings.write(sql, 'profile', settings.storedValue('profile', profile));
  const rank = (value: settings.StoredStanding | undefined) => STANDINGS.indexOf(value?.standing ?? 'good');
  const standing = restored.get('standing');
  const fromFile = standing === undefined ? undefined : settings.storedValue('standing', standing);
  if (fromFile !== undefined && rank(fromFile) >= rank(settings.read(sql, 'standing'))) settings.write(sql, 'standing', fromFile);
  settings.forget(sql, 'received_up_to');
}

/** Keys that are not in the file stay on record and are revoked. */
function revokeOthers(sql: SqlStorage, known: ReadonlySet<string>, actor: Actor, nowMs: number): void {
  for (const id of keys.ids(sql)) if (!known.has(id)) keys.revoke(sql, id, actor, nowMs);
}

export function revokeAll(sql: SqlStorage, actor: Actor, nowMs: number): void {
  revokeOthers(sql, new Set(), actor, nowMs);
}

interface Standing {
  /** When the agreements were to end before the restore, by id. */
  ends: ReadonlyMap<string, string | undefined>;
  digests: ReadonlyMap<string, string>;
  actor: Actor;
  nowMs: number;
}

/** Puts the file's terms in force again, as new versions if others are in force: numbers are never reused, because deliveries and
 *  receipts name them. An agreement that was ended since stays ended. */
function putInForce(
  sql: SqlStorage,
  versions: readonly Map<number, AgreementVersion>[],
  { ends, digests, actor, nowMs }: Standing,
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

/** The same object where the end is no nearer. A term that would be over before it began is as good as none. */
function endedBy(terms: Agreement, end: string | undefined): Agreement {
  if (end === undefined || (terms.validUntil !== undefined && terms.validUntil <= end)) return terms;
  return agreements.ended(terms, end > terms.validFrom ? end : endInstant(msOf(terms.validFrom) + 1));
}
