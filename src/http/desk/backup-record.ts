// An export as it comes in, line by line: head, records of the Catalogue, the partners each with theirs, end. What is wrong with it is said
// with the number of the line.
import * as z from 'zod';
import { NAME_CHARS } from '../../domain/values/limits.ts';
import { codeSchema } from '../../domain/values/term.ts';
import { textSchema } from '../../domain/values/text-schema.ts';
import { sanitiseBody } from '../../markup/sanitise.ts';
import { type Cell, RECORD_BYTES, TABLES, type TableName } from '../../objects/catalogue/backup/export.ts';
import type { RestoreRecord } from '../../objects/catalogue/backup/restore.ts';
import { columnsAt, currentCell, currentRow } from '../../objects/catalogue/backup/upgrades.ts';
import { SCHEMA_NUMBER } from '../../objects/catalogue/schema.ts';
import { PARTNER_SCHEMA_NUMBER } from '../../objects/partner/schema.ts';
import { linesOf } from '../requests/ndjson.ts';
import { ProblemError } from '../responses/problem.ts';
import { ROWS, SETTING_VALUES } from './backup-rows.ts';
import { partnerRecordOf, partnerRecordSchema } from './partner-record.ts';
import { unreadable } from './unreadable.ts';

/** An export of a program that held no partners in it has no `partnerSchema`. */
const headerSchema = z.strictObject({
  tearsheet: z.literal('export'),
  schema: z.int().min(1),
  partnerSchema: z.int().min(1).optional(),
  at: z.string(),
});
const trailerSchema = z.strictObject({ tearsheet: z.literal('end'), records: z.int(), partners: z.int().optional() });
const rosterSchema = z.strictObject({ table: z.literal('partner'), row: z.tuple([codeSchema, textSchema(NAME_CHARS)]) });
const recordSchema = z.strictObject({
  table: z.enum(Object.keys(TABLES) as [TableName, ...TableName[]]),
  row: z.array(z.union([z.string(), z.number(), z.null()])),
});

export type ExportItem =
  /** Comes first. */
  | { kind: 'head'; hasPartners: boolean }
  /** The JSON of a `RestoreRecord`. */
  | { kind: 'record'; record: string }
  /** A line of the roster: comes before the records of the partner. */
  | { kind: 'partner'; id: string; name: string }
  /** The JSON of a `PartnerRestoreRecord`. */
  | { kind: 'partner-record'; partner: string; record: string };

/** Every record, checked and cleaned. Throws ProblemError on the first line that does not fit, and at the end of a file that is cut off.
 *  `siteUrl` is for the sanitiser; the bodies of an export have no relative addresses. */
export async function* readExport(body: ReadableStream<Uint8Array>, siteUrl: string): AsyncGenerator<ExportItem> {
  let header: Header | undefined;
  const roster = new Set<string>();
  let records = 0;
  let ended = false;
  for await (const line of linesOf(body, RECORD_BYTES)) {
    if ('fault' in line) throw unreadable(line.number, line.fault === 'too-long' ? 'is too long' : 'is not UTF-8');
    if (ended) throw unreadable(line.number, 'comes after the end');
    const value = jsonOf(line.text, line.number);
    if (header === undefined) {
      header = headerOf(value, line.number);
      yield { kind: 'head', hasPartners: header.partnerSchema !== undefined };
    } else if (trailerSchema.safeParse(value).success) {
      checkTrailer(value, line.number, { records, partners: roster.size });
      ended = true;
    } else {
      records += 1;
      yield await itemOf(value, { line: line.number, header, siteUrl, roster });
    }
  }
  if (!ended) throw new ProblemError('bad-request', { detail: 'The export is cut off: its last line is missing. Nothing was changed.' });
}

type Header = z.output<typeof headerSchema>;

function headerOf(value: unknown, line: number): Header {
  const header = headerSchema.safeParse(value);
  if (!header.success) throw unreadable(line, 'is not the head of an export');
  const { schema, partnerSchema = 1 } = header.data;
  if (schema > SCHEMA_NUMBER) throw unreadable(line, `is of schema ${schema}, and this program knows ${SCHEMA_NUMBER}`);
  if (partnerSchema > PARTNER_SCHEMA_NUMBER)
    throw unreadable(line, `is of partner schema ${partnerSchema}, and this program knows ${PARTNER_SCHEMA_NUMBER}`);
  return header.data;
}

function checkTrailer(value: unknown, line: number, came: { records: number; partners: number }): void {
  const { records, partners = came.partners } = trailerSchema.parse(value);
  if (records !== came.records) throw unreadable(line, `counts ${records} records where ${came.records} came`);
  if (partners !== came.partners) throw unreadable(line, `counts ${partners} partners where ${came.partners} came`);
}

interface Place {
  line: number;
  header: Header;
  siteUrl: string;
  /** Partners that have come. */
  roster: Set<string>;
}

async function itemOf(value: unknown, place: Place): Promise<ExportItem> {
  const { line, header, roster } = place;
  if (header.partnerSchema === undefined) return { kind: 'record', record: recordOf(value, place) };
  const named = rosterSchema.safeParse(value);
  if (named.success) {
    const [id, name] = named.data.row;
    if (roster.has(id)) throw unreadable(line, `names ${id} once more`);
    roster.add(id);
    return { kind: 'partner', id, name };
  }
  const ofPartner = partnerRecordSchema.safeParse(value);
  if (!ofPartner.success) return { kind: 'record', record: recordOf(value, place) };
  const { partner } = ofPartner.data;
  if (!roster.has(partner)) throw unreadable(line, 'is of a partner that has not come');
  return { kind: 'partner-record', partner, record: bounded(await partnerRecordOf(ofPartner.data, header.partnerSchema, line), line) };
}

function recordOf(value: unknown, { line, header: { schema }, siteUrl }: Place): string {
  const result = recordSchema.safeParse(value);
  if (!result.success) throw unreadable(line, 'is no record of an export');
  const { table, row } = result.data;
  const columns = columnsAt(table, schema);
  if (row.length !== columns.length) throw unreadable(line, `has ${row.length} columns where ${table} has ${columns.length}`);
  const cells = columns.map((column) => cleanCell({ table, column, cell: currentCell(table, column, row, schema) }, row, line));
  if (table === 'body') cells[columns.indexOf('html')] = cleanBody(cells[columns.indexOf('html')], siteUrl, line);
  return bounded(JSON.stringify({ line, table, row: currentRow(table, cells, schema) } satisfies RestoreRecord), line);
}

/** Cleaning can make a text longer. */
function bounded(record: string, line: number): string {
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
