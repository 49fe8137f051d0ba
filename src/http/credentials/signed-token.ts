// The common part of desk tokens and partners' keys: a MAC over all that precedes it, which exposes a forgery without I/O, and a hash by which a
// genuine one is looked up.
import type { Pepper } from '../../domain/publisher/secrets.ts';
import { hex, sha256Hex } from '../../domain/values/digest.ts';
import type { Isolate } from '../isolate/isolate.ts';

/** The pepper for new tokens. Throws if there is none: the deployment lacks its secret. */
export function mintingPepper(peppers: readonly Pepper[]): Pepper {
  const [pepper] = peppers;
  if (pepper === undefined) throw new Error('KEY_PEPPERS has no pepper for new keys and tokens');
  return pepper;
}

const UTF8 = new TextEncoder();

/** `{text}_{mac}`. */
export async function signed(text: string, pepper: Pepper): Promise<string> {
  return `${text}_${await macOf(text, await importMacKey(pepper))}`;
}

/** Checks a token whose last part is its MAC. */
export async function isGenuine(token: string, pepper: Pepper, isolate: Pick<Isolate, 'macKeys'>): Promise<boolean> {
  const end = token.lastIndexOf('_');
  const key = isolate.macKeys.get(pepper) ?? (await importMacKey(pepper));
  isolate.macKeys.set(pepper, key);
  return isEqual(await macOf(token.slice(0, end), key), token.slice(end + 1));
}

function importMacKey({ secret }: Pepper): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', UTF8.encode(secret), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
}

async function macOf(text: string, key: CryptoKey): Promise<string> {
  return hex(await crypto.subtle.sign('HMAC', key, UTF8.encode(text))).slice(0, 32);
}

function isEqual(a: string, b: string): boolean {
  return a.length === b.length && crypto.subtle.timingSafeEqual(UTF8.encode(a), UTF8.encode(b));
}

/** SHA-256, hexadecimal: the only form of a token that is stored. */
export function hashOf(token: string): Promise<string> {
  return sha256Hex(token);
}

/** Takes the same time whatever the texts are, because their digests are compared. */
export async function isSecretEqual(given: string, secret: string): Promise<boolean> {
  const digest = (text: string) => crypto.subtle.digest('SHA-256', UTF8.encode(text));
  const [a, b] = await Promise.all([digest(given), digest(secret)]);
  return crypto.subtle.timingSafeEqual(a, b);
}

/** Random hexadecimal digits. `digits` is even. */
export function newHexId(digits: number): string {
  return hex(crypto.getRandomValues(new Uint8Array(digits / 2)).buffer);
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Base62, every character equally likely: bytes above the last whole multiple of 62 are dropped. */
export function randomText(length: number): string {
  let text = '';
  while (text.length < length) {
    for (const byte of crypto.getRandomValues(new Uint8Array(length))) {
      if (byte < 248 && text.length < length) text += ALPHABET[byte % 62];
    }
  }
  return text;
}
