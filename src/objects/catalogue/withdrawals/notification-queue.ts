// Queue of withdrawal notifications. Each entry pages through all partners; its position is stored, so a crash resumes there. Notifying a
// partner twice is safe.

/** Number of partners that are notified in one step: a page of the Directory. */
export const PARTNERS_PER_STEP = 50;
/** Most withdrawals in one call. Passes at the same position continue together. */
const NEWS_PER_CALL = 100;
/** An isolate with an outdated record may deliver a withdrawn article for ten seconds. The second pass finds partners that received it then. */
export const SECOND_PASS_MS = 15_000;
const FIRST_RETRY_MS = 5_000;
const LONGEST_RETRY_MS = 15 * 60_000;

/** A withdrawal: the article's id in the Catalogue, and the withdrawing version. */
export type WithdrawalRef = { article: number; version: number };

/** `seq` is the sequence number of the withdrawal or reinstatement. An entry that is replaced has another. */
type Notification = WithdrawalRef & { seq: number };

export type NotificationPass = Notification & { after: string; again_ms: number | null };

/** Adds an entry. It replaces an unfinished entry for the same withdrawal. */
export function enqueue(
  sql: SqlStorage,
  { article, version, seq }: Notification,
  { nowMs, twice }: { nowMs: number; twice: boolean },
): void {
  sql.exec(
    `INSERT OR REPLACE INTO notification (article, version, seq, after, not_before_ms, again_ms) VALUES (?, ?, ?, '', ?, ?)`,
    article,
    version,
    seq,
    nowMs,
    twice ? nowMs + SECOND_PASS_MS : null,
  );
}

/** Returns when the next entry or retry is due, in Unix ms; `undefined` if the queue is empty. */
export function nextMs(sql: SqlStorage): number | undefined {
  const query =
    'SELECT min(at) AS at FROM (SELECT min(not_before_ms) AS at FROM notification UNION ALL SELECT min(not_before_ms) FROM unconfirmed)';
  return sql.exec<{ at: number | null }>(query).one().at ?? undefined;
}

/** Lists the passes that continue together: those at the position of the newest one, newest first. Passes that have begun are finished before others
 *  begin, because frequent withdrawals would otherwise reach the first partners only. */
export function duePasses(sql: SqlStorage, nowMs: number): NotificationPass[] {
  const query = `SELECT article, version, seq, after, again_ms FROM notification WHERE not_before_ms <= ?1 AND after =
    (SELECT after FROM notification WHERE not_before_ms <= ?1 ORDER BY after = '', seq DESC LIMIT 1) ORDER BY seq DESC LIMIT ?2`;
  return sql.exec<NotificationPass>(query, nowMs, NEWS_PER_CALL).toArray();
}

/** Moves a pass to the next page of partners. After the last page its second pass begins, or the entry is removed. */
export function advance(sql: SqlStorage, pass: NotificationPass, next: string | undefined): void {
  if (next !== undefined) update(sql, pass, 'after = ?', next);
  else if (pass.again_ms !== null) update(sql, pass, "after = '', again_ms = NULL, not_before_ms = ?", pass.again_ms);
  else sql.exec('DELETE FROM notification WHERE article = ? AND version = ? AND seq = ?', pass.article, pass.version, pass.seq);
}

/** Postpones a pass after the partner directory failed. */
export function postpone(sql: SqlStorage, pass: NotificationPass, nowMs: number): void {
  update(sql, pass, 'not_before_ms = ?', nowMs + FIRST_RETRY_MS);
}

/** Changes an entry, unless it was replaced during the step. */
function update(sql: SqlStorage, { article, version, seq }: Notification, assignment: string, value: string | number): void {
  sql.exec(`UPDATE notification SET ${assignment} WHERE article = ? AND version = ? AND seq = ?`, value, article, version, seq);
}

/** Lists the partners that are due for a retry, with the withdrawals that they have not confirmed. */
export function dueRetries(sql: SqlStorage, nowMs: number): Map<string, WithdrawalRef[]> {
  const rows = sql.exec<WithdrawalRef & { partner: string }>(
    `SELECT article, version, partner FROM unconfirmed WHERE not_before_ms <= ?1 ORDER BY not_before_ms LIMIT ${PARTNERS_PER_STEP}`,
    nowMs,
  );
  const calls = new Map<string, WithdrawalRef[]>();
  for (const { partner, article, version } of rows) calls.set(partner, [...(calls.get(partner) ?? []), { article, version }]);
  return calls;
}

export function removeRetry(sql: SqlStorage, partner: string, { article, version }: WithdrawalRef): void {
  sql.exec('DELETE FROM unconfirmed WHERE article = ? AND version = ? AND partner = ?', article, version, partner);
}

/** Schedules the next retry. The interval grows with each, and there is no last one. */
export function postponeRetry(sql: SqlStorage, partner: string, { article, version }: WithdrawalRef, nowMs: number): void {
  sql.exec(
    `INSERT INTO unconfirmed (article, version, partner, tries, not_before_ms) VALUES (?1, ?2, ?3, 1, ?4 + ${FIRST_RETRY_MS})
     ON CONFLICT (article, version, partner) DO UPDATE SET tries = tries + 1,
       not_before_ms = ?4 + min(${FIRST_RETRY_MS} << min(tries, 10), ${LONGEST_RETRY_MS})`,
    article,
    version,
    partner,
    nowMs,
  );
}
