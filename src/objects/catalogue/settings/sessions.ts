// Sessions at the console. A row has the hash of the cookie. It is read on every request together with its token, so a session ends with the next
// request after the token was revoked.
import {
  type ConsoleSession,
  isOngoing,
  SEEN_INTERVAL_MS,
  SESSION_MAX_MS,
  type SignedIn,
  type SignInWay,
} from '../../../domain/publisher/console-session.ts';
import { toInstant } from '../../../domain/values/instant.ts';
import { present } from '../../../domain/values/present.ts';
import * as audit from '../../sqlite/audit.ts';
import * as tokens from './tokens.ts';

/** Most sessions of one token. The one that was used longest ago is ended for a new one. */
const SESSIONS_PER_TOKEN = 50;

export interface NewSession {
  id: string;
  hash: string;
  tokenId: string;
  way: SignInWay;
  browser?: string | undefined;
}

type Row = { hash: string; id: string; token: string; created_ms: number; seen_ms: number; way: SignInWay; browser: string | null };

/** Starts a session. False: its token does not exist or has ended. */
export function start(sql: SqlStorage, { id, hash, tokenId, way, browser }: NewSession, nowMs: number): boolean {
  const token = tokens.usedBySession(sql, tokenId, nowMs);
  if (token === undefined) return false;
  removeEnded(sql, tokenId, nowMs);
  sql.exec(
    'INSERT INTO session (hash, id, token, created_ms, seen_ms, way, browser) VALUES (?, ?, ?, ?, ?, ?, ?)',
    hash,
    id,
    tokenId,
    nowMs,
    nowMs,
    way,
    browser ?? null,
  );
  audit.add(sql, nowMs, { actor: { name: token.name, tokenId }, action: 'session.start', subject: id, after: JSON.stringify({ way }) });
  return true;
}

function removeEnded(sql: SqlStorage, tokenId: string, nowMs: number): void {
  sql.exec('DELETE FROM session WHERE created_ms <= ?', nowMs - SESSION_MAX_MS);
  sql.exec(
    'DELETE FROM session WHERE token = ?1 AND hash NOT IN (SELECT hash FROM session WHERE token = ?1 ORDER BY seen_ms DESC LIMIT ?2)',
    tokenId,
    SESSIONS_PER_TOKEN - 1,
  );
}

/** Finds an ongoing session whose token is live, and stores that it was used. */
export function find(sql: SqlStorage, hash: string, nowMs: number): SignedIn | undefined {
  const [row] = sql.exec<Row>('SELECT * FROM session WHERE hash = ?', hash).toArray();
  if (row === undefined || !isOngoing({ createdMs: row.created_ms, seenMs: row.seen_ms }, nowMs)) return undefined;
  const token = tokens.usedBySession(sql, row.token, nowMs);
  if (token === undefined) return undefined;
  if (Math.abs(nowMs - row.seen_ms) >= SEEN_INTERVAL_MS) sql.exec('UPDATE session SET seen_ms = ? WHERE hash = ?', nowMs, hash);
  const { id, name, scopes } = token;
  return { session: sessionOf(row), token: { id, name, scopes } };
}

/** Lists the ongoing sessions of a token, the last used first. */
export function list(sql: SqlStorage, tokenId: string, nowMs: number): ConsoleSession[] {
  const rows = sql.exec<Row>('SELECT * FROM session WHERE token = ? ORDER BY seen_ms DESC, created_ms DESC', tokenId).toArray();
  return rows.filter((row) => isOngoing({ createdMs: row.created_ms, seenMs: row.seen_ms }, nowMs)).map(sessionOf);
}

/** Number of ongoing sessions of each of these tokens. Tokens without one are left out. */
export function counts(sql: SqlStorage, tokenIds: readonly string[], nowMs: number): Record<string, number> {
  return Object.fromEntries(tokenIds.map((id) => [id, list(sql, id, nowMs).length] as const).filter(([, count]) => count > 0));
}

/** Ends one session of a token, or all without `id`. Returns how many there were. */
export function end(sql: SqlStorage, { tokenId, id }: { tokenId: string; id?: string | undefined }, nowMs: number): number {
  const rows = sql.exec<Row>('SELECT * FROM session WHERE token = ?1 AND (?2 IS NULL OR id = ?2)', tokenId, id ?? null).toArray();
  for (const row of rows) {
    sql.exec('DELETE FROM session WHERE hash = ?', row.hash);
    const name = tokens.live(sql, tokenId, nowMs)?.name ?? 'clock';
    audit.add(sql, nowMs, { actor: { name, tokenId }, action: 'session.end', subject: row.id });
  }
  return rows.length;
}

function sessionOf({ id, created_ms, seen_ms, way, browser }: Row): ConsoleSession {
  return present({ id, created: toInstant(created_ms), lastSeen: toInstant(seen_ms), way, browser: browser ?? undefined });
}
