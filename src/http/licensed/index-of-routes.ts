// `GET /v1`: lists every address for partners and the scope that it needs. It needs no key and calls no object.
import type { Context } from 'hono';
import type { KeyScope } from '../../domain/partners/key.ts';
import type { AppEnv } from '../bindings.ts';
import { answerJson } from '../responses/json.ts';

type Route = [method: 'GET' | 'POST', path: string, scope: KeyScope, summary: string];

/** A URI template (RFC 6570). */
const FILTERS = '{?section,subject,language,since,limit,page}';

const ROUTES: readonly Route[] = [
  ['GET', `/v1/feed.rss${FILTERS}`, 'feed', 'what your agreement grants, as RSS'],
  ['GET', `/v1/feed.atom${FILTERS}`, 'feed', 'the same as Atom'],
  ['GET', `/v1/feed.json${FILTERS}`, 'feed', 'the same as JSON Feed'],
  ['GET', `/v1/feed.ninjs${FILTERS}`, 'feed', 'the same as ninjs 3.1'],
  ['GET', '/v1/articles/{slug}', 'articles', 'one article as ninjs'],
  ['GET', '/v1/articles/{slug}/html', 'articles', 'as HTML to paste'],
  ['GET', '/v1/articles/{slug}/text', 'articles', 'as text'],
  ['GET', '/v1/changes{?cursor,limit,wait}', 'changes', 'what happened since a cursor'],
  ['POST', '/v1/decide', 'articles', 'whether an article may run on a channel, a site, in a country'],
  ['GET', '/v1/account', 'account', 'your name, agreement, standing, quota and pending actions'],
  ['GET', '/v1/agreements', 'account', 'your agreements, their notices and acceptances'],
  ['GET', '/v1/agreements/{id}/versions/{version}', 'account', 'any version of an agreement'],
  ['POST', '/v1/agreements/{id}/acceptance', 'account', 'accepts a notice that changed'],
  ['POST', '/v1/keys/rotation', 'account', 'replaces the key of the request by a new one'],
  ['GET', '/v1/usage{?from,to,by,limit,format}', 'usage', 'what you received, by day, article or key'],
  ['GET', '/v1/withdrawals{?limit,cursor}', 'withdrawals', 'withdrawals of what you received'],
  ['POST', '/v1/withdrawals/{id}/acknowledgement', 'withdrawals', 'acknowledges a withdrawal'],
  ['GET', '/v1/receipts/{id}', 'articles', 'the receipt of a delivery'],
  ['POST', '/v1/sandbox', 'articles', 'for test keys: publishes, corrects and withdraws synthetic articles'],
  ['POST', '/v1/sandbox/keys', 'account', 'makes a test key'],
  ['POST', '/v1/sandbox/keys/{key}/revocation', 'account', 'revokes a test key'],
];

export function serveIndexOfRoutes(context: Context<AppEnv>): Response {
  const origin = context.get('origin');
  return answerJson({
    description: 'Licensed copy for partners. A key comes from the desk of the publisher and opens one agreement.',
    authorization: 'Authorization: Bearer KEY',
    start: `${origin}/v1/account`,
    openapi: `${origin}/openapi.json`,
    terms: `${origin}/terms`,
    documentation: `${origin}/docs`,
    problems: `${origin}/problems`,
    addresses: ROUTES.map(([method, path, scope, summary]) => ({ method, url: `${origin}${path}`, scope, summary })),
  });
}
