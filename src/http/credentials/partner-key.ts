// Partners' keys: `ts_{live|test|feed}_{pepper}_{partner}_{secret}_{mac}`. What a genuine one may do is the partner's object's to say.
import type { Credential } from '../../domain/partners/key.ts';
import type { Pepper } from '../../domain/publisher/secrets.ts';
import { KEY_MODES, type KeyMode, keyPrefix } from '../../domain/values/credential-prefixes.ts';
import type { Host, Isolate } from '../isolate/isolate.ts';
import { peppersOf } from '../isolate/peppers.ts';
import { hashOf, isGenuine, mintingPepper, randomText, signed } from './signed-token.ts';

const KEY = new RegExp(`^(${KEY_MODES.map(keyPrefix).join('|')})([A-Za-z0-9]{1,16})_([a-z0-9-]{1,64})_[A-Za-z0-9]{32}_[0-9a-f]{32}$`);
/** Of the hash: the key's public name, for lists and logs. */
const ID_DIGITS = 12;

type Genuine = Omit<Credential, 'address'>;

/** What a genuine key says of itself; `undefined` for anything else. No I/O. Genuine keys are remembered in this isolate's memory and nowhere
 *  else: the key of a partner that polls is not verified each time. */
export async function readKey(text: string, host: Pick<Host, 'isolate' | 'KEY_PEPPERS'>): Promise<Genuine | undefined> {
  const known = rememberedKey(text, host);
  if (known !== undefined) return known;
  const read = await readAnew(text, peppersOf(host), host.isolate);
  if (read !== undefined) host.isolate.genuineKeys.set(text, read);
  return read;
}

/** The same for a key that this isolate found genuine before. */
export function rememberedKey(text: string, host: Pick<Host, 'isolate' | 'KEY_PEPPERS'>): Genuine | undefined {
  // First: other peppers than before make the isolate forget its keys.
  peppersOf(host);
  return host.isolate.genuineKeys.get(text);
}

async function readAnew(text: string, peppers: readonly Pepper[], isolate: Isolate): Promise<Genuine | undefined> {
  const [, written, pepperId, partner] = KEY.exec(text) ?? [];
  const mode = KEY_MODES.find((candidate) => keyPrefix(candidate) === written);
  const pepper = peppers.find((candidate) => candidate.id === pepperId);
  if (pepper === undefined || partner === undefined || mode === undefined || !(await isGenuine(text, pepper, isolate))) return undefined;
  return { partner, mode, hash: await hashOf(text) };
}

/** `partner` is its id. The key is shown once; `id` and `hash` are what is kept. */
export async function mintKey(
  peppers: readonly Pepper[],
  mode: KeyMode,
  partner: string,
): Promise<{ key: string; id: string; hash: string }> {
  const pepper = mintingPepper(peppers);
  const key = await signed(`${keyPrefix(mode)}${pepper.id}_${partner}_${randomText(32)}`, pepper);
  const hash = await hashOf(key);
  return { key, id: hash.slice(0, ID_DIGITS), hash };
}
