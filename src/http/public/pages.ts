// Pages that anybody may read, besides those of feeds and articles.

import type { Context } from 'hono';
import { feedTag, SITE_TAG } from '../../domain/feeds/cache-tags.ts';
import type { FeedKind } from '../../domain/feeds/feed-name.ts';
import { isProblemName } from '../../domain/problems/problem.ts';
import { present } from '../../domain/values/present.ts';
import { problemIndexPage, problemTypePage } from '../../pages/problems/problems.tsx';
import { emptyPage } from '../../pages/public/empty.tsx';
import { type FeedDirectoryGroup, feedDirectoryPage } from '../../pages/public/feed-directory.tsx';
import { landingPage } from '../../pages/public/landing.tsx';
import { termsPage } from '../../pages/public/terms.tsx';
import type { AppEnv } from '../bindings.ts';
import { feedListAt, feedListFrom } from '../isolate/catalogue-lists.ts';
import { type Freshness, freshness } from '../isolate/freshness.ts';
import { publisherNow } from '../isolate/publisher-settings.ts';
import { catalogueUnavailable, ProblemError } from '../responses/problem.ts';
import { currentFeed, documentOf } from './feed-source.ts';
import { redirectParameter } from './moved-feeds.ts';
import { answerPage, frameOf, hasPublisher, lastChangeMs } from './page-response.ts';

type PageContext = Context<AppEnv>;

/** Three rows of three below a lead. */
const LATEST = 9;
const SECTIONS_LISTED = 50;
/** Feeds of one kind on one page of the directory. */
const FEEDS_PAGE = 500;

export async function serveLanding(context: PageContext): Promise<Response> {
  const { env } = context;
  const redirected = redirectParameter(context);
  if (redirected !== undefined) return redirected;
  const modifiedMs = await lastChangeMs(env);
  const [fresh, frame] = await Promise.all([freshness(env, Date.now(), 'all'), frameOf(context)]);
  if (fresh === undefined) throw catalogueUnavailable();
  const snapshot = await currentFeed(env, 'all', fresh);
  if (snapshot === undefined || frame.newestAt === undefined || !hasPublisher(frame))
    return answerPage(context, { html: emptyPage({ frame }), modifiedMs, tags: [SITE_TAG] });
  const [sections, subjects, authors] = await Promise.all([
    feedListAt(env, fresh, 'sections', SECTIONS_LISTED),
    feedListAt(env, fresh, 'subjects', 0),
    feedListAt(env, fresh, 'authors', 0),
  ]);
  const html = landingPage({
    frame,
    sections: sections.feeds.map(({ name, label, live }) => ({ name, label, articleCount: live })),
    subjectCount: subjects.total,
    authorCount: authors.total,
    latest: documentOf(snapshot)
      .entries.filter((entry) => entry.withdrawn === undefined)
      .slice(0, LATEST),
  });
  return answerPage(context, { html, modifiedMs, tags: [SITE_TAG, feedTag('all')] });
}

export async function serveDirectory(context: PageContext): Promise<Response> {
  const { env } = context;
  const modifiedMs = await lastChangeMs(env);
  const [fresh, frame] = await Promise.all([freshness(env, Date.now(), 'all'), frameOf(context)]);
  if (fresh === undefined) throw catalogueUnavailable();
  if (fresh.feed === undefined || frame.newestAt === undefined || !hasPublisher(frame)) {
    return answerPage(context, { html: emptyPage({ frame }), modifiedMs, tags: [SITE_TAG] });
  }
  const [all, sections, subjects, authors] = await Promise.all([
    feedListAt(env, fresh, 'all', 1),
    groupOf(context, fresh, 'sections'),
    groupOf(context, fresh, 'subjects'),
    groupOf(context, fresh, 'authors'),
  ]);
  const count = all.feeds[0]?.live;
  const html = feedDirectoryPage({ frame, groups: { sections, subjects, authors }, ...present({ articleCount: count }) });
  return answerPage(context, { html, modifiedMs, tags: [SITE_TAG, feedTag('all')] });
}

/** `?subjects=501` starts the list of subjects there. */
async function groupOf(context: PageContext, fresh: Freshness, kind: FeedKind): Promise<FeedDirectoryGroup> {
  const asked = Number(context.req.query(kind) ?? 1);
  const first = Number.isInteger(asked) && asked >= 1 && asked <= 1_000_000 ? asked : 1;
  const { feeds, total, listed } = await feedListFrom(context.env, fresh, kind, { limit: FEEDS_PAGE, offset: first - 1 });
  const previous = Math.max(1, first - FEEDS_PAGE);
  return {
    feeds: feeds.map(({ name, label, live }) => ({ name, label, articleCount: live })),
    total,
    listed,
    first,
    ...(first > 1 ? { previousPath: previous === 1 ? '/feeds' : `/feeds?${kind}=${previous}` } : {}),
    ...(first - 1 + feeds.length < listed ? { nextPath: `/feeds?${kind}=${first + FEEDS_PAGE}` } : {}),
  };
}

export async function serveTerms(context: PageContext): Promise<Response> {
  const modifiedMs = await lastChangeMs(context.env);
  const [found, frame] = await Promise.all([publisherNow(context.env), frameOf(context)]);
  if (found === undefined || !hasPublisher(frame))
    throw new ProblemError('not-found', { detail: 'No publisher is set up yet, so there are no terms.' });
  return answerPage(context, { html: termsPage({ frame }), modifiedMs, tags: [SITE_TAG] });
}

export async function serveProblemIndex(context: PageContext): Promise<Response> {
  const modifiedMs = await lastChangeMs(context.env);
  const frame = await frameOf(context);
  return answerPage(context, { html: problemIndexPage({ frame }), modifiedMs, tags: [SITE_TAG] });
}

export async function serveProblemType(context: PageContext): Promise<Response> {
  const name = context.req.param('type') ?? '';
  if (!isProblemName(name))
    throw new ProblemError('not-found', { detail: 'There is no problem of this type. All of them are at /problems.' });
  const modifiedMs = await lastChangeMs(context.env);
  const frame = await frameOf(context);
  return answerPage(context, { html: problemTypePage({ frame, name }), modifiedMs, tags: [SITE_TAG] });
}
