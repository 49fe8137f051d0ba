// What the desk's first page shows of the Catalogue. Every query reads an index and stops early, so that the page costs the same for every archive.
import type { ArticleAt, CatalogueHealth, CatalogueToday, CountedArticles } from '../../domain/publisher/catalogue-today.ts';
import { MOST_COUNTED } from '../../domain/publisher/catalogue-today.ts';
import { storedInstant, toInstant } from '../../domain/values/instant.ts';
import { present } from '../../domain/values/present.ts';
import { failedPurges } from './outbox/failed-purges.ts';
import * as outbox from './outbox/outbox.ts';
import * as settings from './settings/settings.ts';
import * as complianceReport from './withdrawals/compliance-report.ts';

/** Articles and withdrawals of a kind that are listed. */
const LISTED = 5;

/** `sinceMs` is when the day began. */
export function today(sql: SqlStorage, sinceMs: number, nowMs: number): CatalogueToday {
  return {
    published: publishedSince(sql, sinceMs, nowMs),
    scheduled: scheduled(sql, nowMs),
    held: held(sql),
    withdrawals: {
      ...complianceReport.openWithdrawals(sql, nowMs),
      newest: complianceReport.list(sql, { limit: LISTED }, nowMs).withdrawals.filter(({ lifted }) => lifted === undefined),
    },
    health: healthOf(sql),
  };
}

function publishedSince(sql: SqlStorage, sinceMs: number, nowMs: number): CountedArticles {
  const from = `article INDEXED BY article_by_publication WHERE published_ms >= ? AND pub_status = 'usable' AND ifnull(expires_ms > ?, true)`;
  return counted(sql, { at: 'published_ms', from, order: 'published_ms DESC' }, [sinceMs, nowMs]);
}

function scheduled(sql: SqlStorage, nowMs: number): CountedArticles {
  const from = `article INDEXED BY article_waiting WHERE published_ms IS NULL AND pub_status = 'usable' AND embargo_ms > ?`;
  return counted(sql, { at: 'embargo_ms', from, order: 'embargo_ms' }, [nowMs]);
}

function held(sql: SqlStorage): CountedArticles {
  const at = '(SELECT at_ms FROM change WHERE seq = changed_seq)';
  return counted(sql, { at, from: `article INDEXED BY article_by_status WHERE pub_status = 'withheld'`, order: 'changed_seq DESC' }, []);
}

interface Query {
  /** The expression for the instant of an article. */
  at: string;
  from: string;
  order: string;
}

function counted(sql: SqlStorage, { at, from, order }: Query, bindings: number[]): CountedArticles {
  const { count } = sql
    .exec<{ count: number }>(`SELECT count(*) AS count FROM (SELECT 1 FROM ${from} LIMIT ${MOST_COUNTED})`, ...bindings)
    .one();
  const rows = sql
    .exec<{ slug: string; headline: string; at: number | null }>(
      `SELECT slug, headline, ${at} AS at FROM ${from} ORDER BY ${order} LIMIT ${LISTED}`,
      ...bindings,
    )
    .toArray();
  return { count, articles: rows.map(({ slug, headline, at }): ArticleAt => ({ slug, headline, at: toInstant(at ?? 0) })) };
}

function healthOf(sql: SqlStorage): CatalogueHealth {
  const flushedMs = settings.read(sql, 'flushed-ms');
  return present({
    lastWrite: storedInstant(flushedMs === undefined ? null : Number(flushedMs)),
    ...outbox.unwritten(sql),
    unsentPurges: outbox.unsentPurges(sql),
    failedPurges: failedPurges(sql),
  });
}
