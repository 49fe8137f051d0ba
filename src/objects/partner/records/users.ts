// A partner's users: the people who sign in at its portal, with their agreements and rights.

import { INVITATION_MS, type PortalUser, type UserFacts, type UserRight } from '../../../domain/partners/portal-user.ts';
import type { Actor } from '../../../domain/values/actor.ts';
import { storedInstant, toInstant } from '../../../domain/values/instant.ts';
import { present } from '../../../domain/values/present.ts';
import { storedJson } from '../../../domain/values/stored.ts';
import { pageOf } from '../../rpc-limits.ts';
import * as audit from '../../sqlite/audit.ts';

type Row = {
  id: string;
  name: string;
  email: string;
  agreements: string;
  rights: string;
  created_ms: number;
  revoked_ms: number | null;
  seen_ms: number | null;
  invited_ms: number | null;
};

/** Most users who may sign in, of one partner. Their list is one answer. */
export const USERS = 500;

const SELECT = 'SELECT u.*, i.created_ms AS invited_ms FROM user u LEFT JOIN invitation i ON i.user = u.id';

/** Lists users who may sign in by their names. `after` is the id of the last one on the page before; with an id of nobody it is the first page. */
export function page(
  sql: SqlStorage,
  { limit, after = '' }: { limit: number; after?: string | undefined },
  nowMs: number,
): { users: PortalUser[]; next?: string } {
  const rows = sql.exec<Row>(
    `${SELECT} WHERE u.revoked_ms IS NULL
       AND coalesce((u.name COLLATE NOCASE, u.id) > (SELECT f.name, f.id FROM user f WHERE f.id = ?), TRUE)
     ORDER BY u.name COLLATE NOCASE, u.id LIMIT ?`,
    after,
    limit + 1,
  );
  const { page: found, last } = pageOf(rows, limit);
  return present({ users: found.map((row) => userOf(row, nowMs)), next: last?.id });
}

/** Lists the users who may sign in by their names, and after them the newest of those who may no longer. */
export function list(sql: SqlStorage, nowMs: number): PortalUser[] {
  const live = sql.exec<Row>(`${SELECT} WHERE u.revoked_ms IS NULL ORDER BY u.name COLLATE NOCASE, u.id`).toArray();
  const revoked = sql.exec<Row>(`${SELECT} WHERE u.revoked_ms IS NOT NULL ORDER BY u.revoked_ms DESC, u.id LIMIT ?`, USERS).toArray();
  return [...live, ...revoked].map((row) => userOf(row, nowMs));
}

export function get(sql: SqlStorage, id: string, nowMs: number): PortalUser | undefined {
  const [row] = sql.exec<Row>(`${SELECT} WHERE u.id = ?`, id).toArray();
  return row === undefined ? undefined : userOf(row, nowMs);
}

/** Returns the user if they may sign in. */
export function live(sql: SqlStorage, id: string, nowMs: number): PortalUser | undefined {
  const user = get(sql, id, nowMs);
  return user?.revoked === undefined ? user : undefined;
}

/** Finds the user who may sign in and has this address. */
export function withEmail(sql: SqlStorage, email: string, nowMs: number): PortalUser | undefined {
  const [row] = sql.exec<Row>(`${SELECT} WHERE u.email = ? AND u.revoked_ms IS NULL`, email).toArray();
  return row === undefined ? undefined : userOf(row, nowMs);
}

export function ids(sql: SqlStorage): string[] {
  return sql
    .exec<Pick<Row, 'id'>>('SELECT id FROM user')
    .toArray()
    .map(({ id }) => id);
}

/** Number of users who may sign in. */
export function count(sql: SqlStorage): number {
  return sql.exec<{ users: number }>('SELECT count(*) AS users FROM user WHERE revoked_ms IS NULL').one().users;
}

export function add(sql: SqlStorage, user: PortalUser, actor: Actor, nowMs: number): void {
  const { id, name, email, agreements, rights } = user;
  sql.exec(
    'INSERT INTO user (id, name, email, agreements, rights, created_ms) VALUES (?, ?, ?, ?, ?, ?)',
    id,
    name,
    email,
    JSON.stringify(agreements),
    JSON.stringify(rights),
    nowMs,
  );
  audit.add(sql, nowMs, { actor, action: 'user.add', subject: id, after: recordOf(user) });
}

/** An invitation went to the address of then, which may be somebody else's, so that it ends with a change of the address. */
export function change(sql: SqlStorage, before: PortalUser, after: UserFacts, actor: Actor, nowMs: number): void {
  const { name, email, agreements, rights } = after;
  sql.exec(
    'UPDATE user SET name = ?, email = ?, agreements = ?, rights = ? WHERE id = ?',
    name,
    email,
    JSON.stringify(agreements),
    JSON.stringify(rights),
    before.id,
  );
  if (email !== before.email) sql.exec('DELETE FROM invitation WHERE user = ?', before.id);
  audit.add(sql, nowMs, {
    actor,
    action: 'user.change',
    subject: before.id,
    before: recordOf(before),
    after: recordOf({ ...before, ...after }),
  });
}

/** Revokes a user. Their sessions and their invitation end with the same call. False: there is no such user who may sign in. */
export function revoke(sql: SqlStorage, id: string, actor: Actor, nowMs: number): boolean {
  const user = live(sql, id, nowMs);
  if (user === undefined) return false;
  sql.exec('UPDATE user SET revoked_ms = ? WHERE id = ?', nowMs, id);
  sql.exec('DELETE FROM invitation WHERE user = ?', id);
  sql.exec('DELETE FROM session WHERE user = ?', id);
  const after = recordOf({ ...user, revoked: toInstant(nowMs) });
  audit.add(sql, nowMs, { actor, action: 'user.revoke', subject: id, before: recordOf(user), after });
  return true;
}

/** Revokes those who have the address of another user who may sign in. A restore can bring them. `former`: ids from before it, which come first. */
export function revokeSharers(sql: SqlStorage, former: ReadonlySet<string>, actor: Actor, nowMs: number): void {
  const live = sql
    .exec<Pick<Row, 'id' | 'email'>>('SELECT id, email FROM user WHERE revoked_ms IS NULL ORDER BY created_ms, id')
    .toArray()
    .sort((one, other) => Number(former.has(other.id)) - Number(former.has(one.id)));
  const taken = new Set<string>();
  for (const { id, email } of live) {
    if (taken.has(email)) revoke(sql, id, actor, nowMs);
    taken.add(email);
  }
}

/** Stores that the user was seen. It is no change of the user, so the audit trail has no entry of it. */
export function seen(sql: SqlStorage, id: string, nowMs: number): void {
  sql.exec('UPDATE user SET seen_ms = ? WHERE id = ?', nowMs, id);
}

/** The parts of a user that an entry of the audit trail has. */
function recordOf({ lastSeen: _seen, invitation: _invitation, ...user }: PortalUser): string {
  return JSON.stringify(user);
}

function userOf(row: Row, nowMs: number): PortalUser {
  const { id, name, email, created_ms, revoked_ms, seen_ms, invited_ms } = row;
  const isInvited = invited_ms !== null && nowMs - invited_ms < INVITATION_MS;
  return present({
    id,
    name,
    email,
    agreements: storedJson<string[]>(row.agreements, 'user.agreements'),
    rights: storedJson<UserRight[]>(row.rights, 'user.rights'),
    created: toInstant(created_ms),
    revoked: storedInstant(revoked_ms),
    lastSeen: storedInstant(seen_ms),
    invitation: isInvited ? { sent: toInstant(invited_ms), expires: toInstant(invited_ms + INVITATION_MS) } : undefined,
  });
}
