// One row of an export, read by the rules of its table: upgraded to the tables of today, then checked and cleaned cell by cell.

import * as z from 'zod';
import { clauseOf } from '../domain/values/objection.ts';
import type { CellSchema } from './cells.ts';
import type { Cell } from './columns.ts';
import { UnreadableLine } from './unreadable-line.ts';
import type { Upgrade } from './upgrades.ts';

/** Members of a line that holds a row. Which tables there are depends on the schema of the file. */
export const rowSchema = { table: z.string(), row: z.array(z.union([z.string(), z.number(), z.null()])) };

/** What the columns of each table may hold, and of the table `setting` what each setting may hold. */
interface RowRules<Table extends string> {
  rows: Readonly<Record<Table, Readonly<Record<string, CellSchema>>>>;
  settings: Readonly<Record<string, CellSchema>>;
}

export interface ReadRow<Table extends string> {
  table: Table;
  /** Of the file, by the names of today. */
  columns: readonly string[];
  /** In the order of the columns. */
  cells: Cell[];
}

/** Throws `UnreadableLine`. */
export function readRow<Table extends string>(
  { table: name, row }: { table: string; row: readonly Cell[] },
  upgrade: Upgrade<Table>,
  rules: RowRules<Table>,
  line: number,
): ReadRow<Table> {
  const table = upgrade.tableOf(name);
  if (table === undefined) throw new UnreadableLine(line, 'is no record of an export');
  const columns = upgrade.columnsIn(table);
  if (row.length !== columns.length) throw new UnreadableLine(line, `has ${row.length} columns where ${name} has ${columns.length}`);
  const cells = columns.map((column) => {
    const result = schemaFor(rules, { table, column, setting: String(row[0]) }, line).safeParse(upgrade.cellOf(table, column, row));
    if (result.success) return result.data;
    const [issue] = result.error.issues;
    const problem = issue === undefined ? 'it is malformed' : clauseOf(issue);
    throw new UnreadableLine(line, `has a ${table}.${column} that cannot be taken: ${problem}`);
  });
  return { table, columns, cells };
}

/** What a setting holds depends on which one it is. */
function schemaFor<Table extends string>(
  { rows, settings }: RowRules<Table>,
  { table, column, setting }: { table: Table; column: string; setting: string },
  line: number,
): CellSchema {
  const schema = rows[table][column];
  if (schema === undefined) throw new Error(`${table}.${column} has no schema`);
  if (table !== 'setting') return schema;
  const value = Object.hasOwn(settings, setting) ? settings[setting] : undefined;
  if (value === undefined) throw new UnreadableLine(line, 'sets what an export does not hold');
  return column === 'value' ? value : schema;
}
