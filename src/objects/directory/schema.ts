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
];
