// Upgrades exports of older programs. Each schema that changed an exported table has a step that upgrades records of the schema before it. A renamed
// column needs no step, because a row is a list. Values that a migration computes from other rows are computed after a restore
// (src/objects/catalogue/backup/upgrades.ts).

import * as z from 'zod';
import { namesOf } from '../domain/values/stored.ts';
import { TABLES as CATALOGUE_TABLES, type TableName as CatalogueTable } from './catalogue-tables.ts';
import type { Cell } from './columns.ts';
import { TABLES as PARTNER_TABLES, type TableName as PartnerTable } from './partner-tables.ts';

interface Step<Table extends string> {
  /** The schema that the step upgrades to. */
  schema: number;
  /** New columns with the value that older rows get; NULL if it is computed after the restore. */
  added?: Partial<Record<Table, Readonly<Record<string, Cell>>>>;
  /** Renamed tables: today's name by the old name. */
  renamed?: Readonly<Record<string, Table>>;
  /** Columns whose values changed, with the function from the older to the newer value. It returns a value that it cannot read unchanged; the check
   *  that follows refuses it. */
  changed?: Partial<Record<Table, Readonly<Record<string, (cell: Cell, row: readonly Cell[]) => Cell>>>>;
}

/** Oldest first. */
const CATALOGUE_STEPS: readonly Step<CatalogueTable>[] = [
  { schema: 2, added: { article: { uri: null }, feed: { kind: null, label: null, iri: null, updated_ms: 0 } } },
  // Older rows do not say which token it was.
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
  { schema: 7, added: { feed: { moved_to: null }, import: { collection: '', source_version: null } } },
  { schema: 8, added: { token: { pepper: null }, article: { guid: null } } },
  { schema: 10, added: { change: { run: null }, audit: { run: null } } },
];

/** Oldest first. */
const PARTNER_STEPS: readonly Step<PartnerTable>[] = [
  { schema: 4, added: { audit: { token_id: null } } },
  { schema: 5, renamed: { taken: 'counted' } },
  { schema: 6, added: { withdrawal: { since_ms: null }, key: { pepper: null } } },
];

type Members = Record<string, unknown>;

/** Throws if the value is not an object. */
function membersOf(value: unknown): Members {
  return z.looseObject({}).parse(value);
}

/** Schemas before 5 called the slug of an article its `key`. */
function withSlug(json: Cell): Cell {
  return edited(json, (version) => {
    const { key, ...rest } = version;
    return key === undefined ? rest : { slug: key, ...rest };
  });
}

/** Schemas before 5 called the placeholder for the slug in addresses `{key}`. */
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

/** Upgrades the records of an export of one schema. */
export interface Upgrade<Table extends string> {
  /** Returns today's name of a table; `undefined` if the file's schema has no table of this name. */
  tableOf(name: string): Table | undefined;
  /** Returns the columns of a row in the file, in their order, by today's names. */
  columnsIn(table: Table): readonly string[];
  /** Returns the upgraded value of a cell. */
  cellOf(table: Table, column: string, row: readonly Cell[]): Cell;
  /** Returns a row of today's schema from the upgraded cells of the columns that the file has. */
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
  const introduced = new Set(Object.values(renamed));
  const addedTo = (table: Table): Record<string, Cell> => Object.assign({}, ...steps.map(({ added }) => added?.[table]));
  const columnsIn = (table: Table) => tables[table].filter((column) => !Object.hasOwn(addedTo(table), column));
  return {
    columnsIn,
    tableOf(name) {
      if (Object.hasOwn(renamed, name)) return renamed[name];
      return known.find((table) => table === name && !introduced.has(table));
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
