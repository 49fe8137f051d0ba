// One-time links that sign somebody in at the console. A row has the hash of the link's secret. Looking at a link changes nothing.
import { type LinkHolder, SIGN_IN_LINK_MS, type SignInLink } from '../../../domain/publisher/console-session.ts';
import { toInstant } from '../../../domain/values/instant.ts';
import * as sessions from './sessions.ts';
import * as tokens from './tokens.ts';

/** Most links that can be used at one time. The oldest is removed for a new one. */
const LINKS = 1_000;

type Row = { hash: string; token: string | null; created_ms: number };

/** Adds a link. `tokenId` is the token that it signs in with. Absent: whoever opens it gives a name, for which a token is minted. */
export function add(sql: SqlStorage, hash: string, tokenId: string | undefined, nowMs: number): void {
  sql.exec('DELETE FROM sign_in_link WHERE created_ms <= ?', nowMs - SIGN_IN_LINK_MS);
  sql.exec('DELETE FROM sign_in_link WHERE hash NOT IN (SELECT hash FROM sign_in_link ORDER BY created_ms DESC LIMIT ?)', LINKS - 1);
  sql.exec('INSERT INTO sign_in_link (hash, token, created_ms) VALUES (?, ?, ?)', hash, tokenId ?? null, nowMs);
}

/** Says whom a link would sign in. `undefined`: it is unknown, was used, is too old, or its token has ended. */
export function look(sql: SqlStorage, hash: string, nowMs: number): SignInLink | undefined {
  const [row] = sql.exec<Row>('SELECT * FROM sign_in_link WHERE hash = ?', hash).toArray();
  if (row === undefined || nowMs - row.created_ms >= SIGN_IN_LINK_MS) return undefined;
  const holder = holderOf(sql, row, nowMs);
  return holder === undefined ? undefined : { holder, expires: toInstant(row.created_ms + SIGN_IN_LINK_MS) };
}

function holderOf(sql: SqlStorage, { token }: Row, nowMs: number): LinkHolder | undefined {
  if (token === null) return { kind: 'bootstrap' };
  const live = tokens.live(sql, token, nowMs);
  return live === undefined ? undefined : { kind: 'token', id: live.id, name: live.name };
}

/** What a link opens: the session, and the token for it if the link belongs to nobody yet. */
export interface Opening {
  session: Omit<sessions.NewSession, 'tokenId'>;
  minting?: { token: tokens.DeskToken; hash: string };
}

export type OpenResult =
  | { kind: 'opened' }
  | { kind: 'unusable' }
  | { kind: 'unnamed' }
  | Extract<tokens.MintResult, { kind: 'name-taken' }>;

/** Uses a link up and starts the session, within the caller's transaction. `unnamed`: the link needs a name. A refused name leaves the link usable. */
export function open(sql: SqlStorage, hash: string, { session, minting }: Opening, nowMs: number): OpenResult {
  const link = look(sql, hash, nowMs);
  if (link === undefined) return { kind: 'unusable' };
  if (link.holder.kind === 'token') return startFor(sql, hash, { ...session, tokenId: link.holder.id }, nowMs);
  if (minting === undefined) return { kind: 'unnamed' };
  const minted = tokens.mint(sql, { ...minting, actor: { name: 'bootstrap' }, nowMs });
  if (minted.kind === 'repeated') return { kind: 'unusable' };
  return minted.kind === 'minted' ? startFor(sql, hash, { ...session, tokenId: minting.token.id }, nowMs) : minted;
}

function startFor(sql: SqlStorage, hash: string, session: sessions.NewSession, nowMs: number): OpenResult {
  sql.exec('DELETE FROM sign_in_link WHERE hash = ?', hash);
  return { kind: sessions.start(sql, session, nowMs) ? 'opened' : 'unusable' };
}
