// Named desk tokens. Only a hash is kept; the token itself is shown once, when it is minted.
import { type Instant, toInstant } from '../../domain/instant.ts';
import type { DeskScope } from '../../domain/scope.ts';

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

const USED_GRAIN_MS = 3_600_000;

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

export function add(sql: SqlStorage, token: DeskToken, hash: string): void {
  sql.exec(
    'INSERT INTO token (id, name, hash, scopes, created_ms, expires_ms) VALUES (?, ?, ?, ?, ?, ?)',
    token.id,
    token.name,
    hash,
    JSON.stringify(token.scopes),
    Date.parse(token.created),
    token.expires === undefined ? null : Date.parse(token.expires),
  );
}

/** Newest first, the revoked ones too. */
export function list(sql: SqlStorage): DeskToken[] {
  return sql.exec<Row>('SELECT * FROM token ORDER BY created_ms DESC, id').toArray().map(tokenOf);
}

/** The live token of this id whose hash is this one; the hashes are compared whatever their lengths hold in common. */
export function find(sql: SqlStorage, id: string, hash: string, nowMs: number): DeskToken | undefined {
  const [row] = sql.exec<Row>('SELECT * FROM token WHERE id = ?', id).toArray();
  if (row === undefined || row.hash.length !== hash.length) return undefined;
  const bytes = new TextEncoder();
  if (!crypto.subtle.timingSafeEqual(bytes.encode(row.hash), bytes.encode(hash))) return undefined;
  if (row.revoked_ms !== null || (row.expires_ms !== null && row.expires_ms <= nowMs)) return undefined;
  if (row.used_ms === null || nowMs - row.used_ms >= USED_GRAIN_MS) sql.exec('UPDATE token SET used_ms = ? WHERE id = ?', nowMs, id);
  return tokenOf(row);
}

/** False where there is no such live token. */
export function revoke(sql: SqlStorage, id: string, nowMs: number): boolean {
  return sql.exec('UPDATE token SET revoked_ms = ? WHERE id = ? AND revoked_ms IS NULL', nowMs, id).rowsWritten > 0;
}

function tokenOf(row: Row): DeskToken {
  return {
    id: row.id,
    name: row.name,
    scopes: JSON.parse(row.scopes) as DeskScope[],
    created: toInstant(row.created_ms),
    ...(row.expires_ms === null ? {} : { expires: toInstant(row.expires_ms) }),
    ...(row.revoked_ms === null ? {} : { revoked: toInstant(row.revoked_ms) }),
    ...(row.used_ms === null ? {} : { lastUsed: toInstant(row.used_ms) }),
  };
}
