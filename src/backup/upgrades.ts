// Exports of older programs: for each schema that changed an exported table, what a record of the schema before it becomes. A column that was
// only renamed needs nothing, because a row is a list. What a migration computes from other rows is computed after a restore
// (src/objects/catalogue/backup/upgrades.ts).

import * as z from 'zod';
import { namesOf } from '../domain/values/stored.ts';
import { TABLES as CATALOGUE_TABLES, type TableName as CatalogueTable } from './catalogue-tables.ts';
import type { Cell } from './columns.ts';
import { TABLES as PARTNER_TABLES, type TableName as PartnerTable } from './partner-tables.ts';

interface Step<Table extends string> {
  /** The schema that it leads to. */
  schema: number;
  /** New columns, and what a row without them gets; NULL for what is computed after the restore. */
  added?: Partial<Record<Table, Readonly<Record<string, Cell>>>>;
  /** Tables that had another name, by that name. */
  renamed?: Readonly<Record<string, Table>>;
  /** Columns whose values changed: from the older value to the newer. A value that cannot be read is returned as it is, and refused when it is
   *  checked. */
  changed?: Partial<Record<Table, Readonly<Record<string, (cell: Cell, row: readonly Cell[]) => Cell>>>>;
}

/** Oldest first. */
const CATALOGUE_STEPS: readonly Step<CatalogueTable>[] = [
  { schema: 2, added: { article: { uri: null }, feed: { kind: null, label: null, iri: null, updated_ms: 0 } } },
  // Which token it was is not known any more.
  { schema: 4, added: { change: { token_id: null }, audit: { token_id: null } } },
  {
    schema: 5,
    renamed: { board: 'compliance' },
    changed: {
      version: { json: withSlug },
      change: { action: (cell) => (cell === 'restore' ? 'reinstate' : cell) },
      setting: { value: (cell, [name]) => (name === 'publisher' ? withSlugInAddress(cell) : cell) },
    },
  },
];

/** Oldest first. */
const PARTNER_STEPS: readonly Step<PartnerTable>[] = [
  { schema: 4, added: { audit: { token_id: null } } },
  { schema: 5, renamed: { taken: 'counted' } },
];

type Members = Record<string, unknown>;

/** Throws where it is no object. */
function membersOf(value: unknown): Members {
  return z.looseObject({}).parse(value);
}

/** An article was named by its `key`. */
function withSlug(json: Cell): Cell {
  return edited(json, (version) => {
    const { key, ...rest } = version;
    return key === undefined ? rest : { slug: key, ...rest };
  });
}

/** The placeholder of that name in addresses was `{key}`. */
function withSlugInAddress(json: Cell): Cell {
  return edited(json, (stored) => {
    const { publisher } = stored;
    const { articleUrl, ...others } = membersOf(publisher);
    return { ...stored, publisher: { ...others, articleUrl: String(articleUrl).replaceAll('{key}', '{slug}') } };
  });
}

function edited(json: Cell, edit: (value: Members) => Members): Cell {
  try {
    return JSON.stringify(edit(membersOf(JSON.parse(String(json)))));
  } catch {
    return json;
  }
}

/** What the records of an export of one schema become. */
export interface Upgrade<Table extends string> {
  /** Today's name of a table; `undefined` where that schema had none of this name. */
  tableOf(name: string): Table | undefined;
  /** Columns that a row of the table has in the file, in their order, by today's names. */
  columnsIn(table: Table): readonly string[];
  /** A value of the file as a value of today. */
  cellOf(table: Table, column: string, row: readonly Cell[]): Cell;
  /** A row of today, from the values of today of the columns that the file has. */
  rowOf(table: Table, cells: readonly Cell[]): Cell[];
}

export function catalogueUpgrade(schema: number): Upgrade<CatalogueTable> {
  return upgradeFrom(schema, CATALOGUE_TABLES, CATALOGUE_STEPS);
}

export function partnerUpgrade(schema: number): Upgrade<PartnerTable> {
  return upgradeFrom(schema, PARTNER_TABLES, PARTNER_STEPS);
}

function upgradeFrom<Table extends string>(
  schema: number,
  tables: Readonly<Record<Table, readonly string[]>>,
  allSteps: readonly Step<Table>[],
): Upgrade<Table> {
  const steps = allSteps.filter((step) => step.schema > schema);
  const renamed: Readonly<Record<string, Table>> = Object.assign({}, ...steps.map((step) => step.renamed));
  const known = namesOf(tables);
  const unborn = new Set(Object.values(renamed));
  const addedTo = (table: Table): Record<string, Cell> => Object.assign({}, ...steps.map(({ added }) => added?.[table]));
  const columnsIn = (table: Table) => tables[table].filter((column) => !Object.hasOwn(addedTo(table), column));
  return {
    columnsIn,
    tableOf(name) {
      if (Object.hasOwn(renamed, name)) return renamed[name];
      return known.find((table) => table === name && !unborn.has(table));
    },
    cellOf(table, column, row) {
      const cell = row[columnsIn(table).indexOf(column)] ?? null;
      return steps.reduce((value, { changed }) => changed?.[table]?.[column]?.(value, row) ?? value, cell);
    },
    rowOf(table, cells) {
      const known = columnsIn(table);
      const added = addedTo(table);
      return tables[table].map((column) => (known.includes(column) ? cells[known.indexOf(column)] : added[column]) ?? null);
    },
  };
}
