// Desk tokens: `tsd_{pepper}_{id}_{secret}_{mac}`. The MAC over all before it tells a forged token without any I/O; only the hash of a
// genuine one is looked up.

import { hex } from './hex.ts';

export interface Pepper {
  id: string;
  secret: string;
}

/** `KEY_PEPPERS`: `id:secret` separated by commas, the one to mint with first. Retire one by leaving it out. */
export function parsePeppers(text: string): Pepper[] {
  return text
    .split(',')
    .map((part) => part.trim().split(':'))
    .flatMap(([id, secret]) =>
      id !== undefined && secret !== undefined && /^[a-z0-9]+$/i.test(id) && secret !== '' ? [{ id, secret }] : [],
    );
}

const TOKEN = /^tsd_([A-Za-z0-9]{1,16})_([A-Za-z0-9]{12})_([A-Za-z0-9]{32})_([0-9a-f]{32})$/;

/** Id and hash of a genuine token; `undefined` for anything else. */
export async function readToken(token: string, peppers: readonly Pepper[]): Promise<{ id: string; hash: string } | undefined> {
  const [, pepperId, id, , mac] = TOKEN.exec(token) ?? [];
  const pepper = peppers.find((candidate) => candidate.id === pepperId);
  if (pepper === undefined || id === undefined || mac === undefined) return undefined;
  const signed = token.slice(0, token.lastIndexOf('_'));
  if (!isEqual(await macOf(signed, pepper), mac)) return undefined;
  return { id, hash: await hashOf(token) };
}

export async function mintToken(peppers: readonly Pepper[]): Promise<{ id: string; token: string; hash: string }> {
  const [pepper] = peppers;
  if (pepper === undefined) throw new Error('KEY_PEPPERS holds no pepper to mint with');
  const id = randomText(12);
  const signed = `tsd_${pepper.id}_${id}_${randomText(32)}`;
  const token = `${signed}_${await macOf(signed, pepper)}`;
  return { id, token, hash: await hashOf(token) };
}

/** Takes the same time whatever is compared: digests, not the texts, are held against each other. */
export async function isSecretEqual(given: string, secret: string): Promise<boolean> {
  const [a, b] = await Promise.all([digest(given), digest(secret)]);
  return crypto.subtle.timingSafeEqual(a, b);
}

function isEqual(a: string, b: string): boolean {
  const text = new TextEncoder();
  return a.length === b.length && crypto.subtle.timingSafeEqual(text.encode(a), text.encode(b));
}

async function macOf(text: string, { secret }: Pepper): Promise<string> {
  const bytes = new TextEncoder();
  const key = await crypto.subtle.importKey('raw', bytes.encode(secret), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  return hex(await crypto.subtle.sign('HMAC', key, bytes.encode(text))).slice(0, 32);
}

async function hashOf(token: string): Promise<string> {
  return hex(await digest(token));
}

function digest(text: string): Promise<ArrayBuffer> {
  return crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Base62, every character equally likely: bytes above the last whole multiple of 62 are thrown away. */
function randomText(length: number): string {
  let text = '';
  while (text.length < length) {
    for (const byte of crypto.getRandomValues(new Uint8Array(length))) {
      if (byte < 248 && text.length < length) text += ALPHABET[byte % 62];
    }
  }
  return text;
}
