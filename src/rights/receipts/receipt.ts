// A receipt is a signed statement of one row of the ledger and its terms: a compact JWS (RFC 7515 §7.1) with Ed25519 (RFC 9864 §2.2). Pure,
// except for the signature. It proves what was delivered; it does not prove that the agreement is still in force.
import { CompactSign, compactVerify, importJWK } from 'jose';
import * as z from 'zod';
import { CHANNELS, FORMS } from '../../domain/agreements/choices.ts';
import { isBase64url } from '../../domain/values/base64url.ts';
import { canonicalJson } from '../../domain/values/canonical-json.ts';
import { instantSchema } from '../../domain/values/instant.ts';
import type { KeySet, SigningKey } from './keys.ts';

/** Values of `typ` (RFC 8725 §3.11), so that another kind of token with the same key is not taken for a receipt. */
const TYPES = { licence: 'licence-receipt+jwt', sandbox: 'licence-sandbox+jwt' } as const;

/** Ed25519 (RFC 9864 §2.2), and its older name EdDSA (RFC 8037 §3.1), which older libraries write. No other algorithm is accepted, above all no
 *  symmetric one. */
const ALGORITHMS = ['Ed25519', 'EdDSA'];

const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);
const wholeSchema = z.int().min(1);

export const receiptClaimsSchema = z.object({
  /** Origin of the service that signed the receipt. */
  iss: z.string(),
  /** Id of the partner. */
  sub: z.string(),
  /** Id of the receipt. The same delivery always has the same id. */
  jti: z.string(),
  /** When the copy was first delivered, in Unix seconds. */
  iat: z.int().min(0),
  /** Name of the partner, as in its notice. */
  partner: z.string(),
  agreement: z.object({ id: z.string(), version: wholeSchema, sha256: sha256Schema, reference: z.string(), url: z.string() }),
  article: z.object({ key: z.string(), uri: z.string(), version: wholeSchema, headline: z.string().optional() }),
  /** SHA-256 of the article's own text in the licensed form, normalised. */
  text_sha256: sha256Schema,
  /** SHA-256 of the notice as plain text, normalised. */
  notice_sha256: sha256Schema,
  form: z.enum(FORMS),
  channels: z.array(z.enum(CHANNELS)),
  /** ISO 3166-1 codes. Without `include`, the licence is for all territories. */
  territories: z.object({ include: z.array(z.string()).optional(), exclude: z.array(z.string()).optional() }),
  /** End of the time in which the copy may be shown. Absent: it may be shown for as long as it is licensed. */
  until: instantSchema.optional(),
});

export type ReceiptClaims = z.output<typeof receiptClaimsSchema>;

export const RECEIPT_FAULTS = {
  malformed: 'Not a receipt: expected a compact JWS with the claims of a receipt.',
  'unknown-key': 'The receipt was signed with a key that this service does not publish: the key is not ours, or it was retired.',
  signature: 'The signature does not match: the receipt was changed, or was signed with another key.',
  sandbox: 'The receipt was made in the sandbox with a test key, and licenses nothing.',
} as const;

export type ReceiptFault = keyof typeof RECEIPT_FAULTS;

export type Verified = { ok: true; claims: ReceiptClaims } | { ok: false; reason: ReceiptFault };

/** Signs a receipt. The same claims and key give the same bytes: members are sorted, and Ed25519 is deterministic (RFC 8032 §5.1.6). */
export async function signReceipt(key: SigningKey, claims: ReceiptClaims, kind: keyof typeof TYPES = 'licence'): Promise<string> {
  const { kid, kty, crv, x, d } = key;
  return new CompactSign(new TextEncoder().encode(canonicalJson(claims)))
    .setProtectedHeader({ alg: 'Ed25519', kid, typ: TYPES[kind] })
    .sign(await importJWK({ kty, crv, x, d }, 'Ed25519'));
}

/** Verifies a receipt with the published keys. No claim is compared with the clock. A part that is not canonical base64url is refused first: the
 *  signature does not cover its own spelling, so one receipt could otherwise have many spellings. */
export async function verifyReceipt(jws: string, { keys }: KeySet): Promise<Verified> {
  if (!jws.split('.').every(isBase64url)) return { ok: false, reason: 'malformed' };
  let isKnown = false;
  try {
    const { payload, protectedHeader } = await compactVerify(
      jws,
      ({ kid, alg }) => {
        const key = keys.find((candidate) => candidate.kid === kid);
        if (key === undefined) throw new UnknownKey();
        isKnown = true;
        return importJWK({ kty: key.kty, crv: key.crv, x: key.x }, alg);
      },
      { algorithms: ALGORITHMS },
    );
    return read(protectedHeader.typ, payload);
  } catch (fault) {
    if (fault instanceof UnknownKey) return { ok: false, reason: 'unknown-key' };
    return { ok: false, reason: isKnown ? 'signature' : 'malformed' };
  }
}

class UnknownKey extends Error {}

function read(type: unknown, payload: Uint8Array): Verified {
  if (type === TYPES.sandbox) return { ok: false, reason: 'sandbox' };
  const claims = type === TYPES.licence ? receiptClaimsSchema.safeParse(jsonOf(payload)) : undefined;
  return claims?.success === true ? { ok: true, claims: claims.data } : { ok: false, reason: 'malformed' };
}

function jsonOf(payload: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(payload));
  } catch {
    return undefined;
  }
}
