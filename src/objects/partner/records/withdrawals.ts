// Withdrawals of articles that this partner received. They come from the Catalogue and are listed and acknowledged here; acknowledgements are
// reported to the Catalogue.

import { canonicalJson } from '../../../domain/values/canonical-json.ts';
import { endInstant, type Instant, MINUTE_MS, msOf, storedInstant } from '../../../domain/values/instant.ts';
import { present } from '../../../domain/values/present.ts';
import type {
  Acknowledgement,
  PartnerWithdrawal,
  ReceivedUpTo,
  ReceivedWithdrawal,
  WithdrawalNews,
  WithdrawalPage,
} from '../../../domain/withdrawals/withdrawal.ts';
import { pageOf } from '../../rpc-limits.ts';
import * as agreements from './agreements.ts';
import type { LedgerMode } from './ledger.ts';
import * as settings from './settings.ts';
import { acknowledgementOf, receivedWithdrawal, type WithdrawalRow, withdrawalOf } from './withdrawal-row.ts';

interface Receiving {
  nowMs: number;
  /** `test`: withdrawals of synthetic articles, which are not in the Catalogue. */
  mode: LedgerMode;
}

/** Deadline if the agreement version does not exist. */
const DEFAULT_MINUTES = 60;

/** Stores the withdrawals of articles that this partner received, and returns for each whether it did. Receiving one twice changes nothing. */
export function receiveWithdrawals(sql: SqlStorage, news: readonly WithdrawalNews[], receiving: Receiving): ReceivedWithdrawal[] {
  return news.map((item) => {
    const deadlineMs = deadlineOf(sql, item, receiving.mode);
    if (deadlineMs !== undefined) store(sql, item, deadlineMs, receiving);
    else if (item.lifted !== undefined) lift(sql, item, msOf(item.lifted), receiving);
    const row = find(sql, receiving.mode, item.id);
    return row === undefined ? { id: item.id, received: false } : receivedWithdrawal(row);
  });
}

/** Returns the deadline for the removal in Unix ms, by the agreements under which the article was received. Another note does not change it.
 *  `undefined`: the partner never received the article, or only after the withdrawal was lifted. */
export function deadlineOf(
  sql: SqlStorage,
  { slug, at, since = at, lifted }: Pick<WithdrawalNews, 'slug' | 'at' | 'since' | 'lifted'>,
  mode: LedgerMode,
): number | undefined {
  const received = sql
    .exec<{ agreement: string; agreement_version: number }>(
      // The index is named, because SQLite would otherwise read the whole ledger by its instants.
      'SELECT DISTINCT agreement, agreement_version FROM ledger INDEXED BY ledger_row WHERE mode = ? AND slug = ? AND first_ms < ?',
      mode,
      slug,
      lifted === undefined ? Number.MAX_SAFE_INTEGER : msOf(lifted),
    )
    .toArray();
  if (received.length === 0) return undefined;
  const minutes = received.map(
    ({ agreement, agreement_version: version }) => agreements.get(sql, agreement, version)?.terms.duties.withdrawWithinMinutes,
  );
  return msOf(endInstant(msOf(since) + Math.min(...minutes.map((agreed) => agreed ?? DEFAULT_MINUTES)) * MINUTE_MS));
}

/** Lifts a withdrawal that was received before, even if the article seems to be delivered later, because the clocks of two objects may differ. */
function lift(sql: SqlStorage, { id, at }: WithdrawalNews, liftedMs: number, { mode, nowMs }: Receiving): void {
  const update = 'UPDATE withdrawal SET lifted_ms = ?, received_ms = ? WHERE mode = ? AND id = ? AND at_ms = ?';
  sql.exec(update, liftedMs, nowMs, mode, id, msOf(at));
}

/** Stores a withdrawal. A restored Catalogue may use an id again. A withdrawal with the same id but another instant is a new one, which needs its own
 *  acknowledgement. */
function store(
  sql: SqlStorage,
  { id, slug, version, headline, note, at, since, lifted }: WithdrawalNews,
  deadlineMs: number,
  receiving: Receiving,
): void {
  const { mode, nowMs } = receiving;
  sql.exec('DELETE FROM withdrawal WHERE mode = ? AND id = ? AND at_ms <> ?', mode, id, msOf(at));
  sql.exec(
    `INSERT INTO withdrawal (mode, id, slug, version, headline, note, at_ms, since_ms, lifted_ms, deadline_ms, received_ms)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (mode, id) DO UPDATE SET since_ms = excluded.since_ms, lifted_ms = excluded.lifted_ms, deadline_ms = excluded.deadline_ms, received_ms = excluded.received_ms`,
    mode,
    id,
    slug,
    version,
    headline,
    note,
    msOf(at),
    since === undefined ? null : msOf(since),
    lifted === undefined ? null : msOf(lifted),
    deadlineMs,
    nowMs,
  );
  takeOverAcknowledgement(sql, mode, id);
}

/** Withdrawals of an article that differ only in the note are one duty. ?1 is the mode, and ?2 the id of one of them. */
const SAME_DUTY = `mode = ?1 AND slug = (SELECT slug FROM withdrawal WHERE mode = ?1 AND id = ?2)
  AND coalesce(since_ms, at_ms) = (SELECT coalesce(since_ms, at_ms) FROM withdrawal WHERE mode = ?1 AND id = ?2)`;

/** Gives a withdrawal without an acknowledgement the latest one of the same duty, also a later one if this withdrawal is open. */
function takeOverAcknowledgement(sql: SqlStorage, mode: LedgerMode, id: string): void {
  sql.exec(
    `UPDATE withdrawal SET (acknowledged, acknowledged_ms, reported) = (d.acknowledged, d.acknowledged_ms, d.reported)
     FROM (SELECT acknowledged, acknowledged_ms, reported, version FROM withdrawal
       WHERE ${SAME_DUTY} AND acknowledged_ms IS NOT NULL ORDER BY acknowledged_ms DESC, version DESC LIMIT 1) d
     WHERE mode = ?1 AND id = ?2 AND withdrawal.acknowledged_ms IS NULL AND (lifted_ms IS NULL OR withdrawal.version > d.version)`,
    mode,
    id,
  );
}

/** Requests new withdrawals from the Catalogue. The setting `received_up_to` is the position in its log up to which they were received. */
export async function syncWithdrawals(
  sql: SqlStorage,
  request: (received: ReceivedUpTo | undefined) => Promise<WithdrawalPage>,
  nowMs: number,
): Promise<void> {
  const known = settings.read(sql, 'received_up_to');
  let page: WithdrawalPage | undefined;
  do {
    page = await request(page ?? known);
    receiveWithdrawals(sql, page.news, { nowMs, mode: 'live' });
    if (page.epoch !== known?.epoch || page.seq !== known.seq) settings.write(sql, 'received_up_to', { epoch: page.epoch, seq: page.seq });
  } while (page.more);
  if (known?.epoch !== page.epoch) liftUnknown(sql, nowMs);
}

/** Lifts the withdrawals that the Catalogue did not send again from the first of its log: a restore has removed them. */
function liftUnknown(sql: SqlStorage, sinceMs: number): void {
  sql.exec("UPDATE withdrawal SET lifted_ms = ? WHERE mode = 'live' AND lifted_ms IS NULL AND received_ms < ?", sinceMs, sinceMs);
}

interface WithdrawalListing {
  mode: LedgerMode;
  limit: number;
  /** `next` of the previous page. Absent: the first page. */
  after?: string | undefined;
}

const IS_OPEN = '(acknowledged_ms IS NULL AND lifted_ms IS NULL)';

/** Lists open withdrawals first, then the others; newest first in both parts. */
export function list(sql: SqlStorage, { mode, limit, after }: WithdrawalListing): { withdrawals: PartnerWithdrawal[]; next?: string } {
  const [open, atMs, id] = after?.split('~') ?? ['2', '0', ''];
  const rows = sql.exec<WithdrawalRow & { open: number }>(
    `SELECT *, ${IS_OPEN} AS open FROM withdrawal WHERE mode = ? AND (${IS_OPEN}, at_ms, id) < (?, ?, ?)
     ORDER BY open DESC, at_ms DESC, id DESC LIMIT ?`,
    mode,
    Number(open),
    Number(atMs),
    id ?? '',
    limit + 1,
  );
  const { page, last } = pageOf(rows, limit, ({ headline, note, acknowledged }) => [headline, note, acknowledged]);
  const next = last === undefined ? {} : { next: `${last.open}~${last.at_ms}~${last.id}` };
  return { withdrawals: page.map(withdrawalOf), ...next };
}

/** Counts the withdrawals that are not acknowledged, and those of them whose deadline has passed. */
export function counts(sql: SqlStorage, mode: LedgerMode, nowMs: number): { open: number; overdue: number } {
  return sql
    .exec<{ open: number; overdue: number }>(
      `SELECT count(*) AS open, count(CASE WHEN deadline_ms <= ? THEN 1 END) AS overdue FROM withdrawal WHERE mode = ? AND ${IS_OPEN}`,
      nowMs,
      mode,
    )
    .one();
}

/** Returns the first deadline of an open withdrawal that has not passed; `undefined` if there is none. */
export function nextDeadline(sql: SqlStorage, nowMs: number): Instant | undefined {
  const query = `SELECT min(deadline_ms) AS ms FROM withdrawal WHERE mode = 'live' AND ${IS_OPEN} AND deadline_ms > ?`;
  return storedInstant(sql.exec<{ ms: number | null }>(query, nowMs).one().ms);
}

interface Acknowledging {
  kind: 'acknowledged' | 'unchanged';
  withdrawal: PartnerWithdrawal;
  /** The previous acknowledgement. Absent: there was none. */
  before?: Acknowledgement;
}

interface Named {
  mode: LedgerMode;
  id: string;
}

/** Stores an acknowledgement. An equal one changes nothing, a different one replaces it. `undefined`: no withdrawal of this id was received. */
export function acknowledge(
  sql: SqlStorage,
  { mode, id }: Named,
  acknowledgement: Acknowledgement,
  nowMs: number,
): Acknowledging | undefined {
  const row = find(sql, mode, id);
  if (row === undefined) return undefined;
  const before = row.acknowledged === null ? undefined : acknowledgementOf(row.acknowledged);
  if (before !== undefined && canonicalJson(before) === canonicalJson(acknowledgement))
    return { kind: 'unchanged', withdrawal: withdrawalOf(row) };
  const acknowledged = JSON.stringify(acknowledgement);
  // A program may acknowledge the id that it read before the note was replaced.
  sql.exec(
    `UPDATE withdrawal SET acknowledged = ?3, acknowledged_ms = ?4, reported = ?5
     WHERE mode = ?1 AND (id = ?2 OR (${SAME_DUTY} AND (version > ?6 OR lifted_ms IS NULL)))`,
    mode,
    id,
    acknowledged,
    nowMs,
    mode === 'live' ? 0 : 1,
    row.version,
  );
  const withdrawal = withdrawalOf({ ...row, acknowledged, acknowledged_ms: nowMs });
  return present({ kind: 'acknowledged', withdrawal, before });
}

/** Lists acknowledgements that were not reported to the Catalogue, oldest first: at most `limit`, and as many as fit into one message. */
export function pendingReports(sql: SqlStorage, limit: number): ReceivedWithdrawal[] {
  const query = 'SELECT * FROM withdrawal WHERE reported = 0 ORDER BY acknowledged_ms LIMIT ?';
  return pageOf(sql.exec<WithdrawalRow>(query, limit), limit, ({ acknowledged }) => [acknowledged]).page.map(receivedWithdrawal);
}

/** Marks acknowledgements as reported, except those that were replaced during the report. */
export function markReported(sql: SqlStorage, reported: readonly ReceivedWithdrawal[]): void {
  for (const { id, acknowledged } of reported) {
    const row = find(sql, 'live', id);
    if (row === undefined || canonicalJson(receivedWithdrawal(row).acknowledged) !== canonicalJson(acknowledged)) continue;
    sql.exec("UPDATE withdrawal SET reported = 1 WHERE mode = 'live' AND id = ?", id);
  }
}

export function get(sql: SqlStorage, named: Named): PartnerWithdrawal | undefined {
  const row = find(sql, named.mode, named.id);
  return row === undefined ? undefined : withdrawalOf(row);
}

/** Tells whether a withdrawal was received, so that the Catalogue, which may not answer, need not be called. */
export function knows(sql: SqlStorage, { mode, id }: Named): boolean {
  return find(sql, mode, id) !== undefined;
}

function find(sql: SqlStorage, mode: LedgerMode, id: string): WithdrawalRow | undefined {
  return sql.exec<WithdrawalRow>('SELECT * FROM withdrawal WHERE mode = ? AND id = ?', mode, id).toArray()[0];
}
