// The Catalogue's file as the first release wrote it, kept by hand: it is never changed along with src/objects/catalogue/schema.ts.
import { PUBLISHER } from './sample.ts';

export const FIRST_SCHEMA = [
  'CREATE TABLE migration (number INTEGER PRIMARY KEY)',
  'INSERT INTO migration (number) VALUES (1)',
  'CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID',
  'CREATE TABLE term (kind TEXT NOT NULL, code TEXT NOT NULL, name TEXT NOT NULL, PRIMARY KEY (kind, code)) WITHOUT ROWID',
  'CREATE UNIQUE INDEX term_by_name ON term (kind, name)',
  `CREATE TABLE article (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, version INTEGER NOT NULL, pub_status TEXT NOT NULL, source TEXT NOT NULL,
    headline TEXT NOT NULL, published_ms INTEGER, embargo_ms INTEGER, expires_ms INTEGER, window_ms INTEGER, changed_seq INTEGER NOT NULL)`,
  'CREATE INDEX article_by_change ON article (changed_seq)',
  'CREATE TABLE version (article INTEGER NOT NULL, version INTEGER NOT NULL, json TEXT NOT NULL, PRIMARY KEY (article, version))',
  'CREATE TABLE body (article INTEGER NOT NULL, version INTEGER NOT NULL, html TEXT NOT NULL, PRIMARY KEY (article, version))',
  `CREATE TABLE change (seq INTEGER PRIMARY KEY, at_ms INTEGER NOT NULL, action TEXT NOT NULL, article INTEGER NOT NULL, version INTEGER NOT NULL,
    significant INTEGER NOT NULL, note TEXT, who TEXT NOT NULL)`,
  'CREATE INDEX change_by_article ON change (article, seq)',
  `CREATE TABLE feed (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, last_ordinal INTEGER NOT NULL, live INTEGER NOT NULL,
    generation INTEGER NOT NULL, modified_ms INTEGER NOT NULL, since_ms INTEGER NOT NULL, flushed TEXT NOT NULL DEFAULT '')`,
  'CREATE INDEX feed_by_generation ON feed (generation)',
  `CREATE TABLE member (feed INTEGER NOT NULL, ordinal INTEGER NOT NULL, article INTEGER NOT NULL, published_ms INTEGER NOT NULL,
    state INTEGER NOT NULL, in_window INTEGER NOT NULL, PRIMARY KEY (feed, ordinal)) WITHOUT ROWID`,
  'CREATE UNIQUE INDEX member_by_article ON member (article, feed)',
  'CREATE INDEX member_by_date ON member (feed, published_ms, article) WHERE state = 1',
  'CREATE INDEX member_in_window ON member (feed, published_ms) WHERE in_window = 1',
  'CREATE TABLE due (at_ms INTEGER NOT NULL, kind TEXT NOT NULL, article INTEGER NOT NULL, PRIMARY KEY (at_ms, kind, article)) WITHOUT ROWID',
  'CREATE TABLE dirty (key TEXT PRIMARY KEY, generation INTEGER NOT NULL, tries INTEGER NOT NULL, not_before_ms INTEGER NOT NULL) WITHOUT ROWID',
  'CREATE TABLE purge (tag TEXT PRIMARY KEY, urgent INTEGER NOT NULL) WITHOUT ROWID',
  'CREATE TABLE import (source_id TEXT PRIMARY KEY, article INTEGER NOT NULL, hash TEXT NOT NULL, version INTEGER NOT NULL) WITHOUT ROWID',
  'CREATE INDEX import_by_article ON import (article)',
  'CREATE TABLE answered (idempotency_key TEXT PRIMARY KEY, request TEXT NOT NULL, result TEXT NOT NULL, at_ms INTEGER NOT NULL) WITHOUT ROWID',
  'CREATE INDEX answered_by_age ON answered (at_ms)',
  `CREATE TABLE token (id TEXT PRIMARY KEY, name TEXT NOT NULL, hash TEXT NOT NULL, scopes TEXT NOT NULL, created_ms INTEGER NOT NULL,
    expires_ms INTEGER, revoked_ms INTEGER, used_ms INTEGER) WITHOUT ROWID`,
  `CREATE TABLE audit (seq INTEGER PRIMARY KEY, at_ms INTEGER NOT NULL, who TEXT NOT NULL, action TEXT NOT NULL, subject TEXT NOT NULL,
    before TEXT, after TEXT)`,
  'CREATE TABLE restoring (line INTEGER PRIMARY KEY, record TEXT NOT NULL)',
];

const AT = '2040-02-01T08:00:00.000Z';
const AT_MS = Date.parse(AT);

/** One published article in two feeds, as the first release stored it. */
export function rowsOfFirstSchema(): string[] {
  const publisher = {
    publisher: { ...PUBLISHER, articleUrl: 'https://www.quay-courier.example/{section}/{key}', publicContent: 'summary' },
    sequence: 1,
    changedMs: AT_MS,
  };
  const version = {
    key: 'old',
    uri: 'tag:quay-courier.example,2031:article/old',
    version: 1,
    url: 'https://www.quay-courier.example/harbour/old',
    headline: 'Written by an old program',
    excerpt: 'Old words.',
    by: { names: [], desks: [] },
    sections: [{ code: 'harbour', name: 'Harbour' }],
    subjects: [],
    language: 'en-GB',
    source: 'The Quay Courier',
    images: [],
    firstCreated: AT,
    firstPublished: AT,
    versionCreated: AT,
    significantChange: AT,
    pubStatus: 'usable',
    copyrightHolder: 'The Quay Courier',
    copyrightYear: 2040,
    corrections: [],
  };
  const text = (value: unknown) => `'${JSON.stringify(value).replaceAll("'", "''")}'`;
  return [
    "INSERT INTO setting (name, value) VALUES ('epoch', 'aaaabbbbcccc'), ('head', '2')",
    `INSERT INTO setting (name, value) VALUES ('publisher', ${text(publisher)})`,
    `INSERT INTO article VALUES (1, 'old', 1, 'usable', 'The Quay Courier', 'Written by an old program', ${AT_MS}, NULL, NULL, NULL, 2)`,
    `INSERT INTO version VALUES (1, 1, ${text(version)})`,
    "INSERT INTO body VALUES (1, 1, '<p>Old words.</p>')",
    `INSERT INTO change VALUES (2, ${AT_MS}, 'publish', 1, 1, 1, NULL, 'bootstrap')`,
    `INSERT INTO feed VALUES (1, 'all', 1, 1, 2, ${AT_MS}, ${AT_MS}, ''), (2, 'sections/harbour', 1, 1, 2, ${AT_MS}, ${AT_MS}, '')`,
    `INSERT INTO member VALUES (1, 1, 1, ${AT_MS}, 1, 0), (2, 1, 1, ${AT_MS}, 1, 0)`,
  ];
}

/** Drops all tables of the program. Those in which SQLite keeps a full-text index are dropped with it. */
export function dropTables(sql: SqlStorage): void {
  const tables = sql.exec<{ name: string }>(
    `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_cf%' ESCAPE '\\' AND name NOT LIKE 'sqlite%'
       AND name NOT LIKE 'article\\_text\\_%' ESCAPE '\\'`,
  );
  for (const { name } of tables.toArray()) sql.exec(`DROP TABLE "${name}"`);
}
