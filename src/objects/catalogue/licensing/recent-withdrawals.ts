// Lists all recent withdrawals within a scope, for partners' feeds. The partner's object selects those of articles that the partner received.
import { factsWithAliases } from '../../../domain/articles/article-metadata.ts';
import { stubSizeOf } from '../../../domain/articles/copy-size.ts';
import type { PublisherNames } from '../../../domain/entitlement/entitlement.ts';
import { type WithdrawnVersion, withdrawnVersionOf } from '../../../domain/feeds/withdrawal-entry.ts';
import {
  type CandidatePage,
  type CandidatePosition,
  type CandidateQuery,
  type WantedBody,
  WITHDRAWN_IN_PAGE,
} from '../../../domain/pulls/candidates.ts';
import { msOf, toInstant } from '../../../domain/values/instant.ts';
import { present } from '../../../domain/values/present.ts';
import { STUB_MS } from '../../../domain/withdrawals/withdrawal.ts';
import { fitting } from '../../rpc-limits.ts';
import { scopeAliases } from '../articles/aliases.ts';
import { metadataOf } from '../articles/articles.ts';
import { isWithin } from './scope.ts';

/** Most withdrawals that are examined for one page. This takes about 30 ms of CPU time if none is within the scope. */
const SCANNED_WITHDRAWALS = 5_000;

type Row = { article: number; ms: number; json: string };

/** Lists articles withdrawn within the last 14 days and not reinstated, newest first. `next` is absent on the last page. The list is empty for a
 *  position after the withdrawals. */
export function recentlyWithdrawn(
  sql: SqlStorage,
  query: CandidateQuery,
  publisher: PublisherNames,
  nowMs: number,
): Pick<CandidatePage, 'withdrawn' | 'next'> {
  const { before } = query;
  const withdrawn: CandidatePage['withdrawn'] = [];
  if (before !== undefined && before.withdrawn === undefined) return { withdrawn };
  const { since, ...filters } = query.filters;
  const isInside = isWithin({ scope: query.scope, filters }, publisher);
  const afterMs = Math.max(nowMs - STUB_MS, since === undefined ? 0 : msOf(since) - 1);
  const aliases = scopeAliases(sql);
  let scanned = 0;
  let next: CandidatePosition | undefined;
  for (const { article: id, ms, json } of rowsAfter(sql, before, afterMs)) {
    if (next !== undefined && (withdrawn.length === WITHDRAWN_IN_PAGE || scanned === SCANNED_WITHDRAWALS)) return { withdrawn, next };
    scanned += 1;
    next = { publishedMs: ms, article: id, withdrawn: true };
    const article = metadataOf(json);
    if (!isInside(factsWithAliases(article, aliases))) continue;
    const { slug, version, withdrawal } = article;
    withdrawn.push(present({ slug, version, at: toInstant(ms), since: withdrawal?.since, position: next, bytes: stubSizeOf(article) }));
  }
  return { withdrawn };
}

function rowsAfter(sql: SqlStorage, before: CandidatePosition | undefined, afterMs: number): Iterable<Row> {
  return sql.exec<Row>(
    `SELECT c.article, c.at_ms AS ms, v.json FROM change c INDEXED BY change_taken_back
     JOIN article a ON a.id = c.article AND a.version = c.version JOIN version v ON v.article = a.id AND v.version = a.version
     WHERE c.action IN ('withdraw', 'hold') AND c.at_ms > ? AND (c.at_ms, c.article) < (?, ?) AND a.pub_status = 'canceled'
     ORDER BY c.at_ms DESC, c.article DESC`,
    afterMs,
    before?.publishedMs ?? Number.MAX_SAFE_INTEGER,
    before?.article ?? 0,
  );
}

/** Returns the withdrawing versions of articles in the requested order, as many as fit into one answer. The caller requests the others again. */
export function withdrawnVersions(sql: SqlStorage, wanted: readonly WantedBody[]): WithdrawnVersion[] {
  return [...fitting(existing(sql, wanted))];
}

function* existing(sql: SqlStorage, wanted: readonly WantedBody[]): Generator<WithdrawnVersion> {
  const query = 'SELECT v.json FROM article a JOIN version v ON v.article = a.id WHERE a.slug = ? AND v.version = ?';
  for (const { slug, version } of wanted) {
    const [row] = sql.exec<{ json: string }>(query, slug, version).toArray();
    if (row !== undefined) yield withdrawnVersionOf(metadataOf(row.json));
  }
}
