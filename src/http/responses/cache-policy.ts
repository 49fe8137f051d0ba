// How each answer may be cached, in one table. An answer without a policy is not stored anywhere (RFC 9111 §5.2.2.5).
import type { Context, MiddlewareHandler } from 'hono';

/** Readers take `max-age` as their interval (Miniflux, NetNewsWire). */
const FEED_MAX_AGE_SECONDS = 300;
/** While the origin fails, the CDN serves its copy for an hour, the bound that docs/operations.md states. Without this, Workers Cache has no
 *  bound. */
const STALE_IF_ERROR = 'stale-if-error=3600';
/** The CDN revalidates each minute and serves the old copy until it has the new one; a purge removes both. */
const FEED_CDN = `public, max-age=60, stale-while-revalidate=600, ${STALE_IF_ERROR}`;

export interface CachePolicy {
  'cache-control': string;
  /** For Workers Cache. Absent: it follows Cache-Control. */
  'cloudflare-cdn-cache-control'?: string;
}

/** `seconds` for browsers, `cdn` for Workers Cache. */
function publicFor(seconds: number, cdn: string): CachePolicy {
  return { 'cache-control': `public, max-age=${seconds}`, 'cloudflare-cdn-cache-control': cdn };
}

export const CACHE_POLICIES = {
  none: { 'cache-control': 'no-store' },
  /** For one partner: revalidated each time, because a withdrawal or a changed notice must reach it. */
  licensed: { 'cache-control': 'private, no-cache', 'cloudflare-cdn-cache-control': 'no-store' },
  feed: {
    'cache-control': `public, max-age=${FEED_MAX_AGE_SECONDS}, stale-while-revalidate=600, ${STALE_IF_ERROR}`,
    'cloudflare-cdn-cache-control': FEED_CDN,
  },
  /** For copies served while the Catalogue is down: so short that they are gone soon after it is back, and within the hour for which they
   *  may be served. */
  lastGood: publicFor(60, 'public, max-age=15, stale-if-error=0'),
  page: publicFor(60, FEED_CDN),
  /** The status of an article: short, because a withdrawal must be seen. */
  articleStatus: publicFor(60, `public, max-age=60, ${STALE_IF_ERROR}`),
  /** For the 404 of the feed of all articles before a publisher is set up. */
  missing: publicFor(60, `public, max-age=60, ${STALE_IF_ERROR}`),
  /** For the 404 of any other name or number: strangers can make up more of them than the CDN has room for. */
  unknownFeed: publicFor(60, 'no-store'),
  /** For redirects of other spellings of an address, of which there are as many. */
  redirect: publicFor(300, 'no-store'),
  fixed: publicFor(3_600, `public, max-age=3600, ${STALE_IF_ERROR}`),
} as const satisfies Record<string, CachePolicy>;

export type CachePolicyName = keyof typeof CACHE_POLICIES;

export function setPolicy(headers: Headers, name: CachePolicyName): void {
  headers.delete('cloudflare-cdn-cache-control');
  for (const [field, value] of Object.entries(CACHE_POLICIES[name])) headers.set(field, value);
}

const CDN = 'cloudflare-cdn-cache-control';

/** Gives every answer a policy, because Workers Cache keeps a 200 without one for two hours. Answers whose number strangers can multiply are
 *  not stored by the CDN, because they could fill it (RFC 9111 §3). Outermost. */
export function denyCaching(): MiddlewareHandler {
  return async function denyCachingByDefault(context, next) {
    await next();
    const { headers } = context.res;
    if (!headers.has('cache-control')) headers.set('cache-control', 'no-store');
    if (!isShared(context) && headers.has(CDN)) headers.set(CDN, 'no-store');
  };
}

/** Whether the CDN may store the answer. Its cache key contains the whole URL and what `Vary` names, so that any query, another spelling of
 *  a path or another Sec-Fetch-Dest is an entry of its own. */
function isShared({ req }: Pick<Context, 'req'>): boolean {
  if (!isPlainUrl(req.url)) return false;
  const destination = req.header('sec-fetch-dest');
  return destination === undefined || destination === 'empty';
}

const PLAIN_URL = /^https?:\/\/[^/?#]+(?:\/|(?:\/[a-z0-9._-]+)+)$/;

/** Whether strangers cannot multiply the URL: it has no query, not even an empty one, and its path is in the one spelling. */
export function isPlainUrl(url: string): boolean {
  return PLAIN_URL.test(url);
}
