// Forbids browsers to treat an answer as another media type than it names (WHATWG Fetch, X-Content-Type-Options): JSON or text that contains
// strangers' words must never run as a page or a script.
import type { MiddlewareHandler } from 'hono';

export const NOSNIFF = { 'x-content-type-options': 'nosniff' } as const;

/** Around all routes, so that a new one cannot forget it. Refusals, empty answers and downloads have the field too. */
export function denySniffing(): MiddlewareHandler {
  return async function denySniffingOfAnswer(context, next) {
    await next();
    context.res.headers.set('x-content-type-options', NOSNIFF['x-content-type-options']);
  };
}
