// The tables of the Catalogue that an export holds, as they are today. Older exports are upgraded (upgrades.ts).
import { AUDIT_COLUMNS, type Cell, columnsIn } from './columns.ts';

/** In the order of an export, with the columns of a record in their order. */
export const TABLES = {
  setting: ['name', 'value'],
  term: ['kind', 'code', 'name'],
  article: [
    'id',
    'slug',
    'version',
    'pub_status',
    'source',
    'headline',
    'published_ms',
    'embargo_ms',
    'expires_ms',
    'window_ms',
    'changed_seq',
    'uri',
  ],
  version: ['article', 'version', 'json'],
  body: ['article', 'version', 'html'],
  change: ['seq', 'at_ms', 'action', 'article', 'version', 'significant', 'note', 'who', 'token_id'],
  compliance: ['article', 'version', 'partner', 'received_ms', 'deadline_ms', 'acknowledgement', 'acknowledged_ms'],
  feed: ['id', 'name', 'last_ordinal', 'live', 'generation', 'modified_ms', 'since_ms', 'kind', 'label', 'iri', 'updated_ms'],
  member: ['feed', 'ordinal', 'article', 'published_ms', 'state', 'in_window'],
  import: ['source_id', 'article', 'hash', 'version'],
  token: ['id', 'name', 'hash', 'scopes', 'created_ms', 'expires_ms', 'revoked_ms', 'used_ms'],
  audit: AUDIT_COLUMNS,
} as const satisfies Record<string, readonly string[]>;

export type TableName = keyof typeof TABLES;

/** One line of an export: a row of a table. */
export interface BackupRecord {
  table: TableName;
  row: Cell[];
}

/** A record of an export, upgraded to the tables of today, with the number of its line in the file. */
export interface RestoreRecord extends BackupRecord {
  line: number;
}

/** Longer than any record can be. The longest that src/domain/values/limits.ts allows is the trail of a change of settings: what they were and
 *  what they are, each sent as a quarter of a megabyte and escaped once more, which comes to one. Older programs stored longer bodies;
 *  those are bounded by SQLite, whose rows here take little more than 2 MB. Escaping doubles that at most: texts keep no control
 *  characters. */
export const RECORD_BYTES = 5 * 1024 * 1024;

/** Columns that name a row within its table. */
export const PRIMARY_KEYS: Readonly<Record<TableName, readonly string[]>> = {
  setting: ['name'],
  term: ['kind', 'code'],
  article: ['id'],
  version: ['article', 'version'],
  body: ['article', 'version'],
  change: ['seq'],
  compliance: ['article', 'version', 'partner'],
  feed: ['id'],
  member: ['feed', 'ordinal'],
  import: ['source_id'],
  token: ['id'],
  audit: ['seq'],
};

/** The other settings are the object's own book-keeping and in no export. */
export const EXPORTED_SETTINGS = ['epoch', 'head', 'publisher'] as const;

export const { quotedColumns, keyOf } = columnsIn(TABLES, PRIMARY_KEYS);
