// Named desk tokens. Only a hash is kept; the token itself is shown once, when it is minted.

import type { DeskScope } from '../../../domain/publisher/desk-scope.ts';
import { nameShape, withRefusedNames } from '../../../domain/publisher/token-name.ts';
import type { Actor } from '../../../domain/values/actor.ts';
import { type Instant, storedInstant, toInstant } from '../../../domain/values/instant.ts';
import { present } from '../../../domain/values/present.ts';
import { storedJson } from '../../../domain/values/stored.ts';
import { pageOf } from '../../rpc-limits.ts';
import * as audit from '../../sqlite/audit.ts';

export interface DeskToken {
  id: string;
  name: string;
  scopes: DeskScope[];
  created: Instant;
  /** Absent: it does not expire. */
  expires?: Instant;
  revoked?: Instant;
  /** To the hour. Absent: never. */
  lastUsed?: Instant;
}

export interface TokenPage {
  tokens: DeskToken[];
  /** Id of the last of these. Absent: there are no more. */
  next?: string;
}

/** Tokens in one answer. */
const LISTED = 500;
const USED_GRAIN_MS = 3_600_000;
/** In one answer; there may be thousands. */
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
};

interface Minting {
  token: DeskToken;
  hash: string;
  actor: Actor;
  nowMs: number;
}

/** `name-taken`: a live token has this name, or one that could be mistaken for it. */
export type MintResult = { kind: 'minted' } | { kind: 'name-taken'; holder: DeskToken };

/** Within the caller's transaction, so that of two that are minted at once one is refused. */
export function mint(sql: SqlStorage, { token, hash, actor, nowMs }: Minting): MintResult {
  const namesakes = unrevokedNamesakes(sql, token.name);
  const holder = namesakes.find((row) => isLive(row, nowMs));
  if (holder !== undefined) return { kind: 'name-taken', holder: tokenOf(holder) };
  // Their name is another token's from now on: no clock that is set back and no backup brings them to life again.
  for (const { id } of namesakes) end(sql, id, actor, nowMs);
  add(sql, token, hash);
  const { id, name, scopes } = token;
  audit.add(sql, nowMs, { actor, action: 'token.mint', subject: id, after: JSON.stringify({ name, scopes }) });
  return { kind: 'minted' };
}

/** Of a backup that an older program made: tokens that had expired before their name was given to one that is live. */
export function endReplaced(sql: SqlStorage, actor: Actor, nowMs: number): void {
  const rows = rowsUnrevoked(sql);
  const taken = new Set(rows.filter((row) => isLive(row, nowMs)).map(({ name }) => nameShape(name)));
  for (const row of rows) if (!isLive(row, nowMs) && taken.has(nameShape(row.name))) end(sql, row.id, actor, nowMs);
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

/** Tokens of an earlier program, and those of a backup, have no shape yet. */
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
    'INSERT INTO token (id, name, hash, scopes, created_ms, expires_ms, shape) VALUES (?, ?, ?, ?, ?, ?, ?)',
    token.id,
    token.name,
    hash,
    JSON.stringify(token.scopes),
    Date.parse(token.created),
    token.expires === undefined ? null : Date.parse(token.expires),
    nameShape(token.name),
  );
}

/** Live tokens that could be mistaken for others in the audit trail: a restore brings back names from before the rules. */
export function doubtful(sql: SqlStorage, nowMs: number): Pick<DeskToken, 'id' | 'name'>[] {
  return withRefusedNames(rowsUnrevoked(sql).filter((row) => isLive(row, nowMs)))
    .slice(0, NAMED_TOKENS)
    .map(({ id, name }) => ({ id, name }));
}

/** Newest first, the revoked ones too. `after`: id of the last that was listed before. */
export function list(sql: SqlStorage, after?: string): TokenPage {
  const rows = sql.exec<Row>(
    `SELECT t.* FROM token t LEFT JOIN token f ON f.id = ?
     WHERE f.id IS NULL OR t.created_ms < f.created_ms OR (t.created_ms = f.created_ms AND t.id > f.id) ORDER BY t.created_ms DESC, t.id`,
    after ?? '',
  );
  const { page, last } = pageOf(rows, LISTED, ({ name, scopes }) => [name, scopes]);
  return present({ tokens: page.map(tokenOf), next: last?.id });
}

/** The live token of this id with this hash. The comparison takes the same time however much of the hashes is equal. */
export function find(sql: SqlStorage, id: string, hash: string, nowMs: number): DeskToken | undefined {
  const [row] = sql.exec<Row>('SELECT * FROM token WHERE id = ?', id).toArray();
  if (row === undefined || row.hash.length !== hash.length) return undefined;
  const bytes = new TextEncoder();
  if (!crypto.subtle.timingSafeEqual(bytes.encode(row.hash), bytes.encode(hash))) return undefined;
  if (!isLive(row, nowMs)) return undefined;
  if (row.used_ms === null || nowMs - row.used_ms >= USED_GRAIN_MS) sql.exec('UPDATE token SET used_ms = ? WHERE id = ?', nowMs, id);
  return tokenOf(row);
}

/** False if there is no such token, or it is revoked already. */
export function end(sql: SqlStorage, id: string, actor: Actor, nowMs: number): boolean {
  const revoked = sql.exec('UPDATE token SET revoked_ms = ? WHERE id = ? AND revoked_ms IS NULL', nowMs, id).rowsWritten > 0;
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
  });
}
