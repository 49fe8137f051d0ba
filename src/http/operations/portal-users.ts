// Invites users of a partner's portal: for the desk's routes and for the console. The address of an invitation is returned once, by the call that makes it.
import type { InvitationResult } from '../../domain/partners/portal-user.ts';
import type { Actor } from '../../domain/values/actor.ts';
import { INVITATION_PREFIX } from '../../domain/values/credential-prefixes.ts';
import { present } from '../../domain/values/present.ts';
import { mintPartnerSecret } from '../credentials/partner-secret.ts';
import { newHexId } from '../credentials/signed-token.ts';
import type { Host } from '../isolate/isolate.ts';
import { peppersOf } from '../isolate/peppers.ts';
import { partnerOf } from '../isolate/stubs.ts';

/** Hexadecimal digits of a user's id, as many as of a key's. */
const ID_DIGITS = 12;

export function newUserId(): string {
  return newHexId(ID_DIGITS);
}

interface InvitationRequest {
  partner: string;
  /** Id of the user. */
  user: string;
  actor: Actor;
  /** Scheme and authority of the portal. */
  origin: string;
  /** As of an invitation that is written. */
  replaces?: string | undefined;
}

/** Makes an invitation, which replaces the user's earlier one. `url` is of use only if the result is `invited`. */
export async function inviteUser(env: Host, request: InvitationRequest): Promise<{ result: InvitationResult; url: string }> {
  const { partner, user, actor, origin, replaces } = request;
  const { secret, hash } = await mintPartnerSecret(INVITATION_PREFIX, peppersOf(env), partner);
  const result = await partnerOf(env, partner).inviteUser({ user, hash, actor, ...present({ replaces }) });
  return { result, url: `${origin}/portal/invitations/${secret}` };
}
