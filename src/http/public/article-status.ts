// The public status of an article: a redirect to its canonical page, or its tombstone.

import type { Context } from 'hono';
import { articleTag, SITE_TAG } from '../../domain/feeds/cache-tags.ts';
import { codeSchema } from '../../domain/values/term.ts';
import { gonePage } from '../../pages/public/gone.tsx';
import type { AppEnv } from '../bindings.ts';
import { catalogueOf } from '../isolate/stubs.ts';
import { setPolicy } from '../responses/cache-policy.ts';
import { publicPolicy, wantsPage } from '../responses/navigation.ts';
import { catalogueUnavailable, ProblemError } from '../responses/problem.ts';
import { answerPage, frameOf, hasPublisher } from './page-response.ts';

export async function serveArticleStatus(context: Context<AppEnv>): Promise<Response> {
  const slug = context.req.param('slug') ?? '';
  // Text that cannot be a slug is refused without a call.
  if (!codeSchema.safeParse(slug).success) throw noArticle();
  const found = await catalogueOf(context.env)
    .articleStatus(slug)
    .catch(() => {
      throw catalogueUnavailable();
    });
  const tags = { 'cache-tag': [SITE_TAG, articleTag(slug)].join(',') };
  switch (found.kind) {
    case 'unknown':
      throw noArticle();
    case 'published': {
      const headers = new Headers({ location: found.url, vary: 'Sec-Fetch-Dest', ...tags });
      setPolicy(headers, publicPolicy(context, 'articleStatus'));
      return new Response(null, { status: 303, headers });
    }
    case 'withdrawn':
    case 'expired':
      return serveGone(context, found, tags);
  }
}

type End = { kind: 'withdrawn'; iri: string; at: string; note: string } | { kind: 'expired'; iri: string; at: string };

async function serveGone(context: Context<AppEnv>, end: End, headers: Record<string, string>): Promise<Response> {
  if (wantsPage(context)) {
    const frame = await frameOf(context);
    if (hasPublisher(frame)) return answerPage(context, { html: gonePage({ frame, end }), modifiedMs: 0, tags: [], status: 410 });
  }
  const extensions =
    end.kind === 'withdrawn' ? { article: end.iri, withdrawnAt: end.at, note: end.note } : { article: end.iri, expiredAt: end.at };
  const detail = end.kind === 'withdrawn' ? end.note : undefined;
  throw new ProblemError(end.kind, { extensions, headers, policy: 'articleStatus', ...(detail === undefined ? {} : { detail }) });
}

function noArticle(): ProblemError {
  return new ProblemError('not-found', { detail: 'There is no public article with this slug.' });
}
