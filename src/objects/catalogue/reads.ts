// What is asked of the Catalogue and changes nothing. The object itself (src/objects/catalogue.ts) adds what writes.

import { DurableObject } from 'cloudflare:workers';
import type { Article } from '../../domain/articles/article.ts';
import type { ArticleFacts } from '../../domain/articles/article-metadata.ts';
import type { FeedKind, FeedName } from '../../domain/feeds/feed-name.ts';
import type { FreshnessRecord, FreshnessRequest } from '../../domain/feeds/freshness.ts';
import type { WithdrawnVersion } from '../../domain/feeds/withdrawal-entry.ts';
import type { Publisher } from '../../domain/publisher/publisher.ts';
import type { WantedBody } from '../../domain/pulls/candidates.ts';
import type { ChangesWindow, WindowQuery } from '../../domain/pulls/change-window.ts';
import { present } from '../../domain/values/present.ts';
import type { ComplianceReport, ReceivedUpTo, WithdrawalPage, WithdrawalSummary } from '../../domain/withdrawals/withdrawal.ts';
import type { Snapshot, SnapshotStamp } from '../../storage/feeds.ts';
import * as audit from '../sqlite/audit.ts';
import * as articles from './articles/articles.ts';
import { clockMs } from './articles/change-log.ts';
import * as backup from './backup/export.ts';
import * as restoring from './backup/restore.ts';
import * as reading from './feeds/public-queries.ts';
import { facts } from './licensing/candidates.ts';
import { changesWindow } from './licensing/changes-window.ts';
import { type RecentFacts, recentFacts } from './licensing/preview-articles.ts';
import { withdrawnVersions } from './licensing/recent-withdrawals.ts';
import * as settings from './settings/settings.ts';
import * as tokens from './settings/tokens.ts';
import * as compliance from './withdrawals/compliance.ts';
import * as complianceReport from './withdrawals/compliance-report.ts';
import * as withdrawals from './withdrawals/withdrawals.ts';

export class ReadableCatalogue extends DurableObject<Env> {
  protected readonly sql: SqlStorage = this.ctx.storage.sql;

  /** The current article, or an older version of it; `undefined` if there is none. */
  article(slug: string, version?: number): { article: Article; etag: string } | undefined {
    const article = version === undefined ? articles.get(this.sql, slug)?.article : articles.getVersion(this.sql, slug, version);
    return article === undefined ? undefined : { article, etag: settings.etagOf(this.sql, article.version) };
  }

  history(slug: string): articles.VersionLine[] {
    return articles.history(this.sql, slug);
  }

  list(filter: articles.ListFilter): { articles: articles.ListedArticle[]; next?: number } {
    return articles.list(this.sql, filter);
  }

  /** In every state, last changed first: for the desk's preview of a partner. */
  recentFacts(limit: number, before?: number): RecentFacts {
    return recentFacts(this.sql, limit, before);
  }

  publisher(): { publisher: Publisher; etag: string; sequence: number; changedMs: number } | undefined {
    const stored = settings.publisher(this.sql);
    return stored === undefined ? undefined : { ...stored, etag: settings.etagOf(this.sql, stored.sequence) };
  }

  doubtfulTokens(): ReturnType<typeof tokens.doubtful> {
    return tokens.doubtful(this.sql, Date.now());
  }

  tokens(after?: string): tokens.TokenPage {
    return tokens.list(this.sql, after);
  }

  audit(limit: number, before?: number): { entries: audit.AuditEntry[]; next?: number } {
    return audit.list(this.sql, limit, before);
  }

  freshness(request: FreshnessRequest): FreshnessRecord {
    return reading.freshness(this.sql, request, Date.now());
  }

  archiveStamp(name: FeedName, page: number): SnapshotStamp | undefined {
    return reading.archiveStamp(this.sql, name, page);
  }

  archivePage(name: FeedName, page: number): Snapshot | undefined {
    return reading.archivePage(this.sql, name, page);
  }

  directory(kind: FeedKind | 'all', limit: number, offset = 0): { feeds: reading.DirectoryEntry[]; total: number } {
    return reading.directory(this.sql, kind, limit, offset);
  }

  articleStatus(slug: string): reading.ArticleStatus {
    return reading.articleStatus(this.sql, slug, Date.now());
  }

  recentArticles(sinceMs: number): { articles: reading.SitemapArticle[]; olderMs?: number } {
    return reading.recentArticles(this.sql, sinceMs);
  }

  /** Without their bodies, which no stub has. */
  withdrawnVersions(wanted: WantedBody[]): WithdrawnVersion[] {
    return withdrawnVersions(this.sql, wanted);
  }

  /** The article with a slug, in any state: to decide about, and never to show as it is. */
  facts(slug: string): { epoch: string; head: number; facts?: ArticleFacts } {
    const found = facts(this.sql, slug);
    return present({ epoch: settings.epoch(this.sql), head: settings.head(this.sql), facts: found });
  }

  changesWindow(query: WindowQuery): ChangesWindow {
    return changesWindow(this.sql, query, this.nowMs());
  }

  protected nowMs(): number {
    return clockMs(this.sql, Date.now());
  }

  /** For a partner's object: withdrawals made or lifted since the last one it received. */
  withdrawalsAfter(received?: ReceivedUpTo): WithdrawalPage {
    return withdrawals.after(this.sql, received);
  }

  withdrawals(page: complianceReport.ReportPage): { withdrawals: WithdrawalSummary[]; next?: string } {
    return complianceReport.list(this.sql, page, Date.now());
  }

  /** `id` is that of the withdrawal, or an article's slug for its latest. */
  withdrawal(id: string, page: complianceReport.ReportPage): ComplianceReport | undefined {
    const ref = compliance.refOf(this.sql, id);
    return ref === undefined ? undefined : complianceReport.view(this.sql, ref, page, Date.now());
  }

  exportPage(cursor: backup.ExportCursor | undefined, maxChars: number): { lines: string[]; next?: backup.ExportCursor } {
    return backup.readPage(this.sql, cursor, maxChars);
  }

  /** Nothing to lose by a restore. */
  isEmpty(): boolean {
    return restoring.isEmpty(this.sql);
  }
}
