// Addresses at which people and programs look for a feed: those that other systems use, and those that the publisher's settings name for feeds that
// moved here from elsewhere. A feed is named and never a URL, so that no setting can lead readers to another host.
import type { Context } from 'hono';
import { type FeedFormat, feedPath, parseFeedName } from '../../domain/feeds/feed-name.ts';
import { isPrivatePath } from '../../domain/values/private-path.ts';
import type { AppEnv } from '../bindings.ts';
import { publisherNow } from '../isolate/publisher-settings.ts';
import { rawPathOf } from '../requests/plain-address.ts';
import { setPolicy } from '../responses/cache-policy.ts';
import { publicPolicy } from '../responses/navigation.ts';
import { parseFeedAddress } from './feed-address.ts';

/** Paths of the feed of all articles in WordPress, Ghost, Jekyll, Hugo and the like, without a slash at the end. */
const USUAL_PATHS: ReadonlyMap<string, FeedFormat> = new Map([
  ...[
    '/feed',
    '/rss',
    '/rss.xml',
    '/feed.xml',
    '/index.xml',
    '/feed.rss',
    '/index.rss',
    '/feed/rss',
    '/feed/rss2',
    '/feeds/all.xml',
    '/feeds/all/rss',
  ].map((path) => [path, 'rss'] as const),
  ...['/atom', '/atom.xml', '/feed.atom', '/feed/atom', '/index.atom', '/feeds/all/atom'].map((path) => [path, 'atom'] as const),
  ...['/feed.json', '/feed/json', '/index.json', '/feeds/all/json'].map((path) => [path, 'json'] as const),
]);

/** WordPress without pretty links: `/?feed=rss2`. */
const USUAL_PARAMETERS: ReadonlyMap<string, FeedFormat> = new Map([
  ['rss', 'rss'],
  ['rss2', 'rss'],
  ['feed', 'rss'],
  ['rdf', 'rss'],
  ['atom', 'atom'],
  ['json', 'json'],
]);

/** Redirects `/?feed=rss2`; `undefined` for any other query. */
export function redirectParameter(context: Context<AppEnv>): Response | undefined {
  // With another parameter it was the feed of a category or a search.
  const { feed = '', ...others } = context.req.raw.url.includes('?') ? context.req.query() : {};
  const format = Object.keys(others).length === 0 ? USUAL_PARAMETERS.get(feed) : undefined;
  return format === undefined ? undefined : redirectTo(context, feedPath('all', format));
}

/** Redirects a GET or HEAD of a usual address or of one that the settings name; `undefined` for any other request, and for every
 *  address that is not for readers. Call it only if nothing else is at the address. */
export async function redirectToFeed(context: Context<AppEnv>): Promise<Response | undefined> {
  const { method, url } = context.req.raw;
  if ((method !== 'GET' && method !== 'HEAD') || isPrivatePath(context.req.path)) return undefined;
  const path = withoutSlash(rawPathOf(url));
  const usual = USUAL_PATHS.get(path.toLowerCase());
  if (usual !== undefined) return redirectTo(context, feedPath('all', usual));
  const redirects = (await publisherNow(context.env).catch((): undefined => undefined))?.publisher.redirects ?? {};
  const name = Object.hasOwn(redirects, path) ? parseFeedName(redirects[path] ?? '') : undefined;
  // A feed that does not exist is not led to itself, nor round in a circle.
  return name === undefined || parseFeedAddress(path) !== undefined ? undefined : redirectTo(context, feedPath(name, formatOf(path)));
}

function withoutSlash(path: string): string {
  return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
}

/** The format that the old address names. */
function formatOf(path: string): FeedFormat {
  if (/\bjson$/i.test(path)) return 'json';
  return /\batom\b/i.test(path) ? 'atom' : 'rss';
}

/** Permanent (RFC 9110 §15.4.9), so that readers store the new address. */
export function redirectTo(context: Context<AppEnv>, path: string): Response {
  const location = context.get('origin') + path;
  const headers = new Headers({ location, 'access-control-allow-origin': '*', vary: 'Sec-Fetch-Dest' });
  setPolicy(headers, publicPolicy(context, 'redirect'));
  return new Response(null, { status: 308, headers });
}
