// What one run of an import created and changed, as the log of changes tells it.
import { type Instant, toInstant } from '../../../domain/values/instant.ts';
import { present } from '../../../domain/values/present.ts';
import { pageOf } from '../../rpc-limits.ts';
import { etagOf } from '../settings/settings.ts';

interface RunArticle {
  slug: string;
  headline: string;
  pubStatus: string;
  firstPublished?: Instant;
  embargoedUntil?: Instant;
  version: number;
  etag: string;
  /** False: the article existed before, and the run changed it. */
  created: boolean;
  /** The desk has changed, released or reinstated the article since. */
  edited: boolean;
}

export interface RunPage {
  articles: RunArticle[];
  /** `after` of the next page; absent on the last page. */
  next?: number;
}

type Row = {
  seq: number;
  first_version: number;
  slug: string;
  headline: string;
  pub_status: string;
  published_ms: number | null;
  embargo_ms: number | null;
  version: number;
  edited: number;
};

/** Changes that are no work on the article: they hold or withdraw it, or an instant has come. */
const NO_EDITS = "('hold', 'withdraw', 'embargo-lift', 'expire')";

/** Lists the articles of a run. The plus keeps SQLite from going through the whole run for each article, by the index of runs.  `after` is the number of the change after which the page begins. */
export function list(sql: SqlStorage, run: string, limit: number, after = 0): RunPage {
  const rows = sql.exec<Row>(
    `SELECT c.seq, c.version AS first_version, a.slug, a.headline, a.pub_status, a.published_ms, a.embargo_ms, a.version,
       EXISTS (SELECT 1 FROM change e WHERE e.article = c.article AND e.seq > c.seq AND e.run IS NULL AND e.action NOT IN ${NO_EDITS}) AS edited
     FROM change c JOIN article a ON a.id = c.article
     WHERE c.run = ?1 AND c.seq > ?2
       AND NOT EXISTS (SELECT 1 FROM change p WHERE p.article = c.article AND p.seq < c.seq AND +p.run = ?1)
     ORDER BY c.seq LIMIT ?3`,
    run,
    after,
    limit + 1,
  );
  const { page, last } = pageOf(rows, limit);
  return present({ articles: page.map((row) => articleOf(sql, row)), next: last?.seq });
}

function articleOf(sql: SqlStorage, row: Row): RunArticle {
  return present({
    slug: row.slug,
    headline: row.headline,
    pubStatus: row.pub_status,
    firstPublished: row.published_ms === null ? undefined : toInstant(row.published_ms),
    embargoedUntil: row.embargo_ms === null ? undefined : toInstant(row.embargo_ms),
    version: row.version,
    etag: etagOf(sql, row.version),
    created: row.first_version === 1,
    edited: row.edited === 1,
  });
}

/** Tells whether the run created the article. */
export function isCreatedBy(sql: SqlStorage, articleId: number, run: string): boolean {
  return sql.exec('SELECT 1 FROM change WHERE article = ? AND version = 1 AND +run = ? LIMIT 1', articleId, run).toArray().length > 0;
}
