// A partner's usage as CSV (RFC 4180): for the partner itself and for the desk.
import type { Context } from 'hono';
import type { UsageQuery, UsageRow } from '../../domain/partners/usage.ts';
import { MOST_USAGE_ROWS } from '../../domain/values/limits.ts';

const DEFAULT_USAGE_ROWS = 1_000;

export function usageRows(limit: number | undefined, isCsv: boolean): number {
  return limit ?? (isCsv ? MOST_USAGE_ROWS : DEFAULT_USAGE_ROWS);
}

/** `rows` has one row more than was wanted, if there are more. The answer then says `more`: the caller can narrow the dates or raise the limit. */
export function usagePage(rows: readonly UsageRow[], wanted: number): { rows: UsageRow[]; more?: true } {
  return { rows: rows.slice(0, wanted), ...(rows.length > wanted ? { more: true } : {}) };
}

/** Without `format` in the URL, Accept decides. */
export function wantsCsv({ req }: Pick<Context, 'req'>, format: 'json' | 'csv' | undefined): boolean {
  return format === 'csv' || (format === undefined && /\btext\/csv\b/i.test(req.header('accept') ?? ''));
}

/** Rows of keys and people have a column for their names. */
export function answerCsv(by: UsageQuery['by'], rows: readonly UsageRow[]): Response {
  return new Response(usageCsv(by, rows), {
    headers: { 'content-type': 'text/csv; charset=utf-8; header=present', vary: 'Accept' },
  });
}

function usageCsv(by: UsageQuery['by'], rows: readonly UsageRow[]): string {
  const isNamed = by === 'key';
  const columns = ['articles', 'versions', 'deliveries', ...(by === 'key' ? [] : (['countedAgainstQuota', 'overQuota'] as const))] as const;
  return csvOf(
    [by, ...(isNamed ? ['name'] : []), ...columns],
    rows.map((row) => [row.group, ...(isNamed ? [row.name ?? ''] : []), ...columns.map((column) => row[column])]),
  );
}

/** A whole document or, without `columns`, more lines of one. `columns` are names of our own. */
export function csvOf(columns: readonly string[] | undefined, rows: readonly (readonly (string | number | undefined)[])[]): string {
  const head = columns === undefined ? [] : [columns.join(',')];
  return [...head, ...rows.map((row) => row.map((cell) => csvCell(cell)).join(',')), ''].join('\r\n');
}

/** What makes a spreadsheet take a cell for a formula (OWASP, CSV Injection). */
const FORMULA_START = /^[=+\-@\t\r\n＝＋－＠]/;
const NEEDS_QUOTES = /[",\r\n\t']|^\s|\s$/;

/** Writes a cell as RFC 4180 wants it. A text that a spreadsheet would take for a formula gets an apostrophe before it, and quotation marks. */
export function csvCell(value: string | number = 0): string {
  const text = typeof value === 'string' && FORMULA_START.test(value) ? `'${value}` : String(value);
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
