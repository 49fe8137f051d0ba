// The Catalogue's tables as numbered migrations. The statements of a released migration are never edited; a new migration changes the tables.
import type { Migration } from '../sqlite/migrate.ts';
import { ARTICLE_INDEX_TABLES, ARTICLE_WORD_TABLES, NAME_WORD_TABLES } from './article-index-tables.ts';

export const MIGRATIONS: readonly Migration[] = [
  {
    number: 1,
    statements: [
      // One row for each setting: epoch, head, publisher and others.
      'CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID',
      'CREATE TABLE term (kind TEXT NOT NULL, code TEXT NOT NULL, name TEXT NOT NULL, PRIMARY KEY (kind, code)) WITHOUT ROWID',
      'CREATE UNIQUE INDEX term_by_name ON term (kind, name)',
      `CREATE TABLE article (
        id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, version INTEGER NOT NULL, pub_status TEXT NOT NULL, source TEXT NOT NULL,
        headline TEXT NOT NULL, published_ms INTEGER, embargo_ms INTEGER, expires_ms INTEGER,
        window_ms INTEGER, changed_seq INTEGER NOT NULL)`,
      'CREATE INDEX article_by_change ON article (changed_seq)',
      'CREATE TABLE version (article INTEGER NOT NULL, version INTEGER NOT NULL, json TEXT NOT NULL, PRIMARY KEY (article, version))',
      'CREATE TABLE body (article INTEGER NOT NULL, version INTEGER NOT NULL, html TEXT NOT NULL, PRIMARY KEY (article, version))',
      `CREATE TABLE change (
        seq INTEGER PRIMARY KEY, at_ms INTEGER NOT NULL, action TEXT NOT NULL, article INTEGER NOT NULL, version INTEGER NOT NULL,
        significant INTEGER NOT NULL, note TEXT, who TEXT NOT NULL)`,
      'CREATE INDEX change_by_article ON change (article, seq)',
      `CREATE TABLE feed (
        id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, last_ordinal INTEGER NOT NULL, live INTEGER NOT NULL,
        generation INTEGER NOT NULL, modified_ms INTEGER NOT NULL, since_ms INTEGER NOT NULL, flushed TEXT NOT NULL DEFAULT '')`,
      'CREATE INDEX feed_by_generation ON feed (generation)',
      // `state` is one of MEMBER_STATE (feeds/membership.ts).
      `CREATE TABLE member (
        feed INTEGER NOT NULL, ordinal INTEGER NOT NULL, article INTEGER NOT NULL, published_ms INTEGER NOT NULL,
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
      `CREATE TABLE token (
        id TEXT PRIMARY KEY, name TEXT NOT NULL, hash TEXT NOT NULL, scopes TEXT NOT NULL, created_ms INTEGER NOT NULL,
        expires_ms INTEGER, revoked_ms INTEGER, used_ms INTEGER) WITHOUT ROWID`,
      `CREATE TABLE audit (
        seq INTEGER PRIMARY KEY, at_ms INTEGER NOT NULL, who TEXT NOT NULL, action TEXT NOT NULL, subject TEXT NOT NULL,
        before TEXT, after TEXT)`,
      // Staged records of a restore, which are applied in one transaction.
      'CREATE TABLE restoring (line INTEGER PRIMARY KEY, record TEXT NOT NULL)',
    ],
  },
  {
    number: 2,
    statements: [
      // Two articles may not have the same IRI, because feed readers would take their entries for one.
      'ALTER TABLE article ADD COLUMN uri TEXT',
      `UPDATE article SET uri = (SELECT json ->> '$.uri' FROM version v WHERE v.article = article.id AND v.version = article.version)`,
      'CREATE INDEX article_by_uri ON article (uri)',
      'CREATE INDEX article_by_status ON article (pub_status, changed_seq)',
      'CREATE INDEX article_not_out ON article (changed_seq) WHERE published_ms IS NULL',
      // A feed keeps its first title and IRI, so that the name of a subject in an embargoed draft cannot become public.
      'ALTER TABLE feed ADD COLUMN kind TEXT',
      'ALTER TABLE feed ADD COLUMN label TEXT',
      'ALTER TABLE feed ADD COLUMN iri TEXT',
      // The latest significant change that the feed has ever shown, so that the feed's date never goes back.
      'ALTER TABLE feed ADD COLUMN updated_ms INTEGER NOT NULL DEFAULT 0',
      `UPDATE feed SET kind = CASE WHEN name = 'all' THEN 'all' ELSE substr(name, 1, instr(name, '/') - 1) END`,
      `UPDATE feed SET label = (SELECT t.name FROM term t WHERE t.kind = feed.kind AND t.code = substr(feed.name, instr(feed.name, '/') + 1))`,
      `UPDATE feed SET iri = 'tag:' || (SELECT value ->> '$.publisher.tagAuthority' FROM setting WHERE name = 'publisher') || ':feed/' || name`,
      'CREATE INDEX feed_by_size ON feed (kind, live DESC, name)',
      `INSERT INTO setting (name, value) SELECT 'feeds-' || kind, count(*) FROM feed GROUP BY kind`,
      // Names are no longer unique: a desk may give the same name with another code.
      'DROP INDEX term_by_name',
      'CREATE INDEX term_named ON term (kind, name)',
      'CREATE INDEX dirty_by_time ON dirty (not_before_ms)',
      // Shows whether the tag was added again while the queue was called.
      'ALTER TABLE purge ADD COLUMN sequence INTEGER NOT NULL DEFAULT 0',
      `CREATE INDEX change_taken_back ON change (at_ms) WHERE action IN ('withdraw', 'hold')`,
    ],
  },
  {
    number: 3,
    statements: [
      // For changes that the passing of time makes for partners: delays, archives, expiries.
      'CREATE INDEX article_by_publication ON article (published_ms) WHERE published_ms IS NOT NULL',
      'CREATE INDEX article_by_expiry ON article (expires_ms) WHERE expires_ms IS NOT NULL',
      `CREATE INDEX article_waiting ON article (embargo_ms) WHERE published_ms IS NULL AND pub_status = 'usable'`,
      // Derived from the change log. `seq` is the number of the withdrawal, or of the reinstatement if there was one.
      `CREATE TABLE withdrawal (
        article INTEGER NOT NULL, version INTEGER NOT NULL, seq INTEGER NOT NULL, at_ms INTEGER NOT NULL, lifted_ms INTEGER,
        PRIMARY KEY (article, version)) WITHOUT ROWID`,
      'CREATE UNIQUE INDEX withdrawal_by_seq ON withdrawal (seq)',
      `INSERT INTO withdrawal (article, version, seq, at_ms, lifted_ms)
       SELECT c.article, c.version, coalesce(n.seq, c.seq), c.at_ms, n.at_ms FROM change c LEFT JOIN change n
         ON n.seq = (SELECT min(x.seq) FROM change x WHERE x.article = c.article AND x.seq > c.seq)
       WHERE c.action = 'withdraw'`,
      // Partners that received a withdrawn article.
      `CREATE TABLE board (
        article INTEGER NOT NULL, version INTEGER NOT NULL, partner TEXT NOT NULL, heard_ms INTEGER NOT NULL, deadline_ms INTEGER NOT NULL,
        acknowledgement TEXT, acknowledged_ms INTEGER, PRIMARY KEY (article, version, partner)) WITHOUT ROWID`,
      'CREATE INDEX board_waiting ON board (article, version, deadline_ms) WHERE acknowledged_ms IS NULL',
      // Notification passes through all partners, with their positions. `again_ms` is when the second pass begins.
      `CREATE TABLE errand (
        article INTEGER NOT NULL, version INTEGER NOT NULL, seq INTEGER NOT NULL, after TEXT NOT NULL, not_before_ms INTEGER NOT NULL,
        again_ms INTEGER, PRIMARY KEY (article, version)) WITHOUT ROWID`,
      'CREATE INDEX errand_by_time ON errand (not_before_ms)',
      // Partners whose objects did not answer during a pass.
      `CREATE TABLE unheard (
        article INTEGER NOT NULL, version INTEGER NOT NULL, partner TEXT NOT NULL, tries INTEGER NOT NULL, not_before_ms INTEGER NOT NULL,
        PRIMARY KEY (article, version, partner)) WITHOUT ROWID`,
      'CREATE INDEX unheard_by_time ON unheard (not_before_ms)',
    ],
  },
  {
    number: 4,
    statements: [
      // Id of the desk token that made the change, because several tokens may have one name after each other.
      'ALTER TABLE change ADD COLUMN token_id TEXT',
      'ALTER TABLE audit ADD COLUMN token_id TEXT',
      // Bytes that the version adds to a partner's feed, as JSON. NULL: the version has not been measured (articles/sizes.ts).
      'ALTER TABLE version ADD COLUMN size TEXT',
      'CREATE INDEX version_unmeasured ON version (article) WHERE size IS NULL',
    ],
  },
  {
    number: 5,
    statements: [
      // An article is named by its slug; a key is what a partner authenticates with.
      'ALTER TABLE article RENAME COLUMN key TO slug',
      // Versions that this program wrote begin with the slug, so their text is replaced. Other JSON is parsed and written again.
      `UPDATE version SET json = CASE WHEN json LIKE '{"key":%' THEN '{"slug":' || substr(json, 8)
         ELSE json_remove(json_set(json, '$.slug', json ->> '$.key'), '$.key') END`,
      `UPDATE answered SET result = json_remove(json_set(result, '$.slug', result ->> '$.key'), '$.key')`,
      `UPDATE setting SET value = json_set(value, '$.publisher.articleUrl', replace(value ->> '$.publisher.articleUrl', '{key}', '{slug}'))
       WHERE name = 'publisher'`,
      // Compliance with withdrawals, the queue of notifications, and partners that have not confirmed one.
      'ALTER TABLE board RENAME TO compliance',
      'ALTER TABLE compliance RENAME COLUMN heard_ms TO received_ms',
      'DROP INDEX board_waiting',
      'CREATE INDEX compliance_pending ON compliance (article, version, deadline_ms) WHERE acknowledged_ms IS NULL',
      'ALTER TABLE errand RENAME TO notification',
      'DROP INDEX errand_by_time',
      'CREATE INDEX notification_by_time ON notification (not_before_ms)',
      'ALTER TABLE unheard RENAME TO unconfirmed',
      'DROP INDEX unheard_by_time',
      'CREATE INDEX unconfirmed_by_time ON unconfirmed (not_before_ms)',
      'ALTER TABLE due RENAME TO schedule',
      'ALTER TABLE answered RENAME TO idempotent_answer',
      'DROP INDEX answered_by_age',
      'CREATE INDEX idempotent_answer_by_age ON idempotent_answer (at_ms)',
      // The word restore is for backups; a withdrawn article is reinstated.
      `UPDATE change SET action = 'reinstate' WHERE action = 'restore'`,
      `UPDATE idempotent_answer SET result = json_replace(result, '$.outcome', 'reinstated') WHERE result ->> '$.outcome' = 'restored'`,
    ],
  },
  {
    number: 6,
    statements: [
      // The compared form of a token's name (token-name.ts). NULL until a token is minted (settings/tokens.ts).
      'ALTER TABLE token ADD COLUMN shape TEXT',
      'CREATE INDEX token_by_shape ON token (shape) WHERE revoked_ms IS NULL',
    ],
  },
  {
    number: 7,
    statements: [
      // Codes that became aliases, by a merge or a new code (docs/decisions/0028-merged-subjects.md). The column seq is the number of that change.
      `CREATE TABLE alias (
        kind TEXT NOT NULL, code TEXT NOT NULL, target TEXT NOT NULL, since_ms INTEGER NOT NULL, renamed INTEGER NOT NULL, seq INTEGER NOT NULL,
        PRIMARY KEY (kind, code)) WITHOUT ROWID`,
      // Names that a term had before, by their compared form, so that copy with an old name is still filed under it.
      `CREATE TABLE former_name (kind TEXT NOT NULL, folded TEXT NOT NULL, code TEXT NOT NULL, PRIMARY KEY (kind, folded)) WITHOUT ROWID`,
      // Merges that are not finished, or that were refused. The column state is one of MERGE_STATES (commands/merge-terms.ts).
      `CREATE TABLE merge (
        kind TEXT NOT NULL, code TEXT NOT NULL, target TEXT NOT NULL, renamed INTEGER NOT NULL, name TEXT, state TEXT NOT NULL, after TEXT NOT NULL,
        not_before_ms INTEGER NOT NULL, agreements TEXT NOT NULL, who TEXT NOT NULL, token_id TEXT, PRIMARY KEY (kind, code)) WITHOUT ROWID`,
      // Ids of sources are compared within a collection only. Older sources are in the collection ''.
      `CREATE TABLE import_in_collection (
        collection TEXT NOT NULL, source_id TEXT NOT NULL, article INTEGER NOT NULL, hash TEXT NOT NULL, version INTEGER NOT NULL,
        source_version TEXT, PRIMARY KEY (collection, source_id)) WITHOUT ROWID`,
      `INSERT INTO import_in_collection (collection, source_id, article, hash, version) SELECT '', source_id, article, hash, version FROM import`,
      'DROP TABLE import',
      'ALTER TABLE import_in_collection RENAME TO import',
      'CREATE INDEX import_by_article ON import (article)',
      'CREATE INDEX import_by_hash ON import (hash)',
      // The feed to which readers of this one are sent. NULL: the feed is its own.
      'ALTER TABLE feed ADD COLUMN moved_to TEXT',
      // The compared form of the name (domain/values/term.ts). NULL until the alarm has computed it.
      'ALTER TABLE term ADD COLUMN folded TEXT',
      'CREATE INDEX term_folded ON term (kind, folded)',
    ],
  },
  {
    number: 8,
    statements: [
      // Id of the pepper that made the token. NULL: the token was made by an earlier program and has not been used since.
      'ALTER TABLE token ADD COLUMN pepper TEXT',
      // Ids of articles in RSS feeds that moved here. Few articles have one, so the index has only these.
      'ALTER TABLE article ADD COLUMN guid TEXT',
      'CREATE INDEX article_by_guid ON article (guid) WHERE guid IS NOT NULL',
    ],
  },
  {
    number: 9,
    statements: [
      // Copy of unlisted sources, for partners. Few feeds have any.
      'CREATE INDEX member_partners_only ON member (feed, published_ms, article) WHERE state = 4',
    ],
  },
  {
    number: 10,
    statements: [
      // The run of the import that made the change. NULL: the change was made by the desk, a due time, or an import without a run.
      'ALTER TABLE change ADD COLUMN run TEXT',
      'CREATE INDEX change_by_run ON change (run, seq) WHERE run IS NOT NULL',
      'ALTER TABLE audit ADD COLUMN run TEXT',
      'CREATE INDEX audit_by_run ON audit (run, seq) WHERE run IS NOT NULL',
      // Sources that have killed their stories (articles/killed-sources.ts). The column seq is the number of the last change before the kill.
      `CREATE TABLE killed_source (
        collection TEXT NOT NULL, source_id TEXT NOT NULL, source_version TEXT, hash TEXT NOT NULL, seq INTEGER NOT NULL,
        at_ms INTEGER NOT NULL, PRIMARY KEY (collection, source_id)) WITHOUT ROWID`,
    ],
  },
  {
    number: 11,
    statements: [
      // Sessions at the console (settings/sessions.ts), and one-time links that start one. A link without a token asks for a name.
      `CREATE TABLE session (
        hash TEXT PRIMARY KEY, id TEXT NOT NULL UNIQUE, token TEXT NOT NULL, created_ms INTEGER NOT NULL, seen_ms INTEGER NOT NULL,
        way TEXT NOT NULL, browser TEXT) WITHOUT ROWID`,
      'CREATE INDEX session_by_token ON session (token, seen_ms)',
      'CREATE TABLE sign_in_link (hash TEXT PRIMARY KEY, token TEXT, created_ms INTEGER NOT NULL) WITHOUT ROWID',
    ],
  },
  { number: 12, statements: ARTICLE_INDEX_TABLES },
  { number: 13, statements: ARTICLE_WORD_TABLES },
  { number: 14, statements: NAME_WORD_TABLES },
  {
    number: 15,
    statements: [
      // Agreements in the way of a merge beside those that are listed. Those of older merges were not counted.
      'ALTER TABLE merge ADD COLUMN more INTEGER NOT NULL DEFAULT 0',
    ],
  },
];

export const SCHEMA_NUMBER = MIGRATIONS.at(-1)?.number ?? 0;
