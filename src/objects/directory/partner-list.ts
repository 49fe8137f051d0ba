// Lists partners with what their objects have reported, and adds it up.
import type { Standing } from '../../domain/entitlement/standing.ts';
import {
  type ListedPartner,
  PARTNER_NEEDS,
  type PartnerNeed,
  type PartnerSummary,
  type PartnersToday,
  REPORTED_DAYS,
} from '../../domain/partners/partner-summary.ts';
import { DAY_MS, dayOf, storedInstant } from '../../domain/values/instant.ts';
import { present } from '../../domain/values/present.ts';
import { foldedName } from '../../domain/values/term.ts';
import { pageOf } from '../rpc-limits.ts';
import { bitOf, LISTED, type ListedRow, listedOf } from './summary-row.ts';

/** The last partner of a page. `rank`: how urgent its needs are. */
interface PartnerPosition {
  rank: number;
  id: string;
}

export interface PartnersQuery {
  limit: number;
  /** `next` of the previous page. Absent: the first page. */
  after?: PartnerPosition | undefined;
  /** By what the list is ordered; `need`: partners with the most urgent needs first, and then by name. */
  sort: 'id' | 'name' | 'need';
  /** Part of a name or an id. */
  q?: string | undefined;
  /** Partners without a report have none. */
  standing?: Standing | undefined;
  /** Only partners with this need; `any`: with at least one. */
  need?: PartnerNeed | 'any' | undefined;
}

export interface SummariesPage {
  partners: ListedPartner[];
  /** Absent: there are no more. */
  next?: PartnerPosition;
}

/** Adds a value to the bindings of a statement, and returns its placeholder. */
type Bind = (value: string | number) => string;

const ORDERS = { id: 'id', name: 'folded, id', need: 'rank DESC, folded, id' } as const;

export function listSummaries(sql: SqlStorage, query: PartnersQuery, nowMs: number): SummariesPage {
  const bindings: (string | number)[] = [nowMs, dayOf(nowMs)];
  const bind: Bind = (value) => `?${bindings.push(value)}`;
  const conditions = conditionsOf(query, bind);
  const where = conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
  const statement = `SELECT * FROM (${LISTED}) ${where} ORDER BY ${ORDERS[query.sort]} LIMIT ${bind(query.limit + 1)}`;
  const { page, last } = pageOf(sql.exec<ListedRow>(statement, ...bindings), query.limit);
  const next = last && { rank: last.rank, id: last.id };
  return present({ partners: page.map((row) => listedOf(row, nowMs)), next });
}

function conditionsOf({ after, sort, q, standing, need }: PartnersQuery, bind: Bind): string[] {
  const found: string[] = [];
  if (after !== undefined) found.push(afterPosition(sort, after, bind));
  if (q !== undefined) {
    const part = bind(foldedName(q));
    found.push(`(instr(folded, ${part}) > 0 OR instr(id, ${part}) > 0)`);
  }
  if (standing !== undefined) found.push(`standing = ${bind(standing)}`);
  if (need !== undefined) found.push(need === 'any' ? 'rank > 0' : `rank & ${bitOf(need)} > 0`);
  return found;
}

/** A partner that was renamed between two pages may be on both or on neither. */
function afterPosition(sort: PartnersQuery['sort'], { rank, id }: PartnerPosition, bind: Bind): string {
  const last = bind(id);
  if (sort === 'id') return `id > ${last}`;
  const hasLaterName = `(folded, id) > (SELECT folded, id FROM partner WHERE id = ${last})`;
  if (sort === 'name') return hasLaterName;
  const lastRank = bind(rank);
  return `(rank < ${lastRank} OR (rank = ${lastRank} AND ${hasLaterName}))`;
}

/** Returns one partner and its deliveries by day; `undefined` if there is none of this id. */
export function summaryOf(sql: SqlStorage, id: string, nowMs: number): (ListedPartner & Pick<PartnerSummary, 'deliveries'>) | undefined {
  const [row] = sql.exec<ListedRow>(`${LISTED} WHERE p.id = ?3`, nowMs, dayOf(nowMs), id).toArray();
  if (row === undefined) return undefined;
  const query = 'SELECT day, deliveries FROM delivered WHERE partner = ? ORDER BY day';
  return { ...listedOf(row, nowMs), deliveries: sql.exec<{ day: string; deliveries: number }>(query, id).toArray() };
}

export function partnersToday(sql: SqlStorage, nowMs: number): PartnersToday {
  const sums = PARTNER_NEEDS.map((need) => `count(CASE WHEN rank & ${bitOf(need)} > 0 THEN 1 END) AS "${need}"`).join(', ');
  const { partners, unreported, oldest_ms, ...needs } = sql
    .exec<{ partners: number; unreported: number; oldest_ms: number | null } & Record<PartnerNeed, number>>(
      `SELECT count(*) AS partners, count(CASE WHEN made_ms IS NULL THEN 1 END) AS unreported, min(made_ms) AS oldest_ms, ${sums} FROM (${LISTED})`,
      nowMs,
      dayOf(nowMs),
    )
    .one();
  const deliveries = sql
    .exec<{ day: string; deliveries: number }>(
      'SELECT day, sum(deliveries) AS deliveries FROM delivered WHERE day >= ? GROUP BY day ORDER BY day',
      dayOf(nowMs - (REPORTED_DAYS - 1) * DAY_MS),
    )
    .toArray();
  return present({ partners, unreported, needs, oldest: storedInstant(oldest_ms), deliveries });
}
