// Sums up a partner's usage by day, by article or by key.

import { holderName } from '../../../domain/partners/holders.ts';
import type { PartnerUsage, UsageQuery, UsageRow } from '../../../domain/partners/usage.ts';
import { usagePeriod } from '../../../domain/partners/usage.ts';
import { DAY_MS, toInstant } from '../../../domain/values/instant.ts';
import { present } from '../../../domain/values/present.ts';
import * as holders from './holders.ts';
import type { LedgerMode } from './ledger.ts';

/** Columns of `delivery`, `ledger` and `counted` for each grouping. All dates are in UTC. */
const GROUPS = {
  day: ['day', dateOf('first_ms'), dateOf('at_ms')],
  article: ['slug', 'slug', 'slug'],
  key: ['key_id', 'key_id', undefined],
} as const;

function dateOf(column: string): string {
  return `strftime('%Y-%m-%d', ${column} / 1000, 'unixepoch')`;
}

/** Sums up the usage. Days are listed newest first; articles and keys by their deliveries, most first. */
function sumUp(sql: SqlStorage, mode: LedgerMode, query: UsageQuery, nowMs: number): UsageRow[] {
  const { from, to } = usagePeriod(query, toInstant(nowMs));
  const [delivered, ledgered, counted] = GROUPS[query.by];
  const fromMs = Date.parse(from);
  const toMs = Date.parse(to) + DAY_MS;
  const order = query.by === 'day' ? 'name DESC' : 'deliveries DESC, name';
  const rows = sql
    .exec<{ name: string; articles: number; deliveries: number }>(
      `SELECT ${delivered} AS name, count(DISTINCT slug) AS articles, sum(count) AS deliveries FROM delivery
       WHERE mode = ? AND day BETWEEN ? AND ? GROUP BY 1 ORDER BY ${order} LIMIT ?`,
      mode,
      from,
      to,
      query.limit,
    )
    .toArray();
  const versions = new Map(
    sql
      .exec<{ name: string; versions: number }>(
        `SELECT ${ledgered} AS name, count(DISTINCT slug || ' ' || version) AS versions FROM ledger
         WHERE mode = ? AND first_ms >= ? AND first_ms < ? GROUP BY 1`,
        mode,
        fromMs,
        toMs,
      )
      .toArray()
      .map(({ name, versions: count }) => [name, count]),
  );
  const quotas = counted === undefined ? undefined : countedBy(sql, counted, mode, fromMs, toMs);
  return rows.map(({ name, articles, deliveries }) => ({
    group: name,
    articles,
    versions: versions.get(name) ?? 0,
    deliveries,
    ...(quotas === undefined ? {} : (quotas.get(name) ?? NONE_COUNTED)),
  }));
}

/** The same with the names of keys and people, in a report by key. */
export function sumUpNamed(sql: SqlStorage, mode: LedgerMode, query: UsageQuery, nowMs: number): Omit<PartnerUsage, 'quotas'> {
  const rows = sumUp(sql, mode, query, nowMs);
  if (query.by !== 'key') return { rows, holders: {} };
  const found = holders.find(
    sql,
    rows.map(({ group }) => group),
  );
  return { rows: rows.map(({ group, ...counts }) => present({ group, name: holderName(found, group), ...counts })), holders: found };
}

const NONE_COUNTED = { countedAgainstQuota: 0, overQuota: 0 };

function countedBy(sql: SqlStorage, column: string, mode: LedgerMode, fromMs: number, toMs: number): Map<string, typeof NONE_COUNTED> {
  const rows = sql.exec<{ name: string; counted: number; over_quota: number }>(
    `SELECT ${column} AS name, count(*) AS counted, sum(over_quota) AS over_quota FROM counted WHERE mode = ? AND at_ms >= ? AND at_ms < ? GROUP BY 1`,
    mode,
    fromMs,
    toMs,
  );
  return new Map(rows.toArray().map(({ name, counted, over_quota }) => [name, { countedAgainstQuota: counted, overQuota: over_quota }]));
}
