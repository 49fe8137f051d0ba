// Stores, for each withdrawal, the partners that received the article and their acknowledgements.

import { msOf } from '../../../domain/values/instant.ts';
import type { ReceivedWithdrawal } from '../../../domain/withdrawals/withdrawal.ts';
import { parseWithdrawalId } from '../../../domain/withdrawals/withdrawal-id.ts';
import * as audit from '../../sqlite/audit.ts';
import type { WithdrawalRef } from './notification-queue.ts';

/** Stores the answers or reports of a partner's object. A repeated call changes nothing, and an unknown withdrawal is ignored. */
export function write(sql: SqlStorage, partner: string, received: readonly ReceivedWithdrawal[], nowMs: number): void {
  for (const item of received) {
    const ref = item.received ? refOf(sql, item.id) : undefined;
    if (ref !== undefined) writeLine(sql, partner, ref, item, nowMs);
  }
}

/** Copies the partners of the withdrawal whose note was replaced to the one with the new note, so that a partner whose object does not answer is still
 *  reported as overdue. Does nothing for any other withdrawal. */
export function copyToNewNote(sql: SqlStorage, { article, version }: WithdrawalRef): void {
  sql.exec(
    `INSERT INTO compliance (article, version, partner, received_ms, deadline_ms, acknowledgement, acknowledged_ms)
     SELECT article, ?2, partner, received_ms, deadline_ms, acknowledgement, acknowledged_ms FROM compliance
     WHERE article = ?1 AND version = (SELECT max(version) FROM withdrawal WHERE article = ?1 AND version < ?2)
       AND (SELECT json ->> '$.withdrawal.since' FROM version WHERE article = ?1 AND version = ?2) IS NOT NULL`,
    article,
    version,
  );
}

/** Finds a withdrawal by `{slug}.{version}`, or the latest withdrawal of a slug; `undefined` if there is none. */
export function refOf(sql: SqlStorage, id: string): WithdrawalRef | undefined {
  const parsed = parseWithdrawalId(id);
  if (parsed === undefined) return undefined;
  const [found] = sql
    .exec<{ article: number; version: number }>(
      `SELECT w.article, w.version FROM article a JOIN withdrawal w ON w.article = a.id
       WHERE a.slug = ?1 AND (?2 IS NULL OR w.version = ?2) ORDER BY w.version DESC LIMIT 1`,
      parsed.slug,
      parsed.version ?? null,
    )
    .toArray();
  return found;
}

type Kept = { acknowledgement: string | null; acknowledged_ms: number | null };

/** Stores an answer. An answer that is older than the stored acknowledgement does not replace it. */
function writeLine(sql: SqlStorage, partner: string, { article, version }: WithdrawalRef, item: ReceivedWithdrawal, nowMs: number): void {
  if (item.deadline === undefined) return;
  const [kept] = sql
    .exec<Kept>(
      'SELECT acknowledgement, acknowledged_ms FROM compliance WHERE article = ? AND version = ? AND partner = ?',
      article,
      version,
      partner,
    )
    .toArray();
  const received = acknowledgementIn(item);
  const isNew = received !== undefined && received.atMs >= (kept?.acknowledged_ms ?? 0) && received.json !== kept?.acknowledgement;
  // An acknowledgement that a new note takes over is reported for both notes.
  const isRecorded = isNew && isReported(sql, { article, partner, ...received });
  const acknowledgement = isNew ? received.json : (kept?.acknowledgement ?? null);
  const acknowledgedMs = isNew ? received.atMs : (kept?.acknowledged_ms ?? null);
  sql.exec(
    `INSERT INTO compliance (article, version, partner, received_ms, deadline_ms, acknowledgement, acknowledged_ms) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (article, version, partner) DO UPDATE SET deadline_ms = excluded.deadline_ms,
       acknowledgement = excluded.acknowledgement, acknowledged_ms = excluded.acknowledged_ms`,
    article,
    version,
    partner,
    nowMs,
    msOf(item.deadline),
    acknowledgement,
    acknowledgedMs,
  );
  if (!isNew || isRecorded) return;
  audit.add(sql, nowMs, {
    actor: { name: `partner ${partner}` },
    action: 'withdrawal.acknowledge',
    subject: item.id,
    before: kept?.acknowledgement ?? undefined,
    after: received.json,
  });
}

function isReported(
  sql: SqlStorage,
  { article, partner, json, atMs }: { article: number; partner: string; json: string; atMs: number },
): boolean {
  const query = 'SELECT 1 FROM compliance WHERE article = ? AND partner = ? AND acknowledged_ms = ? AND acknowledgement = ?';
  return sql.exec(query, article, partner, atMs, json).toArray().length > 0;
}

function acknowledgementIn({ acknowledged }: ReceivedWithdrawal): { json: string; atMs: number } | undefined {
  if (acknowledged === undefined) return undefined;
  const { received, ...content } = acknowledged;
  return { json: JSON.stringify(content), atMs: msOf(received) };
}
