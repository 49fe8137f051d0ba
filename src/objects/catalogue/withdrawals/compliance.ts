// Who has taken a withdrawn article down: for each withdrawal, which partners received the article, and what each of them acknowledged.

import { msOf } from '../../../domain/values/instant.ts';
import type { ReceivedWithdrawal } from '../../../domain/withdrawals/withdrawal.ts';
import { parseWithdrawalId } from '../../../domain/withdrawals/withdrawal.ts';
import * as audit from '../../sqlite/audit.ts';
import type { WithdrawalRef } from './notification-queue.ts';

/** Stores what a partner's object answered or reported. Idempotent; an unknown withdrawal is skipped. */
export function write(sql: SqlStorage, partner: string, received: readonly ReceivedWithdrawal[], nowMs: number): void {
  for (const item of received) {
    const ref = item.received ? refOf(sql, item.id) : undefined;
    if (ref !== undefined) writeLine(sql, partner, ref, item, nowMs);
  }
}

/** `id` is `slug.version`, or a slug alone for its latest withdrawal. */
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

/** An answer that was overtaken on its way never undoes an acknowledgement. */
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
  const said = saidIn(item);
  const isNews = said !== undefined && said.atMs >= (kept?.acknowledged_ms ?? 0) && said.json !== kept?.acknowledgement;
  const acknowledgement = isNews ? said.json : (kept?.acknowledgement ?? null);
  const acknowledgedMs = isNews ? said.atMs : (kept?.acknowledged_ms ?? null);
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
  if (!isNews) return;
  audit.add(sql, nowMs, {
    actor: { name: `partner ${partner}` },
    action: 'withdrawal.acknowledge',
    subject: item.id,
    before: kept?.acknowledgement ?? undefined,
    after: said.json,
  });
}

function saidIn({ acknowledged }: ReceivedWithdrawal): { json: string; atMs: number } | undefined {
  if (acknowledged === undefined) return undefined;
  const { received, ...said } = acknowledged;
  return { json: JSON.stringify(said), atMs: msOf(received) };
}
