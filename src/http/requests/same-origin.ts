// Refuses changes that pages of other origins send with a browser's cookies.
import type { Context, MiddlewareHandler } from 'hono';
import type { AppEnv } from '../bindings.ts';
import { ProblemError } from '../responses/problem.ts';

/** Every browser sends Origin with a POST, and all current ones Sec-Fetch-Site (Fetch Metadata §2.2). A request with neither is refused. */
export function requireSameOrigin(): MiddlewareHandler<AppEnv> {
  return function requireOurOwnPage(context, next) {
    if (context.req.method === 'GET' || context.req.method === 'HEAD' || isFromOurPage(context)) return next();
    throw new ProblemError('forbidden', {
      detail: 'The form was not sent from a page of this service. Open the page here, and send the form from there.',
    });
  };
}

function isFromOurPage(context: Context<AppEnv>): boolean {
  const site = context.req.header('sec-fetch-site');
  const origin = context.req.header('origin');
  if (site !== undefined && site !== 'same-origin') return false;
  // A page whose address is a secret has no referrer, and browsers then send the origin `null` (Fetch §3.2).
  return origin === undefined || origin === 'null' ? site === 'same-origin' : origin === context.get('origin');
}
