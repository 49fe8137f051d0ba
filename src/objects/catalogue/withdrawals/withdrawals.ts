// The table of withdrawals, from which partners are notified in the order of the log. It is derived from the change log.
import { type Instant, storedInstant, toInstant } from '../../../domain/values/instant.ts';
import { present } from '../../../domain/values/present.ts';
import type { ReceivedUpTo, WithdrawalNews, WithdrawalPage } from '../../../domain/withdrawals/withdrawal.ts';
import { withdrawalId } from '../../../domain/withdrawals/withdrawal-id.ts';
import * as settings from '../settings/settings.ts';
import * as compliance from './compliance.ts';
import type { WithdrawalRef } from './notification-queue.ts';
import * as queue from './notification-queue.ts';

export type WithdrawalRow = {
  article: number;
  version: number;
  seq: number;
  at_ms: number;
  lifted_ms: number | null;
  slug: string;
  headline: string;
  note: string;
  /** Instant of the withdrawal whose note this one replaced. */
  since: Instant | null;
};

export const WITHDRAWALS = `SELECT w.article, w.version, w.seq, w.at_ms, w.lifted_ms, a.slug, v.json ->> '$.headline' AS headline,
    v.json ->> '$.withdrawal.note' AS note, v.json ->> '$.withdrawal.since' AS since
  FROM withdrawal w JOIN article a ON a.id = w.article JOIN version v ON v.article = w.article AND v.version = w.version`;

const PAGE_NEWS = 200;

/** Adds a withdrawal within the transaction of the change, and queues its notification. Unpublished articles are included, because a partner may have
 *  received them under embargo. */
export function add(sql: SqlStorage, { article, version }: WithdrawalRef, seq: number, nowMs: number): void {
  sql.exec('INSERT INTO withdrawal (article, version, seq, at_ms) VALUES (?, ?, ?, ?)', article, version, seq, nowMs);
  compliance.copyToNewNote(sql, { article, version });
  queue.enqueue(sql, { article, version, seq }, { nowMs, twice: true });
}

/** Marks a withdrawal as lifted by the article's reinstatement, or by another withdrawal with another note, and queues the notification of all partners. */
export function lift(sql: SqlStorage, { article, version }: WithdrawalRef, seq: number, nowMs: number): void {
  sql.exec('UPDATE withdrawal SET seq = ?, lifted_ms = ? WHERE article = ? AND version = ?', seq, nowMs, article, version);
  queue.enqueue(sql, { article, version, seq }, { nowMs, twice: false });
}

/** Computes the table again after a restore. All partners are notified again, because the earlier notifications were about the replaced tables. */
export function rebuild(sql: SqlStorage, nowMs: number): void {
  for (const table of ['withdrawal', 'notification', 'unconfirmed']) sql.exec(`DELETE FROM ${table}`);
  // The next change of a withdrawn article ends this withdrawal: its reinstatement, or the hold before it is withdrawn with another note.
  sql.exec(
    `INSERT INTO withdrawal (article, version, seq, at_ms, lifted_ms)
     SELECT c.article, c.version, coalesce(n.seq, c.seq), c.at_ms, n.at_ms FROM change c LEFT JOIN change n
       ON n.seq = (SELECT min(x.seq) FROM change x WHERE x.article = c.article AND x.seq > c.seq)
     WHERE c.action = 'withdraw'`,
  );
  notifyAll(sql, nowMs);
}

/** Queues a notification for every withdrawal. A recent one gets two passes. */
export function notifyAll(sql: SqlStorage, nowMs: number): void {
  const rows = sql.exec<WithdrawalRef & { seq: number; at_ms: number }>('SELECT article, version, seq, at_ms FROM withdrawal').toArray();
  for (const { at_ms: atMs, ...row } of rows) queue.enqueue(sql, row, { nowMs, twice: nowMs - atMs < queue.SECOND_PASS_MS });
}

/** Lists a page of withdrawals and reinstatements after `received`, in the order of the log. The list begins with the first if `received` is of
 *  another epoch. */
export function after(sql: SqlStorage, received: ReceivedUpTo | undefined): WithdrawalPage {
  const epoch = settings.epoch(sql);
  const since = received?.epoch === epoch ? received.seq : 0;
  const rows = sql.exec<WithdrawalRow>(`${WITHDRAWALS} WHERE w.seq > ? ORDER BY w.seq LIMIT ?`, since, PAGE_NEWS + 1).toArray();
  const page = rows.slice(0, PAGE_NEWS);
  return { epoch, news: page.map(newsOf), seq: page.at(-1)?.seq ?? since, more: rows.length > PAGE_NEWS };
}

export function newsOfRef(sql: SqlStorage, { article, version }: WithdrawalRef): WithdrawalNews | undefined {
  const [row] = sql.exec<WithdrawalRow>(`${WITHDRAWALS} WHERE w.article = ? AND w.version = ?`, article, version).toArray();
  return row === undefined ? undefined : newsOf(row);
}

export function newsOf({ slug, version, headline, note, at_ms, lifted_ms, since }: WithdrawalRow): WithdrawalNews {
  return present({
    id: withdrawalId(slug, version),
    slug,
    version,
    headline,
    note,
    at: toInstant(at_ms),
    since: since ?? undefined,
    lifted: storedInstant(lifted_ms),
  });
}
