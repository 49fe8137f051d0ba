// Our origin, for absolute URLs: the configured one, or else that of a request to this machine. Any other Host header is not trusted.
import type { MiddlewareHandler } from 'hono';
import { isLoopback } from '../../domain/values/loopback.ts';
import type { AppEnv } from '../bindings.ts';
import type { Host } from '../isolate/isolate.ts';
import { problem } from '../responses/problem.ts';

/** `undefined` if no origin is configured and the request is not to this machine. */
export function originOf({ isolate, PUBLIC_ORIGIN: configured }: Host, requestUrl: string): string | undefined {
  if (configured !== '')
    return (isolate.origin.find(configured) ?? { value: isolate.origin.keep(configured, configuredOrigin(configured)) }).value;
  const { hostname, origin } = new URL(requestUrl);
  return isLoopback(hostname) ? origin : undefined;
}

/** `undefined` if the text is no origin: a mistake in the configuration must not get into every feed. */
function configuredOrigin(configured: string): string | undefined {
  const url = URL.canParse(configured) ? new URL(configured) : undefined;
  const isOrigin = url !== undefined && /^https?:$/.test(url.protocol) && url.pathname === '/' && url.search === '' && url.hash === '';
  return isOrigin ? url.origin : undefined;
}

export function requireOrigin(): MiddlewareHandler<AppEnv> {
  return async function requirePublicOrigin(context, next) {
    const origin = originOf(context.env, context.req.url);
    if (origin === undefined) return problem('origin-unset');
    context.set('origin', origin);
    return next();
  };
}
