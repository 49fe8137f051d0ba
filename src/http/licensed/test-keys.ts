// A partner's program makes a test key, and revokes one, so that nobody has to ask the desk. The key is in this answer and in no other.
import type { Context } from 'hono';
import { MOST_TEST_KEYS, testKeyRequestSchema } from '../../domain/partners/key.ts';
import { NOTE_REQUEST_BYTES } from '../../domain/values/limits.ts';
import { noQuerySchema } from '../../domain/values/query-fields.ts';
import { codeSchema } from '../../domain/values/term.ts';
import type { AppEnv } from '../bindings.ts';
import { mintKey } from '../credentials/partner-key.ts';
import { peppersOf } from '../isolate/peppers.ts';
import { cautionOf } from '../operations/partner-keys.ts';
import { readJson } from '../requests/request-body.ts';
import { answerJson } from '../responses/json.ts';
import { ProblemError } from '../responses/problem.ts';
import { callPartner } from './partner-call.ts';
import { parameters, readQuery } from './query.ts';

/** There is no dry run, so a query that asks for one is refused. */
const noParameters = parameters(noQuerySchema);

export const TOO_MANY_TEST_KEYS = `Your organisation has ${MOST_TEST_KEYS} test keys that can be used, or has made as many within a day. Revoke those that nobody needs, or wait.`;

export async function makeTestKey(context: Context<AppEnv>): Promise<Response> {
  readQuery(context, noParameters);
  const { name } = await readJson(context.req.raw, testKeyRequestSchema, NOTE_REQUEST_BYTES, true);
  const { key, ...next } = await mintKey(peppersOf(context.env), 'test', context.get('credential').partner);
  const result = await callPartner(context, async (object, credential) => await object.makeTestKey(credential, { next, name }));
  switch (result.kind) {
    case 'added':
      return answerJson({ ...result.key, key, ...cautionOf(context.env, result.key) }, 201, { 'cache-control': 'no-store' });
    case 'too-many':
      throw new ProblemError('too-large', { detail: TOO_MANY_TEST_KEYS });
    default:
      throw new ProblemError('forbidden', { detail: 'A test key cannot make others. Ask with a live key, or at the portal.' });
  }
}

export async function revokeTestKey(context: Context<AppEnv>): Promise<Response> {
  readQuery(context, noParameters);
  const id = codeSchema.safeParse(context.req.param('key'));
  // No key has an empty id.
  const asked = id.success ? id.data : '';
  const result = await callPartner(context, async (object, credential) => await object.revokeTestKey(credential, asked));
  if (result.kind === 'unknown') throw new ProblemError('not-found', { detail: 'There is no test key of this id that can be used.' });
  return new Response(null, { status: 204 });
}
