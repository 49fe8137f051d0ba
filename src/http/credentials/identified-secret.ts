// Secrets of people at the desk: `{prefix}{pepper}_{id}_{secret}_{mac}`. A desk token, the cookie of a session and a one-time link have this form and
// differ in the prefix. A genuine one is looked up by its hash.
import type { Pepper } from '../../domain/publisher/secrets.ts';
import type { Host } from '../isolate/isolate.ts';
import { peppersOf } from '../isolate/peppers.ts';
import { hashOf, isGenuine, mintingPepper, randomText, signed } from './signed-token.ts';

const REST = /^([A-Za-z0-9]{1,16})_([A-Za-z0-9]{12})_[A-Za-z0-9]{32}_[0-9a-f]{32}$/;

export interface IdentifiedSecret {
  id: string;
  hash: string;
  /** Id of the pepper that made it. */
  pepper: string;
}

/** Id and hash of a genuine secret; `undefined` for anything else. No I/O. */
export async function readSecret(
  prefix: string,
  secret: string,
  host: Pick<Host, 'isolate' | 'KEY_PEPPERS'>,
): Promise<IdentifiedSecret | undefined> {
  const [, pepperId, id] = (secret.startsWith(prefix) ? REST.exec(secret.slice(prefix.length)) : null) ?? [];
  const pepper = peppersOf(host).find((candidate) => candidate.id === pepperId);
  if (pepper === undefined || id === undefined || !(await isGenuine(secret, pepper, host.isolate))) return undefined;
  return { id, hash: await hashOf(secret), pepper: pepper.id };
}

export function newSecretId(): string {
  return randomText(12);
}

/** `secret` is shown or sent once; only the other members are stored. */
export async function mintSecret(
  prefix: string,
  peppers: readonly Pepper[],
  id = newSecretId(),
): Promise<IdentifiedSecret & { secret: string }> {
  const pepper = mintingPepper(peppers);
  const secret = await signed(`${prefix}${pepper.id}_${id}_${randomText(32)}`, pepper);
  return { id, secret, hash: await hashOf(secret), pepper: pepper.id };
}
