// The desk's compliance reports: the list of withdrawals, and one withdrawal with all partners that received the article.

import { namedActor } from '../../../domain/values/actor.ts';
import { type Instant, toInstant } from '../../../domain/values/instant.ts';
import { storedJson } from '../../../domain/values/stored.ts';
import type {
  Acknowledgement,
  ComplianceLine,
  ComplianceReport,
  ComplianceState,
  WithdrawalSummary,
} from '../../../domain/withdrawals/withdrawal.ts';
import { pageOf } from '../../rpc-limits.ts';
import type { WithdrawalRef } from './notification-queue.ts';
import { newsOf, WITHDRAWALS, type WithdrawalRow } from './withdrawals.ts';

export interface ReportPage {
  limit: number;
  /** `next` of the previous page. Absent: the first page. */
  after?: string | undefined;
}

type SummaryRow = WithdrawalRow & { open: number; notifying: number; received: number; acknowledged: number; overdue: number };

const UNANSWERED_LIMIT = 100;

const HAS = (table: string, condition = '') =>
  `EXISTS (SELECT 1 FROM ${table} t WHERE t.article = w.article AND t.version = w.version ${condition})`;
const COUNT = (condition: string) =>
  `(SELECT count(*) FROM compliance b WHERE b.article = w.article AND b.version = w.version ${condition})`;

/** `open`: a partner has not been notified or has not acknowledged. ?1 is the current time. */
const SUMMARIES = `SELECT w.*, ${COUNT('')} AS received, ${COUNT('AND b.acknowledged_ms IS NOT NULL')} AS acknowledged,
    iif(w.lifted_ms IS NULL, ${COUNT('AND b.acknowledged_ms IS NULL AND b.deadline_ms <= ?1')}, 0) AS overdue FROM
  (SELECT w.*, ${HAS('notification')} OR ${HAS('unconfirmed')} AS notifying, w.lifted_ms IS NULL AND
      (${HAS('notification')} OR ${HAS('unconfirmed')} OR ${HAS('compliance', 'AND t.acknowledged_ms IS NULL')}) AS open FROM (${WITHDRAWALS}) w) w`;

/** Lists open withdrawals first, then the others; newest first in both parts. */
export function list(sql: SqlStorage, { limit, after }: ReportPage, nowMs: number): { withdrawals: WithdrawalSummary[]; next?: string } {
  const [open = '2', seq = '0'] = after?.split('.') ?? [];
  const rows = sql
    .exec<SummaryRow>(
      `${SUMMARIES} WHERE (w.open, w.seq) < (?2, ?3) ORDER BY w.open DESC, w.seq DESC LIMIT ?4`,
      nowMs,
      Number(open),
      Number(seq),
      limit + 1,
    )
    .toArray();
  const { page, last } = pageOf(rows, limit);
  const next = last === undefined ? {} : { next: `${last.open}.${last.seq}` };
  return { withdrawals: page.map(summaryOf), ...next };
}

/** Counts the withdrawals that are open, and those of them with a partner past its deadline. */
export function openWithdrawals(sql: SqlStorage, nowMs: number): { open: number; overdue: number } {
  const unacknowledged = 'AND t.acknowledged_ms IS NULL';
  const isOpen = `(${HAS('notification')} OR ${HAS('unconfirmed')} OR ${HAS('compliance', unacknowledged)})`;
  const isOverdue = HAS('compliance', `${unacknowledged} AND t.deadline_ms <= ?`);
  return sql
    .exec<{ open: number; overdue: number }>(
      `SELECT count(*) AS open, count(CASE WHEN ${isOverdue} THEN 1 END) AS overdue FROM withdrawal w WHERE w.lifted_ms IS NULL AND ${isOpen}`,
      nowMs,
    )
    .one();
}

/** Reports one withdrawal with a page of its partners; `undefined` if it does not exist. */
export function view(sql: SqlStorage, ref: WithdrawalRef, page: ReportPage, nowMs: number): ComplianceReport | undefined {
  const { article, version } = ref;
  const [row] = sql.exec<SummaryRow>(`${SUMMARIES} WHERE w.article = ?2 AND w.version = ?3`, nowMs, article, version).toArray();
  if (row === undefined) return undefined;
  const { reason, who, token_id } = sql
    .exec<{ reason: string; who: string; token_id: string | null }>(
      `SELECT v.json ->> '$.withdrawal.reason' AS reason, c.who, c.token_id FROM version v JOIN change c ON c.article = v.article AND c.version = v.version
       WHERE v.article = ? AND v.version = ? AND c.action = 'withdraw'`,
      article,
      version,
    )
    .one();
  return { ...summaryOf(row), reason, ...namedActor(who, token_id), ...linesOf(sql, row, page, nowMs), unanswered: unansweredOf(sql, ref) };
}

function summaryOf(row: SummaryRow): WithdrawalSummary {
  const { received, acknowledged, overdue } = row;
  return { ...newsOf(row), received, acknowledged, overdue, notifying: row.notifying === 1 };
}

type LineRow = { partner: string; done: number; deadline_ms: number; acknowledgement: string | null; acknowledged_ms: number | null };

/** The order does not depend on the current time, so that pages continue without gaps or repeats. */
function linesOf(
  sql: SqlStorage,
  { article, version, lifted_ms }: WithdrawalRow,
  { limit, after }: ReportPage,
  nowMs: number,
): { partners: ComplianceLine[]; next?: string } {
  const [done = '-1', deadline = '0', partner = ''] = after?.split('.') ?? [];
  const rows = sql.exec<LineRow>(
    `SELECT * FROM (SELECT partner, acknowledged_ms IS NOT NULL AS done, iif(acknowledged_ms IS NULL, deadline_ms, 0) AS due_ms, deadline_ms,
       acknowledgement, acknowledged_ms FROM compliance WHERE article = ? AND version = ?)
     WHERE (done, due_ms, partner) > (?, ?, ?) ORDER BY done, due_ms, partner LIMIT ?`,
    article,
    version,
    Number(done),
    Number(deadline),
    partner,
    limit + 1,
  );
  const { page: lines, last } = pageOf(rows, limit, ({ acknowledgement }) => [acknowledgement]);
  const dueMs = last?.done === 0 ? last.deadline_ms : 0;
  const next = last === undefined ? {} : { next: `${last.done}.${dueMs}.${last.partner}` };
  return { partners: lines.map((row) => lineOf(row, lifted_ms !== null, nowMs)), ...next };
}

function lineOf({ partner, deadline_ms, acknowledgement, acknowledged_ms }: LineRow, isLifted: boolean, nowMs: number): ComplianceLine {
  const deadline: Instant = toInstant(deadline_ms);
  if (acknowledgement !== null && acknowledged_ms !== null) {
    const content = storedJson<Acknowledgement>(acknowledgement, 'compliance.acknowledgement');
    return { partner, state: 'acknowledged', deadline, acknowledged: { ...content, received: toInstant(acknowledged_ms) } };
  }
  const state: ComplianceState = isLifted ? 'lifted' : deadline_ms <= nowMs ? 'overdue' : 'open';
  return { partner, state, deadline };
}

function unansweredOf(sql: SqlStorage, { article, version }: WithdrawalRef): string[] {
  const query = `SELECT partner FROM unconfirmed WHERE article = ? AND version = ? ORDER BY partner LIMIT ${UNANSWERED_LIMIT}`;
  return sql
    .exec<{ partner: string }>(query, article, version)
    .toArray()
    .map(({ partner }) => partner);
}
