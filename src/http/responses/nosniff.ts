// No answer may be taken for another type than it names (WHATWG Fetch, X-Content-Type-Options): JSON or text with strangers' words in it is
// neither a page nor a script.
import type { MiddlewareHandler } from 'hono';

export const NOSNIFF = { 'x-content-type-options': 'nosniff' } as const;

/** Around everything, so that a new route cannot forget it: refusals, empty answers and downloads have it too. */
export function denySniffing(): MiddlewareHandler {
  return async function denySniffingOfAnswer(context, next) {
    await next();
    context.res.headers.set('x-content-type-options', NOSNIFF['x-content-type-options']);
  };
}
