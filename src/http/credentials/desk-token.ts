// Desk tokens: `tsd_{pepper}_{id}_{secret}_{mac}`. A genuine one is looked up by its id and hash.
import type { Pepper } from '../../domain/publisher/secrets.ts';
import { DESK_TOKEN_PREFIX } from '../../domain/values/credential-prefixes.ts';
import type { Host } from '../isolate/isolate.ts';
import { peppersOf } from '../isolate/peppers.ts';
import { hashOf, isGenuine, mintingPepper, randomText, signed } from './signed-token.ts';

const TOKEN = new RegExp(`^${DESK_TOKEN_PREFIX}([A-Za-z0-9]{1,16})_([A-Za-z0-9]{12})_([A-Za-z0-9]{32})_([0-9a-f]{32})$`);

/** Id and hash of a genuine token; `undefined` for anything else. */
export async function readToken(
  token: string,
  host: Pick<Host, 'isolate' | 'KEY_PEPPERS'>,
): Promise<{ id: string; hash: string; pepper: string } | undefined> {
  const [, pepperId, id] = TOKEN.exec(token) ?? [];
  const pepper = peppersOf(host).find((candidate) => candidate.id === pepperId);
  if (pepper === undefined || id === undefined || !(await isGenuine(token, pepper, host.isolate))) return undefined;
  return { id, hash: await hashOf(token), pepper: pepper.id };
}

export async function mintToken(peppers: readonly Pepper[]): Promise<{ id: string; token: string; hash: string; pepper: string }> {
  const pepper = mintingPepper(peppers);
  const id = randomText(12);
  const token = await signed(`${DESK_TOKEN_PREFIX}${pepper.id}_${id}_${randomText(32)}`, pepper);
  return { id, token, hash: await hashOf(token), pepper: pepper.id };
}
