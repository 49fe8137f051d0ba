// Partners' keys: `ts_{live|test|feed}_{pepper}_{partner}_{secret}_{mac}`. The partner's object decides what a genuine key may do.
import type { Credential, NewKey } from '../../domain/partners/key.ts';
import type { Pepper } from '../../domain/publisher/secrets.ts';
import { KEY_MODES, type KeyMode, keyPrefix } from '../../domain/values/credential-prefixes.ts';
import type { Host, Isolate } from '../isolate/isolate.ts';
import { peppersOf } from '../isolate/peppers.ts';
import { hashOf, isGenuine, mintingPepper, randomText, signed } from './signed-token.ts';

const KEY = new RegExp(`^(${KEY_MODES.map(keyPrefix).join('|')})([A-Za-z0-9]{1,16})_([a-z0-9-]{1,64})_[A-Za-z0-9]{32}_[0-9a-f]{32}$`);
/** Digits of the hash that are the key's id, for lists and logs. */
const ID_DIGITS = 12;

type Genuine = Omit<Credential, 'address'>;

/** What a genuine key says of itself; `undefined` for any other text. No I/O. Genuine keys are cached in the memory of this isolate and nowhere
 *  else, which saves one HMAC for each poll. */
export async function readKey(text: string, host: Pick<Host, 'isolate' | 'KEY_PEPPERS'>): Promise<Genuine | undefined> {
  const known = rememberedKey(text, host);
  if (known !== undefined) return known;
  const read = await readUncached(text, peppersOf(host), host.isolate);
  if (read !== undefined) host.isolate.genuineKeys.set(text, read);
  return read;
}

/** The same, from the cache alone. */
export function rememberedKey(text: string, host: Pick<Host, 'isolate' | 'KEY_PEPPERS'>): Genuine | undefined {
  // Called first, because it clears the cache if the peppers have changed.
  peppersOf(host);
  return host.isolate.genuineKeys.get(text);
}

async function readUncached(text: string, peppers: readonly Pepper[], isolate: Isolate): Promise<Genuine | undefined> {
  const [, written, pepperId, partner] = KEY.exec(text) ?? [];
  const mode = KEY_MODES.find((candidate) => keyPrefix(candidate) === written);
  const pepper = peppers.find((candidate) => candidate.id === pepperId);
  if (pepper === undefined || partner === undefined || mode === undefined || !(await isGenuine(text, pepper, isolate))) return undefined;
  return { partner, mode, hash: await hashOf(text), pepper: pepper.id };
}

/** `partner` is its id. The key is shown once; only the other members are stored. */
export async function mintKey(peppers: readonly Pepper[], mode: KeyMode, partner: string): Promise<Required<NewKey> & { key: string }> {
  const pepper = mintingPepper(peppers);
  const key = await signed(`${keyPrefix(mode)}${pepper.id}_${partner}_${randomText(32)}`, pepper);
  const hash = await hashOf(key);
  return { key, id: hash.slice(0, ID_DIGITS), hash, pepper: pepper.id };
}
