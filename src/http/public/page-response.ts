// Answers with pages, and reads what every page shows around its own content: the publisher and the date of the newest article.

import type { Context } from 'hono';
import type { Instant } from '../../domain/values/instant.ts';
import type { Frame, PublisherFrame } from '../../pages/layout/layout.tsx';
import { contentSecurityPolicy } from '../../pages/layout/policy.ts';
import type { AppEnv } from '../bindings.ts';
import { entityTag } from '../isolate/entity-tag.ts';
import { freshness } from '../isolate/freshness.ts';
import type { Host } from '../isolate/isolate.ts';
import { publisherNow } from '../isolate/publisher-settings.ts';
import { bodyOf } from '../responses/body.ts';
import { type CachePolicyName, setPolicy } from '../responses/cache-policy.ts';
import { isNotModified, lastModified, notModified } from '../responses/conditional.ts';
import { publicPolicy } from '../responses/navigation.ts';
import { currentFeed, documentOf, lastGoodFeed } from './feed-source.ts';

/** When the newest article was first published; `undefined` if none was, or if nothing can be read. */
async function newestAt(env: Host): Promise<Instant | undefined> {
  const fresh = await freshness(env, Date.now(), 'all');
  if (fresh !== undefined && fresh.feed === undefined) return undefined;
  const state = fresh === undefined ? 'unknown' : `${fresh.epoch}.${fresh.feed?.generation}`;
  const kept = env.isolate.newest.find(state);
  if (kept !== undefined) return kept.value;
  const snapshot = fresh === undefined ? await lastGoodFeed(env, 'all') : await currentFeed(env, 'all', fresh);
  const at = snapshot === undefined ? undefined : documentOf(snapshot).entries[0]?.published;
  return env.isolate.newest.keep(state, at);
}

/** Unix ms of the last change of what surrounds every page: the newest article or the settings. 0 before there is any. Call it before reading what
 *  the page shows: a page that is older than its date would stay in the caches of clients that send only If-Modified-Since. */
export async function lastChangeMs(env: Host): Promise<number> {
  const [fresh, found] = await Promise.all([freshness(env, Date.now(), 'all'), publisherNow(env).catch(() => undefined)]);
  return Math.max(fresh?.feed?.modifiedMs ?? 0, found?.changedMs ?? 0);
}

/** What surrounds every page. What is unavailable is left out, because pages are shown during an outage too. */
export async function frameOf(context: Context<AppEnv>): Promise<Frame> {
  const origin = context.get('origin');
  try {
    const [found, newest] = await Promise.all([publisherNow(context.env), newestAt(context.env)]);
    return { origin, publisher: found?.publisher, newestAt: newest };
  } catch {
    return { origin };
  }
}

export function hasPublisher(frame: Frame): frame is PublisherFrame {
  return frame.publisher !== undefined;
}

export interface PageAnswer {
  html: string;
  /** Unix ms of the last change of what it shows. */
  modifiedMs: number;
  tags: string[];
  status?: number;
  /** Absent: that of a page. */
  policy?: CachePolicyName;
}

/** A page with validators, so that a crawler's poll costs little. No cache stores the page of a person in a browser. */
export async function answerPage(
  context: Context<AppEnv>,
  { html, modifiedMs, tags, status = 200, policy = 'page' }: PageAnswer,
): Promise<Response> {
  const headers = new Headers({
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': await contentSecurityPolicy(),
    'referrer-policy': 'strict-origin-when-cross-origin',
    vary: 'Sec-Fetch-Dest',
  });
  setPolicy(headers, status >= 400 ? 'none' : publicPolicy(context, policy));
  if (status === 200) {
    const etag = await entityTag(context.env, ['page', context.req.path, html]);
    headers.set('etag', etag);
    for (const [field, value] of Object.entries(lastModified(modifiedMs, Date.now()))) headers.set(field, value);
    headers.set('cache-tag', tags.join(','));
    if (isNotModified(context.req.raw.headers, { etag, modifiedMs })) return notModified(headers);
  }
  return new Response(bodyOf(context.req.raw, html), { status, headers });
}
