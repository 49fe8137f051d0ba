// The exported tables of the Catalogue, in today's schema. Older exports are upgraded (upgrades.ts).
import { AUDIT_COLUMNS, type Cell, columnsIn } from './columns.ts';

/** The tables in the order of an export, each with its columns in the order of a row. */
export const TABLES = {
  setting: ['name', 'value'],
  term: ['kind', 'code', 'name'],
  alias: ['kind', 'code', 'target', 'since_ms', 'renamed', 'seq'],
  former_name: ['kind', 'folded', 'code'],
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
    'guid',
  ],
  version: ['article', 'version', 'json'],
  body: ['article', 'version', 'html'],
  change: ['seq', 'at_ms', 'action', 'article', 'version', 'significant', 'note', 'who', 'token_id', 'run'],
  compliance: ['article', 'version', 'partner', 'received_ms', 'deadline_ms', 'acknowledgement', 'acknowledged_ms'],
  feed: ['id', 'name', 'last_ordinal', 'live', 'generation', 'modified_ms', 'since_ms', 'kind', 'label', 'iri', 'updated_ms', 'moved_to'],
  member: ['feed', 'ordinal', 'article', 'published_ms', 'state', 'in_window'],
  import: ['collection', 'source_id', 'article', 'hash', 'version', 'source_version'],
  killed_source: ['collection', 'source_id', 'source_version', 'hash', 'seq', 'at_ms'],
  token: ['id', 'name', 'hash', 'scopes', 'created_ms', 'expires_ms', 'revoked_ms', 'used_ms', 'pepper'],
  audit: [...AUDIT_COLUMNS, 'run'],
} as const satisfies Record<string, readonly string[]>;

export type TableName = keyof typeof TABLES;

/** One line of an export: one row of a table. */
export interface BackupRecord {
  table: TableName;
  row: Cell[];
}

/** A record of an export, upgraded to today's schema, with its line number in the file. */
export interface RestoreRecord extends BackupRecord {
  line: number;
}

/** Limit of one line; no record can be longer. By src/domain/values/limits.ts the longest record is the audit entry of a change of settings: the
 *  old and the new settings, each sent as at most a quarter of a megabyte and escaped once more, together about 1 MB. Older programs stored longer
 *  bodies, but SQLite limits a row to little more than 2 MB, and escaping at most doubles it, because texts have no control characters. */
export const RECORD_BYTES = 5 * 1024 * 1024;

/** The columns of each table's primary key. */
export const PRIMARY_KEYS: Readonly<Record<TableName, readonly string[]>> = {
  setting: ['name'],
  term: ['kind', 'code'],
  alias: ['kind', 'code'],
  former_name: ['kind', 'folded'],
  article: ['id'],
  version: ['article', 'version'],
  body: ['article', 'version'],
  change: ['seq'],
  compliance: ['article', 'version', 'partner'],
  feed: ['id'],
  member: ['feed', 'ordinal'],
  import: ['collection', 'source_id'],
  killed_source: ['collection', 'source_id'],
  token: ['id'],
  audit: ['seq'],
};

/** The other settings are internal to the object and are not exported. */
export const EXPORTED_SETTINGS = ['epoch', 'head', 'publisher'] as const;

export const { quotedColumns, keyOf } = columnsIn(TABLES, PRIMARY_KEYS);
