// One line of an export that is of a partner: `{"partner": id, "table": …, "row": […]}`, checked and cleaned.
import * as z from 'zod';
import { sha256Hex } from '../../domain/values/digest.ts';
import { codeSchema } from '../../domain/values/term.ts';
import type { PartnerRestoreRecord } from '../../objects/partner/backup/export.ts';
import { type Cell, TABLES, type TableName } from '../../objects/partner/backup/export.ts';
import { columnsAt, currentRow } from '../../objects/partner/backup/upgrades.ts';
import type { CellSchema } from './backup-cells.ts';
import { contradictionInRow, PARTNER_ROWS, PARTNER_SETTINGS } from './partner-rows.ts';
import { unreadable } from './unreadable.ts';

export const partnerRecordSchema = z.strictObject({
  partner: codeSchema,
  table: z.enum(Object.keys(TABLES) as [TableName, ...TableName[]]),
  row: z.array(z.union([z.string(), z.number(), z.null()])),
});

type PartnerLine = z.output<typeof partnerRecordSchema>;

/** The JSON of a `PartnerRestoreRecord`; `schema` is the one of the file. Throws ProblemError with the number of the line. */
export async function partnerRecordOf({ partner, table, row }: PartnerLine, schema: number, line: number): Promise<string> {
  const columns = columnsAt(table, schema);
  if (row.length !== columns.length) throw unreadable(line, `has ${row.length} columns where ${table} has ${columns.length}`);
  const cells = columns.map((column, index) => cleanCell({ table, column, cell: row[index] ?? null }, row, line));
  const cellOf = (column: string) => String(cells[columns.indexOf(column)] ?? '');
  const contradiction = contradictionInRow(partner, table, cellOf);
  if (contradiction !== undefined) throw unreadable(line, contradiction);
  if ((table === 'agreement' || table === 'template') && cellOf('sha256') !== (await sha256Hex(cellOf('json'))))
    throw unreadable(line, 'holds a text that its SHA-256 is not of');
  return JSON.stringify({ line, table, row: currentRow(table, cells, schema) } satisfies PartnerRestoreRecord);
}

function cleanCell({ table, column, cell }: { table: TableName; column: string; cell: Cell }, row: readonly Cell[], line: number): Cell {
  const result = schemaFor(table, column, row, line).safeParse(cell);
  if (result.success) return result.data;
  throw unreadable(line, `has a ${table}.${column} that cannot be taken: ${result.error.issues[0]?.message ?? 'it is malformed'}`);
}

/** What a setting holds depends on which one it is. */
function schemaFor(table: TableName, column: string, row: readonly Cell[], line: number): CellSchema {
  const schema = (PARTNER_ROWS[table] as Readonly<Record<string, CellSchema>>)[column];
  if (schema === undefined) throw new Error(`${table}.${column} has no schema`);
  if (table !== 'setting') return schema;
  const setting = String(row[0]);
  if (!Object.hasOwn(PARTNER_SETTINGS, setting)) throw unreadable(line, 'sets what an export does not hold');
  return column === 'value' ? PARTNER_SETTINGS[setting as keyof typeof PARTNER_SETTINGS] : schema;
}
