// The desk's route for one-time links, which sign somebody in at the console.
import type { Context } from 'hono';
import { nothingSchema } from '../../domain/articles/article-requests.ts';
import { SIGN_IN_LINK_MS } from '../../domain/publisher/console-session.ts';
import { SIGN_IN_LINK_PREFIX } from '../../domain/values/credential-prefixes.ts';
import { toInstant } from '../../domain/values/instant.ts';
import { NOTE_REQUEST_BYTES } from '../../domain/values/limits.ts';
import type { AppEnv } from '../bindings.ts';
import { mintSecret } from '../credentials/identified-secret.ts';
import { SIGN_IN_PATH } from '../credentials/require-session.ts';
import { peppersOf } from '../isolate/peppers.ts';
import { catalogueOf } from '../isolate/stubs.ts';
import { readJson } from '../requests/request-body.ts';
import { answerJson } from '../responses/json.ts';

/** Makes a link that signs in with the token of the caller. The bootstrap token makes one whose opener gives a name. */
export async function postSignInLink(context: Context<AppEnv>): Promise<Response> {
  await readJson(context.req.raw, nothingSchema, NOTE_REQUEST_BYTES, true);
  const { secret, hash } = await mintSecret(SIGN_IN_LINK_PREFIX, peppersOf(context.env));
  const expires = toInstant(Date.now() + SIGN_IN_LINK_MS);
  await catalogueOf(context.env).addSignInLink(hash, context.get('caller').actor.tokenId);
  return answerJson({ url: `${context.get('origin')}${SIGN_IN_PATH}/${secret}`, expires }, 201);
}
