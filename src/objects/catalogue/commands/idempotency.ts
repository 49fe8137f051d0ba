// Stores answers by the Idempotency-Key of their request, so that a repeated request gets the first answer and is not applied again.

import type { CommandResult, DeskOutcome } from '../../../domain/articles/command.ts';
import { storedJson } from '../../../domain/values/stored.ts';

const KEPT_MS = 24 * 3_600_000;

/** The stored part of an answer. The version of the article never changes and is read from its table. */
export interface KeptAnswer {
  outcome: DeskOutcome;
  slug: string;
  version: number;
  etag: string;
}

/** Finds the answer of a key. `reused`: the key belongs to another request. Refusals are not stored, so that a request can be corrected and
 *  repeated. */
export function find(sql: SqlStorage, key: string, request: string): KeptAnswer | 'reused' | undefined {
  const query = 'SELECT request, result FROM idempotent_answer WHERE idempotency_key = ?';
  const [row] = sql.exec<{ request: string; result: string }>(query, key).toArray();
  if (row === undefined) return undefined;
  return row.request === request ? storedJson(row.result, 'idempotent_answer.result') : 'reused';
}

export function keep(sql: SqlStorage, key: string, request: string, result: CommandResult & { kind: 'done' }, nowMs: number): void {
  const kept: KeptAnswer = { outcome: result.outcome, slug: result.article.slug, version: result.article.version, etag: result.etag };
  sql.exec(
    'INSERT OR REPLACE INTO idempotent_answer (idempotency_key, request, result, at_ms) VALUES (?, ?, ?, ?)',
    key,
    request,
    JSON.stringify(kept),
    nowMs,
  );
}

export function forgetOld(sql: SqlStorage, nowMs: number): void {
  sql.exec('DELETE FROM idempotent_answer WHERE at_ms < ?', nowMs - KEPT_MS);
}
