// Test keys that a partner makes and revokes itself. They show synthetic articles only, so that the terms of access stay with the desk.
import { KEY_SCOPES, MOST_TEST_KEYS, type PartnerKey, type TestKeyResult, type TestKeyWrite } from '../../../domain/partners/key.ts';
import type { Actor } from '../../../domain/values/actor.ts';
import { DAY_MS, toInstant } from '../../../domain/values/instant.ts';
import { present } from '../../../domain/values/present.ts';
import * as keys from './keys.ts';

/** Makes a test key that opens all that others open but copy under embargo. */
export function addTestKey(
  sql: SqlStorage,
  { next, name, agreement, cidrs, formId }: TestKeyWrite,
  actor: Actor,
  nowMs: number,
): TestKeyResult {
  const before = formId === undefined ? undefined : keys.madeByForm(sql, formId);
  if (before !== undefined) return { kind: 'repeated', key: before };
  // The call is repeated if its answer was lost.
  const same = keys.get(sql, next.id);
  if (same !== undefined) return { kind: 'added', key: same };
  if (isFull(sql, nowMs)) return { kind: 'too-many' };
  const { id, hash, pepper } = next;
  const scopes = KEY_SCOPES.filter((scope) => scope !== 'embargoed');
  const key: PartnerKey = present({ id, mode: 'test' as const, name, agreement, scopes, cidrs, pepper, created: toInstant(nowMs) });
  keys.add(sql, { key, hash, actor, formId }, nowMs);
  return { kind: 'added', key };
}

/** A key that was revoked stays in the lists, so those made within a day are limited as well as those that can be used. */
function isFull(sql: SqlStorage, nowMs: number): boolean {
  const [row] = sql
    .exec<{ live: number; made: number }>(
      `SELECT coalesce(sum(revoked_ms IS NULL AND coalesce(expires_ms > ?, TRUE)), 0) AS live, coalesce(sum(created_ms > ?), 0) AS made
       FROM key WHERE mode = 'test'`,
      nowMs,
      nowMs - DAY_MS,
    )
    .toArray();
  return (row?.live ?? 0) >= MOST_TEST_KEYS || (row?.made ?? 0) >= MOST_TEST_KEYS;
}

/** Revokes a test key under one of these agreements. False: there is no such key that can be used. */
export function revokeTestKey(sql: SqlStorage, id: string, agreements: readonly string[], actor: Actor, nowMs: number): boolean {
  const key = keys.get(sql, id);
  if (key?.mode !== 'test' || !agreements.includes(key.agreement)) return false;
  return keys.revoke(sql, id, actor, nowMs);
}
