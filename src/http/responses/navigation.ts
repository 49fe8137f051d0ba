// Distinguishes a person in a browser from a feed reader: no reader sends Sec-Fetch-Dest, while several send text/html in Accept.
import type { Context } from 'hono';
import type { CachePolicyName } from './cache-policy.ts';

/** A context, of which only the request is read. */
type Asked = Pick<Context, 'req'>;

/** Whether the answer becomes a document in a tab (Fetch Metadata §2.1). Such an answer is never stored. */
function isNavigation({ req }: Asked): boolean {
  return req.header('sec-fetch-dest') === 'document';
}

/** The policy of a public answer. Answers for a person in a browser are not stored. */
export function publicPolicy({ req }: Asked, policy: CachePolicyName): CachePolicyName {
  return isNavigation({ req }) ? 'none' : policy;
}

/** Whether a person in a browser asks, which accepts HTML. */
export function wantsPage({ req }: Asked): boolean {
  return isNavigation({ req }) && (req.header('accept') ?? '').includes('text/html');
}

/** Whether a person opened a feed's own address and did not ask for the document itself with `?raw`. */
export function wantsPreview({ req }: Asked): boolean {
  return wantsPage({ req }) && req.query('raw') === undefined;
}
