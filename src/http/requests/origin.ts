// Our origin, for absolute URLs: the configured one, or loopback. The Host header of any other request is not trusted.
import type { MiddlewareHandler } from 'hono';
import { isLoopback } from '../../domain/values/loopback.ts';
import type { AppEnv } from '../bindings.ts';
import { problem } from '../responses/problem.ts';

/** `undefined` where the origin is not configured and the request is not to this machine. */
function originOf(configured: string, requestUrl: string): string | undefined {
  if (configured !== '') return configuredOrigin(configured);
  const { hostname, origin } = new URL(requestUrl);
  return isLoopback(hostname) ? origin : undefined;
}

let kept: { configured: string; origin: string | undefined } | undefined;

/** `undefined` for what is no origin: a mistake in the configuration must not become the address in every feed. */
function configuredOrigin(configured: string): string | undefined {
  if (kept?.configured === configured) return kept.origin;
  const url = URL.canParse(configured) ? new URL(configured) : undefined;
  const isOrigin = url !== undefined && /^https?:$/.test(url.protocol) && url.pathname === '/' && url.search === '' && url.hash === '';
  kept = { configured, origin: isOrigin ? url.origin : undefined };
  return kept.origin;
}

export function requireOrigin(): MiddlewareHandler<AppEnv> {
  return async function requirePublicOrigin(context, next) {
    const origin = originOf(context.env.PUBLIC_ORIGIN, context.req.url);
    if (origin === undefined) return problem('origin-unset');
    context.set('origin', origin);
    return next();
  };
}
