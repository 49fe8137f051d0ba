// Makes keys that sign receipts, on this machine: their private part is in the list that is printed and nowhere else.
import { createHash, generateKeyPairSync } from 'node:crypto';
import type { ReceiptKey } from '../../rights/receipts/keys.ts';

/** A fresh Ed25519 pair, named by its thumbprint (RFC 7638 §3): the same key can have no other name. */
export function newReceiptKey(): ReceiptKey {
  const { x = '', d = '' } = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' });
  // The members that RFC 8037 §2 names, in the order that RFC 7638 §3.2 wants.
  const kid = createHash('sha256')
    .update(JSON.stringify({ crv: 'Ed25519', kty: 'OKP', x }))
    .digest('base64url');
  return { kty: 'OKP', crv: 'Ed25519', kid, x, d };
}

/** The new key signs from now on. Of the others only the public part is kept, which is enough to check old receipts. */
export function rotated(keys: readonly ReceiptKey[]): ReceiptKey[] {
  return [newReceiptKey(), ...keys.map(({ d: _private, ...retired }) => retired)];
}
