// Redirects other spellings of public addresses to the one that the CDN stores.
import type { Context, MiddlewareHandler } from 'hono';
import type { AppEnv } from '../bindings.ts';
import { isPlainUrl, setPolicy } from '../responses/cache-policy.ts';
import { publicPolicy } from '../responses/navigation.ts';
import { plainUrlOf } from './plain-address.ts';

/** For GET and HEAD (RFC 9110 §15.4.9). All that follows sees a path in the one spelling, or one that is no public address. */
export function redirectSpellings(): MiddlewareHandler<AppEnv> {
  return async function redirectOtherSpellings(context, next) {
    const { url, method } = context.req.raw;
    const isRead = method === 'GET' || method === 'HEAD';
    const location = isRead && !isPlainUrl(url) ? plainUrlOf(url, context.get('origin')) : undefined;
    return location === undefined ? next() : redirectTo(location, context);
  };
}

function redirectTo(location: string, context: Context<AppEnv>): Response {
  const headers = new Headers({
    location,
    'access-control-allow-origin': '*',
    vary: 'Sec-Fetch-Dest',
  });
  setPolicy(headers, publicPolicy(context, 'redirect'));
  return new Response(null, { status: 308, headers });
}
