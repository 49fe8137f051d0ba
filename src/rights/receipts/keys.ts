// Keys that sign receipts, in the format of the secret RECEIPT_KEYS: JSON Web Keys (RFC 7517), Ed25519 (RFC 8037 §2). Pure, except for the
// test signature that shows whether both parts of a key belong together.
import { CompactSign, compactVerify, importJWK } from 'jose';
import * as z from 'zod';
import { isBase64url } from '../../domain/values/base64url.ts';

/** 32 bytes in base64url. */
const OCTETS = z.string().length(43).refine(isBase64url);

const keySchema = z.object({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  kid: z.string().regex(/^[A-Za-z0-9._-]{1,64}$/),
  x: OCTETS,
  /** The private part. Absent: the key is retired, and only verifies receipts that it has signed. */
  d: OCTETS.optional(),
});

const keysSchema = z
  .array(keySchema)
  .min(1)
  .refine((keys) => new Set(keys.map(({ kid }) => kid)).size === keys.length);

export type ReceiptKey = z.output<typeof keySchema>;
export type SigningKey = ReceiptKey & { d: string };

/** RFC 7517 §5. */
export interface KeySet {
  keys: (Omit<ReceiptKey, 'd'> & { alg: 'Ed25519'; use: 'sig' })[];
}

/** Parses the secret: JSON, or the base64url of JSON for places that cannot hold quotes. The first key is the one to sign with. Returns
 *  `undefined` if any key is malformed, because receipts could not be verified with a part of the list. */
export function parseReceiptKeys(secret: string): ReceiptKey[] | undefined {
  try {
    return keysSchema.parse(JSON.parse(jsonOf(secret.trim())));
  } catch {
    // The reason is dropped, because its message would quote the secret.
    return undefined;
  }
}

/** Returns what is wrong, as the rest of a sentence that begins with the name of the secret; `undefined` if receipts can be signed with it. */
export async function objectionToReceiptKeys(secret: string): Promise<string | undefined> {
  if (secret.trim() === '') return 'is empty';
  const keys = parseReceiptKeys(secret);
  if (keys === undefined) return 'is not a list of Ed25519 keys (JWK), each with a "kid" of its own, as JSON or as the base64url of it';
  if (!(await areVerifiable(keys))) return 'has a key whose private part "d" does not belong to its public part "x"';
  return signingKeyOf(keys) === undefined ? 'begins with a key that has no private part, which signs nothing' : undefined;
}

/** Signs with every private part and verifies with its public part. If the parts belong to different keys, nobody could verify the receipts.
 *  A retired key has no private part and is not tested. */
export async function areVerifiable(keys: readonly ReceiptKey[]): Promise<boolean> {
  const tried = await Promise.all(keys.map((key) => key.d === undefined || isVerifiable({ ...key, d: key.d })));
  return !tried.includes(false);
}

async function isVerifiable({ kty, crv, x, d }: SigningKey): Promise<boolean> {
  try {
    const sign = new CompactSign(new Uint8Array()).setProtectedHeader({ alg: 'Ed25519' });
    const jws = await sign.sign(await importJWK({ kty, crv, x, d }, 'Ed25519'));
    await compactVerify(jws, await importJWK({ kty, crv, x }, 'Ed25519'));
    return true;
  } catch {
    return false;
  }
}

function jsonOf(secret: string): string {
  if (secret.startsWith('[')) return secret;
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(
    Uint8Array.from(atob(secret.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0)),
  );
}

/** Returns the first key, or `undefined` if it is retired and nothing can be signed. */
export function signingKeyOf([first]: readonly ReceiptKey[]): SigningKey | undefined {
  return first?.d === undefined ? undefined : { ...first, d: first.d };
}

/** Returns the public parts of all keys. */
export function keySetOf(keys: readonly ReceiptKey[]): KeySet {
  return { keys: keys.map(({ kty, crv, kid, x }) => ({ kty, crv, kid, x, alg: 'Ed25519', use: 'sig' })) };
}
