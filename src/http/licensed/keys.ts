// A partner's program rotates its own key, so that nobody has to ask the desk. The new key is in this answer and in no other.
import type { Context } from 'hono';
import { rotationSchema } from '../../domain/partners/key.ts';
import { HOUR_MS } from '../../domain/values/instant.ts';
import { NOTE_REQUEST_BYTES } from '../../domain/values/limits.ts';
import { noQuerySchema } from '../../domain/values/query-fields.ts';
import type { AppEnv } from '../bindings.ts';
import { mintKey } from '../credentials/partner-key.ts';
import { unauthorised } from '../credentials/require-partner-key.ts';
import { peppersOf } from '../isolate/peppers.ts';
import { cautionOf } from '../operations/partner-keys.ts';
import { readJson } from '../requests/request-body.ts';
import { answerJson } from '../responses/json.ts';
import { ProblemError } from '../responses/problem.ts';
import { callPartner } from './partner-call.ts';
import { parameters, readQuery } from './query.ts';

/** There is no dry run, so a query that asks for one is refused. */
const noParameters = parameters(noQuerySchema);

export async function rotateOwnKey(context: Context<AppEnv>): Promise<Response> {
  readQuery(context, noParameters);
  const { overlapHours } = await readJson(context.req.raw, rotationSchema, NOTE_REQUEST_BYTES, true);
  const { mode, partner } = context.get('credential');
  const { key, ...next } = await mintKey(peppersOf(context.env), mode, partner);
  const result = await callPartner(
    context,
    async (object, credential) => await object.rotateItself(credential, next, overlapHours * HOUR_MS),
  );
  switch (result.kind) {
    case 'unknown':
      throw unauthorised(context);
    case 'rotated':
      throw new ProblemError('not-found', {
        detail: `This key was already rotated. Its successor is ${result.by}, which was shown once. If nobody has it, ask the desk to rotate that one.`,
      });
    case 'added':
      return answerJson({ ...result.key, key, ...cautionOf(context.env, result.key) }, 201, { 'cache-control': 'no-store' });
  }
}
