// The Directory's tables as numbered migrations. The statements of a released migration are never edited; a new migration changes the tables.
import type { Migration } from '../sqlite/migrate.ts';

export const MIGRATIONS: readonly Migration[] = [
  {
    number: 1,
    statements: ['CREATE TABLE partner (id TEXT PRIMARY KEY, name TEXT NOT NULL) WITHOUT ROWID'],
  },
  {
    number: 2,
    // NULL: the partner has none, or was last changed by an earlier program.
    statements: ['ALTER TABLE partner ADD COLUMN contact TEXT'],
  },
  {
    number: 3,
    statements: [
      // The name as it is compared and sorted. NULL: the partner was last changed by an earlier program.
      'ALTER TABLE partner ADD COLUMN folded TEXT',
      'CREATE INDEX partner_by_name ON partner (folded, id)',
      // What a partner's object last reported, without the deliveries.
      `CREATE TABLE summary (
        partner TEXT PRIMARY KEY, made_ms INTEGER NOT NULL, standing TEXT NOT NULL, pulled_ms INTEGER, silent_ms INTEGER,
        open INTEGER NOT NULL, overdue INTEGER NOT NULL, deadline_ms INTEGER, key_ms INTEGER, quota_agreement TEXT, quota_used INTEGER,
        quota_articles INTEGER, quota_per TEXT, quota_resets_ms INTEGER, acceptance_ms INTEGER) WITHOUT ROWID`,
      // Deliveries to each partner by day (UTC).
      'CREATE TABLE delivered (partner TEXT NOT NULL, day TEXT NOT NULL, deliveries INTEGER NOT NULL, PRIMARY KEY (partner, day)) WITHOUT ROWID',
    ],
  },
];
