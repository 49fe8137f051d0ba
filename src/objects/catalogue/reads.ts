// The methods of the Catalogue that only read. The object itself (src/objects/catalogue.ts) adds those that write.

import { DurableObject } from 'cloudflare:workers';
import type { Article } from '../../domain/articles/article.ts';
import type { ArticleFacts } from '../../domain/articles/article-metadata.ts';
import type { ImportSource } from '../../domain/articles/import-source.ts';
import type { FeedList, ListedFeed } from '../../domain/feeds/feed-list.ts';
import type { FeedKind, FeedName } from '../../domain/feeds/feed-name.ts';
import type { FreshnessRecord, FreshnessRequest } from '../../domain/feeds/freshness.ts';
import type { WithdrawnVersion } from '../../domain/feeds/withdrawal-entry.ts';
import type { CatalogueToday } from '../../domain/publisher/catalogue-today.ts';
import type { ConsoleSession, SignInLink } from '../../domain/publisher/console-session.ts';
import type { Publisher } from '../../domain/publisher/publisher.ts';
import type { MergeProgress, TermKind, TermView } from '../../domain/publisher/term-merge.ts';
import type { WantedBody } from '../../domain/pulls/candidates.ts';
import type { ChangesWindow, WindowQuery } from '../../domain/pulls/change-window.ts';
import { present } from '../../domain/values/present.ts';
import type { ComplianceReport, ReceivedUpTo, WithdrawalPage, WithdrawalSummary } from '../../domain/withdrawals/withdrawal.ts';
import type { SnapshotStamp } from '../../storage/feeds.ts';
import * as audit from '../sqlite/audit.ts';
import * as articleList from './articles/article-list.ts';
import * as articles from './articles/articles.ts';
import { clockMs } from './articles/change-log.ts';
import { history, type VersionLine } from './articles/history.ts';
import * as importRuns from './articles/import-runs.ts';
import * as imports from './articles/imports.ts';
import * as backup from './backup/export.ts';
import * as restoring from './backup/restore.ts';
import { slugOfImport } from './commands/decide-import.ts';
import { ongoing } from './commands/merge-progress.ts';
import { listTerms, type TermQuery, viewTerm } from './commands/term-list.ts';
import { Directory, largestFeeds } from './feeds/directory.ts';
import { type KnownSources, knownSources, type ListSuggestions, suggestions } from './feeds/list-suggestions.ts';
import * as publicQueries from './feeds/public-queries.ts';
import { messageOf, type SnapshotMessage } from './feeds/snapshot-message.ts';
import { facts } from './licensing/candidates.ts';
import { changesWindow } from './licensing/changes-window.ts';
import { type RecentFacts, recentFacts } from './licensing/preview-articles.ts';
import { withdrawnVersions } from './licensing/recent-withdrawals.ts';
import * as auditNames from './settings/audit-names.ts';
import * as auditSearch from './settings/audit-search.ts';
import * as sessions from './settings/sessions.ts';
import * as settings from './settings/settings.ts';
import * as signInLinks from './settings/sign-in-links.ts';
import * as tokens from './settings/tokens.ts';
import { today } from './today.ts';
import * as compliance from './withdrawals/compliance.ts';
import * as complianceReport from './withdrawals/compliance-report.ts';
import * as withdrawals from './withdrawals/withdrawals.ts';

export class ReadableCatalogue extends DurableObject<Env> {
  protected readonly sql: SqlStorage = this.ctx.storage.sql;
  private readonly directory = new Directory();

  /** Returns the slug under which imported copy is stored, or would be. `isTaken`: other copy gets the wanted one before. */
  slugOfImport({ isTaken, ...wanted }: ImportSource & { slug: string; isTaken: boolean }): string {
    return slugOfImport(this.sql, wanted, isTaken);
  }

  /** Returns the current version of an article or the given one; `undefined` if there is none. */
  article(slug: string, version?: number): { article: Article; etag: string } | undefined {
    const article = version === undefined ? articles.get(this.sql, slug)?.article : articles.getVersion(this.sql, slug, version);
    return article === undefined ? undefined : { article, etag: settings.etagOf(this.sql, article.version) };
  }

  history(slug: string): VersionLine[] {
    return history(this.sql, slug);
  }

  /** Lists articles in every state, the last changed first unless the request says otherwise. */
  list(request: articleList.ListRequest): articleList.ArticleList {
    return articleList.list(this.sql, request, Date.now());
  }

  listSuggestions(): ListSuggestions {
    return suggestions(this.sql);
  }

  /** Which of these sources no article has, and the sources that articles have. */
  knownSources(names: string[]): KnownSources {
    return knownSources(this.sql, names);
  }

  /** Lists metadata of articles in every state, the last changed first, for the desk's preview of a partner. */
  recentFacts(limit: number, before?: number): RecentFacts {
    return recentFacts(this.sql, limit, before);
  }

  terms(query: TermQuery): ReturnType<typeof listTerms> {
    return listTerms(this.sql, query);
  }

  term(kind: TermKind, code: string): TermView | undefined {
    return viewTerm(this.sql, kind, code);
  }

  /** Lists merges that have not ended. */
  ongoingMerges(kind: TermKind, most: number): MergeProgress[] {
    return ongoing(this.sql, kind, most);
  }

  publisher(): { publisher: Publisher; etag: string; sequence: number; changedMs: number } | undefined {
    const stored = settings.publisher(this.sql);
    return stored === undefined ? undefined : { ...stored, etag: settings.etagOf(this.sql, stored.sequence) };
  }

  /** Lists live tokens whose names would be refused today, and says how many others there are. */
  doubtfulTokens(): ReturnType<typeof tokens.withNamesRefusedToday> {
    return tokens.withNamesRefusedToday(this.sql, Date.now());
  }

  tokens(after?: string): tokens.TokenPage {
    return tokens.list(this.sql, after);
  }

  /** Lists tokens that are valid, and how many sessions of each there are. */
  liveTokens(page: { limit: number; after?: string | undefined }): tokens.TokenPage & { sessions: Record<string, number> } {
    const nowMs = Date.now();
    const found = tokens.listLive(this.sql, page, nowMs);
    const ids = found.tokens.map(({ id }) => id);
    return { ...found, sessions: sessions.counts(this.sql, ids, nowMs) };
  }

  /** A token, and what would end with it. */
  tokenUse(id: string): tokens.TokenUse | undefined {
    return tokens.use(this.sql, id, Date.now());
  }

  /** Lists the ongoing sessions of a token at the console. */
  sessions(tokenId: string): ConsoleSession[] {
    return sessions.list(this.sql, tokenId, Date.now());
  }

  /** Says whom a link would sign in, and changes nothing. */
  signInLink(hash: string): SignInLink | undefined {
    return signInLinks.look(this.sql, hash, Date.now());
  }

  /** With `run` only the entries of that run of an import. */
  audit(limit: number, before?: number, run?: string): audit.AuditPage {
    const page = run === undefined ? audit.list(this.sql, limit, before) : audit.listOfRun(this.sql, run, limit, before);
    return { ...page, entries: auditNames.named(this.sql, page.entries) };
  }

  searchAudit(query: auditSearch.AuditQuery): auditSearch.AuditSearch {
    const found = auditSearch.search(this.sql, query);
    return { ...found, entries: auditNames.named(this.sql, found.entries) };
  }

  auditEntry(number: number): audit.NumberedEntry | undefined {
    const entry = audit.find(this.sql, number);
    return entry && auditNames.named(this.sql, [entry])[0];
  }

  /** Lists the articles that a run of an import created or changed, in the order of its first change of each. */
  importRun(run: string, limit: number, after?: number): importRuns.RunPage {
    return importRuns.list(this.sql, run, limit, after);
  }

  /** Lists sources of imported copy by their id. */
  sources(filter: imports.SourceFilter, limit: number, after?: string): imports.SourcePage {
    return imports.list(this.sql, filter, limit, after);
  }

  freshness(request: FreshnessRequest): FreshnessRecord {
    return publicQueries.freshness(this.sql, request, Date.now());
  }

  archiveStamp(name: FeedName, page: number): SnapshotStamp | undefined {
    return publicQueries.archiveStamp(this.sql, name, page);
  }

  archivePage(name: FeedName, page: number): SnapshotMessage | undefined {
    const snapshot = publicQueries.archivePage(this.sql, name, page);
    return snapshot === undefined ? undefined : messageOf(snapshot);
  }

  listFeeds(kind: FeedKind | 'all', limit: number, offset = 0): FeedList {
    return this.directory.list(this.sql, { kind, limit, offset });
  }

  largestFeeds(kind: FeedKind, limit: number): ListedFeed[] {
    return largestFeeds(this.sql, kind, limit);
  }

  articleStatus(slug: string): publicQueries.ArticleStatus {
    return publicQueries.articleStatus(this.sql, slug, Date.now());
  }

  recentArticles(sinceMs: number): { articles: publicQueries.SitemapArticle[]; olderMs?: number } {
    return publicQueries.recentArticles(this.sql, sinceMs);
  }

  /** Returns the withdrawing versions from which stubs are made. */
  withdrawnVersions(wanted: WantedBody[]): WithdrawnVersion[] {
    return withdrawnVersions(this.sql, wanted);
  }

  /** Returns the metadata of an article in any state, to decide about it. The caller must not show it without a decision. */
  facts(slug: string): { epoch: string; head: number; facts?: ArticleFacts } {
    const found = facts(this.sql, slug);
    return present({ epoch: settings.epoch(this.sql), head: settings.head(this.sql), facts: found });
  }

  changesWindow(query: WindowQuery): ChangesWindow {
    return changesWindow(this.sql, query, this.nowMs());
  }

  /** The time by the Catalogue's clock, which is never before the last change. */
  protected nowMs(): number {
    return clockMs(this.sql, Date.now());
  }

  /** Lists withdrawals and reinstatements since the last one that a partner's object received. */
  withdrawalsAfter(received?: ReceivedUpTo): WithdrawalPage {
    return withdrawals.after(this.sql, received);
  }

  withdrawals(page: complianceReport.ReportPage): { withdrawals: WithdrawalSummary[]; next?: string } {
    return complianceReport.list(this.sql, page, Date.now());
  }

  /** Reports one withdrawal. `id` is its id, or the slug of an article, whose latest withdrawal is then reported. */
  withdrawal(id: string, page: complianceReport.ReportPage): ComplianceReport | undefined {
    const ref = compliance.refOf(this.sql, id);
    return ref === undefined ? undefined : complianceReport.view(this.sql, ref, page, Date.now());
  }

  /** For the desk's first page. `sinceMs` is when the day began. */
  today(sinceMs: number): CatalogueToday {
    return today(this.sql, sinceMs, Date.now());
  }

  exportPage(cursor: backup.ExportCursor | undefined, maxChars: number): { lines: string[]; next?: backup.ExportCursor } {
    return backup.readPage(this.sql, cursor, maxChars);
  }

  /** Tells whether a restore would lose nothing. */
  isEmpty(): boolean {
    return restoring.isEmpty(this.sql);
  }
}
