// Partners' keys: `ts_{live|test|feed}_{pepper}_{partner}_{secret}_{mac}`. The partner's object decides what a genuine key may do.
import type { Credential, NewKey } from '../../domain/partners/key.ts';
import type { Pepper } from '../../domain/publisher/secrets.ts';
import { KEY_MODES, type KeyMode, keyPrefix } from '../../domain/values/credential-prefixes.ts';
import type { Host } from '../isolate/isolate.ts';
import { peppersOf } from '../isolate/peppers.ts';
import { mintPartnerSecret, readPartnerSecret } from './partner-secret.ts';

/** Digits of the hash that are the key's id, for lists and logs. */
const ID_DIGITS = 12;

type Genuine = Omit<Credential, 'address'>;

/** What a genuine key says of itself; `undefined` for any other text. No I/O. Genuine keys are cached in the memory of this isolate and nowhere
 *  else, which saves one HMAC for each poll. */
export async function readKey(text: string, host: Pick<Host, 'isolate' | 'KEY_PEPPERS'>): Promise<Genuine | undefined> {
  const known = rememberedKey(text, host);
  if (known !== undefined) return known;
  const mode = KEY_MODES.find((candidate) => text.startsWith(keyPrefix(candidate)));
  const read = mode === undefined ? undefined : await readPartnerSecret(keyPrefix(mode), text, host);
  if (mode === undefined || read === undefined) return undefined;
  const genuine = { ...read, mode };
  host.isolate.genuineKeys.set(text, genuine);
  return genuine;
}

/** The same, from the cache alone. */
export function rememberedKey(text: string, host: Pick<Host, 'isolate' | 'KEY_PEPPERS'>): Genuine | undefined {
  // Called first, because it clears the cache if the peppers have changed.
  peppersOf(host);
  return host.isolate.genuineKeys.get(text);
}

/** `partner` is its id. The key is shown once; only the other members are stored. */
export async function mintKey(peppers: readonly Pepper[], mode: KeyMode, partner: string): Promise<Required<NewKey> & { key: string }> {
  const { secret: key, hash, pepper } = await mintPartnerSecret(keyPrefix(mode), peppers, partner);
  return { key, id: hash.slice(0, ID_DIGITS), hash, pepper };
}
