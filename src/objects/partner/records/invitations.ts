// Invitations of users to the portal. A row has the hash of the invitation's secret. Looking at an invitation changes nothing, and a newer one of the
// same user replaces it.

import { INVITATION_MS, type InvitationResult, type InvitationWrite, type PortalUser } from '../../../domain/partners/portal-user.ts';
import type { Actor } from '../../../domain/values/actor.ts';
import { type Instant, toInstant } from '../../../domain/values/instant.ts';
import * as audit from '../../sqlite/audit.ts';
import * as users from './users.ts';

type Row = { hash: string; user: string; created_ms: number };

/** Invites a user. The earlier invitation of the user can no longer be used. */
export function add(sql: SqlStorage, { user: id, hash, actor, replaces }: InvitationWrite, nowMs: number): InvitationResult {
  const before = users.live(sql, id, nowMs);
  if (before === undefined) return { kind: 'unknown' };
  if (replaces !== undefined && replaces !== (before.invitation?.sent ?? '')) return { kind: 'stale', user: before };
  const invitation = { sent: toInstant(nowMs), expires: toInstant(nowMs + INVITATION_MS) };
  sql.exec('DELETE FROM invitation WHERE user = ?', id);
  sql.exec('INSERT INTO invitation (hash, user, created_ms) VALUES (?, ?, ?)', hash, id, nowMs);
  audit.add(sql, nowMs, { actor, action: 'user.invite', subject: id, after: JSON.stringify({ expires: invitation.expires }) });
  return { kind: 'invited', user: { ...before, invitation } };
}

/** Withdraws the invitation of a user. False: there is none that can be used. */
export function revoke(sql: SqlStorage, user: string, actor: Actor, nowMs: number): boolean {
  if (users.get(sql, user, nowMs)?.invitation === undefined) return false;
  sql.exec('DELETE FROM invitation WHERE user = ?', user);
  audit.add(sql, nowMs, { actor, action: 'user.uninvite', subject: user });
  return true;
}

/** Says whom an invitation signs in. `undefined`: it is unknown, was used, was replaced or is too old, or the user was revoked. */
export function look(sql: SqlStorage, hash: string, nowMs: number): { user: PortalUser; expires: Instant } | undefined {
  const [row] = sql.exec<Row>('SELECT * FROM invitation WHERE hash = ?', hash).toArray();
  if (row === undefined || nowMs - row.created_ms >= INVITATION_MS) return undefined;
  const user = users.live(sql, row.user, nowMs);
  return user === undefined ? undefined : { user, expires: toInstant(row.created_ms + INVITATION_MS) };
}

/** Uses an invitation up, within the caller's transaction. */
export function use(sql: SqlStorage, hash: string, nowMs: number): PortalUser | undefined {
  const found = look(sql, hash, nowMs);
  if (found !== undefined) sql.exec('DELETE FROM invitation WHERE hash = ?', hash);
  return found?.user;
}
