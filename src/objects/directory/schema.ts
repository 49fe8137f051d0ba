// The Directory's tables, as numbered migrations. A migration that has shipped is never edited: the next one mends it.
import type { Migration } from '../sqlite/migrate.ts';

export const MIGRATIONS: readonly Migration[] = [
  {
    number: 1,
    statements: ['CREATE TABLE partner (id TEXT PRIMARY KEY, name TEXT NOT NULL) WITHOUT ROWID'],
  },
];
