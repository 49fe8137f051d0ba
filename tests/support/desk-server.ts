// A small desk in memory that speaks the contract of src/reference over real HTTP, for the command line's tests. It records its requests, and
// can be made to fail. The lifecycle is the real one; it has no storage, sanitiser or feeds.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { draftOf } from '../../src/cli/import/draft-from-article.ts';
import type { Article } from '../../src/domain/articles/article.ts';
import type { Outcome } from '../../src/domain/articles/change.ts';
import * as lifecycle from '../../src/domain/articles/lifecycle.ts';
import { type Publisher, publisherSchema } from '../../src/domain/publisher/publisher.ts';
import { present } from '../../src/domain/values/present.ts';
import type { Answer, Request, SentImport, StoredImport } from './desk-answers.ts';
import {
  AUDITED,
  blockedBy,
  briefOf,
  exportOf,
  lastOf,
  OPML,
  planOf,
  problem,
  refused,
  resolveDraft,
  sourcesOf,
  tagged,
  tagOf,
  versionsOf,
} from './desk-answers.ts';
import { objectionsOf } from './objections.ts';

export const TOKEN = 'desk-token-of-the-tests-AAAA1111';
export const NOW = '2026-11-23T09:00:00.000Z';

export interface DeskServer {
  url: string;
  requests: Request[];
  articles: Map<string, Article[]>;
  publisher: Publisher | undefined;
  /** Replaces the answer to matching requests; `cut` ends the connection within the body. */
  sabotage: ((request: Request) => (Answer & { cut?: boolean }) | undefined) | undefined;
  close(): Promise<void>;
}

export async function startDeskServer(publisher?: unknown): Promise<DeskServer> {
  const desk = new Desk();
  if (publisher !== undefined) desk.publisher = publisherSchema.parse(publisher);
  const server: Server = createServer((request, response) => {
    void desk.serve(request, response);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  desk.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  desk.close = () =>
    new Promise((closed) => {
      server.closeAllConnections();
      server.close(() => closed());
    });
  return desk;
}

class Desk implements DeskServer {
  url = '';
  requests: Request[] = [];
  articles = new Map<string, Article[]>();
  publisher: Publisher | undefined;
  sabotage: DeskServer['sabotage'];
  close = () => Promise.resolve();
  private readonly sources = new Map<string, StoredImport>();
  private readonly tokens = new Map<string, Record<string, unknown>>();

  async serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = (await buffer(incoming)).toString('utf8');
    const request: Request = { method: incoming.method ?? '', path: incoming.url ?? '', headers: incoming.headers, body };
    this.requests.push(request);
    const sabotaged = this.sabotage?.(request);
    const answer = sabotaged ?? this.answer(request);
    const text = answer.text ?? (answer.body === undefined ? '' : JSON.stringify(answer.body));
    const type = answer.type ?? (answer.status >= 400 ? 'application/problem+json' : 'application/json');
    response.writeHead(answer.status, present({ 'content-type': type, etag: answer.etag, location: answer.location }));
    if (sabotaged?.cut !== true) return void response.end(text);
    response.write(text, () => setTimeout(() => response.destroy(), 50));
  }

  private answer(request: Request): Answer {
    const url = new URL(request.path, 'http://desk');
    const route = `${request.method} ${url.pathname}`;
    if (route === 'GET /healthz') return { status: 200, body: { status: 'ok' } };
    if (route === 'GET /feeds.opml') return { status: 200, text: OPML, type: 'text/x-opml' };
    if (request.headers.authorization !== `Bearer ${TOKEN}`) return problem('unauthorised');
    if (route === 'GET /desk/publisher') return this.publisher === undefined ? problem('not-found') : tagged(this.publisher);
    if (route === 'PUT /desk/publisher') return this.putPublisher(request);
    if (route === 'GET /desk/articles') return this.list(url.searchParams);
    if (route === 'POST /desk/articles') return this.bulk(request);
    if (route === 'GET /desk/imports') return sourcesOf(this.sources, this.articles, url.searchParams);
    if (route === 'POST /desk/kills') return this.kill(JSON.parse(request.body), url.searchParams.get('dryRun') === 'true');
    if (route === 'GET /desk/tokens') return { status: 200, body: { tokens: [...this.tokens.values()] } };
    if (route === 'POST /desk/tokens') return this.mint(JSON.parse(request.body));
    if (route.startsWith('DELETE /desk/tokens/'))
      return this.tokens.delete(url.pathname.slice(13)) ? { status: 204 } : problem('not-found');
    if (route === 'GET /desk/audit') return { status: 200, body: { entries: [AUDITED].slice(0, Number(url.searchParams.get('limit'))) } };
    if (route === 'GET /desk/export')
      return { status: 200, text: exportOf([...this.articles.values()].flat(), NOW), type: 'application/x-ndjson' };
    if (route === 'POST /desk/restore') return this.restore(request, url.searchParams.get('replace') === 'true');
    const [, slug = '', action = ''] = /^\/desk\/articles\/([^/]+)(?:\/([^/]+))?$/.exec(url.pathname) ?? [];
    return slug === '' ? problem('not-found') : this.article(request, slug, action, url.searchParams);
  }

  private putPublisher(request: Request): Answer {
    if (this.publisher !== undefined && request.headers['if-match'] !== tagOf(this.publisher)) return problem('precondition-failed');
    const parsed = publisherSchema.safeParse(JSON.parse(request.body));
    if (!parsed.success) return problem('invalid-content', { objections: objectionsOf(parsed.error, publisherSchema) });
    const outcome = this.publisher === undefined ? 'created' : 'updated';
    if (request.path.includes('dryRun=true')) return { status: 200, body: planOf(parsed.data, request.path) };
    this.publisher = parsed.data;
    return { status: 200, body: { outcome, publisher: parsed.data }, etag: tagOf(parsed.data) };
  }

  private list(query: URLSearchParams): Answer {
    const current = [...this.articles.values()].flatMap((versions) => versions.slice(-1));
    const found = current.filter(
      ({ headline, sections }) =>
        headline.includes(query.get('q') ?? '') &&
        (query.get('section') === null || sections.some(({ code }) => code === query.get('section'))),
    );
    const limit = Number(query.get('limit') ?? 50);
    return { status: 200, body: { articles: found.slice(0, limit), ...(found.length > limit ? { next: 'more' } : {}) } };
  }

  private article({ method, headers, body }: Request, slug: string, action: string, query: URLSearchParams): Answer {
    const versions = this.articles.get(slug) ?? [];
    const current = versions.at(-1);
    if (method === 'PUT' && action === '') return this.put(slug, JSON.parse(body), headers, query);
    if (current === undefined) return problem('not-found');
    if (method === 'GET' && action === 'versions') return versionsOf(versions);
    if (method === 'GET') {
      const wanted = query.get('version');
      const article = wanted === null ? current : versions[Number(wanted) - 1];
      return article === undefined ? problem('not-found') : tagged(article);
    }
    const sent = JSON.parse(body);
    const circumstances = { now: NOW, publisher: this.setUp() };
    if (action === 'correction') {
      const blocked = sent.changes !== undefined || headers['if-match'] !== undefined ? blockedBy(headers, current) : undefined;
      if (blocked !== undefined) return blocked;
      const draft =
        sent.changes === undefined ? undefined : resolveDraft(withoutEmptied({ ...draftOf(current), ...sent.changes }), this.setUp());
      if (draft !== undefined && 'objections' in draft) return problem('invalid-content', draft);
      return this.settle('corrected', lifecycle.correct(current, draft, sent, circumstances));
    }
    if (action === 'withdrawal' && method === 'PUT')
      return this.settle('withdrawn', lastOf(lifecycle.replaceWithdrawal(current, sent.reason, sent.note, NOW)));
    if (action === 'withdrawal') return this.settle('withdrawn', lifecycle.withdraw(current, sent.reason, sent.note ?? 'Withdrawn.', NOW));
    if (action === 'reinstatement') return this.settle('reinstated', lifecycle.reinstate(current, circumstances));
    if (action === 'hold') return this.settle('held', lifecycle.hold(current, NOW));
    if (action === 'release') return this.settle('released', lifecycle.release(current, circumstances));
    return problem('not-found');
  }

  private put(slug: string, sent: unknown, headers: IncomingMessage['headers'], query: URLSearchParams): Answer {
    const before = new Map(this.articles);
    const answer = this.putNow(slug, sent, headers, Object.fromEntries(query));
    if (query.get('dryRun') === 'true') this.articles = before;
    return answer;
  }

  private putNow(slug: string, sent: unknown, headers: IncomingMessage['headers'], query: Record<string, string>): Answer {
    const current = this.articles.get(slug)?.at(-1);
    const draft = resolveDraft(sent, this.setUp());
    if ('objections' in draft) return problem('invalid-content', draft);
    const circumstances = { now: NOW, publisher: this.setUp(), hold: [query['hold'], query['unfiled']].includes('true') };
    if (current === undefined) return this.settle('created', lifecycle.create(slug, draft, circumstances));
    return blockedBy(headers, current) ?? this.settle('updated', lifecycle.update(current, draft, !!query['significant'], circumstances));
  }

  private bulk({ body }: Request): Answer {
    const lines = body.split('\n').filter((line) => line !== '');
    const results = lines.map((line, index) => {
      const { status, body: said } = this.importOne(JSON.parse(line));
      if (status >= 400) return { line: index + 1, status, problem: said };
      return { line: index + 1, status, ...briefOf(said as { outcome: string; article: Article; remark?: object }) };
    });
    return { status: 200, text: results.map((result) => `${JSON.stringify(result)}\n`).join(''), type: 'application/x-ndjson' };
  }

  private importOne(command: SentImport): Answer {
    const from = this.sources.has(command.sourceId) ? undefined : command.movedFrom;
    const known = this.sources.get(from ?? command.sourceId);
    if (from !== undefined && known !== undefined && !command.dryRun) {
      this.sources.delete(from);
      this.sources.set(command.sourceId, known);
    }
    const remark = from === undefined || known === undefined ? {} : { remark: { kind: 'moved', from } };
    const slug = known?.slug ?? (this.articles.has(command.slug) ? `${command.slug}-2` : command.slug);
    const current = this.articles.get(slug)?.at(-1);
    if (current?.pubStatus === 'canceled') return problem('article-withdrawn');
    if (current !== undefined && known?.hash === command.sourceHash)
      return { status: 200, body: { outcome: 'unchanged', article: current, ...remark } };
    if (current !== undefined && known?.version !== current.version && !command.force)
      return problem('import-conflict', { detail: 'The desk has changed the article since.' });
    const headers = current === undefined ? {} : { 'if-match': tagOf(current) };
    const answer = this.put(slug, command.article, headers, new URLSearchParams(Object(command)));
    if (!command.dryRun && answer.status < 400) {
      const version = this.articles.get(slug)?.at(-1)?.version ?? 0;
      this.sources.set(command.sourceId, { collection: command.collection, slug, hash: command.sourceHash, version });
    }
    return answer.status < 400 ? { ...answer, body: { ...(answer.body as object), ...remark } } : answer;
  }

  private kill({ sourceId, withdraw, reason }: { sourceId: string; withdraw: boolean; reason: string }, dryRun: boolean): Answer {
    const article = this.articles.get(this.sources.get(sourceId)?.slug ?? '')?.at(-1);
    if (article === undefined) return { status: 200, body: { outcome: 'unknown' } };
    if (article.pubStatus === 'canceled') return { status: 200, body: { outcome: 'already-withdrawn', article } };
    if (withdraw && !dryRun) this.settle('withdrawn', lifecycle.withdraw(article, reason, 'Withdrawn.', NOW));
    return { status: 200, body: { outcome: withdraw ? 'withdrawn' : 'found', article } };
  }

  private settle(outcome: string, result: Outcome): Answer {
    if (result.kind === 'refused') return refused(result.refusal);
    if (result.kind === 'unchanged') return { status: 200, body: { outcome: 'unchanged', article: result.article } };
    const { article } = result.change;
    this.articles.set(article.slug, [...(this.articles.get(article.slug) ?? []), article]);
    return { status: outcome === 'created' ? 201 : 200, body: { outcome, article }, etag: tagOf(article) };
  }

  private mint({ name, scopes, expires }: { name: string; scopes: string[]; expires?: string }): Answer {
    const row = { id: `t${this.tokens.size + 1}`, name, scopes, created: NOW, ...(expires === undefined ? {} : { expires }) };
    this.tokens.set(row.id, row);
    return { status: 201, body: { ...row, token: 'minted-secret-once' } };
  }

  private restore({ body }: Request, replace: boolean): Answer {
    if (this.articles.size > 0 && !replace) return problem('not-empty');
    this.articles = new Map();
    for (const line of body.split('\n').filter((text) => text !== '')) {
      const article = JSON.parse(line) as Article;
      if ('tearsheet' in article) continue;
      this.articles.set(article.slug, [...(this.articles.get(article.slug) ?? []), article]);
    }
    return { status: 200, body: { outcome: 'restored', records: this.articles.size, partners: 1, closed: [], epoch: '0123456789ab' } };
  }

  private setUp(): Publisher {
    if (this.publisher !== undefined) return this.publisher;
    throw new Error('the test set no publisher up');
  }
}

/** A field that is `null` is emptied. */
function withoutEmptied(draft: object): object {
  return Object.fromEntries(Object.entries(draft).filter(([, value]) => value !== null));
}
