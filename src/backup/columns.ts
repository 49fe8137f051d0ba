// The columns of exported tables: in a statement, and in a row of an export.

export type Cell = string | number | null;

type Names<Table extends string> = Readonly<Record<Table, readonly string[]>>;

interface Columns<Table extends string> {
  columnsOf(table: Table): readonly string[];
  /** For a statement. */
  quotedColumns(table: Table): string;
  /** The cells that name a row within its table. */
  keyOf(table: Table, row: readonly Cell[]): Cell[];
}

export function columnsIn<Table extends string>(tables: Names<Table>, primaryKeys: Names<Table>): Columns<Table> {
  return {
    columnsOf: (table) => tables[table],
    quotedColumns: (table) => tables[table].map((column) => `"${column}"`).join(', '),
    keyOf: (table, row) => primaryKeys[table].map((key) => row[tables[table].indexOf(key)] ?? null),
  };
}

/** Of an audit trail: the Catalogue's and a partner's are alike. */
export const AUDIT_COLUMNS = ['seq', 'at_ms', 'who', 'action', 'subject', 'before', 'after', 'token_id'] as const;
