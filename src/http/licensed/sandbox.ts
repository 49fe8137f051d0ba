// The sandbox of a partner: synthetic articles that it publishes, corrects and withdraws to test its program. For test keys only.
import type { Context } from 'hono';
import * as z from 'zod';
import { SANDBOX_ACTIONS, SANDBOX_SLUG } from '../../domain/pulls/sandbox.ts';
import { NOTE_REQUEST_BYTES } from '../../domain/values/limits.ts';
import type { AppEnv } from '../bindings.ts';
import { readJson } from '../requests/request-body.ts';
import { problemOfObjections } from '../responses/catalogue-refusals.ts';
import { answerJson } from '../responses/json.ts';
import { ProblemError } from '../responses/problem.ts';
import { callPartner } from './partner-call.ts';
import { beginPull } from './pull.ts';

/** The only action that names no article. */
const CLEAR = 'clear';
const SLUG_MISSING = 'is required: which synthetic article, such as "sandbox-1"';

const sandboxSchema = z
  .strictObject({
    action: z.enum([...SANDBOX_ACTIONS, CLEAR], { error: `must be one of ${[...SANDBOX_ACTIONS, CLEAR].join(', ')}` }),
    slug: z
      .string({ error: SLUG_MISSING })
      .regex(SANDBOX_SLUG, { error: 'must begin with "sandbox-", then a-z, 0-9 and "-", 64 characters at most' })
      .optional(),
  })
  .refine(({ action, slug }) => action === CLEAR || slug !== undefined, { path: ['slug'], error: SLUG_MISSING })
  .refine(({ action, slug }) => action !== CLEAR || slug === undefined, {
    path: ['slug'],
    error: 'must be left out: everything is cleared',
  });

export async function postSandbox(context: Context<AppEnv>): Promise<Response> {
  const { action, slug } = await readJson(context.req.raw, sandboxSchema, NOTE_REQUEST_BYTES);
  const { settings } = await beginPull(context);
  const { kind, article } = await callPartner(context, async (partner, credential) =>
    action === CLEAR || slug === undefined
      ? { article: undefined, ...(await partner.clearSandbox(credential)) }
      : { article: undefined, ...(await partner.changeSandbox(credential, action, slug, settings)) },
  );
  if (context.get('credential').mode !== 'test')
    throw new ProblemError('forbidden', { detail: 'Only a test key (ts_test_…) can use the sandbox.' });
  switch (kind) {
    case 'impossible': {
      const detail = `cannot be done with ${slug} in its present state, or before it was published`;
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
