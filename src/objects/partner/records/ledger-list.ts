// Lists the ledger of deliveries to live keys, narrowed to what the desk looks for.

import type { LedgerPage, LedgerQuery, LedgerRow } from '../../../domain/partners/ledger.ts';
import { DAY_MS } from '../../../domain/values/instant.ts';
import { present } from '../../../domain/values/present.ts';
import { pageOf } from '../../rpc-limits.ts';
import * as agreements from './agreements.ts';
import * as holders from './holders.ts';
import { type LedgerMode, type LedgerTableRow, rowOf } from './ledger.ts';

/** Newest first, with the names of what the rows name. */
export function list(sql: SqlStorage, query: LedgerQuery): LedgerPage {
  const bindings: (string | number)[] = [query.before ?? Number.MAX_SAFE_INTEGER];
  const conditions = conditionsOf(query, (value) => `?${bindings.push(value)}`);
  const statement = `SELECT * FROM ledger ${indexFor(query)} WHERE mode = 'live' AND id < ?1 ${conditions} ORDER BY id DESC LIMIT ?${bindings.push(query.limit + 1)}`;
  const { page, last } = pageOf(sql.exec<LedgerTableRow>(statement, ...bindings), query.limit);
  const references = agreements.references(sql, [...new Set(page.map(({ agreement }) => agreement))]);
  const rows = page.map(rowOf).map((row) => present({ ...row, reference: references.get(`${row.agreement} ${row.agreementVersion}`) }));
  return present({
    rows,
    holders: holders.find(
      sql,
      rows.map(({ keyId }) => keyId),
    ),
    next: last?.id,
  });
}

/** Rows of at most so many days are found by their time, and sorted. */
const FEW_DAYS_MS = 31 * DAY_MS;

/** The index is fixed, because SQLite would otherwise sort the whole ledger. */
function indexFor({ slug, from, to }: LedgerQuery): string {
  if (slug !== undefined) return 'INDEXED BY ledger_row';
  const isFewDays = from !== undefined && to !== undefined && Date.parse(to) - Date.parse(from) <= FEW_DAYS_MS;
  return isFewDays ? 'INDEXED BY ledger_by_time' : 'NOT INDEXED';
}

function conditionsOf({ slug, agreement, form, from, to }: LedgerQuery, bind: (value: string | number) => string): string {
  const found = [
    slug === undefined ? '' : `AND slug = ${bind(slug)}`,
    agreement === undefined ? '' : `AND agreement = ${bind(agreement)}`,
    form === undefined ? '' : `AND form = ${bind(form)}`,
    from === undefined ? '' : `AND first_ms >= ${bind(Date.parse(from))}`,
    to === undefined ? '' : `AND first_ms < ${bind(Date.parse(to) + DAY_MS)}`,
  ];
  return found.join(' ');
}

interface Wanted {
  mode: LedgerMode;
  slugs: readonly string[];
  agreements: readonly string[];
  /** Most rows of one article. */
  most: number;
}

/** Lists the newest deliveries of each of these articles under these agreements. */
export function newestOfEach(sql: SqlStorage, { mode, slugs, agreements, most }: Wanted): LedgerRow[] {
  const rows = sql.exec<LedgerTableRow>(
    `SELECT * FROM (SELECT *, row_number() OVER (PARTITION BY slug ORDER BY id DESC) AS place FROM ledger INDEXED BY ledger_row
       WHERE mode = ? AND slug IN (SELECT value FROM json_each(?)) AND agreement IN (SELECT value FROM json_each(?)))
     WHERE place <= ? ORDER BY id DESC`,
    mode,
    JSON.stringify(slugs),
    JSON.stringify(agreements),
    most,
  );
  return rows.toArray().map(rowOf);
}
