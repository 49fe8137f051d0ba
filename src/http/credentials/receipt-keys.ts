// The keys that receipts are signed with, from the deployment's secret.

import { parseReceiptKeys, type ReceiptKey } from '../../rights/receipts/keys.ts';
import { unusable } from './secrets.ts';

let kept: { secret: string; keys: ReceiptKey[] } | undefined;

/** The deployment's keys, of which the first may be retired. Throws where the secret cannot be read. */
export function receiptKeys({ RECEIPT_KEYS: secret }: Pick<Env, 'RECEIPT_KEYS'>): ReceiptKey[] {
  if (kept === undefined || kept.secret !== secret) kept = { secret, keys: parseReceiptKeys(secret ?? '') ?? [] };
  if (kept.keys.length === 0) throw unusable('RECEIPT_KEYS');
  return kept.keys;
}
