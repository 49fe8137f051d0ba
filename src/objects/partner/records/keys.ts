// A partner's keys: their hashes, agreements, scopes and last use. The keys themselves are not stored.

import type { Credential, KeyPage, KeyScope, NewKey, PartnerKey } from '../../../domain/partners/key.ts';
import type { Actor } from '../../../domain/values/actor.ts';
import { KEY_MODES } from '../../../domain/values/credential-prefixes.ts';
import { msOf, storedInstant, toInstant } from '../../../domain/values/instant.ts';
import { isWithin } from '../../../domain/values/ip-address.ts';
import { present } from '../../../domain/values/present.ts';
import { storedJson, storedWord } from '../../../domain/values/stored.ts';
import { pageOf } from '../../rpc-limits.ts';
import * as audit from '../../sqlite/audit.ts';

type Row = {
  id: string;
  hash: string;
  mode: string;
  name: string;
  agreement: string;
  scopes: string;
  cidrs: string;
  created_ms: number;
  expires_ms: number | null;
  revoked_ms: number | null;
  replaced_by: string | null;
  used_ms: number | null;
  used_from: string | null;
  pepper: string | null;
  rate_since_ms: number | null;
  rate_used: number | null;
};

/** Finds a key by its hash, whether it is live or not. */
export function find(sql: SqlStorage, hash: string): PartnerKey | undefined {
  const [row] = sql.exec<Row>('SELECT * FROM key WHERE hash = ?', hash).toArray();
  return row === undefined ? undefined : keyOf(row);
}

/** Tells whether the key is live, has the mode of the credential and is used from an allowed address. The answer does not tell which check failed. */
export function mayBeUsed(key: PartnerKey, credential: Credential, nowMs: number): boolean {
  const { mode, cidrs } = key;
  if (mode !== credential.mode || !isLive(key, nowMs)) return false;
  // The address is absent if it cannot be trusted. A key with address ranges is then refused.
  return cidrs.length === 0 || (credential.address !== undefined && isWithin(credential.address, cidrs));
}

/** Most keys on a page. */
const LISTED = 500;

/** Lists keys, newest first. `after` is the id of the last key on the previous page. */
export function list(sql: SqlStorage, after?: string): KeyPage {
  const rows = sql.exec<Row>(
    `SELECT k.* FROM key k LEFT JOIN key f ON f.id = ?
     WHERE f.id IS NULL OR k.created_ms < f.created_ms OR (k.created_ms = f.created_ms AND k.id > f.id) ORDER BY k.created_ms DESC, k.id`,
    after ?? '',
  );
  const { page, last } = pageOf(rows, LISTED, ({ name, cidrs, scopes }) => [name, cidrs, scopes]);
  return present({ keys: page.map(keyOf), next: last?.id });
}

/** Lists the keys under these agreements, those that are live first, then the newest. `isCut`: there are more. */
export function listUnder(sql: SqlStorage, agreements: readonly string[], nowMs: number): { keys: PartnerKey[]; isCut: boolean } {
  const rows = sql.exec<Row>(
    `SELECT * FROM key WHERE agreement IN (SELECT value FROM json_each(?))
     ORDER BY revoked_ms IS NOT NULL OR coalesce(expires_ms <= ?, FALSE), created_ms DESC, id`,
    JSON.stringify(agreements),
    nowMs,
  );
  const { page, last } = pageOf(rows, LISTED, ({ name, cidrs, scopes }) => [name, cidrs, scopes]);
  return { keys: page.map(keyOf), isCut: last !== undefined };
}

export function get(sql: SqlStorage, id: string): PartnerKey | undefined {
  const [row] = sql.exec<Row>('SELECT * FROM key WHERE id = ?', id).toArray();
  return row === undefined ? undefined : keyOf(row);
}

/** Finds the key that a form of the console has made. */
export function madeByForm(sql: SqlStorage, formId: string): PartnerKey | undefined {
  const [row] = sql.exec<Row>('SELECT * FROM key WHERE form_id = ?', formId).toArray();
  return row === undefined ? undefined : keyOf(row);
}

export function ids(sql: SqlStorage): string[] {
  return sql
    .exec<Pick<Row, 'id'>>('SELECT id FROM key')
    .toArray()
    .map(({ id }) => id);
}

interface Added {
  key: PartnerKey;
  hash: string;
  actor: Actor;
  /** Id of the console's form that makes the key. */
  formId?: string | undefined;
}

export function add(sql: SqlStorage, { key, hash, actor, formId }: Added, nowMs: number): void {
  sql.exec(
    `INSERT INTO key (id, hash, mode, name, agreement, scopes, cidrs, created_ms, expires_ms, pepper, form_id)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    key.id,
    hash,
    key.mode,
    key.name,
    key.agreement,
    JSON.stringify(key.scopes),
    JSON.stringify(key.cidrs),
    nowMs,
    key.expires === undefined ? null : Date.parse(key.expires),
    key.pepper ?? null,
    formId ?? null,
  );
  audit.add(sql, nowMs, { actor, action: 'key.issue', subject: key.id, after: JSON.stringify(key) });
}

export type Rotation = { kind: 'added'; key: PartnerKey } | { kind: 'unknown' } | { kind: 'rotated'; by: string };

/** Replaces a key. The old key ends when the overlap is over, or at its expiry if that is earlier. `unknown`: there is no live key of this id.
 *  `rotated`: the key was replaced before, so that another new key would get the end that the first rotation set. */
export function rotate(
  sql: SqlStorage,
  id: string,
  next: NewKey,
  { overlapMs, actor, nowMs }: { overlapMs: number; actor: Actor; nowMs: number },
): Rotation {
  const [row] = sql.exec<Row>('SELECT * FROM key WHERE id = ?', id).toArray();
  if (row === undefined || !isLive(keyOf(row), nowMs)) return { kind: 'unknown' };
  const successor = row.replaced_by === null ? undefined : get(sql, row.replaced_by);
  // The call is repeated if its answer was lost.
  if (successor?.id === next.id) return { kind: 'added', key: successor };
  if (row.replaced_by !== null) return { kind: 'rotated', by: row.replaced_by };
  const endMs = Math.min(row.expires_ms ?? Number.MAX_SAFE_INTEGER, nowMs + overlapMs);
  const { lastUsed: _old, replacedBy: _none, revoked: _live, pepper: _other, ...kept } = keyOf(row);
  const key: PartnerKey = present({ ...kept, id: next.id, pepper: next.pepper, created: toInstant(nowMs) });
  add(sql, { key, hash: next.hash, actor }, nowMs);
  sql.exec('UPDATE key SET expires_ms = ?, replaced_by = ? WHERE id = ?', endMs, next.id, id);
  audit.add(sql, nowMs, {
    actor,
    action: 'key.rotate',
    subject: id,
    ...recorded(keyOf(row), { replacedBy: next.id, expires: toInstant(endMs) }),
  });
  return { kind: 'added', key };
}

/** Revokes a key. False: there is no live key of this id. */
export function revoke(sql: SqlStorage, id: string, actor: Actor, nowMs: number): boolean {
  const [row] = sql.exec<Row>('SELECT * FROM key WHERE id = ?', id).toArray();
  if (row === undefined || !isLive(keyOf(row), nowMs)) return false;
  sql.exec('UPDATE key SET revoked_ms = ? WHERE id = ?', nowMs, id);
  audit.add(sql, nowMs, { actor, action: 'key.revoke', subject: id, ...recorded(keyOf(row), { revoked: toInstant(nowMs) }) });
  return true;
}

/** Makes the complete states before and after a change, for the audit trail. */
function recorded(key: PartnerKey, change: Partial<PartnerKey>): { before: string; after: string } {
  return { before: JSON.stringify(key), after: JSON.stringify({ ...key, ...change }) };
}

export interface Use {
  atMs: number;
  /** Network of the client. Absent: the address cannot be trusted. */
  from: string | undefined;
  /** Id of the key's pepper. */
  pepper: string | undefined;
}

export function used(sql: SqlStorage, id: string, { atMs, from, pepper }: Use, window: RateWindow | undefined): void {
  sql.exec(
    'UPDATE key SET used_ms = ?, used_from = coalesce(?, used_from), pepper = coalesce(?, pepper), rate_since_ms = ?, rate_used = ? WHERE id = ?',
    atMs,
    from ?? null,
    pepper ?? null,
    window?.sinceMs ?? null,
    window?.used ?? null,
    id,
  );
}

/** Returns the stored window of the key's rate. */
export function lastWindow(sql: SqlStorage, id: string): RateWindow | undefined {
  const [row] = sql.exec<Pick<Row, 'rate_since_ms' | 'rate_used'>>('SELECT rate_since_ms, rate_used FROM key WHERE id = ?', id).toArray();
  return row?.rate_since_ms == null || row.rate_used === null ? undefined : { sinceMs: row.rate_since_ms, used: row.rate_used };
}

/** Tells whether the key is neither revoked nor expired. */
export function isLive({ expires, revoked }: Pick<PartnerKey, 'expires' | 'revoked'>, nowMs: number): boolean {
  return revoked === undefined && (expires === undefined || nowMs < msOf(expires));
}

function keyOf(row: Row): PartnerKey {
  return present({
    id: row.id,
    mode: storedWord(row.mode, KEY_MODES, 'key.mode'),
    name: row.name,
    agreement: row.agreement,
    scopes: storedJson<KeyScope[]>(row.scopes, 'key.scopes'),
    cidrs: storedJson<string[]>(row.cidrs, 'key.cidrs'),
    created: toInstant(row.created_ms),
    expires: storedInstant(row.expires_ms),
    revoked: storedInstant(row.revoked_ms),
    replacedBy: row.replaced_by ?? undefined,
    pepper: row.pepper ?? undefined,
    lastUsed: row.used_ms === null ? undefined : present({ at: toInstant(row.used_ms), addressPrefix: row.used_from ?? undefined }),
  });
}

export interface RateWindow {
  /** Unix ms. */
  sinceMs: number;
  used: number;
}
