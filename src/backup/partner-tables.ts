// The tables of a partner that an export holds, as they are today. Older exports are upgraded (upgrades.ts).
import { AUDIT_COLUMNS, type Cell, columnsIn } from './columns.ts';

/** In the order of an export, with the columns of a record in their order. A row that refers to another comes before it: each exported row of
 *  the ledger is followed by its agreement and its template, even where they were written meanwhile. */
export const TABLES = {
  setting: ['name', 'value'],
  withdrawal: [
    'mode',
    'id',
    'slug',
    'version',
    'headline',
    'note',
    'at_ms',
    'lifted_ms',
    'deadline_ms',
    'received_ms',
    'acknowledged',
    'acknowledged_ms',
  ],
  counted: ['mode', 'agreement', 'slug', 'at_ms', 'over_quota'],
  delivery: ['day', 'mode', 'slug', 'key_id', 'count'],
  ledger: ['id', 'mode', 'slug', 'version', 'form', 'agreement', 'agreement_version', 'template', 'first_ms', 'last_ms', 'count', 'key_id'],
  acceptance: ['agreement', 'sha256', 'at_ms', 'key_id', 'address_prefix'],
  template: ['agreement', 'number', 'sha256', 'json', 'since_ms', 'settings'],
  key: [
    'id',
    'hash',
    'mode',
    'name',
    'agreement',
    'scopes',
    'cidrs',
    'created_ms',
    'expires_ms',
    'revoked_ms',
    'replaced_by',
    'used_ms',
    'used_from',
  ],
  agreement: ['id', 'version', 'made_ms', 'sha256', 'json'],
  audit: AUDIT_COLUMNS,
} as const satisfies Record<string, readonly string[]>;

export type TableName = keyof typeof TABLES;

/** One line of an export: a row of a table of one partner. */
export interface PartnerRecord {
  table: TableName;
  row: Cell[];
}

/** A record of an export, upgraded to the tables of today, with the number of its line in the file. */
export interface PartnerRestoreRecord extends PartnerRecord {
  line: number;
}

/** Not `received_up_to`: it is a place in the log of a Catalogue that a restore replaces. */
export const EXPORTED_SETTINGS = ['profile', 'standing'] as const;

/** Columns that name a row within its table. */
export const PRIMARY_KEYS: Readonly<Record<TableName, readonly string[]>> = {
  setting: ['name'],
  withdrawal: ['mode', 'id'],
  counted: ['mode', 'agreement', 'slug'],
  delivery: ['day', 'mode', 'slug', 'key_id'],
  ledger: ['id'],
  acceptance: ['agreement', 'sha256'],
  template: ['agreement', 'number'],
  key: ['id'],
  agreement: ['id', 'version'],
  audit: ['seq'],
};

export const { columnsOf, quotedColumns, keyOf } = columnsIn(TABLES, PRIMARY_KEYS);
