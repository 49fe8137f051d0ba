// Reads a window of the log for a partner's change feed: each article that may have changed, as it was at both ends of the window and as it is now.
// The partner's object decides which of the changes the partner may know of.

import { type ArticleFacts, factsWithAliases, type ScopeAliases } from '../../../domain/articles/article-metadata.ts';
import { CHANGE_ACTIONS } from '../../../domain/articles/change.ts';
import { outsideScope, type PublisherNames } from '../../../domain/entitlement/entitlement.ts';
import type { ChangedArticle, ChangesWindow, LoggedChange, LogPosition, WindowQuery } from '../../../domain/pulls/change-window.ts';
import { toInstant } from '../../../domain/values/instant.ts';
import { present } from '../../../domain/values/present.ts';
import { storedWord } from '../../../domain/values/stored.ts';
import { ANSWER_BYTES, bytesOf } from '../../rpc-limits.ts';
import { codesChanged, scopeAliases } from '../articles/aliases.ts';
import { metadataOf } from '../articles/articles.ts';
import * as settings from '../settings/settings.ts';
import { changedArticles } from './changed-articles.ts';

/** Most articles whose metadata are read for one page. */
const EXAMINED_ARTICLES = 2_000;
/** Most changes of one article in a window. The newest are listed. */
const LISTED_CHANGES = 200;
/** Bytes of a page as JSON. One more article with all its notes may be added. */
const PAGE_BYTES = ANSWER_BYTES / 2;

/** Reads a page of a window. `nowMs` is the time by the Catalogue's clock. */
export function changesWindow(sql: SqlStorage, query: WindowQuery, nowMs: number): ChangesWindow {
  const head = settings.head(sql);
  const { seq, ms } = query.to ?? { seq: head, ms: nowMs };
  const to = { seq, ms, ...(head > seq ? { walkedSeq: head } : {}) };
  const page: ChangesWindow = { epoch: settings.epoch(sql), from: query.from, to, articles: [] };
  const publisher = settings.publisher(sql)?.publisher;
  if (publisher === undefined) return page;
  const { ids, next } = changedArticles(sql, query, to);
  const reading = { sql, aliases: scopeAliases(sql) };
  if (concernsScope(reading, query, to.seq)) return { ...page, merged: true };
  let after = query.after;
  let bytes = 0;
  for (const [examined, id] of ids.entries()) {
    if (page.articles.length >= query.limit || examined >= EXAMINED_ARTICLES || bytes >= PAGE_BYTES) return { ...page, ...onFrom(after) };
    after = id;
    const article = changedArticle(reading, id, query.from, to);
    if (article === undefined || !isRelevant(article, query, publisher)) continue;
    page.articles.push(article);
    bytes += bytesOf(article);
  }
  return { ...page, ...onFrom(next) };
}

function onFrom(after: number | undefined): Pick<ChangesWindow, 'after'> {
  return after === undefined ? {} : { after };
}

/** Tells whether the partner may need the article. Withdrawals are always included, because a partner that received the article must learn of
 *  them whatever its current terms are. */
function isRelevant({ before, then }: ChangedArticle, { scope, embargoed }: WindowQuery, publisher: PublisherNames): boolean {
  if (then?.pubStatus === 'canceled' && then.version !== before?.version) return true;
  return [before, then].some(
    (facts) =>
      facts !== undefined && (embargoed || facts.firstPublished !== undefined) && outsideScope(scope, facts, publisher) === undefined,
  );
}

/** Tells whether a subject or a section of the scope was merged or renamed in the window. Articles may then have left the scope without a change of
 *  their own. */
function concernsScope({ sql, aliases }: Reading, { from, scope }: WindowQuery, to: number): boolean {
  if (from.seq === 0) return false;
  return (['subjects', 'sections'] as const).some((kind) => {
    const codes = [...(scope[kind].include ?? []), ...scope[kind].exclude];
    if (codes.length === 0) return false;
    const merged = new Set(codesChanged(sql, kind, { from: from.seq, to }).map((code) => aliases[kind].currentCode(code)));
    return codes.some((code) => merged.has(aliases[kind].currentCode(code)));
  });
}

interface Reading {
  sql: SqlStorage;
  aliases: ScopeAliases;
}

/** Reads an article at both ends of the window and now; `undefined` if it was created after the window. */
function changedArticle({ sql, aliases }: Reading, id: number, from: LogPosition, to: LogPosition): ChangedArticle | undefined {
  const { version, changed_seq } = sql
    .exec<{ version: number; changed_seq: number }>('SELECT version, changed_seq FROM article WHERE id = ?', id)
    .one();
  const versionUpTo = (seq: number) => (changed_seq <= seq ? version : versionAt(sql, id, seq));
  const thenVersion = versionUpTo(to.seq);
  if (thenVersion === undefined) return undefined;
  const beforeVersion = versionUpTo(from.seq);
  const now = factsAt({ sql, aliases }, id, version);
  const then = thenVersion === version ? now : factsAt({ sql, aliases }, id, thenVersion);
  const before =
    beforeVersion === undefined ? undefined : beforeVersion === thenVersion ? then : factsAt({ sql, aliases }, id, beforeVersion);
  const changes = from.seq === 0 || changed_seq <= from.seq ? [] : changesBetween(sql, id, from.seq, to.seq);
  const isLate = from.walkedSeq !== undefined && versionUpTo(from.walkedSeq) !== beforeVersion;
  return present({ id, before, then, now, changes, late: isLate ? true : undefined });
}

function versionAt(sql: SqlStorage, id: number, seq: number): number | undefined {
  const query = 'SELECT version FROM change WHERE article = ? AND seq <= ? ORDER BY seq DESC LIMIT 1';
  return sql.exec<{ version: number }>(query, id, seq).toArray()[0]?.version;
}

function factsAt({ sql, aliases }: Reading, id: number, version: number): ArticleFacts {
  const query = 'SELECT json FROM version WHERE article = ? AND version = ?';
  return factsWithAliases(metadataOf(sql.exec<{ json: string }>(query, id, version).one().json), aliases);
}

/** Lists the changes of an article, oldest first. */
function changesBetween(sql: SqlStorage, id: number, fromSeq: number, toSeq: number): LoggedChange[] {
  return sql
    .exec<{ action: string; at_ms: number; significant: number; note: string | null; kind: string | null }>(
      `SELECT c.action, c.at_ms, c.significant, c.note, json_extract(v.json, '$.corrections[#-1].kind') AS kind FROM change c
       LEFT JOIN version v ON c.action = 'correct' AND v.article = c.article AND v.version = c.version
       WHERE c.article = ? AND c.seq > ? AND c.seq <= ? ORDER BY c.seq DESC LIMIT ?`,
      id,
      fromSeq,
      toSeq,
      LISTED_CHANGES,
    )
    .toArray()
    .reverse()
    .map(({ action, at_ms, significant, note, kind }) =>
      present({
        action: storedWord(action, CHANGE_ACTIONS, 'change.action'),
        at: toInstant(at_ms),
        significant: significant === 1,
        note: note ?? undefined,
        kind: kind === 'clarification' ? kind : undefined,
      }),
    );
}
