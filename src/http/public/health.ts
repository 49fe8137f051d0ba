// For load balancers and for `npm start`: whether the Catalogue answers, asked each time.
import type { Context } from 'hono';
import type { AppEnv } from '../bindings.ts';
import { catalogueOf } from '../freshness.ts';
import { ProblemError } from '../problem.ts';

export async function serveHealth(context: Context<AppEnv>): Promise<Response> {
  try {
    await catalogueOf(context.env).isEmpty();
  } catch (fault) {
    console.error(JSON.stringify({ event: 'catalogue-unreachable', fault: String(fault) }));
    throw new ProblemError('unavailable', { detail: 'The Catalogue does not answer.', headers: { 'retry-after': '10' } });
  }
  return context.json({ status: 'ok' }, 200, { 'cache-control': 'no-store' });
}
