// Sealed text: a client stores it and sends it back, and can neither read nor change it. AES-GCM under a key of our own, bound to the
// client it was given to. It begins with the id of the pepper, so that retiring a pepper voids cursors as it voids keys.

import type { Pepper } from '../../../domain/publisher/secrets.ts';
import { decodeBase64url, encodeBase64url } from '../../../domain/values/base64url.ts';
import type { SealKeys } from '../../isolate/isolate.ts';

const IV_BYTES = 12;
const UTF8 = new TextEncoder();

/** Peppers, and the keys that were made of them. */
export interface SealRing {
  peppers: readonly Pepper[];
  keys: WeakMap<Pepper, SealKeys>;
}

async function keysOf(pepper: Pepper, sealKeys: SealRing['keys']): Promise<SealKeys> {
  const known = sealKeys.get(pepper);
  if (known !== undefined) return known;
  const root = await crypto.subtle.importKey('raw', UTF8.encode(pepper.secret), 'HKDF', false, ['deriveKey']);
  const derived = (info: string) => ({ name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: UTF8.encode(info) });
  const keys = {
    cipher: await crypto.subtle.deriveKey(derived('tearsheet seal'), root, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']),
    mac: await crypto.subtle.deriveKey(derived('tearsheet seal iv'), root, { name: 'HMAC', hash: 'SHA-256', length: 256 }, false, ['sign']),
  };
  sealKeys.set(pepper, keys);
  return keys;
}

export interface Seal {
  pepper: Pepper;
  /** The purpose and the owner of a text, which opens for no other. */
  bound: string;
  keys: SealRing['keys'];
}

/** A different sealed text each time, so that nobody can tell whether two of them contain the same. */
export function seal(text: string, under: Seal): Promise<string> {
  return encrypted(text, under, crypto.getRandomValues(new Uint8Array(IV_BYTES)));
}

/** The same sealed text for the same text: for bodies that must not change between polls. */
export async function sealRepeatably(text: string, under: Seal): Promise<string> {
  const { mac } = await keysOf(under.pepper, under.keys);
  return encrypted(text, under, await ivOf(mac, `${under.bound}\n${text}`));
}

async function encrypted(text: string, { pepper, bound, keys }: Seal, iv: Uint8Array<ArrayBuffer>): Promise<string> {
  const { cipher } = await keysOf(pepper, keys);
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: UTF8.encode(bound) }, cipher, UTF8.encode(text));
  const bytes = new Uint8Array(IV_BYTES + sealed.byteLength);
  bytes.set(iv);
  bytes.set(new Uint8Array(sealed), IV_BYTES);
  return `${pepper.id}.${encodeBase64url(bytes)}`;
}

/** Derived from the text, so that two different texts never share an IV (SP 800-38D §8). */
async function ivOf(mac: CryptoKey, text: string): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.sign('HMAC', mac, UTF8.encode(text))).slice(0, IV_BYTES);
}

/** `undefined` for text that we did not seal, or not for this purpose, or under a retired pepper; never says which. */
export async function unseal(sealed: string, { peppers, keys }: SealRing, bound: string): Promise<string | undefined> {
  const [, id, encoded] = /^([A-Za-z0-9]{1,16})\.([A-Za-z0-9_-]{1,4000})$/.exec(sealed) ?? [];
  const pepper = peppers.find((candidate) => candidate.id === id);
  const bytes = decodeBase64url(encoded ?? '');
  if (pepper === undefined || bytes === undefined) return undefined;
  try {
    const { cipher } = await keysOf(pepper, keys);
    const iv = bytes.subarray(0, IV_BYTES);
    const open = await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData: UTF8.encode(bound) }, cipher, bytes.subarray(IV_BYTES));
    return new TextDecoder().decode(open);
  } catch {
    return undefined;
  }
}
