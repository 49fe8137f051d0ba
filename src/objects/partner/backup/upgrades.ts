// Exports of older programs: columns that a partner's tables have got since. What a row without them gets is NULL.
import { type Cell, columnsOf, type TableName } from './export.ts';

/** By the schema that added them. */
const ADDED: readonly { schema: number; table: TableName; column: string }[] = [{ schema: 4, table: 'audit', column: 'token_id' }];

/** Columns of a table in an export of that schema, in their order. */
export function columnsAt(table: TableName, schema: number): string[] {
  const later = ADDED.filter((added) => added.table === table && added.schema > schema).map(({ column }) => column);
  return columnsOf(table).filter((column) => !later.includes(column));
}

/** A row of an export of that schema as a row of today's. */
export function currentRow(table: TableName, row: readonly Cell[], schema: number): Cell[] {
  const known = columnsAt(table, schema);
  return columnsOf(table).map((column) => row[known.indexOf(column)] ?? null);
}
