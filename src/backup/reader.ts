// Reads an export line by line: the header, the records of the Catalogue, each partner with its records, the trailer. An error has the number of
// its line.
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

/** Programs that did not export partners wrote no `partnerSchema`. */
const headerSchema = z.strictObject({
  tearsheet: z.literal('export'),
  schema: z.int().min(1),
  partnerSchema: z.int().min(1).optional(),
  at: z.string(),
});
const trailerSchema = z.strictObject({ tearsheet: z.literal('end'), records: z.int(), partners: z.int().optional() });
const partnerSchema = z.strictObject({ table: z.literal('partner'), row: z.tuple([codeSchema, textSchema(NAME_CHARS)]) });
const recordSchema = z.strictObject(rowSchema);

/** A line of a file as text, or the reason why it is not text. */
type FileLine = { number: number; text: string } | { number: number; fault: 'too-long' | 'not-utf-8' };

/** Numbers of the newest schemas that this program can read. */
interface KnownSchemas {
  catalogue: number;
  partner: number;
}

export type ExportItem =
  /** The first item. */
  | { kind: 'head'; hasPartners: boolean }
  /** `record` is the JSON of a `RestoreRecord`. */
  | { kind: 'record'; record: string }
  /** A partner of the directory. Its records follow. */
  | { kind: 'partner'; id: string; name: string }
  /** `record` is the JSON of a `PartnerRestoreRecord`. */
  | { kind: 'partner-record'; partner: string; record: string };

/** Yields every record, checked and cleaned. Throws `UnreadableLine` at the first line that is refused, and `CutOffExport` if the file has no trailer.
 *  `siteUrl` is for the sanitiser only, because bodies in an export have no relative addresses. */
export async function* readExport(lines: AsyncIterable<FileLine>, known: KnownSchemas, siteUrl: string): AsyncGenerator<ExportItem> {
  let file: File | undefined;
  let ended = false;
  for await (const line of lines) {
    if ('fault' in line) throw new UnreadableLine(line.number, line.fault === 'too-long' ? 'is too long' : 'is not UTF-8');
    if (ended) throw new UnreadableLine(line.number, 'comes after the last line of the export');
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

/** State of the file while it is read. */
interface File {
  ofCatalogue: Upgrade<TableName>;
  /** Absent for a file without partners. */
  ofPartners?: Upgrade<PartnerTable>;
  siteUrl: string;
  records: number;
  /** Ids of the partners read so far. */
  partners: Set<string>;
}

function headerOf(value: unknown, line: number, known: KnownSchemas): Header {
  const header = headerSchema.safeParse(value);
  if (!header.success) throw new UnreadableLine(line, 'is not the header of an export');
  const { schema, partnerSchema: partner = 1 } = header.data;
  if (schema > known.catalogue)
    throw new UnreadableLine(line, `is of schema ${schema}, but this program reads schemas up to ${known.catalogue}`);
  if (partner > known.partner)
    throw new UnreadableLine(line, `is of partner schema ${partner}, but this program reads schemas up to ${known.partner}`);
  return header.data;
}

function fileWith({ schema, partnerSchema: partner }: Header, siteUrl: string): File {
  const ofPartners = partner === undefined ? {} : { ofPartners: partnerUpgrade(partner) };
  return { ofCatalogue: catalogueUpgrade(schema), ...ofPartners, siteUrl, records: 0, partners: new Set() };
}

function checkTrailer(value: unknown, line: number, file: File): void {
  const { records, partners = file.partners.size } = trailerSchema.parse(value);
  if (records !== file.records) throw new UnreadableLine(line, `says that there are ${records} records, but there are ${file.records}`);
  if (partners !== file.partners.size)
    throw new UnreadableLine(line, `says that there are ${partners} partners, but there are ${file.partners.size}`);
}

async function itemOf(value: unknown, line: number, file: File): Promise<ExportItem> {
  const { ofPartners, partners } = file;
  if (ofPartners === undefined) return { kind: 'record', record: recordOf(value, line, file) };
  const named = partnerSchema.safeParse(value);
  if (named.success) {
    const [id, name] = named.data.row;
    if (partners.has(id)) throw new UnreadableLine(line, `repeats the partner ${id}`);
    partners.add(id);
    return { kind: 'partner', id, name };
  }
  const ofPartner = partnerRecordSchema.safeParse(value);
  if (!ofPartner.success) return { kind: 'record', record: recordOf(value, line, file) };
  const { partner } = ofPartner.data;
  if (!partners.has(partner)) throw new UnreadableLine(line, 'belongs to a partner that is not before it in the file');
  return { kind: 'partner-record', partner, record: bounded(await partnerRecordOf(ofPartner.data, ofPartners, line), line) };
}

function recordOf(value: unknown, line: number, { ofCatalogue, siteUrl }: File): string {
  const result = recordSchema.safeParse(value);
  if (!result.success) throw new UnreadableLine(line, 'is not a record of an export');
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
  if (!body.ok) throw new UnreadableLine(line, `has a body that cannot be restored: it ${body.objection}`);
  cells[at] = body.html;
}

function jsonOf(text: string, line: number): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new UnreadableLine(line, 'is not JSON');
  }
}
