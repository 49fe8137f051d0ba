// The keys that receipts are signed with, from the deployment's secret.

import { areVerifiable, parseReceiptKeys, type ReceiptKey } from '../../rights/receipts/keys.ts';
import type { Host } from '../isolate/isolate.ts';
import { unusable } from './secrets.ts';

/** The deployment's keys, of which the first may be retired. Throws if the secret cannot be used. */
export async function receiptKeys({ isolate, RECEIPT_KEYS }: Pick<Host, 'isolate' | 'RECEIPT_KEYS'>): Promise<ReceiptKey[]> {
  const secret = RECEIPT_KEYS ?? '';
  const keys = isolate.receiptKeys.find(secret)?.value ?? isolate.receiptKeys.keep(secret, await read(secret));
  if (keys.length === 0) throw unusable('RECEIPT_KEYS');
  return keys;
}

/** Empty if any of them cannot be used. */
async function read(secret: string): Promise<ReceiptKey[]> {
  const keys = parseReceiptKeys(secret) ?? [];
  return (await areVerifiable(keys)) ? keys : [];
}
