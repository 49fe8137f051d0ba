// A rehearsal at the partner's word: synthetic articles to publish, correct and withdraw, before the first real article does. Test keys only.
import type { Context } from 'hono';
import * as z from 'zod';
import { NOTE_REQUEST_BYTES } from '../../domain/limits.ts';
import { REHEARSAL_ACTIONS, REHEARSAL_KEY } from '../../domain/rehearsal.ts';
import type { AppEnv } from '../bindings.ts';
import { ProblemError } from '../problem.ts';
import { problemOfObjections } from '../refusals.ts';
import { readJson } from '../request-body.ts';
import { callPartner } from './partner-call.ts';
import { beginPull } from './pull.ts';

const rehearsalSchema = z.strictObject({
  action: z.enum(REHEARSAL_ACTIONS, { error: `must be one of ${REHEARSAL_ACTIONS.join(', ')}` }),
  key: z.string().regex(REHEARSAL_KEY, { error: 'must begin with "rehearsal-", then a-z, 0-9 and "-", 64 characters at most' }),
});

export async function rehearse(context: Context<AppEnv>): Promise<Response> {
  const { action, key } = await readJson(context.req.raw, rehearsalSchema, NOTE_REQUEST_BYTES);
  const { house } = await beginPull(context);
  const credential = context.get('credential');
  const { kind, article } = await callPartner(context, async (partner) => await partner.rehearse(credential, action, key, house));
  if (credential.mode !== 'test') throw new ProblemError('forbidden', { detail: 'Only a test key (ts_test_…) can rehearse.' });
  if (kind === 'impossible') {
    const detail = `cannot be done with ${key} as it stands, or before it was published`;
    throw new ProblemError(...problemOfObjections([{ pointer: '/action', detail }]));
  }
  return context.json({ outcome: 'done', article, url: `${context.get('origin')}/v1/articles/${key}` });
}
