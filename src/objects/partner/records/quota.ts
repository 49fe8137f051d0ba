// The quota: the number of different articles that an agreement grants in a calendar period (UTC). An article counts once, when it is first
// delivered in more than its headline. Its later versions never count.
import type { AgreementVersion } from '../../../domain/agreements/agreement.ts';
import type { QuotaPeriod } from '../../../domain/agreements/choices.ts';
import type { QuotaState } from '../../../domain/partners/quota.ts';
import { endInstant, toInstant } from '../../../domain/values/instant.ts';
import * as audit from '../../sqlite/audit.ts';
import type { LedgerMode } from './ledger.ts';
import * as profile from './profile.ts';

/** Returns the Unix ms at which the period and the next one begin. */
function periodOf(per: QuotaPeriod, nowMs: number): { startMs: number; endMs: number } {
  const now = new Date(nowMs);
  const [year, month, day] = [now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate()];
  switch (per) {
    case 'day':
      return { startMs: Date.UTC(year, month, day), endMs: Date.UTC(year, month, day + 1) };
    case 'month':
      return { startMs: Date.UTC(year, month, 1), endMs: Date.UTC(year, month + 1, 1) };
    case 'year':
      return { startMs: Date.UTC(year, 0, 1), endMs: Date.UTC(year + 1, 0, 1) };
  }
}

interface Counted {
  startMs: number;
  endMs: number;
  used: number;
  over: number;
}

/** Counts by database, then by mode and agreement. A period is counted once by SQL, and each later delivery is added in memory. */
const counts = new WeakMap<SqlStorage, Map<string, Counted>>();

/** Drops the counts in memory. Call it after a transaction was rolled back, and after a restore. */
export function forgetCounts(sql: SqlStorage): void {
  counts.delete(sql);
}

function countsOf(sql: SqlStorage): Map<string, Counted> {
  const known = counts.get(sql) ?? new Map<string, Counted>();
  counts.set(sql, known);
  return known;
}

/** Returns the state of the quota; `undefined` if the agreement has none. */
export function stateOf(sql: SqlStorage, { id, terms }: AgreementVersion, mode: LedgerMode, nowMs: number): QuotaState | undefined {
  const { quota } = terms;
  if (quota === undefined) return undefined;
  const { startMs, endMs } = periodOf(quota.per, nowMs);
  const known = countsOf(sql).get(`${mode} ${id}`);
  const counted = known?.startMs === startMs && known.endMs === endMs ? known : countInPeriod(sql, id, mode, { startMs, endMs });
  countsOf(sql).set(`${mode} ${id}`, counted);
  const { used, over } = counted;
  return { articles: quota.articles, per: quota.per, past: quota.past, used, over, resets: endInstant(endMs) };
}

function countInPeriod(sql: SqlStorage, agreement: string, mode: LedgerMode, period: { startMs: number; endMs: number }): Counted {
  const { used, over } = sql
    .exec<{ used: number; over: number }>(
      'SELECT count(*) AS used, coalesce(sum(over_quota), 0) AS over FROM counted WHERE mode = ? AND agreement = ? AND at_ms >= ? AND at_ms < ?',
      mode,
      agreement,
      period.startMs,
      period.endMs,
    )
    .one();
  return { ...period, used, over };
}

/** Selects the articles that were counted before, in any period. */
export function countedOf(sql: SqlStorage, agreement: string, mode: LedgerMode, slugs: readonly string[]): Set<string> {
  // CROSS JOIN fixes the order of the tables, because SQLite would otherwise read all counted articles, and the list for each of them.
  const rows = sql.exec<{ slug: string }>(
    'SELECT t.slug FROM json_each(?) j CROSS JOIN counted t ON t.mode = ? AND t.agreement = ? AND t.slug = j.value',
    JSON.stringify(slugs),
    mode,
    agreement,
  );
  return new Set(rows.toArray().map(({ slug }) => slug));
}

interface CountedArticle {
  agreement: string;
  mode: LedgerMode;
  /** Slug of the article. */
  slug: string;
  /** The article is beyond the quota. */
  overQuota: boolean;
}

/** Counts an article against the quota, unless it was counted before. */
export function count(sql: SqlStorage, { agreement, mode, slug, overQuota }: CountedArticle, nowMs: number): void {
  const isNew =
    sql
      .exec(
        'INSERT OR IGNORE INTO counted (mode, agreement, slug, at_ms, over_quota) VALUES (?, ?, ?, ?, ?) RETURNING slug',
        mode,
        agreement,
        slug,
        nowMs,
        overQuota ? 1 : 0,
      )
      .toArray().length > 0;
  const counted = countsOf(sql).get(`${mode} ${agreement}`);
  if (!isNew || counted === undefined || nowMs < counted.startMs || nowMs >= counted.endMs) return;
  counted.used += 1;
  if (!overQuota) return;
  counted.over += 1;
  if (counted.over === 1 && mode === 'live') recordFirstOverQuota(sql, agreement, slug, counted, nowMs);
}

/** Records once in a period, in the audit trail and in the log, that an article is beyond the quota. An agreement that bills or notifies gives
 *  no other sign of it. */
function recordFirstOverQuota(sql: SqlStorage, agreement: string, article: string, { startMs, endMs }: Counted, nowMs: number): void {
  const period = { from: toInstant(startMs), until: endInstant(endMs) };
  audit.add(sql, nowMs, {
    actor: { name: 'quota' },
    action: 'quota.pass',
    subject: agreement,
    after: JSON.stringify({ article, ...period }),
  });
  console.warn(JSON.stringify({ event: 'quota-passed', partner: profile.get(sql)?.id, agreement, until: period.until }));
}
