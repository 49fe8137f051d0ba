// Distinguishes a person in a browser from a feed reader: no reader sends Sec-Fetch-Dest, while several send text/html in Accept.
import type { Context } from 'hono';
import type { AppEnv } from '../bindings.ts';
import type { CachePolicyName } from './cache-policy.ts';

/** Whether the answer becomes a document in a tab (Fetch Metadata §2.1). Such an answer is never stored. */
function isNavigation(context: Context<AppEnv>): boolean {
  return context.req.header('sec-fetch-dest') === 'document';
}

/** The policy of a public answer: not stored for a person in a browser. */
export function publicPolicy(context: Context<AppEnv>, policy: CachePolicyName): CachePolicyName {
  return isNavigation(context) ? 'none' : policy;
}

/** A navigation that takes HTML. */
export function wantsPage(context: Context<AppEnv>): boolean {
  return isNavigation(context) && (context.req.header('accept') ?? '').includes('text/html');
}

/** A person who opened a feed's own address and did not ask for the document itself. */
export function wantsPreview(context: Context<AppEnv>): boolean {
  return wantsPage(context) && context.req.query('raw') === undefined;
}
