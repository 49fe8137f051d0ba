// Checks and cleans a partner's line of an export: `{"partner": id, "table": …, "row": […]}`.
import * as z from 'zod';
import { sha256Hex } from '../domain/values/digest.ts';
import { codeSchema } from '../domain/values/term.ts';
import { inconsistencyInRow, PARTNER_ROWS, PARTNER_SETTINGS } from './partner-rows.ts';
import type { PartnerRestoreRecord, TableName } from './partner-tables.ts';
import { readRow, rowSchema } from './row.ts';
import { UnreadableLine } from './unreadable-line.ts';
import type { Upgrade } from './upgrades.ts';

export const partnerRecordSchema = z.strictObject({ partner: codeSchema, ...rowSchema });

/** Returns the JSON of a `PartnerRestoreRecord`. Throws `UnreadableLine`. */
export async function partnerRecordOf(
  { partner, ...record }: z.output<typeof partnerRecordSchema>,
  upgrade: Upgrade<TableName>,
  line: number,
): Promise<string> {
  const { table, columns, cells } = readRow(record, upgrade, { rows: PARTNER_ROWS, settings: PARTNER_SETTINGS }, line);
  const cellOf = (column: string) => String(cells[columns.indexOf(column)] ?? '');
  const inconsistency = inconsistencyInRow(partner, table, cellOf);
  if (inconsistency !== undefined) throw new UnreadableLine(line, inconsistency);
  const isHashed = table === 'agreement' || table === 'template';
  if (isHashed && cellOf('sha256') !== (await sha256Hex(cellOf('json'))))
    throw new UnreadableLine(line, 'has a text that does not match its SHA-256');
  return JSON.stringify({ line, table, row: upgrade.rowOf(table, cells) } satisfies PartnerRestoreRecord);
}
