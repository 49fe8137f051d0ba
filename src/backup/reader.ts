// An export as it comes in, line by line: head, records of the Catalogue, the partners each with theirs, end. Whatever is wrong is said with
// the number of the line.
import * as z from 'zod';
import { NAME_CHARS } from '../domain/values/limits.ts';
import { codeSchema } from '../domain/values/term.ts';
import { textSchema } from '../domain/values/text-schema.ts';
import { sanitiseStoredBody } from '../markup/sanitise.ts';
import { ROWS, SETTING_VALUES } from './catalogue-rows.ts';
import { RECORD_BYTES, type RestoreRecord, type TableName } from './catalogue-tables.ts';
import { partnerRecordOf, partnerRecordSchema } from './partner-record.ts';
import type { TableName as PartnerTable } from './partner-tables.ts';
import { type ReadRow, readRow, rowSchema } from './row.ts';
import { CutOffExport, UnreadableLine } from './unreadable-line.ts';
import { catalogueUpgrade, partnerUpgrade, type Upgrade } from './upgrades.ts';

/** An export of a program that held no partners in it has no `partnerSchema`. */
const headerSchema = z.strictObject({
  tearsheet: z.literal('export'),
  schema: z.int().min(1),
  partnerSchema: z.int().min(1).optional(),
  at: z.string(),
});
const trailerSchema = z.strictObject({ tearsheet: z.literal('end'), records: z.int(), partners: z.int().optional() });
const partnerSchema = z.strictObject({ table: z.literal('partner'), row: z.tuple([codeSchema, textSchema(NAME_CHARS)]) });
const recordSchema = z.strictObject(rowSchema);

/** A line of a file, or the fact that it cannot be read as text. */
type FileLine = { number: number; text: string } | { number: number; fault: 'too-long' | 'not-utf-8' };

/** Numbers of the newest schemas that this program knows. */
interface KnownSchemas {
  catalogue: number;
  partner: number;
}

export type ExportItem =
  /** Comes first. */
  | { kind: 'head'; hasPartners: boolean }
  /** The JSON of a `RestoreRecord`. */
  | { kind: 'record'; record: string }
  /** A partner of the directory: comes before its records. */
  | { kind: 'partner'; id: string; name: string }
  /** The JSON of a `PartnerRestoreRecord`. */
  | { kind: 'partner-record'; partner: string; record: string };

/** Every record, checked and cleaned. Throws `UnreadableLine` on the first line that does not fit, and `CutOffExport` at the end of a file
 *  without its last line. `siteUrl` is for the sanitiser; the bodies of an export have no relative addresses. */
export async function* readExport(lines: AsyncIterable<FileLine>, known: KnownSchemas, siteUrl: string): AsyncGenerator<ExportItem> {
  let file: File | undefined;
  let ended = false;
  for await (const line of lines) {
    if ('fault' in line) throw new UnreadableLine(line.number, line.fault === 'too-long' ? 'is too long' : 'is not UTF-8');
    if (ended) throw new UnreadableLine(line.number, 'comes after the end');
    const value = jsonOf(line.text, line.number);
    if (file === undefined) {
      file = fileWith(headerOf(value, line.number, known), siteUrl);
      yield { kind: 'head', hasPartners: file.ofPartners !== undefined };
    } else if (trailerSchema.safeParse(value).success) {
      checkTrailer(value, line.number, file);
      ended = true;
    } else {
      file.records += 1;
      yield await itemOf(value, line.number, file);
    }
  }
  if (!ended) throw new CutOffExport();
}

type Header = z.output<typeof headerSchema>;

/** What is known of the file so far. */
interface File {
  ofCatalogue: Upgrade<TableName>;
  /** Absent for a file of a program that exported no partners. */
  ofPartners?: Upgrade<PartnerTable>;
  siteUrl: string;
  records: number;
  /** Ids of the partners that have come. */
  partners: Set<string>;
}

function headerOf(value: unknown, line: number, known: KnownSchemas): Header {
  const header = headerSchema.safeParse(value);
  if (!header.success) throw new UnreadableLine(line, 'is not the head of an export');
  const { schema, partnerSchema: partner = 1 } = header.data;
  if (schema > known.catalogue) throw new UnreadableLine(line, `is of schema ${schema}, and this program knows ${known.catalogue}`);
  if (partner > known.partner) throw new UnreadableLine(line, `is of partner schema ${partner}, and this program knows ${known.partner}`);
  return header.data;
}

function fileWith({ schema, partnerSchema: partner }: Header, siteUrl: string): File {
  const ofPartners = partner === undefined ? {} : { ofPartners: partnerUpgrade(partner) };
  return { ofCatalogue: catalogueUpgrade(schema), ...ofPartners, siteUrl, records: 0, partners: new Set() };
}

function checkTrailer(value: unknown, line: number, file: File): void {
  const { records, partners = file.partners.size } = trailerSchema.parse(value);
  if (records !== file.records) throw new UnreadableLine(line, `counts ${records} records where ${file.records} came`);
  if (partners !== file.partners.size) throw new UnreadableLine(line, `counts ${partners} partners where ${file.partners.size} came`);
}

async function itemOf(value: unknown, line: number, file: File): Promise<ExportItem> {
  const { ofPartners, partners } = file;
  if (ofPartners === undefined) return { kind: 'record', record: recordOf(value, line, file) };
  const named = partnerSchema.safeParse(value);
  if (named.success) {
    const [id, name] = named.data.row;
    if (partners.has(id)) throw new UnreadableLine(line, `names ${id} once more`);
    partners.add(id);
    return { kind: 'partner', id, name };
  }
  const ofPartner = partnerRecordSchema.safeParse(value);
  if (!ofPartner.success) return { kind: 'record', record: recordOf(value, line, file) };
  const { partner } = ofPartner.data;
  if (!partners.has(partner)) throw new UnreadableLine(line, 'is of a partner that has not come');
  return { kind: 'partner-record', partner, record: bounded(await partnerRecordOf(ofPartner.data, ofPartners, line), line) };
}

function recordOf(value: unknown, line: number, { ofCatalogue, siteUrl }: File): string {
  const result = recordSchema.safeParse(value);
  if (!result.success) throw new UnreadableLine(line, 'is no record of an export');
  const read = readRow(result.data, ofCatalogue, { rows: ROWS, settings: SETTING_VALUES }, line);
  if (read.table === 'body') cleanBody(read, siteUrl, line);
  return bounded(JSON.stringify({ line, table: read.table, row: ofCatalogue.rowOf(read.table, read.cells) } satisfies RestoreRecord), line);
}

/** Cleaning can make a text longer. */
function bounded(record: string, line: number): string {
  if (record.length > RECORD_BYTES) throw new UnreadableLine(line, 'is too long');
  return record;
}

function cleanBody({ columns, cells }: ReadRow<TableName>, siteUrl: string, line: number): void {
  const at = columns.indexOf('html');
  const body = sanitiseStoredBody(String(cells[at]), siteUrl);
  if (!body.ok) throw new UnreadableLine(line, `holds a body that cannot be taken: it ${body.objection}`);
  cells[at] = body.html;
}

function jsonOf(text: string, line: number): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new UnreadableLine(line, 'is not JSON');
  }
}
