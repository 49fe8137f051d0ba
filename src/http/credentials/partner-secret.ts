// Secrets of a partner and its people: `{prefix}{pepper}_{partner}_{secret}_{mac}`. A key, the cookie of a session at the portal and an invitation have
// this form and differ in the prefix. The partner's object, which the secret names, knows a genuine one by its hash.
import type { Pepper } from '../../domain/publisher/secrets.ts';
import type { Host } from '../isolate/isolate.ts';
import { peppersOf } from '../isolate/peppers.ts';
import { hashOf, isGenuine, mintingPepper, randomText, signed } from './signed-token.ts';

const REST = /^([A-Za-z0-9]{1,16})_([a-z0-9-]{1,64})_[A-Za-z0-9]{32}_[0-9a-f]{32}$/;

export interface PartnerSecret {
  /** Id of the partner. */
  partner: string;
  hash: string;
  /** Id of the pepper that made it. */
  pepper: string;
}

/** What a genuine secret says of itself; `undefined` for any other text. No I/O. */
export async function readPartnerSecret(
  prefix: string,
  text: string,
  host: Pick<Host, 'isolate' | 'KEY_PEPPERS'>,
): Promise<PartnerSecret | undefined> {
  const [, pepperId, partner] = (text.startsWith(prefix) ? REST.exec(text.slice(prefix.length)) : null) ?? [];
  const pepper = peppersOf(host).find((candidate) => candidate.id === pepperId);
  if (pepper === undefined || partner === undefined || !(await isGenuine(text, pepper, host.isolate))) return undefined;
  return { partner, hash: await hashOf(text), pepper: pepper.id };
}

/** `secret` is shown or sent once; only the other members are stored. */
export async function mintPartnerSecret(
  prefix: string,
  peppers: readonly Pepper[],
  partner: string,
): Promise<PartnerSecret & { secret: string }> {
  const pepper = mintingPepper(peppers);
  const secret = await signed(`${prefix}${pepper.id}_${partner}_${randomText(32)}`, pepper);
  return { secret, partner, hash: await hashOf(secret), pepper: pepper.id };
}
