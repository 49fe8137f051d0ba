// The public address of an article: its page, or a redirect to its page on the publisher's site, or what has happened to it.
import type { Context } from 'hono';
import { articlePageOf } from '../../domain/feeds/article-page.ts';
import { articleTag, SITE_TAG } from '../../domain/feeds/cache-tags.ts';
import { codeSchema } from '../../domain/values/term.ts';
import type { ArticleStatus } from '../../objects/catalogue/feeds/public-queries.ts';
import { absentArticlePage } from '../../pages/public/absent-article.tsx';
import { articlePage } from '../../pages/public/article.tsx';
import type { AppEnv } from '../bindings.ts';
import { articleStatusAt } from '../isolate/article-status.ts';
import { articleVersions } from '../isolate/article-versions.ts';
import { type Freshness, freshness } from '../isolate/freshness.ts';
import { publisherNow } from '../isolate/publisher-settings.ts';
import { setPolicy } from '../responses/cache-policy.ts';
import { publicPolicy, wantsPage } from '../responses/navigation.ts';
import { catalogueUnavailable, ProblemError } from '../responses/problem.ts';
import { answerPage, frameOf, hasPublisher, lastChangeMs } from './page-response.ts';

type ArticleContext = Context<AppEnv>;
type Published = Extract<ArticleStatus, { kind: 'published' }>;
type Absent = Exclude<ArticleStatus, { kind: 'published' | 'unknown' }>;

export async function serveArticle(context: ArticleContext): Promise<Response> {
  const slug = context.req.param('slug') ?? '';
  // Text that cannot be a slug is refused without a call.
  if (!codeSchema.safeParse(slug).success) throw noArticle();
  const fresh = await freshness(context.env, Date.now(), 'all');
  if (fresh === undefined) throw catalogueUnavailable();
  const status = await articleStatusAt(context.env, fresh, slug).catch(failUnavailable);
  switch (status.kind) {
    case 'unknown':
      throw noArticle();
    case 'published':
      return servePublished(context, fresh, slug, status);
    default:
      return serveAbsent(context, slug, status);
  }
}

async function servePublished(context: ArticleContext, fresh: Freshness, slug: string, status: Published): Promise<Response> {
  const found = await publisherNow(context.env);
  if (found?.publisher.articlePages !== 'here') return redirectElsewhere(context, slug, status);
  const modifiedMs = await lastChangeMs(context.env);
  const { version, firstPublished } = status;
  const wanted = [{ slug, version, firstPublished }];
  const [frame, [article]] = await Promise.all([
    frameOf(context),
    articleVersions(context.env, fresh.epoch, wanted).catch(failUnavailable),
  ]);
  if (article === undefined || !hasPublisher(frame)) throw catalogueUnavailable();
  const html = articlePage({ frame, page: articlePageOf(article, found.publisher) });
  return answerPage(context, { html, modifiedMs, tags: tagsOf(slug), policy: fresh.outage ? 'lastGood' : 'page' });
}

function redirectElsewhere(context: ArticleContext, slug: string, { url }: Published): Response {
  const headers = new Headers({ location: url, vary: 'Sec-Fetch-Dest', 'cache-tag': tagsOf(slug).join(',') });
  setPolicy(headers, publicPolicy(context, 'articleStatus'));
  return new Response(null, { status: 303, headers });
}

async function serveAbsent(context: ArticleContext, slug: string, end: Absent): Promise<Response> {
  if (wantsPage(context)) {
    const frame = await frameOf(context);
    const status = end.kind === 'held' ? 404 : 410;
    if (hasPublisher(frame)) return answerPage(context, { html: absentArticlePage({ frame, end }), modifiedMs: 0, tags: [], status });
  }
  throw problemOf(end, tagsOf(slug));
}

function problemOf(end: Absent, tags: readonly string[]): ProblemError {
  const headers = { 'cache-tag': tags.join(',') };
  switch (end.kind) {
    case 'held':
      return new ProblemError('not-found', { detail: HELD });
    case 'expired':
      return new ProblemError('expired', { extensions: { article: end.iri, expiredAt: end.at }, headers, policy: 'articleStatus' });
    case 'withdrawn': {
      const extensions = { article: end.iri, withdrawnAt: end.at, note: end.note };
      return new ProblemError('withdrawn', { extensions, headers, policy: 'articleStatus', detail: end.note });
    }
  }
}

const HELD = 'The publisher has taken this article off its public pages for now. It may return to this address.';

function tagsOf(slug: string): string[] {
  return [SITE_TAG, articleTag(slug)];
}

function noArticle(): ProblemError {
  return new ProblemError('not-found', { detail: 'There is no public article with this slug.' });
}

function failUnavailable(): never {
  throw catalogueUnavailable();
}
