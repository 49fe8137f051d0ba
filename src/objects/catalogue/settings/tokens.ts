// Desk tokens. Only a hash of a token is stored; the token itself is shown once, when it is minted.

import type { DeskScope } from '../../../domain/publisher/desk-scope.ts';
import type { Peppered } from '../../../domain/publisher/secrets.ts';
import { nameShape, withRefusedNames } from '../../../domain/publisher/token-name.ts';
import type { Actor } from '../../../domain/values/actor.ts';
import { type Instant, MINUTE_MS, storedInstant, toInstant } from '../../../domain/values/instant.ts';
import { present } from '../../../domain/values/present.ts';
import { storedJson } from '../../../domain/values/stored.ts';
import { pageOf } from '../../rpc-limits.ts';
import * as audit from '../../sqlite/audit.ts';

export interface DeskToken extends Peppered {
  id: string;
  name: string;
  scopes: DeskScope[];
  created: Instant;
  /** Absent: it does not expire. */
  expires?: Instant;
  revoked?: Instant;
  /** Last use, also in a session at the console, exact to a minute. Absent: the token was never used. */
  lastUsed?: Instant;
}

export interface TokenPage {
  tokens: DeskToken[];
  /** Id of the last token on the page. Absent: there are no more. */
  next?: string;
}

/** Most tokens on a page. */
const LISTED = 500;
/** The last use is stored at most once in this time, so that a request is no write. */
const USED_INTERVAL_MS = MINUTE_MS;
/** Most tokens with refused names in an answer; there may be thousands. */
const NAMED_TOKENS = 100;

type Row = {
  id: string;
  name: string;
  hash: string;
  scopes: string;
  created_ms: number;
  expires_ms: number | null;
  revoked_ms: number | null;
  used_ms: number | null;
  pepper: string | null;
};

interface Minting {
  token: DeskToken;
  hash: string;
  actor: Actor;
  nowMs: number;
}

/** `name-taken`: the live token `holder` has this name, or one that could be confused with it. `repeated`: the token with this id was made before, live
 *  or not. */
export type MintResult = { kind: 'minted' } | { kind: 'name-taken'; holder: DeskToken } | { kind: 'repeated'; token: DeskToken };

/** Mints a token within the caller's transaction, so that of two simultaneous calls with one name the second is refused. */
export function mint(sql: SqlStorage, { token, hash, actor, nowMs }: Minting): MintResult {
  const [repeated] = sql.exec<Row>('SELECT * FROM token WHERE id = ?', token.id).toArray();
  if (repeated !== undefined) return { kind: 'repeated', token: tokenOf(repeated) };
  const namesakes = unrevokedNamesakes(sql, token.name);
  const holder = namesakes.find((row) => isLive(row, nowMs));
  if (holder !== undefined) return { kind: 'name-taken', holder: tokenOf(holder) };
  // Expired tokens of this name are revoked, so that neither a clock that is set back nor a backup makes them valid again.
  for (const { id } of namesakes) end(sql, id, actor, nowMs);
  add(sql, token, hash);
  const { id, name, scopes } = token;
  audit.add(sql, nowMs, { actor, action: 'token.mint', subject: id, after: JSON.stringify({ name, scopes }) });
  return { kind: 'minted' };
}

/** Revokes expired tokens whose name a live token has. Backups of older programs may contain such tokens. */
export function endReplaced(sql: SqlStorage, actor: Actor, nowMs: number): void {
  const rows = rowsUnrevoked(sql);
  const liveShapes = new Set(rows.filter((row) => isLive(row, nowMs)).map(({ name }) => nameShape(name)));
  for (const row of rows) if (!isLive(row, nowMs) && liveShapes.has(nameShape(row.name))) end(sql, row.id, actor, nowMs);
}

function rowsUnrevoked(sql: SqlStorage): Row[] {
  return sql.exec<Row>('SELECT * FROM token WHERE revoked_ms IS NULL ORDER BY id').toArray();
}

function unrevokedNamesakes(sql: SqlStorage, name: string): Row[] {
  fillShapes(sql);
  return sql
    .exec<Row>('SELECT * FROM token INDEXED BY token_by_shape WHERE shape = ? AND revoked_ms IS NULL ORDER BY id', nameShape(name))
    .toArray();
}

/** Computes the shapes of tokens from an earlier program or from a backup. */
function fillShapes(sql: SqlStorage): void {
  const rows = sql.exec<Pick<Row, 'id' | 'name'>>(
    'SELECT id, name FROM token INDEXED BY token_by_shape WHERE shape IS NULL AND revoked_ms IS NULL',
  );
  for (const { id, name } of rows.toArray()) sql.exec('UPDATE token SET shape = ? WHERE id = ?', nameShape(name), id);
}

function isLive({ revoked_ms, expires_ms }: Row, nowMs: number): boolean {
  return revoked_ms === null && (expires_ms === null || nowMs < expires_ms);
}

function add(sql: SqlStorage, token: DeskToken, hash: string): void {
  sql.exec(
    'INSERT INTO token (id, name, hash, scopes, created_ms, expires_ms, shape, pepper) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    token.id,
    token.name,
    hash,
    JSON.stringify(token.scopes),
    Date.parse(token.created),
    token.expires === undefined ? null : Date.parse(token.expires),
    nameShape(token.name),
    token.pepper ?? null,
  );
}

/** Lists live tokens whose names would be refused today, and says how many others there are. They come from an older program or a restore. */
export function withNamesRefusedToday(sql: SqlStorage, nowMs: number): { listed: Pick<DeskToken, 'id' | 'name'>[]; more: number } {
  const found = withRefusedNames(rowsUnrevoked(sql).filter((row) => isLive(row, nowMs)));
  const listed = found.slice(0, NAMED_TOKENS).map(({ id, name }) => ({ id, name }));
  return { listed, more: found.length - listed.length };
}

/** Lists all tokens, revoked ones included, newest first. `after` is the id of the last token on the previous page. */
export function list(sql: SqlStorage, after?: string): TokenPage {
  const rows = sql.exec<Row>(
    `SELECT t.* FROM token t LEFT JOIN token f ON f.id = ?
     WHERE f.id IS NULL OR t.created_ms < f.created_ms OR (t.created_ms = f.created_ms AND t.id > f.id) ORDER BY t.created_ms DESC, t.id`,
    after ?? '',
  );
  const { page, last } = pageOf(rows, LISTED, ({ name, scopes }) => [name, scopes]);
  return present({ tokens: page.map(tokenOf), next: last?.id });
}

/** A token and what ends with it. */
export interface TokenUse {
  token: DeskToken;
  isLive: boolean;
  /** No other live token may make tokens. */
  isLastMinter: boolean;
}

export function use(sql: SqlStorage, id: string, nowMs: number): TokenUse | undefined {
  const [row] = sql.exec<Row>('SELECT * FROM token WHERE id = ?', id).toArray();
  if (row === undefined) return undefined;
  const token = tokenOf(row);
  const live = isLive(row, nowMs);
  return { token, isLive: live, isLastMinter: live && token.scopes.includes('tokens') && !hasOtherMinter(sql, id, nowMs) };
}

function hasOtherMinter(sql: SqlStorage, id: string, nowMs: number): boolean {
  const query = `SELECT 1 FROM token WHERE id <> ? AND revoked_ms IS NULL AND (expires_ms IS NULL OR expires_ms > ?)
    AND EXISTS (SELECT 1 FROM json_each(scopes) WHERE value = 'tokens') LIMIT 1`;
  return sql.exec(query, id, nowMs).toArray().length > 0;
}

/** Lists tokens that are valid, newest first. */
export function listLive(sql: SqlStorage, { limit, after = '' }: { limit: number; after?: string | undefined }, nowMs: number): TokenPage {
  const rows = sql.exec<Row>(
    `SELECT t.* FROM token t LEFT JOIN token f ON f.id = ?1
     WHERE t.revoked_ms IS NULL AND (t.expires_ms IS NULL OR t.expires_ms > ?2)
       AND (f.id IS NULL OR t.created_ms < f.created_ms OR (t.created_ms = f.created_ms AND t.id > f.id))
     ORDER BY t.created_ms DESC, t.id LIMIT ?3`,
    after,
    nowMs,
    limit + 1,
  );
  const { page, last } = pageOf(rows, limit, ({ name, scopes }) => [name, scopes]);
  return present({ tokens: page.map(tokenOf), next: last?.id });
}

/** A token whose MAC was verified. Whether it is live is not known yet. */
export interface GenuineToken extends Peppered {
  id: string;
  hash: string;
}

/** Finds the live token with this id and hash. The hashes are compared in constant time. */
export function find(sql: SqlStorage, { id, hash, pepper }: GenuineToken, nowMs: number): DeskToken | undefined {
  const [row] = sql.exec<Row>('SELECT * FROM token WHERE id = ?', id).toArray();
  if (row === undefined || row.hash.length !== hash.length) return undefined;
  const bytes = new TextEncoder();
  if (!crypto.subtle.timingSafeEqual(bytes.encode(row.hash), bytes.encode(hash))) return undefined;
  if (!isLive(row, nowMs)) return undefined;
  markUsed(sql, row, nowMs, pepper);
  return tokenOf(row);
}

function markUsed(sql: SqlStorage, { id, used_ms }: Pick<Row, 'id' | 'used_ms'>, nowMs: number, pepper?: string): void {
  if (used_ms !== null && Math.abs(nowMs - used_ms) < USED_INTERVAL_MS) return;
  sql.exec('UPDATE token SET used_ms = ?, pepper = coalesce(?, pepper) WHERE id = ?', nowMs, pepper ?? null, id);
}

/** Returns a token by its id if it is live, and stores that it was used. The caller has other proof of who asks: a session. */
export function usedBySession(sql: SqlStorage, id: string, nowMs: number): DeskToken | undefined {
  const [row] = sql.exec<Row>('SELECT * FROM token WHERE id = ?', id).toArray();
  if (row === undefined || !isLive(row, nowMs)) return undefined;
  markUsed(sql, row, nowMs);
  return tokenOf(row);
}

/** Returns a token by its id if it is live. */
export function live(sql: SqlStorage, id: string, nowMs: number): DeskToken | undefined {
  const [row] = sql.exec<Row>('SELECT * FROM token WHERE id = ?', id).toArray();
  return row === undefined || !isLive(row, nowMs) ? undefined : tokenOf(row);
}

/** Revokes a token and ends its sessions. False: there is no such token, or it was already revoked. */
export function end(sql: SqlStorage, id: string, actor: Actor, nowMs: number): boolean {
  const revoked = sql.exec('UPDATE token SET revoked_ms = ? WHERE id = ? AND revoked_ms IS NULL', nowMs, id).rowsWritten > 0;
  if (revoked) sql.exec('DELETE FROM session WHERE token = ?', id);
  if (revoked) audit.add(sql, nowMs, { actor, action: 'token.revoke', subject: id });
  return revoked;
}

function tokenOf(row: Row): DeskToken {
  return present({
    id: row.id,
    name: row.name,
    scopes: storedJson<DeskScope[]>(row.scopes, 'token.scopes'),
    created: toInstant(row.created_ms),
    expires: storedInstant(row.expires_ms),
    revoked: storedInstant(row.revoked_ms),
    lastUsed: storedInstant(row.used_ms),
    pepper: row.pepper ?? undefined,
  });
}
