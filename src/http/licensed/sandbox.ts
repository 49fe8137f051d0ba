// The sandbox of a partner: synthetic articles that it publishes, corrects and withdraws to test its program. For test keys only.
import type { Context } from 'hono';
import { CLEAR, sandboxRequestSchema } from '../../domain/pulls/sandbox-request.ts';
import { toInstant } from '../../domain/values/instant.ts';
import { NOTE_REQUEST_BYTES } from '../../domain/values/limits.ts';
import type { AppEnv } from '../bindings.ts';
import { readJson } from '../requests/request-body.ts';
import { problemOfObjections } from '../responses/catalogue-refusals.ts';
import { answerJson } from '../responses/json.ts';
import { ProblemError } from '../responses/problem.ts';
import { callPartner } from './partner-call.ts';
import { beginPull } from './pull.ts';

export async function postSandbox(context: Context<AppEnv>): Promise<Response> {
  const { action, slug, ...wanted } = await readJson(context.req.raw, sandboxRequestSchema, NOTE_REQUEST_BYTES);
  if (wanted.until !== undefined && wanted.until <= toInstant(Date.now()))
    throw new ProblemError(...problemOfObjections([{ pointer: '/until', detail: 'must lie in the future' }]));
  const { settings } = await beginPull(context);
  const { kind, article, possible } = await callPartner(context, async (partner, credential) =>
    action === CLEAR || slug === undefined
      ? { article: undefined, possible: undefined, ...(await partner.clearSandbox(credential)) }
      : { article: undefined, possible: undefined, ...(await partner.changeSandbox(credential, { action, slug, ...wanted }, settings)) },
  );
  if (context.get('credential').mode !== 'test')
    throw new ProblemError('forbidden', { detail: 'Only a test key (ts_test_…) can use the sandbox.' });
  switch (kind) {
    // Only the forms of the portal name the state that they were made from.
    case 'stale':
    case 'impossible': {
      const detail =
        possible === undefined || possible.length === 0
          ? `cannot be done with ${slug}, which was never published. Begin with publish or embargo`
          : `cannot be done with ${slug} as it is. Possible are ${possible.join(', ')}`;
      throw new ProblemError(...problemOfObjections([{ pointer: '/action', detail }]));
    }
    case 'full':
      throw new ProblemError('sandbox-full');
    case 'cleared':
      return answerJson({ outcome: 'cleared' });
    case 'done':
      return answerJson({ outcome: 'done', article, url: `${context.get('origin')}/v1/articles/${slug}` });
  }
}
