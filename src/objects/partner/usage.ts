// What a partner took, added up: by day, by article or by key.
import { toInstant } from '../../domain/instant.ts';
import type { UsageQuery, UsageRow } from '../../domain/partner-calls.ts';
import type { LedgerMode } from './quota.ts';

const DEFAULT_DAYS = 31;
const DAY_MS = 86_400_000;

/** Column of `delivery` and of `ledger` for each grouping. Both dates are of UTC. */
const GROUPS = {
  day: ['day', "strftime('%Y-%m-%d', first_ms / 1000, 'unixepoch')"],
  article: ['key', 'key'],
  key: ['key_id', 'key_id'],
} as const;

/** Days: newest first. Articles and keys: the most deliveries first. */
export function add(sql: SqlStorage, mode: LedgerMode, query: UsageQuery, nowMs: number): UsageRow[] {
  const to = query.to ?? toInstant(nowMs).slice(0, 10);
  const from = query.from ?? toInstant(Date.parse(to) - (DEFAULT_DAYS - 1) * DAY_MS).slice(0, 10);
  const [delivered, ledgered] = GROUPS[query.by];
  const order = query.by === 'day' ? 'name DESC' : 'deliveries DESC, name';
  const rows = sql
    .exec<{ name: string; articles: number; deliveries: number }>(
      `SELECT ${delivered} AS name, count(DISTINCT key) AS articles, sum(count) AS deliveries FROM delivery
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
        `SELECT ${ledgered} AS name, count(DISTINCT key || ' ' || version) AS versions FROM ledger
         WHERE mode = ? AND first_ms >= ? AND first_ms < ? GROUP BY 1`,
        mode,
        Date.parse(from),
        Date.parse(to) + DAY_MS,
      )
      .toArray()
      .map(({ name, versions: count }) => [name, count]),
  );
  return rows.map(({ name, articles, deliveries }) => ({ group: name, articles, versions: versions.get(name) ?? 0, deliveries }));
}
