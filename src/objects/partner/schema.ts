// A partner's tables as numbered migrations. The statements of a released migration are never edited; a new migration changes the tables.
import type { Migration } from '../sqlite/migrate.ts';
import { WITHDRAWAL_TABLES } from './records/withdrawal-row.ts';

export const MIGRATIONS: readonly Migration[] = [
  {
    number: 1,
    statements: [
      // One row for each setting: profile, standing, and the position up to which the Catalogue's withdrawals were received.
      'CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID',
      `CREATE TABLE agreement (
        id TEXT NOT NULL, version INTEGER NOT NULL, made_ms INTEGER NOT NULL, sha256 TEXT NOT NULL, json TEXT NOT NULL,
        PRIMARY KEY (id, version)) WITHOUT ROWID`,
      // Templates of the notice. `json` is canonical; `settings` is the Unix ms of the publisher's settings from which a template was made.
      `CREATE TABLE template (
        agreement TEXT NOT NULL, number INTEGER NOT NULL, sha256 TEXT NOT NULL, json TEXT NOT NULL, since_ms INTEGER NOT NULL,
        settings INTEGER NOT NULL, PRIMARY KEY (agreement, number)) WITHOUT ROWID`,
      `CREATE TABLE acceptance (
        agreement TEXT NOT NULL, sha256 TEXT NOT NULL, at_ms INTEGER NOT NULL, key_id TEXT NOT NULL, address_prefix TEXT,
        PRIMARY KEY (agreement, sha256)) WITHOUT ROWID`,
      `CREATE TABLE key (
        id TEXT PRIMARY KEY, hash TEXT NOT NULL UNIQUE, mode TEXT NOT NULL, name TEXT NOT NULL, agreement TEXT NOT NULL,
        scopes TEXT NOT NULL, cidrs TEXT NOT NULL, created_ms INTEGER NOT NULL, expires_ms INTEGER, revoked_ms INTEGER,
        replaced_by TEXT, used_ms INTEGER, used_from TEXT) WITHOUT ROWID`,
      `CREATE TABLE ledger (
        id INTEGER PRIMARY KEY, mode TEXT NOT NULL, key TEXT NOT NULL, version INTEGER NOT NULL, form TEXT NOT NULL,
        agreement TEXT NOT NULL, agreement_version INTEGER NOT NULL, template INTEGER NOT NULL, first_ms INTEGER NOT NULL,
        last_ms INTEGER NOT NULL, count INTEGER NOT NULL, key_id TEXT NOT NULL)`,
      'CREATE UNIQUE INDEX ledger_row ON ledger (mode, key, agreement, agreement_version, version, form)',
      'CREATE INDEX ledger_by_time ON ledger (mode, first_ms)',
      // Articles that count against the quota, each once, in the period of its first delivery. `past`: it was beyond the quota.
      `CREATE TABLE taken (
        mode TEXT NOT NULL, agreement TEXT NOT NULL, key TEXT NOT NULL, at_ms INTEGER NOT NULL, past INTEGER NOT NULL,
        PRIMARY KEY (mode, agreement, key)) WITHOUT ROWID`,
      'CREATE INDEX taken_by_time ON taken (mode, agreement, at_ms)',
      // Deliveries with their repeats by day, from which usage is summed up.
      `CREATE TABLE delivery (
        day TEXT NOT NULL, mode TEXT NOT NULL, key TEXT NOT NULL, key_id TEXT NOT NULL, count INTEGER NOT NULL,
        PRIMARY KEY (day, mode, key, key_id)) WITHOUT ROWID`,
      `CREATE TABLE audit (
        seq INTEGER PRIMARY KEY, at_ms INTEGER NOT NULL, who TEXT NOT NULL, action TEXT NOT NULL, subject TEXT NOT NULL,
        before TEXT, after TEXT)`,
      // Synthetic articles for test keys: every version with its change.
      `CREATE TABLE rehearsal (
        seq INTEGER PRIMARY KEY, at_ms INTEGER NOT NULL, key TEXT NOT NULL, version INTEGER NOT NULL, action TEXT NOT NULL,
        significant INTEGER NOT NULL, note TEXT, json TEXT NOT NULL)`,
      'CREATE UNIQUE INDEX rehearsal_by_key ON rehearsal (key, version)',
      ...WITHDRAWAL_TABLES,
    ],
  },
  {
    number: 2,
    statements: [
      // Staged records of a restore, which are applied in one transaction.
      'CREATE TABLE restoring (line INTEGER PRIMARY KEY, record TEXT NOT NULL)',
    ],
  },
  {
    number: 3,
    statements: [
      // The window of the key's rate at its last use: its beginning, and the number of requests.
      'ALTER TABLE key ADD COLUMN rate_since_ms INTEGER',
      'ALTER TABLE key ADD COLUMN rate_used INTEGER',
    ],
  },
  {
    number: 4,
    statements: [
      // Id of the desk token that made the change.
      'ALTER TABLE audit ADD COLUMN token_id TEXT',
    ],
  },
  {
    number: 5,
    statements: [
      // An article is named by its slug; a key is what a partner authenticates with.
      ...['ledger', 'taken', 'delivery', 'withdrawal', 'rehearsal'].map((table) => `ALTER TABLE ${table} RENAME COLUMN key TO slug`),
      // The sandbox was called rehearsal. Its articles had the older names: every sandbox is emptied, as after {"action": "clear"}.
      `INSERT INTO setting (name, value) SELECT 'rehearsal', '1' WHERE EXISTS (SELECT 1 FROM rehearsal)
         ON CONFLICT (name) DO UPDATE SET value = CAST(value + 1 AS TEXT)`,
      'DELETE FROM rehearsal',
      ...['ledger', 'taken', 'delivery', 'withdrawal'].map((table) => `DELETE FROM ${table} WHERE mode = 'test'`),
      'ALTER TABLE rehearsal RENAME TO sandbox',
      'DROP INDEX rehearsal_by_key',
      'CREATE UNIQUE INDEX sandbox_by_slug ON sandbox (slug, version)',
      'ALTER TABLE taken RENAME TO counted',
      'ALTER TABLE counted RENAME COLUMN past TO over_quota',
      'DROP INDEX taken_by_time',
      'CREATE INDEX counted_by_time ON counted (mode, agreement, at_ms)',
      'ALTER TABLE withdrawal RENAME COLUMN heard_ms TO received_ms',
      `UPDATE setting SET name = 'received_up_to' WHERE name = 'heard'`,
      `UPDATE setting SET name = 'sandbox' WHERE name = 'rehearsal'`,
    ],
  },
  {
    number: 6,
    statements: [
      // When the article was withdrawn, if the withdrawal only replaced the note. NULL: the same as `at_ms`.
      'ALTER TABLE withdrawal ADD COLUMN since_ms INTEGER',
      'CREATE INDEX withdrawal_by_slug ON withdrawal (mode, slug)',
      // Id of the pepper that made the key. NULL: the key was made by an earlier program and has not been used since.
      'ALTER TABLE key ADD COLUMN pepper TEXT',
    ],
  },
  {
    number: 7,
    statements: [
      // Id of the console's form that made the key. NULL: another request made it.
      'ALTER TABLE key ADD COLUMN form_id TEXT',
      'CREATE UNIQUE INDEX key_by_form ON key (form_id) WHERE form_id IS NOT NULL',
    ],
  },
  {
    number: 8,
    statements: [
      // People who sign in at the portal. `agreements` and `rights` are lists in JSON.
      `CREATE TABLE user (
        id TEXT PRIMARY KEY, name TEXT NOT NULL, email TEXT NOT NULL, agreements TEXT NOT NULL, rights TEXT NOT NULL,
        created_ms INTEGER NOT NULL, revoked_ms INTEGER, seen_ms INTEGER) WITHOUT ROWID`,
      // The transaction that adds a user sees to it that an address belongs to one of them.
      'CREATE INDEX user_by_email ON user (email) WHERE revoked_ms IS NULL',
      // The invitation of a user: the hash of its secret. It is removed when it is used.
      'CREATE TABLE invitation (hash TEXT PRIMARY KEY, user TEXT NOT NULL UNIQUE, created_ms INTEGER NOT NULL) WITHOUT ROWID',
      // A session has either a user or, if a key was pasted, a key.
      `CREATE TABLE session (
        hash TEXT PRIMARY KEY, id TEXT NOT NULL, user TEXT, key TEXT, created_ms INTEGER NOT NULL, seen_ms INTEGER NOT NULL,
        browser TEXT) WITHOUT ROWID`,
      'CREATE INDEX session_by_person ON session (coalesce(user, key))',
    ],
  },
  {
    number: 9,
    statements: [
      // When the visit before this one ended, in Unix ms. NULL: it is the first visit.
      'ALTER TABLE session ADD COLUMN left_ms INTEGER',
      // Who received an article, and when.
      'CREATE INDEX delivery_by_slug ON delivery (mode, slug)',
    ],
  },
  {
    number: 10,
    statements: [
      // Id of the user or of the test key that made the version. NULL: an earlier program stored it, or the hour of an embargo has come.
      'ALTER TABLE sandbox ADD COLUMN holder TEXT',
      // What programs with test keys did with the articles of the sandbox.
      `CREATE TABLE test_use (
        id INTEGER PRIMARY KEY, key_id TEXT NOT NULL, route TEXT NOT NULL, slug TEXT NOT NULL, version INTEGER NOT NULL,
        outcome TEXT NOT NULL, first_ms INTEGER NOT NULL, last_ms INTEGER NOT NULL, count INTEGER NOT NULL)`,
      'CREATE UNIQUE INDEX test_use_row ON test_use (slug, version, key_id, route, outcome)',
      'CREATE INDEX test_use_by_time ON test_use (last_ms)',
    ],
  },
];

export const PARTNER_SCHEMA_NUMBER = MIGRATIONS.at(-1)?.number ?? 0;
