// Pages for people: a feed's own page, and the preview that a browser shows at the address of the document.
import type { Context } from 'hono';
import { feedTag, SITE_TAG } from '../../domain/feeds/cache-tags.ts';
import { type FeedFormat, type FeedName, feedPagePath } from '../../domain/feeds/feed-name.ts';
import { feedPage } from '../../pages/public/feed-page.tsx';
import { feedPreviewPage } from '../../pages/public/feed-preview.tsx';
import type { Snapshot } from '../../storage/feeds.ts';
import type { AppEnv } from '../bindings.ts';
import { freshness } from '../isolate/freshness.ts';
import { ProblemError } from '../responses/problem.ts';
import { currentFeed, documentOf } from './feed-source.ts';
import { redirectTo } from './moved-feeds.ts';
import { answerPage, frameOf, hasPublisher, lastChangeMs } from './page-response.ts';

export async function serveFeedPage(context: Context<AppEnv>, name: FeedName): Promise<Response> {
  const fresh = await freshness(context.env, Date.now(), name);
  const modifiedMs = Math.max(fresh?.feed?.modifiedMs ?? 0, await lastChangeMs(context.env));
  const frame = await frameOf(context);
  if (fresh === undefined || !hasPublisher(frame)) throw new ProblemError(fresh === undefined ? 'unavailable' : 'not-found');
  if (fresh.feed === undefined) throw new ProblemError('not-found', { detail: 'No public article has appeared in a feed of this name.' });
  if (fresh.feed.movedTo !== undefined) return redirectTo(context, feedPagePath(fresh.feed.movedTo));
  const snapshot = await currentFeed(context.env, name, fresh);
  if (snapshot === undefined) throw new ProblemError('unavailable');
  const html = feedPage({ frame, document: documentOf(snapshot) });
  const policy = fresh.outage ? 'lastGood' : 'page';
  return answerPage(context, { html, modifiedMs, tags: [SITE_TAG, feedTag(name)], policy });
}

/** The page that a browser gets at the address of a document. */
export async function previewOf(context: Context<AppEnv>, format: FeedFormat, snapshot: Snapshot): Promise<Response> {
  const surroundingsMs = await lastChangeMs(context.env);
  const frame = await frameOf(context);
  if (!hasPublisher(frame)) throw new ProblemError('unavailable');
  const html = feedPreviewPage({ frame, format, document: documentOf(snapshot) });
  return answerPage(context, { html, modifiedMs: Math.max(snapshot.stamp.modifiedMs, surroundingsMs), tags: [] });
}
