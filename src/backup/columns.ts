// The columns of exported tables, for SQL statements and for rows of an export.

export type Cell = string | number | null;

type Names<Table extends string> = Readonly<Record<Table, readonly string[]>>;

interface Columns<Table extends string> {
  columnsOf(table: Table): readonly string[];
  /** The columns as a quoted list for an SQL statement. */
  quotedColumns(table: Table): string;
  /** The cells of the row's primary key. */
  keyOf(table: Table, row: readonly Cell[]): Cell[];
}

export function columnsIn<Table extends string>(tables: Names<Table>, primaryKeys: Names<Table>): Columns<Table> {
  return {
    columnsOf: (table) => tables[table],
    quotedColumns: (table) => tables[table].map((column) => `"${column}"`).join(', '),
    keyOf: (table, row) => primaryKeys[table].map((key) => row[tables[table].indexOf(key)] ?? null),
  };
}

/** Columns of an audit trail. The Catalogue's has the run of an import as well. */
export const AUDIT_COLUMNS = ['seq', 'at_ms', 'who', 'action', 'subject', 'before', 'after', 'token_id'] as const;
