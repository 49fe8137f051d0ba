// A backup as an operator takes and restores it: over HTTP.
import { select } from './catalogue.ts';
import { BOOTSTRAP_TOKEN, callDesk } from './desk.ts';
import { get } from './reader.ts';

export async function exportAll(): Promise<string> {
  const answer = await get('/desk/export', { authorization: `Bearer ${BOOTSTRAP_TOKEN}` });
  return new TextDecoder().decode(await answer.arrayBuffer());
}

/** Number of entries of the audit trail, without those of exports. */
export async function changesAudited(): Promise<number> {
  return (await select("SELECT 1 FROM audit WHERE action <> 'catalogue.export'")).length;
}

interface RestoreAnswer {
  outcome?: string;
  records?: number;
  detail?: string;
  line?: number;
  partners?: number;
  closed?: string[];
  moreClosed?: number;
  doubtfulTokens?: { id: string; name: string }[];
  moreDoubtfulTokens?: number;
  note?: string;
  unfinished?: string[];
  more?: number;
}

export async function restore(file: string, query = '?replace=true') {
  const answer = await callDesk<RestoreAnswer>('POST', `/desk/restore${query}`, {
    body: file,
    headers: { 'content-type': 'application/x-ndjson' },
  });
  return { status: answer.status, ...answer.body };
}

export type Row = (string | number | null)[];

export interface FileLine {
  partner?: string;
  table?: string;
  row: Row;
}

/** The lines that must be equal after a restore: all except those with the time, the epoch, and those that exports and restores themselves wrote. Of
 *  a row that occurs twice the later one counts. */
export function comparable(file: string): string[] {
  const rows = new Map<string, string>();
  for (const line of file.trimEnd().split('\n').slice(1, -1)) {
    if (line.startsWith('{"table":"setting","row":["epoch"') || /"(?:catalogue|partner)\.(?:restore|export)"/.test(line)) continue;
    rows.set(identityOf(line), line);
  }
  return [...rows.values()].sort();
}

/** How many of its first cells identify a row, if more than the first. */
const KEY_LENGTHS: Readonly<Record<string, number>> = {
  term: 2,
  version: 2,
  body: 2,
  member: 2,
  compliance: 3,
  withdrawal: 2,
  taken: 3,
  delivery: 4,
  acceptance: 2,
  template: 2,
  import: 2,
  killed_source: 2,
  agreement: 2,
};

function identityOf(line: string): string {
  const { partner, table = '', row } = JSON.parse(line) as FileLine;
  return JSON.stringify([partner, table, ...row.slice(0, KEY_LENGTHS[table] ?? 1)]);
}

/** The file with the first row of the table for which the edit returns anything replaced by that, and the number of that line. */
export function edited(file: string, table: string, edit: (row: Row) => Row | undefined): { file: string; line: number } {
  const lines = file.trimEnd().split('\n');
  for (const [index, line] of lines.entries()) {
    const record = JSON.parse(line) as FileLine;
    const row = record.table === table ? edit(record.row) : undefined;
    if (row !== undefined) return { file: lines.with(index, JSON.stringify({ ...record, row })).join('\n'), line: index + 1 };
  }
  throw new Error(`no row of ${table} to edit`);
}

/** The file without the matching lines, with an end that counts the rest. */
export function withoutLines(file: string, fits: (line: FileLine) => boolean): string {
  const [head = '', ...rest] = file.trimEnd().split('\n');
  const lines = rest.slice(0, -1).filter((line) => !fits(JSON.parse(line) as FileLine));
  return [head, ...lines, JSON.stringify({ tearsheet: 'end', records: lines.length })].join('\n');
}
