// Sessions at the portal. A row has the hash of the cookie. It is read on every request together with its user or key, so a session ends with the next
// request after either was revoked.

import type { References } from '../../../domain/partners/holders.ts';
import type { PartnerKey } from '../../../domain/partners/key.ts';
import { type NewPortalSession, type PortalPerson, type PortalSession, VISIT_GAP_MS } from '../../../domain/partners/portal-session.ts';
import { type PortalUser, rightsOfKey, scopesOfRights } from '../../../domain/partners/portal-user.ts';
import { isOngoing, SEEN_INTERVAL_MS, SESSION_MAX_MS } from '../../../domain/publisher/console-session.ts';
import type { Actor } from '../../../domain/values/actor.ts';
import { storedInstant, toInstant } from '../../../domain/values/instant.ts';
import { present } from '../../../domain/values/present.ts';
import * as audit from '../../sqlite/audit.ts';
import * as agreements from './agreements.ts';
import * as keys from './keys.ts';
import * as users from './users.ts';

/** Most sessions of one person. The one that was used longest ago is ended for a new one. */
const SESSIONS_PER_PERSON = 50;

/** Whom a session belongs to. */
export interface Holder {
  kind: PortalPerson['kind'];
  id: string;
}

type Row = {
  hash: string;
  id: string;
  user: string | null;
  key: string | null;
  created_ms: number;
  seen_ms: number;
  browser: string | null;
  left_ms: number | null;
};

/** Starts a session of a person whom the caller has checked. */
export function start(sql: SqlStorage, holder: Holder, { id, hash, browser }: NewPortalSession, nowMs: number): void {
  removeEnded(sql, holder, nowMs);
  const [user, key] = holder.kind === 'user' ? [holder.id, null] : [null, holder.id];
  sql.exec(
    `INSERT INTO session (hash, id, user, key, created_ms, seen_ms, browser, left_ms)
     VALUES (?, ?, ?, ?, ?, ?, ?, (SELECT seen_ms FROM user WHERE id = ?3))`,
    hash,
    id,
    user,
    key,
    nowMs,
    nowMs,
    browser ?? null,
  );
  if (user !== null) users.seen(sql, user, nowMs);
  audit.add(sql, nowMs, { actor: actorOf(holder), action: 'session.start', subject: id });
}

function removeEnded(sql: SqlStorage, { id }: Holder, nowMs: number): void {
  sql.exec('DELETE FROM session WHERE created_ms <= ?', nowMs - SESSION_MAX_MS);
  sql.exec(
    `DELETE FROM session WHERE coalesce(user, key) = ?1
     AND hash NOT IN (SELECT hash FROM session WHERE coalesce(user, key) = ?1 ORDER BY seen_ms DESC LIMIT ?2)`,
    id,
    SESSIONS_PER_PERSON - 1,
  );
}

interface Found {
  session: PortalSession;
  person: PortalPerson;
}

/** Finds whom an ongoing session belongs to, if they may still sign in. */
export function find(sql: SqlStorage, hash: string, nowMs: number): Found | undefined {
  return readWith(sql, hash, nowMs, (row) => row);
}

/** The same for a page that somebody opens, with what it names agreements by. Stores, at most once a minute, that the session was used. */
export function visit(sql: SqlStorage, hash: string, nowMs: number): (Found & { references: References }) | undefined {
  const found = readWith(sql, hash, nowMs, (row) => seen(sql, row, nowMs));
  return found === undefined ? undefined : { ...found, references: agreements.referencesAt(sql, nowMs, found.person.agreements) };
}

function readWith(sql: SqlStorage, hash: string, nowMs: number, use: (row: Row) => Row): Found | undefined {
  const row = ongoing(sql, hash, nowMs);
  const person = row === undefined ? undefined : personOf(sql, row, nowMs);
  return row === undefined || person === undefined ? undefined : { session: sessionOf(use(row)), person };
}

function ongoing(sql: SqlStorage, hash: string, nowMs: number): Row | undefined {
  const [row] = sql.exec<Row>('SELECT * FROM session WHERE hash = ?', hash).toArray();
  return row !== undefined && isOngoing({ createdMs: row.created_ms, seenMs: row.seen_ms }, nowMs) ? row : undefined;
}

function personOf(sql: SqlStorage, { user: userId, key: keyId }: Row, nowMs: number): PortalPerson | undefined {
  if (userId !== null) {
    const user = users.live(sql, userId, nowMs);
    return user === undefined ? undefined : personOfUser(user);
  }
  const key = keyId === null ? undefined : keys.get(sql, keyId);
  return key !== undefined && keys.isLive(key, nowMs) ? personOfKey(key) : undefined;
}

function personOfUser({ id, name, agreements, rights }: PortalUser): PortalPerson {
  return { kind: 'user', id, name, agreements, rights, scopes: scopesOfRights(rights) };
}

function personOfKey(key: PartnerKey): PortalPerson {
  const { id, name, agreement, scopes, mode } = key;
  return { kind: 'key', id, name, agreements: [agreement], rights: rightsOfKey(key), scopes, mode };
}

function seen(sql: SqlStorage, row: Row, nowMs: number): Row {
  if (Math.abs(nowMs - row.seen_ms) < SEEN_INTERVAL_MS) return row;
  const left_ms = nowMs - row.seen_ms < VISIT_GAP_MS ? row.left_ms : row.seen_ms;
  sql.exec('UPDATE session SET seen_ms = ?, left_ms = ? WHERE hash = ?', nowMs, left_ms, row.hash);
  if (row.user !== null) users.seen(sql, row.user, nowMs);
  return { ...row, seen_ms: nowMs, left_ms };
}

/** Lists the ongoing sessions of a person, the last used first. */
export function list(sql: SqlStorage, { id }: Holder, nowMs: number): PortalSession[] {
  const rows = sql.exec<Row>('SELECT * FROM session WHERE coalesce(user, key) = ? ORDER BY seen_ms DESC, created_ms DESC', id).toArray();
  return rows.filter((row) => isOngoing({ createdMs: row.created_ms, seenMs: row.seen_ms }, nowMs)).map(sessionOf);
}

/** Ends one session of a person, or all without `session`. Returns how many there were. */
export function end(sql: SqlStorage, holder: Holder, session: string | undefined, nowMs: number): number {
  const rows = sql
    .exec<Row>('SELECT * FROM session WHERE coalesce(user, key) = ?1 AND (?2 IS NULL OR id = ?2)', holder.id, session ?? null)
    .toArray();
  for (const row of rows) {
    sql.exec('DELETE FROM session WHERE hash = ?', row.hash);
    audit.add(sql, nowMs, { actor: actorOf(holder), action: 'session.end', subject: row.id });
  }
  return rows.length;
}

/** The name of a user or of a key in the audit trail. */
export function actorOf({ kind, id }: Holder): Actor {
  return { name: `${kind} ${id}` };
}

function sessionOf({ id, user, created_ms, seen_ms, browser, left_ms }: Row): PortalSession {
  return present({
    id,
    created: toInstant(created_ms),
    lastSeen: toInstant(seen_ms),
    way: user === null ? 'key' : 'invitation',
    browser: browser ?? undefined,
    left: storedInstant(left_ms),
  });
}
