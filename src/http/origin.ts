// Where we are, for absolute URLs: configured, or loopback. A stranger's Host header is never believed.
import type { MiddlewareHandler } from 'hono';
import { isLoopback } from '../domain/loopback.ts';
import type { AppEnv } from './bindings.ts';
import { problem } from './problem.ts';

/** `undefined` where the origin is not configured and the request is not to this machine. */
export function originOf(configured: string, requestUrl: string): string | undefined {
  if (configured !== '') return configured.endsWith('/') ? configured.replace(/\/+$/, '') : configured;
  const { hostname, origin } = new URL(requestUrl);
  return isLoopback(hostname) ? origin : undefined;
}

export function requireOrigin(): MiddlewareHandler<AppEnv> {
  return async function requirePublicOrigin(context, next) {
    const origin = originOf(context.env.PUBLIC_ORIGIN, context.req.url);
    if (origin === undefined) return problem('origin-unset');
    context.set('origin', origin);
    return next();
  };
}
