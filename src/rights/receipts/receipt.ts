// A receipt: a signed statement of one row of the ledger and its terms. Compact JWS (RFC 7515 §7.1), Ed25519 (RFC 9864 §2.2). Pure but for
// the signature. It proves what was delivered; whether the agreement still holds is another question.
import { CompactSign, compactVerify, importJWK } from 'jose';
import * as z from 'zod';
import { CHANNELS, FORMS } from '../../domain/agreements/agreement.ts';
import { isBase64url } from '../../domain/values/base64url.ts';
import { canonicalJson } from '../../domain/values/canonical-json.ts';
import { instantSchema } from '../../domain/values/instant.ts';
import type { KeySet, SigningKey } from './keys.ts';

/** RFC 8725 §3.11: a token of another kind under the same key is no receipt, and neither is one from the sandbox. */
const TYPES = { licence: 'licence-receipt+jwt', sandbox: 'licence-sandbox+jwt' } as const;

/** RFC 9864 §2.2 takes the place of EdDSA (RFC 8037 §3.1), which older libraries write. No other is looked at, least of all a symmetric
 *  one. */
const ALGORITHMS = ['Ed25519', 'EdDSA'];

const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);
const wholeSchema = z.int().min(1);

export const receiptClaimsSchema = z.object({
  /** Origin of the service that signed it. */
  iss: z.string(),
  /** Id of the partner. */
  sub: z.string(),
  /** Name of the receipt, the same for the same delivery. */
  jti: z.string(),
  /** Unix s: when it was first delivered. */
  iat: z.int().min(0),
  /** Name of the partner, as its notice has it. */
  partner: z.string(),
  agreement: z.object({ id: z.string(), version: wholeSchema, sha256: sha256Schema, reference: z.string(), url: z.string() }),
  article: z.object({ key: z.string(), uri: z.string(), version: wholeSchema, headline: z.string().optional() }),
  /** Of the article's own text in the licensed form, normalised. */
  text_sha256: sha256Schema,
  /** Of the notice as plain text, normalised. */
  notice_sha256: sha256Schema,
  form: z.enum(FORMS),
  channels: z.array(z.enum(CHANNELS)),
  /** ISO 3166-1. No `include`: everywhere. */
  territories: z.object({ include: z.array(z.string()).optional(), exclude: z.array(z.string()).optional() }),
  /** The copy may be shown until then; absent: for as long as it is licensed. */
  until: instantSchema.optional(),
});

export type ReceiptClaims = z.output<typeof receiptClaimsSchema>;

export const RECEIPT_FAULTS = {
  malformed: 'This is no receipt: it is not a signed statement in compact form, or says nothing that a receipt says.',
  'unknown-key': 'It was signed with a key that this service does not publish: it was never ours, or the key was taken out of use.',
  signature: 'The signature does not fit what it says: it was changed, or signed by somebody else.',
  sandbox: 'It was made in the sandbox with a test key, and licenses nothing.',
} as const;

export type ReceiptFault = keyof typeof RECEIPT_FAULTS;

export type Verified = { ok: true; claims: ReceiptClaims } | { ok: false; reason: ReceiptFault };

/** The same claims under the same key give the same bytes: members are sorted, and Ed25519 is deterministic (RFC 8032 §5.1.6). */
export async function mintReceipt(key: SigningKey, claims: ReceiptClaims, kind: keyof typeof TYPES = 'licence'): Promise<string> {
  const { kid, kty, crv, x, d } = key;
  return new CompactSign(new TextEncoder().encode(canonicalJson(claims)))
    .setProtectedHeader({ alg: 'Ed25519', kid, typ: TYPES[kind] })
    .sign(await importJWK({ kty, crv, x, d }, 'Ed25519'));
}

/** Against the published keys. Checks the signature only: no claim is compared with the clock. A part that is not in canonical base64url
 *  is refused before: the signature does not cover how it is spelled itself, so that one receipt would have many texts. */
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
