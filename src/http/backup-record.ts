// An export as it comes in, line by line: head, records, end. What is wrong with it is said with the number of the line.
import * as z from 'zod';
import { sanitiseBody } from '../markup/sanitise.ts';
import { type Cell, RECORD_BYTES, TABLES, type TableName } from '../objects/catalogue/backup.ts';
import { columnsAt, currentRow } from '../objects/catalogue/older-exports.ts';
import type { RestoreRecord } from '../objects/catalogue/restore.ts';
import { SCHEMA_NUMBER } from '../objects/catalogue/schema.ts';
import { ROWS, SETTING_VALUES } from './backup-rows.ts';
import { linesOf } from './lines.ts';
import { ProblemError } from './problem.ts';

const headerSchema = z.strictObject({ tearsheet: z.literal('export'), schema: z.int().min(1), at: z.string() });
const trailerSchema = z.strictObject({ tearsheet: z.literal('end'), records: z.int() });
const recordSchema = z.strictObject({
  table: z.enum(Object.keys(TABLES) as [TableName, ...TableName[]]),
  row: z.array(z.union([z.string(), z.number(), z.null()])),
});

/** Every record as the JSON of a `RestoreRecord`, checked and cleaned. Throws ProblemError on the first line that does not fit, and at the
 *  end of a file that is cut off. `siteUrl` is for the sanitiser; the bodies of an export have no relative addresses. */
export async function* readExport(body: ReadableStream<Uint8Array>, siteUrl: string): AsyncGenerator<string> {
  let schema: number | undefined;
  let records = 0;
  let ended = false;
  for await (const line of linesOf(body, RECORD_BYTES)) {
    if ('fault' in line) throw unreadable(line.number, line.fault === 'too-long' ? 'is too long' : 'is not UTF-8');
    if (ended) throw unreadable(line.number, 'comes after the end');
    const value = jsonOf(line.text, line.number);
    if (schema === undefined) {
      schema = schemaOf(value, line.number);
    } else if (trailerSchema.safeParse(value).success) {
      checkTrailer(value, line.number, records);
      ended = true;
    } else {
      records += 1;
      yield recordOf(value, { line: line.number, schema, siteUrl });
    }
  }
  if (!ended) throw new ProblemError('bad-request', { detail: 'The export is cut off: its last line is missing. Nothing was changed.' });
}

function schemaOf(value: unknown, line: number): number {
  const header = headerSchema.safeParse(value);
  if (!header.success) throw unreadable(line, 'is not the head of an export');
  const { schema } = header.data;
  if (schema > SCHEMA_NUMBER) throw unreadable(line, `is of schema ${schema}, and this program knows ${SCHEMA_NUMBER}`);
  return schema;
}

function checkTrailer(value: unknown, line: number, came: number): void {
  const { records } = trailerSchema.parse(value);
  if (records !== came) throw unreadable(line, `counts ${records} records where ${came} came`);
}

interface Place {
  line: number;
  schema: number;
  siteUrl: string;
}

function recordOf(value: unknown, { line, schema, siteUrl }: Place): string {
  const result = recordSchema.safeParse(value);
  if (!result.success) throw unreadable(line, 'is no record of an export');
  const { table, row } = result.data;
  const columns = columnsAt(table, schema);
  if (row.length !== columns.length) throw unreadable(line, `has ${row.length} columns where ${table} has ${columns.length}`);
  const cells = columns.map((column, index) => cleanCell({ table, column, cell: row[index] ?? null }, row, line));
  if (table === 'body') cells[columns.indexOf('html')] = cleanBody(cells[columns.indexOf('html')], siteUrl, line);
  const record = JSON.stringify({ line, table, row: currentRow(table, cells, schema) } satisfies RestoreRecord);
  // Cleaning can make a text longer.
  if (record.length > RECORD_BYTES) throw unreadable(line, 'is too long');
  return record;
}

function cleanCell({ table, column, cell }: { table: TableName; column: string; cell: Cell }, row: readonly Cell[], line: number): Cell {
  const result = schemaFor(table, column, row, line).safeParse(cell);
  if (result.success) return result.data;
  throw unreadable(line, `has a ${table}.${column} that cannot be taken: ${result.error.issues[0]?.message ?? 'it is malformed'}`);
}

/** What a setting holds depends on which one it is. */
function schemaFor(table: TableName, column: string, row: readonly Cell[], line: number): z.ZodType<Cell> {
  const schema = (ROWS[table] as Readonly<Record<string, z.ZodType<Cell>>>)[column];
  if (schema === undefined) throw new Error(`${table}.${column} has no schema`);
  if (table !== 'setting') return schema;
  const setting = String(row[0]);
  if (!Object.hasOwn(SETTING_VALUES, setting)) throw unreadable(line, 'sets what an export does not hold');
  return column === 'value' ? SETTING_VALUES[setting as keyof typeof SETTING_VALUES] : schema;
}

function cleanBody(html: Cell | undefined, siteUrl: string, line: number): string {
  const body = sanitiseBody(String(html), siteUrl);
  if (!body.ok) throw unreadable(line, `holds a body that cannot be taken: it ${body.objection}`);
  return body.html;
}

function jsonOf(text: string, line: number): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw unreadable(line, 'is not JSON');
  }
}

/** `what` goes on after the number of the line. */
export function unreadable(line: number, what: string): ProblemError {
  return new ProblemError('bad-request', { detail: `Line ${line} ${what}. Nothing was changed.`, extensions: { line } });
}
