// Reads one row of an export: upgrades it to today's schema, then checks and cleans it cell by cell.

import * as z from 'zod';
import { clauseOf } from '../domain/values/objection.ts';
import type { CellSchema } from './cells.ts';
import type { Cell } from './columns.ts';
import { UnreadableLine } from './unreadable-line.ts';
import type { Upgrade } from './upgrades.ts';

/** Members of a line with a row. `table` is not checked here, because the schema of the file says which tables there are. */
export const rowSchema = { table: z.string(), row: z.array(z.union([z.string(), z.number(), z.null()])) };

/** Schemas of the columns of each table, and of the values of each setting in the table `setting`. */
interface RowRules<Table extends string> {
  rows: Readonly<Record<Table, Readonly<Record<string, CellSchema>>>>;
  settings: Readonly<Record<string, CellSchema>>;
}

export interface ReadRow<Table extends string> {
  table: Table;
  /** The columns that the file has, by today's names. */
  columns: readonly string[];
  /** In the order of the columns. */
  cells: Cell[];
}

/** Throws `UnreadableLine` if the row is not in the file's schema or has a cell that is refused. */
export function readRow<Table extends string>(
  { table: name, row }: { table: string; row: readonly Cell[] },
  upgrade: Upgrade<Table>,
  rules: RowRules<Table>,
  line: number,
): ReadRow<Table> {
  const table = upgrade.tableOf(name);
  if (table === undefined) throw new UnreadableLine(line, 'is not a record of an export');
  const columns = upgrade.columnsIn(table);
  if (row.length !== columns.length) throw new UnreadableLine(line, `has ${row.length} columns, but ${name} has ${columns.length}`);
  const cells = columns.map((column) => {
    const result = schemaFor(rules, { table, column, setting: String(row[0]) }, line).safeParse(upgrade.cellOf(table, column, row));
    if (result.success) return result.data;
    const [issue] = result.error.issues;
    const problem = issue === undefined ? 'it is malformed' : clauseOf(issue);
    throw new UnreadableLine(line, `has a ${table}.${column} that cannot be restored: ${problem}`);
  });
  return { table, columns, cells };
}

/** The schema of a setting's value depends on the setting. */
function schemaFor<Table extends string>(
  { rows, settings }: RowRules<Table>,
  { table, column, setting }: { table: Table; column: string; setting: string },
  line: number,
): CellSchema {
  const schema = rows[table][column];
  if (schema === undefined) throw new Error(`${table}.${column} has no schema`);
  if (table !== 'setting') return schema;
  const value = Object.hasOwn(settings, setting) ? settings[setting] : undefined;
  if (value === undefined) throw new UnreadableLine(line, 'is a setting that is not exported');
  return column === 'value' ? value : schema;
}
