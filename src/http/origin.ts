// Where we are, for absolute URLs: configured, or loopback. A stranger's Host header is never believed.
import type { MiddlewareHandler } from 'hono';
import type { AppEnv } from './bindings.ts';
import { problem } from './problem.ts';

/** `undefined` where the origin is not configured and the request is not to this machine. */
export function originOf(configured: string, requestUrl: string): string | undefined {
  if (configured !== '') return configured.endsWith('/') ? configured.replace(/\/+$/, '') : configured;
  const { hostname, origin } = new URL(requestUrl);
  return isLoopback(hostname) ? origin : undefined;
}

/** RFC 6761 §6.3, RFC 1122 §3.2.1.3, RFC 4291 §2.5.3. */
function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname.endsWith('.localhost') || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname);
}

export function requireOrigin(): MiddlewareHandler<AppEnv> {
  return async function requirePublicOrigin(context, next) {
    const origin = originOf(context.env.PUBLIC_ORIGIN, context.req.url);
    if (origin === undefined) return problem('origin-unset');
    context.set('origin', origin);
    return next();
  };
}
