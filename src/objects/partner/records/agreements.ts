// A partner's agreements. Versions are added and never changed.

import type { Agreement, AgreementVersion } from '../../../domain/agreements/agreement.ts';
import { beginsAtOnce, type VersionsNow, versionsAt } from '../../../domain/agreements/agreement-versions.ts';
import { withoutUsualTerms } from '../../../domain/agreements/usual-terms.ts';
import type { AgreementLine } from '../../../domain/partners/agreement-write.ts';
import type { Actor } from '../../../domain/values/actor.ts';
import { canonicalJson } from '../../../domain/values/canonical-json.ts';
import { type Instant, toInstant } from '../../../domain/values/instant.ts';
import { present } from '../../../domain/values/present.ts';
import { storedJson } from '../../../domain/values/stored.ts';
import * as audit from '../../sqlite/audit.ts';

type Row = { id: string; version: number; made_ms: number; sha256: string; json: string };

/** Returns the given version, or the newest one, which may be scheduled; `undefined` if it does not exist. */
export function get(sql: SqlStorage, id: string, version?: number): AgreementVersion | undefined {
  const rows =
    version === undefined
      ? sql.exec<Row>('SELECT * FROM agreement WHERE id = ? ORDER BY version DESC LIMIT 1', id)
      : sql.exec<Row>('SELECT * FROM agreement WHERE id = ? AND version = ?', id, version);
  const [row] = rows.toArray();
  return row === undefined ? undefined : versionOf(row);
}

/** Lists the newest version of each agreement, by id. */
export function newest(sql: SqlStorage): AgreementVersion[] {
  return sql
    .exec<Row>(
      'SELECT a.* FROM agreement a JOIN (SELECT id, max(version) AS version FROM agreement GROUP BY id) USING (id, version) ORDER BY id',
    )
    .toArray()
    .map(versionOf);
}

/** Lists the ids of agreements in order; `first` is before the others if it exists. */
export function ids(sql: SqlStorage, first?: string): string[] {
  const rows = sql.exec<{ id: string }>('SELECT DISTINCT id FROM agreement ORDER BY id = ? DESC, id', first ?? '').toArray();
  return rows.map(({ id }) => id);
}

/** Numbers of contracts, by the id of an agreement, a space and a version. */
export function references(sql: SqlStorage, wanted: readonly string[]): Map<string, string> {
  const rows = sql.exec<{ id: string; version: number; reference: string }>(
    "SELECT id, version, json ->> '$.reference' AS reference FROM agreement WHERE id IN (SELECT value FROM json_each(?))",
    JSON.stringify(wanted),
  );
  return new Map(rows.toArray().map(({ id, version, reference }) => [`${id} ${version}`, reference]));
}

/** Returns the version of an agreement that is in force and the scheduled one; `undefined` if the agreement does not exist. */
export function at(sql: SqlStorage, id: string, nowMs: number): VersionsNow | undefined {
  const versions: AgreementVersion[] = [];
  for (const row of sql.exec<Row>('SELECT * FROM agreement WHERE id = ? ORDER BY version DESC', id)) {
    versions.unshift(versionOf(row));
    if (versions[0] !== undefined && beginsAtOnce(versions[0])) break;
  }
  return versionsAt(versions, toInstant(nowMs));
}

/** Lists the version in force and the scheduled one of each agreement, by id. */
export function allAt(sql: SqlStorage, nowMs: number): VersionsNow[] {
  return ids(sql).flatMap((id) => at(sql, id, nowMs) ?? []);
}

/** Numbers of the contracts in force, by the ids of their agreements: of all, or of the wanted ones that exist. */
export function referencesAt(sql: SqlStorage, nowMs: number, wanted = ids(sql)): Record<string, string> {
  const versions = wanted.flatMap((id) => at(sql, id, nowMs) ?? []);
  return Object.fromEntries(versions.map(({ current: { id, terms } }) => [id, terms.reference]));
}

/** Lists the newest versions, newest first, with whoever made them. A version and its entry in the audit trail have the same instant. */
export function history(sql: SqlStorage, id: string, limit: number): AgreementLine[] {
  const entries = sql.exec<{ at_ms: number; who: string }>(
    "SELECT at_ms, who FROM audit WHERE subject = ? AND action IN ('agreement.add', 'agreement.change')",
    id,
  );
  const makers = new Map([...entries].map(({ at_ms, who }) => [at_ms, who]));
  const query = 'SELECT version, made_ms FROM agreement WHERE id = ? ORDER BY version DESC LIMIT ?';
  const rows = sql.exec<Pick<Row, 'version' | 'made_ms'>>(query, id, limit).toArray();
  return rows.map(({ version, made_ms }) => present({ version, made: toInstant(made_ms), who: makers.get(made_ms) }));
}

interface Write {
  id: string;
  terms: Agreement;
  /** SHA-256 of the canonical JSON of the terms, in hexadecimal. */
  sha256: string;
  actor: Actor;
  nowMs: number;
}

interface Written {
  kind: 'created' | 'changed' | 'unchanged';
  agreement: AgreementVersion;
  before?: AgreementVersion;
}

/** Tells whether a version has these terms. Older versions may have other hashes for the same terms, because default terms were not left out then. */
export function isSame(version: AgreementVersion | undefined, { terms, sha256 }: Pick<AgreementVersion, 'terms' | 'sha256'>): boolean {
  if (version === undefined) return false;
  const spelling = (one: Agreement) => canonicalJson(withoutUsualTerms(one));
  return version.sha256 === sha256 || spelling(version.terms) === spelling(terms);
}

/** Adds a version, unless the newest one has the same terms. */
export function put(sql: SqlStorage, { id, terms, sha256, actor, nowMs }: Write): Written {
  const before = get(sql, id);
  if (before !== undefined && isSame(before, { terms, sha256 })) return { kind: 'unchanged', agreement: before, before };
  const agreement: AgreementVersion = { id, version: (before?.version ?? 0) + 1, made: toInstant(nowMs), sha256, terms };
  sql.exec(
    'INSERT INTO agreement (id, version, made_ms, sha256, json) VALUES (?, ?, ?, ?, ?)',
    id,
    agreement.version,
    nowMs,
    sha256,
    canonicalJson(terms),
  );
  audit.add(sql, nowMs, {
    actor,
    action: before === undefined ? 'agreement.add' : 'agreement.change',
    subject: id,
    before: before === undefined ? undefined : canonicalJson(before.terms),
    after: canonicalJson(terms),
  });
  return present({ kind: before === undefined ? 'created' : 'changed', agreement, before });
}

/** Returns the terms with an end at `at`, or at their own end if that is earlier. */
export function ended(terms: Agreement, at: Instant): Agreement {
  const validUntil = terms.validUntil === undefined || at < terms.validUntil ? at : terms.validUntil;
  return { ...terms, validUntil };
}

/** Reads a row of the table `agreement`. */
export function versionOf({ id, version, made_ms, sha256, json }: Row): AgreementVersion {
  return { id, version, made: toInstant(made_ms), sha256, terms: storedJson(json, 'agreement.json') };
}
