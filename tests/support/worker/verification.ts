// Checks receipts over HTTP, as anybody may.
import { env, exports } from 'cloudflare:workers';
import type { VerifyAnswer } from '../../../src/rights/receipts/findings.ts';
import { parseReceiptKeys, type SigningKey, signingKeyOf } from '../../../src/rights/receipts/keys.ts';
import type { ReceiptClaims } from '../../../src/rights/receipts/receipt.ts';
import { license, receiptOf } from './delivery.ts';
import { ORIGIN, publish, setUpPublisher } from './desk.ts';

/** A picture, a list, accents, quotation marks: things that partners' pages change. */
export const BODY = `<p>The caf\u00E9 by the eastern lock opened at dawn – without a word.</p>
<figure><img src="https://www.quay-courier.example/lock.jpg" alt="" data-source="The Quay Courier"><figcaption>The lock.</figcaption></figure>
<p>It sells:</p><ul><li>coffee</li><li>rope</li></ul><p>“We waited nine years,” said the harbourmaster.</p>`;

/** Publishes, licenses and delivers the article; returns the receipt. */
export async function deliveredReceipt(): Promise<string> {
  await setUpPublisher();
  await publish('eastern-lock', { bodyHtml: BODY });
  return receiptOf(await license({ images: 'own', notice: { licenceLine: 'Published by {partner}.', placement: 'both' } }));
}

export function ask(body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return exports.default.fetch(`${ORIGIN}/verify`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

export async function answerTo(body: unknown): Promise<VerifyAnswer> {
  const answer = await ask(body);
  if (answer.status !== 200) throw new Error(`${answer.status} ${await answer.text()}`);
  return answer.json();
}

/** Of a valid receipt: article, text, notice. */
export async function findings(receipt: string, text?: string): Promise<string[]> {
  const answer = await answerTo({ receipt, text });
  return answer.valid ? [answer.article, answer.text, answer.notice] : [answer.reason];
}

export async function claimsOf(receipt: string): Promise<ReceiptClaims> {
  const answer = await answerTo({ receipt });
  if (!answer.valid) throw new Error(answer.reason);
  return answer.claims;
}

/** The key that this service signs with. */
export function signing(): SigningKey {
  const key = signingKeyOf(parseReceiptKeys(env.RECEIPT_KEYS) ?? []);
  if (key === undefined) throw new Error('the tests have no key');
  return key;
}
