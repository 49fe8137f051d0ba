// The desk's routes for its tokens.

import type { Context } from 'hono';
import { tokenListQuerySchema } from '../../domain/publisher/publisher-queries.ts';
import { withPepperStatus } from '../../domain/publisher/secrets.ts';
import { tokenRequestSchema } from '../../domain/publisher/token-request.ts';
import { toInstant } from '../../domain/values/instant.ts';
import { NOTE_REQUEST_BYTES } from '../../domain/values/limits.ts';
import type { DeskToken } from '../../objects/catalogue/settings/tokens.ts';
import type { AppEnv } from '../bindings.ts';
import { peppersOf } from '../isolate/peppers.ts';
import { catalogueOf } from '../isolate/stubs.ts';
import { mintDeskToken } from '../operations/desk-tokens.ts';
import { parsed, readJson } from '../requests/request-body.ts';
import { answerJson } from '../responses/json.ts';
import { ProblemError } from '../responses/problem.ts';

type DeskContext = Context<AppEnv>;

const { expires } = tokenRequestSchema.shape;
const mintSchema = tokenRequestSchema.extend({
  expires: expires.refine((at) => at === undefined || at > toInstant(Date.now()), { error: 'must lie in the future' }),
});

export async function postToken(context: DeskContext): Promise<Response> {
  const wanted = await readJson(context.req.raw, mintSchema, NOTE_REQUEST_BYTES);
  const result = await mintDeskToken(context.env, context.get('caller'), wanted);
  switch (result.kind) {
    case 'minted':
      return answerJson({ ...result.token, token: result.secret }, 201);
    case 'missing-scopes':
      throw new ProblemError('forbidden', { detail: `A token cannot give what it does not have: ${result.missing.join(', ')}.` });
    case 'name-taken':
      throw nameTaken(result.holder);
    case 'repeated':
      throw new ProblemError('internal');
  }
}

export async function getTokens(context: DeskContext): Promise<Response> {
  const { cursor } = parsed(tokenListQuerySchema, context.req.query());
  const { tokens, ...page } = await catalogueOf(context.env).tokens(cursor);
  return answerJson({ tokens: withPepperStatus(tokens, peppersOf(context.env)), ...page });
}

export async function deleteToken(context: DeskContext): Promise<Response> {
  const revoked = await catalogueOf(context.env).revokeToken(context.req.param('id') ?? '', context.get('caller').actor);
  if (!revoked) throw new ProblemError('not-found', { detail: 'There is no live token of this id.' });
  return context.body(null, 204);
}

function nameTaken({ id, name, created }: DeskToken): ProblemError {
  const detail = `The live token ${id}, made ${created}, is called "${name}". Choose a name that cannot be mistaken for it, or revoke that token first (npx --no tearsheet token revoke ${id}).`;
  return new ProblemError('name-taken', { detail });
}
