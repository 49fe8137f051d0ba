// The exported tables of a partner, in today's schema. Older exports are upgraded (upgrades.ts).
import { AUDIT_COLUMNS, type Cell, columnsIn } from './columns.ts';

/** The tables in the order of an export, each with its columns in the order of a row. A row comes before the rows that it refers to. So each row of
 *  the ledger is followed by its agreement and its template, even if they were written during the export. */
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
    'since_ms',
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
    'pepper',
  ],
  user: ['id', 'name', 'email', 'agreements', 'rights', 'created_ms', 'revoked_ms', 'seen_ms'],
  agreement: ['id', 'version', 'made_ms', 'sha256', 'json'],
  audit: AUDIT_COLUMNS,
} as const satisfies Record<string, readonly string[]>;

export type TableName = keyof typeof TABLES;

/** One line of an export: one row of a partner's table. */
export interface PartnerRecord {
  table: TableName;
  row: Cell[];
}

/** A record of an export, upgraded to today's schema, with its line number in the file. */
export interface PartnerRestoreRecord extends PartnerRecord {
  line: number;
}

/** `received_up_to` is not exported, because it is a position in the log of a Catalogue that a restore replaces. */
export const EXPORTED_SETTINGS = ['profile', 'standing'] as const;

/** The columns of each table's primary key. */
export const PRIMARY_KEYS: Readonly<Record<TableName, readonly string[]>> = {
  setting: ['name'],
  withdrawal: ['mode', 'id'],
  counted: ['mode', 'agreement', 'slug'],
  delivery: ['day', 'mode', 'slug', 'key_id'],
  ledger: ['id'],
  acceptance: ['agreement', 'sha256'],
  template: ['agreement', 'number'],
  key: ['id'],
  user: ['id'],
  agreement: ['id', 'version'],
  audit: ['seq'],
};

export const { columnsOf, quotedColumns, keyOf } = columnsIn(TABLES, PRIMARY_KEYS);
