// A person in a browser, told from every reader: no reader sends Sec-Fetch-Dest, and several put text/html in Accept.
import type { Context } from 'hono';
import type { AppEnv } from './bindings.ts';
import type { CachePolicyName } from './cache-policy.ts';

/** The answer becomes a document in a tab (Fetch Metadata §2.1). Nothing answered to it is stored. */
function isNavigation(context: Context<AppEnv>): boolean {
  return context.req.header('sec-fetch-dest') === 'document';
}

/** How a public answer may be cached: a person's is not, and one to a query that means nothing to us gets no room in the CDN. */
export function publicPolicy(context: Context<AppEnv>, policy: CachePolicyName): CachePolicyName {
  if (isNavigation(context)) return 'none';
  const isOrdinary = policy !== 'none' && policy !== 'lastGood';
  return isOrdinary && /\?./.test(context.req.url) ? 'unknownQuery' : policy;
}

/** A navigation that takes HTML. */
export function wantsPage(context: Context<AppEnv>): boolean {
  return isNavigation(context) && (context.req.header('accept') ?? '').includes('text/html');
}

/** A person who opened a feed's own address and did not ask for the document itself. */
export function wantsPreview(context: Context<AppEnv>): boolean {
  return wantsPage(context) && context.req.query('raw') === undefined;
}
