// An id for every request, for the log and for whoever reports a fault.
import type { MiddlewareHandler } from 'hono';
import type { AppEnv } from './bindings.ts';

export function nameRequest(): MiddlewareHandler<AppEnv> {
  return function nameThisRequest(context, next) {
    context.set('requestId', crypto.randomUUID());
    return next();
  };
}
