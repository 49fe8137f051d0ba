// How each answer may be cached, in one table. An answer without a policy is not stored anywhere (RFC 9111 §5.2.2.5).
import type { Context, MiddlewareHandler } from 'hono';

/** Readers take `max-age` as their interval (Miniflux, NetNewsWire). */
const FEED_MAX_AGE_SECONDS = 300;
/** An origin that fails is covered for an hour, the bound docs/operations.md states. Workers Cache covers for ever where nothing is
 *  said. */
const COVERED = 'stale-if-error=3600';
/** The CDN asks again each minute and serves the old copy meanwhile; a purge takes both away. */
const FEED_CDN = `public, max-age=60, stale-while-revalidate=600, ${COVERED}`;

export interface CachePolicy {
  'cache-control': string;
  /** Of Workers Cache; absent: it follows Cache-Control. */
  'cloudflare-cdn-cache-control'?: string;
}

const BROWSER_AND_CDN = (seconds: number, cdn: string): CachePolicy => ({
  'cache-control': `public, max-age=${seconds}`,
  'cloudflare-cdn-cache-control': cdn,
});

export const CACHE_POLICIES = {
  none: { 'cache-control': 'no-store' },
  /** A partner's own: revalidated each time, since a withdrawal or a changed notice must reach it. */
  licensed: { 'cache-control': 'private, no-cache', 'cloudflare-cdn-cache-control': 'no-store' },
  feed: {
    'cache-control': `public, max-age=${FEED_MAX_AGE_SECONDS}, stale-while-revalidate=600, ${COVERED}`,
    'cloudflare-cdn-cache-control': FEED_CDN,
  },
  /** While the Catalogue is down: cached so briefly that it is gone soon after the Catalogue is back, and within the hour it may be
   *  served. */
  lastGood: BROWSER_AND_CDN(60, 'public, max-age=15, stale-if-error=0'),
  page: BROWSER_AND_CDN(60, FEED_CDN),
  /** What became of an article: short, since a withdrawal must be seen. */
  whereabouts: BROWSER_AND_CDN(60, `public, max-age=60, ${COVERED}`),
  /** A feed that the settings name and that has no article yet. */
  missing: BROWSER_AND_CDN(60, `public, max-age=60, ${COVERED}`),
  /** Any other name or number of a feed: strangers can make up more of them than the CDN has room for. */
  unknownFeed: BROWSER_AND_CDN(60, 'no-store'),
  /** From another spelling of an address, of which there are as many. */
  redirect: BROWSER_AND_CDN(300, 'no-store'),
  fixed: BROWSER_AND_CDN(3_600, `public, max-age=3600, ${COVERED}`),
} as const satisfies Record<string, CachePolicy>;

export type CachePolicyName = keyof typeof CACHE_POLICIES;

export function setPolicy(headers: Headers, name: CachePolicyName): void {
  headers.delete('cloudflare-cdn-cache-control');
  for (const [field, value] of Object.entries(CACHE_POLICIES[name])) headers.set(field, value);
}

const CDN = 'cloudflare-cdn-cache-control';

/** Outermost: Workers Cache keeps a 200 without a policy for two hours, so every answer gets one. What strangers can multiply is not stored
 *  by the CDN, which they could fill otherwise (RFC 9111 §3). */
export function denyCaching(): MiddlewareHandler {
  return async function denyCachingByDefault(context, next) {
    await next();
    const { headers } = context.res;
    if (!headers.has('cache-control')) headers.set('cache-control', 'no-store');
    if (!isShared(context) && headers.has(CDN)) headers.set(CDN, 'no-store');
  };
}

/** The whole address is in the cache's key, and so is what `Vary` names: any word in a query, another spelling of a path or another
 *  Sec-Fetch-Dest would be an entry of its own. */
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
