// Exports of older programs: one step for each migration that changed a table of an export. It says which columns came, and computes what
// the migration computed for a Catalogue that was there.
import { type Cell, columnsOf, TABLES, type TableName } from './export.ts';

interface Step {
  /** The schema that it leads to. */
  schema: number;
  /** New columns, and what a row without them gets; `null` for what `fill` computes. */
  added: Partial<Record<TableName, Readonly<Record<string, Cell>>>>;
  /** Columns whose values changed: from the older value to the newer. What cannot be read is returned as it is, and refused later. */
  changed?: Partial<Record<TableName, Readonly<Record<string, (cell: Cell, row: readonly Cell[]) => Cell>>>>;
  /** Runs when every row is in, in the transaction of the restore. Must leave alone what came with the new columns. Absent: there is nothing
   *  to compute. */
  fill?(sql: SqlStorage): void;
}

/** Oldest first. */
const STEPS: readonly Step[] = [
  {
    schema: 2,
    added: { article: { uri: null }, feed: { kind: null, label: null, iri: null, updated_ms: 0 } },
    fill: nameWhatIsThere,
  },
  // Who it was is not known any more.
  { schema: 4, added: { change: { token_id: null }, audit: { token_id: null } } },
  {
    schema: 5,
    added: {},
    changed: {
      version: { json: withSlug },
      change: { action: (cell) => (cell === 'restore' ? 'reinstate' : cell) },
      setting: { value: (cell, [name]) => (name === 'publisher' ? withSlugInAddress(cell) : cell) },
    },
  },
];

/** The article's name was called `key`. */
function withSlug(json: Cell): Cell {
  return edited(json, (version) => {
    const { key, ...rest } = version as { key?: unknown };
    return key === undefined ? rest : { slug: key, ...rest };
  });
}

/** The placeholder of the article's name was `{key}`. */
function withSlugInAddress(json: Cell): Cell {
  return edited(json, (stored) => {
    const { publisher } = stored as { publisher?: { articleUrl?: unknown } };
    return { ...stored, publisher: { ...publisher, articleUrl: String(publisher?.articleUrl).replaceAll('{key}', '{slug}') } };
  });
}

function edited(json: Cell, edit: (value: object) => object): Cell {
  try {
    return JSON.stringify(edit(JSON.parse(String(json)) as object));
  } catch {
    return json;
  }
}

function nameWhatIsThere(sql: SqlStorage): void {
  sql.exec(
    `UPDATE article SET uri = (SELECT json ->> '$.uri' FROM version v WHERE v.article = article.id AND v.version = article.version)
     WHERE uri IS NULL`,
  );
  sql.exec(`UPDATE feed SET kind = CASE WHEN name = 'all' THEN 'all' ELSE substr(name, 1, instr(name, '/') - 1) END WHERE kind IS NULL`);
  sql.exec(
    `UPDATE feed SET iri = 'tag:' || (SELECT value ->> '$.publisher.tagAuthority' FROM setting WHERE name = 'publisher') || ':feed/' || name,
       label = (SELECT t.name FROM term t WHERE t.kind = feed.kind AND t.code = substr(feed.name, instr(feed.name, '/') + 1))
     WHERE iri IS NULL`,
  );
}

/** Columns of a table in an export of that schema, in their order. */
export function columnsAt(table: TableName, schema: number): string[] {
  const later = new Set(stepsAfter(schema).flatMap(({ added }) => Object.keys(added[table] ?? {})));
  return columnsOf(table).filter((column) => !later.has(column));
}

/** A row of an export of that schema as a row of today's. */
export function currentRow(table: TableName, row: readonly Cell[], schema: number): Cell[] {
  const known = columnsAt(table, schema);
  const added: Record<string, Cell> = Object.assign({}, ...stepsAfter(schema).map((step) => step.added[table]));
  return TABLES[table].map((column) => (known.includes(column) ? row[known.indexOf(column)] : added[column]) ?? null);
}

/** A value of an export of that schema as a value of today's. */
export function currentCell(table: TableName, column: string, row: readonly Cell[], schema: number): Cell {
  const cell = row[columnsAt(table, schema).indexOf(column)] ?? null;
  return stepsAfter(schema).reduce((value, { changed }) => changed?.[table]?.[column]?.(value, row) ?? value, cell);
}

export function fillAdded(sql: SqlStorage): void {
  for (const { fill } of STEPS) fill?.(sql);
}

function stepsAfter(schema: number): Step[] {
  return STEPS.filter((step) => step.schema > schema);
}
