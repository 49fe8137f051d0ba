// The desk's URLs (src/reference) as the command line calls them, except those of partners (partner-client.ts).

import type { Article } from '../../domain/articles/article.ts';
import type { DraftChangesInput, DraftInput } from '../../domain/articles/draft.ts';
import type { KillAnswer, SourceKill } from '../../domain/articles/source-kill.ts';
import type { ForeseenAcceptance } from '../../domain/partners/agreement-write.ts';
import type { SectionUse } from '../../domain/publisher/joined-sections.ts';
import type { PageMove } from '../../domain/publisher/page-move.ts';
import type { Publisher } from '../../domain/publisher/publisher.ts';
import type { ListedTerm, TermKind } from '../../domain/publisher/term-merge.ts';
import type { NamedActor } from '../../domain/values/actor.ts';
import type { ComplianceReport, WithdrawalSummary } from '../../domain/withdrawals/withdrawal.ts';
import type { ArticlePage, ArticleQuery } from './article-page.ts';
import type { Connection } from './connection.ts';
import type { EmbedsMember } from './embed-changes.ts';
import { ask, type CallOptions, open, openShort, type Reply } from './http.ts';

export interface ArticleAnswer extends EmbedsMember {
  outcome: string;
  article: Article;
}

/** Which version a write is for: a new article, or the one that had this ETag when it was read. */
export type Condition = { ifNoneMatch: '*' } | { ifMatch: string };

export interface PutOptions {
  /** The change moves the article up in feed readers. */
  significant?: boolean | undefined;
  /** Nothing is written, and the answer says what would be. */
  dryRun?: boolean | undefined;
}

export interface VersionRow extends NamedActor {
  version: number;
  action: string;
  at: string;
  note?: string;
}

export interface TokenRow {
  id: string;
  name: string;
  scopes: string[];
  created: string;
  expires?: string;
  revoked?: string;
  /** To the hour. */
  lastUsed?: string;
  pepper?: string;
  pepperRemoved?: true;
}

export interface RunArticle extends Pick<Article, 'slug' | 'headline' | 'pubStatus' | 'version' | 'firstPublished' | 'embargoedUntil'> {
  etag: string;
  /** False: the run changed an article that existed. */
  created: boolean;
  /** The desk has changed it since. */
  edited: boolean;
}

interface ImportRunPage {
  run: string;
  articles: RunArticle[];
  next?: string;
}

/** A source of imported copy, and its article. */
export interface StoredSource {
  collection: string;
  sourceId: string;
  sourceHash: string;
  slug: string;
  headline: string;
  uri: string;
}

interface TokenPage {
  tokens: TokenRow[];
  next?: string;
}

export interface AuditRow extends NamedActor {
  at: string;
  action: string;
  subject: string;
  /** Names of the key or the person that did it, and of the token, the key or the person that it is about. */
  whoName?: string;
  subjectName?: string;
  before?: string;
  after?: string;
  /** The run of the import that made the change. */
  run?: string;
}

/** A notice that a partner would have to accept. */
export interface PartnerAcceptance extends ForeseenAcceptance {
  partner: string;
}

export interface PublisherPlan {
  outcome: string;
  publisher: Publisher;
  /** Notices that partners would have to accept. */
  acceptances: PartnerAcceptance[];
  /** Absent: the addresses of articles stay the same. */
  articlePages?: PageMove;
  next?: string;
}

export interface Restored {
  outcome: 'restored';
  records: number;
  epoch: string;
  /** Absent if the export contains no partners. */
  partners?: number;
  /** Partners that the file does not have: their keys were revoked. */
  closed?: string[];
  /** How many others there are. Absent: none. */
  moreClosed?: number;
  /** Live tokens whose names no new token could have; absent from the answers of an older server. */
  doubtfulTokens?: { id: string; name: string }[];
  moreDoubtfulTokens?: number;
  note?: string;
}

export interface TermAnswer {
  /** `merged`, `renamed`, or `reviewing` while partners have not all been asked. */
  outcome: string;
  /** The term that stays; absent while it is reviewed. */
  term?: { code: string; name: string };
  /** The code that became an alias. */
  alias?: string;
  /** What a merge of a section changes. Only in the answer to a dry run. */
  affected?: SectionUse & { articles: number; feed: string };
}

export type Desk = ReturnType<typeof deskClient>;

export function deskClient(connection: Connection) {
  const call = <T extends object>(method: string, path: string, options?: CallOptions): Promise<Reply<T>> =>
    ask<T>(connection, method, path, options);
  const act = <T extends object>(slug: string, action: string, json: unknown) =>
    call<T>('POST', `${articlePath(slug)}/${action}`, { json });
  return {
    connection,
    listArticles: (query: ArticleQuery) => call<ArticlePage>('GET', `/desk/articles${queryOf({ ...query })}`),
    getArticle: (slug: string, version?: number) => call<Article>('GET', `${articlePath(slug)}${queryOf({ version })}`),
    getVersions: (slug: string) => call<{ versions: VersionRow[] }>('GET', `${articlePath(slug)}/versions`),
    putArticle: (slug: string, article: DraftInput, condition: Condition, { significant, dryRun }: PutOptions = {}) =>
      call<ArticleAnswer>('PUT', `${articlePath(slug)}${queryOf({ significant: significant || undefined, dryRun: dryRun || undefined })}`, {
        json: article,
        headers: 'ifMatch' in condition ? { 'if-match': condition.ifMatch } : { 'if-none-match': condition.ifNoneMatch },
      }),
    correct: (slug: string, said: { note: string; kind?: 'clarification' }, changes?: DraftChangesInput, ifMatch?: string) =>
      call<ArticleAnswer>('POST', `${articlePath(slug)}/correction`, {
        json: { ...said, changes },
        headers: ifMatch === undefined ? {} : { 'if-match': ifMatch },
      }),
    withdraw: (slug: string, reason: string, note?: string) => act<ArticleAnswer>(slug, 'withdrawal', { reason, note }),
    /** `etag`: of the version whose withdrawal is replaced. */
    replaceWithdrawal: (slug: string, withdrawal: { reason: string; note: string }, etag: string) =>
      call<ArticleAnswer>('PUT', `${articlePath(slug)}/withdrawal`, { json: withdrawal, headers: { 'if-match': etag } }),
    reinstate: (slug: string) => act<ArticleAnswer>(slug, 'reinstatement', {}),
    hold: (slug: string) => act<ArticleAnswer>(slug, 'hold', {}),
    release: (slug: string) => act<ArticleAnswer>(slug, 'release', {}),
    /** Returns NDJSON as a stream. `body` has one command on each line. */
    sendBulk: (body: string) => openShort(connection, 'POST', '/desk/articles', { stream: { body, type: 'application/x-ndjson' } }),
    /** With `dryRun` nothing is stored. */
    kill: (kill: SourceKill, dryRun: boolean) =>
      call<KillAnswer>('POST', `/desk/kills${queryOf({ dryRun: dryRun || undefined })}`, { json: kill }),
    getImport: (run: string, query: { limit?: number; cursor?: string }) =>
      call<ImportRunPage>('GET', `/desk/imports/${encodeURIComponent(run)}${queryOf({ ...query })}`),
    listSources: (query: { collection?: string; hash?: string; limit?: number; cursor?: string }) =>
      call<{ sources: StoredSource[]; next?: string }>('GET', `/desk/imports${queryOf({ ...query })}`),
    getPublisher: () => call<Publisher>('GET', '/desk/publisher'),
    /** One page of the list of partners at a time. */
    planPublisher: (publisher: unknown, etag?: string, cursor?: string) =>
      call<PublisherPlan>('PUT', `/desk/publisher${queryOf({ dryRun: true, cursor })}`, {
        json: publisher,
        headers: etag === undefined ? {} : { 'if-match': etag },
      }),
    putPublisher: (publisher: unknown, etag?: string) =>
      call<{ outcome: string; publisher: Publisher }>('PUT', '/desk/publisher', {
        json: publisher,
        headers: etag === undefined ? {} : { 'if-match': etag },
      }),
    listTerms: (kind: TermKind, query: { q?: string; limit?: number; cursor?: string }) =>
      call<{ terms: ListedTerm[]; next?: string }>('GET', `/desk/${kind}${queryOf({ ...query })}`),
    mergeTerm: (kind: TermKind, code: string, into: string, dryRun: boolean) =>
      call<TermAnswer>('POST', `${termPath(kind, code)}/merge${queryOf({ dryRun: dryRun || undefined })}`, { json: { into } }),
    renameTerm: (kind: TermKind, code: string, wanted: { code?: string; name?: string }, dryRun: boolean) =>
      call<TermAnswer>('POST', `${termPath(kind, code)}/rename${queryOf({ dryRun: dryRun || undefined })}`, { json: wanted }),
    /** Reads all pages. */
    listTokens: async () => {
      const pages = await allPages((cursor) => call<TokenPage>('GET', `/desk/tokens${queryOf({ cursor })}`));
      return { body: { tokens: pages.flatMap(({ tokens }) => tokens) } };
    },
    mintToken: (wanted: { name: string; scopes: string[]; expires?: string }) =>
      call<TokenRow & { token: string }>('POST', '/desk/tokens', { json: wanted }),
    addSignInLink: () => call<{ url: string; expires: string }>('POST', '/desk/sign-in-links', { json: {} }),
    revokeToken: (id: string) => open(connection, 'DELETE', `/desk/tokens/${encodeURIComponent(id)}`),
    listWithdrawals: (query: { limit?: number; cursor?: string }) =>
      call<{ withdrawals: WithdrawalSummary[]; next?: string }>('GET', `/desk/withdrawals${queryOf({ ...query })}`),
    getWithdrawal: (id: string, cursor?: string) => call<ComplianceReport>('GET', `/desk/withdrawals/${id}${queryOf({ cursor })}`),
    listAudit: (query: { run?: string; limit?: number; cursor?: string }) =>
      call<{ entries: AuditRow[]; next?: string }>('GET', `/desk/audit${queryOf({ ...query })}`),
    /** Returns NDJSON as a stream. */
    exportAll: () => open(connection, 'GET', '/desk/export', { headers: { accept: 'application/x-ndjson' } }),
    restoreAll: (body: ReadableStream<Uint8Array>, replace: boolean) =>
      call<Restored>('POST', `/desk/restore${queryOf({ replace: replace || undefined })}`, {
        stream: { body, type: 'application/x-ndjson' },
      }),
    /** Returns OPML 2.0 as text. */
    getOpml: () => open(connection, 'GET', '/feeds.opml', { headers: { accept: '*/*' } }),
  };
}

function termPath(kind: TermKind, code: string): string {
  return `/desk/${kind}/${encodeURIComponent(code)}`;
}

function articlePath(slug: string): string {
  return `/desk/articles/${encodeURIComponent(slug)}`;
}

/** Yields the bodies of all pages of a list, from the first. */
export async function allPages<P extends { next?: string }>(pageAfter: (cursor?: string) => Promise<{ body: P }>): Promise<P[]> {
  const pages: P[] = [];
  let cursor: string | undefined;
  do {
    const { body } = await pageAfter(cursor);
    pages.push(body);
    cursor = body.next;
  } while (cursor !== undefined);
  return pages;
}

export function queryOf(parameters: Record<string, string | number | boolean | undefined>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) if (value !== undefined) query.set(name, String(value));
  return query.size === 0 ? '' : `?${query}`;
}
