// Every licensed route, with a call that a partner in good standing may make.
import { pull } from './partner.ts';

export interface LicensedRoute {
  method: 'GET' | 'POST';
  path: string;
  body?: unknown;
  scope: string;
  /** The effect of a partner's suspension or end of term on the route. */
  barred: 'closed' | 'open' | 'answers';
  /** Of a partner in good standing. */
  good: string;
}

const copy = (path: string, scope: string): LicensedRoute => ({ method: 'GET', path, scope, barred: 'closed', good: '200' });
const always = (path: string, scope: string, good = '200'): LicensedRoute => ({ method: 'GET', path, scope, barred: 'open', good });
/** By the pattern that the app serves them at. */
export const LICENSED_ROUTES: Readonly<Record<string, LicensedRoute>> = {
  '/v1/feed.rss': copy('/v1/feed.rss', 'feed'),
  '/v1/feed.atom': copy('/v1/feed.atom', 'feed'),
  '/v1/feed.json': copy('/v1/feed.json', 'feed'),
  '/v1/feed.ninjs': copy('/v1/feed.ninjs', 'feed'),
  '/v1/articles/:slug': copy('/v1/articles/eastern-lock', 'articles'),
  '/v1/articles/:slug/html': copy('/v1/articles/eastern-lock/html', 'articles'),
  '/v1/articles/:slug/text': copy('/v1/articles/eastern-lock/text', 'articles'),
  '/v1/decide': {
    method: 'POST',
    path: '/v1/decide',
    body: { article: 'eastern-lock' },
    scope: 'articles',
    barred: 'answers',
    good: '200',
  },
  '/v1/changes': always('/v1/changes', 'changes'),
  '/v1/agreements': always('/v1/agreements', 'account'),
  '/v1/agreements/:id/versions/:version': always('/v1/agreements/main/versions/1', 'account'),
  '/v1/agreements/:id/acceptance': {
    method: 'POST',
    path: '/v1/agreements/main/acceptance',
    body: { sha256: '0'.repeat(64) },
    scope: 'account',
    barred: 'open',
    good: '409 notice-changed',
  },
  '/v1/usage': always('/v1/usage', 'usage'),
  '/v1/account': always('/v1/account', 'account'),
  '/v1/keys/rotation': { method: 'POST', path: '/v1/keys/rotation', body: {}, scope: 'account', barred: 'open', good: '201' },
  '/v1/sandbox': {
    method: 'POST',
    path: '/v1/sandbox',
    body: { action: 'publish', slug: 'sandbox-1' },
    scope: 'articles',
    barred: 'open',
    good: '403 forbidden',
  },
  '/v1/sandbox/keys': { method: 'POST', path: '/v1/sandbox/keys', body: {}, scope: 'account', barred: 'open', good: '201' },
  '/v1/sandbox/keys/:key/revocation': {
    method: 'POST',
    path: '/v1/sandbox/keys/abcdef012345/revocation',
    scope: 'account',
    barred: 'open',
    good: '404 not-found',
  },
  '/v1/withdrawals': always('/v1/withdrawals', 'withdrawals'),
  '/v1/withdrawals/:id/acknowledgement': {
    method: 'POST',
    path: '/v1/withdrawals/eastern-lock.2/acknowledgement',
    body: { outcome: 'removed', by: 'Night desk', at: '2040-03-01T12:00:00Z' },
    scope: 'withdrawals',
    barred: 'open',
    good: '404 not-found',
  },
  '/v1/receipts/:id': always('/v1/receipts/main.1.nothing.1.full', 'articles', '404 not-found'),
};

export function callRoute(key: string, { method, path, body }: LicensedRoute): Promise<Response> {
  return pull(key, path, { method, body });
}
