// For load balancers and for `npm start`: whether the Catalogue answers now, and which secrets cannot be used. Feeds work without those, so the
// status stays 200.
import type { Context } from 'hono';
import type { AppEnv } from '../bindings.ts';
import { unusableSecrets } from '../credentials/secrets.ts';
import { catalogueOf } from '../isolate/stubs.ts';
import { answerJson } from '../responses/json.ts';
import { ProblemError } from '../responses/problem.ts';

export async function serveHealth(context: Context<AppEnv>): Promise<Response> {
  const secrets = await unusableSecrets(context.env);
  const named = secrets.length === 0 ? {} : { unusableSecrets: secrets };
  try {
    await catalogueOf(context.env).isEmpty();
  } catch (fault) {
    console.error(JSON.stringify({ event: 'catalogue-unreachable', fault: String(fault) }));
    const detail = 'The Catalogue does not answer.';
    throw new ProblemError('unavailable', { detail, extensions: named, headers: { 'retry-after': '10' } });
  }
  const status = secrets.length === 0 ? 'ok' : 'degraded';
  return answerJson({ status, ...named }, 200, { 'cache-control': 'no-store' });
}
