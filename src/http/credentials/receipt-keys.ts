// The keys that receipts are signed with, from the deployment's secret.

import { areVerifiable, parseReceiptKeys, type ReceiptKey } from '../../rights/receipts/keys.ts';
import { unusable } from './secrets.ts';

let kept: { secret: string; keys: ReceiptKey[] } | undefined;

/** The deployment's keys, of which the first may be retired. Throws where the secret cannot be used. */
export async function receiptKeys({ RECEIPT_KEYS: secret }: Pick<Env, 'RECEIPT_KEYS'>): Promise<ReceiptKey[]> {
  if (kept === undefined || kept.secret !== secret) kept = { secret, keys: await read(secret ?? '') };
  if (kept.keys.length === 0) throw unusable('RECEIPT_KEYS');
  return kept.keys;
}

/** None where any of them cannot be used. */
async function read(secret: string): Promise<ReceiptKey[]> {
  const keys = parseReceiptKeys(secret) ?? [];
  return (await areVerifiable(keys)) ? keys : [];
}
