// Receipts of what was delivered, and the keys to verify them with.
import type { Context } from 'hono';
import { matchesWeakly } from '../../domain/entity-tags.ts';
import type { LedgerRow } from '../../domain/partner.ts';
import { SITE_TAG } from '../../domain/purge.ts';
import { mintReceipt } from '../../rights/receipt.ts';
import { claimsOf } from '../../rights/receipt-claims.ts';
import { keySetOf, parseReceiptKeys, type ReceiptKey, signingKeyOf } from '../../rights/receipt-keys.ts';
import type { AppEnv } from '../bindings.ts';
import { setPolicy } from '../cache-policy.ts';
import { notModified } from '../conditional.ts';
import { deliveredCopy } from '../delivered-copy.ts';
import { entityTag } from '../entity-tag.ts';
import { catalogueOf } from '../freshness.ts';
import { publicPolicy } from '../navigation.ts';
import { publisherNow } from '../page-frame.ts';
import { partnerOf } from '../partner-object.ts';
import { ProblemError } from '../problem.ts';
import { callPartner } from './partner-call.ts';

let kept: { secret: string; keys: ReceiptKey[] } | undefined;

/** The deployment's keys; empty where the secret is empty or broken. Each isolate logs once that it cannot sign. */
export function receiptKeys({ RECEIPT_KEYS: secret }: Pick<Env, 'RECEIPT_KEYS'>): ReceiptKey[] {
  if (kept?.secret === secret) return kept.keys;
  const keys = parseReceiptKeys(secret) ?? [];
  if (signingKeyOf(keys) === undefined) console.error(JSON.stringify({ event: 'receipt-keys-unusable', published: keys.length }));
  kept = { secret, keys };
  return keys;
}

export function noReceiptKeys(): ProblemError {
  return new ProblemError('unavailable', {
    detail: 'This service has no key for receipts at the moment.',
    headers: { 'retry-after': '300' },
  });
}

/** RFC 7515 §9.2.1: a JWS in compact form is application/jose. */
export async function serveReceipt(context: Context<AppEnv>): Promise<Response> {
  const credential = context.get('credential');
  const id = context.req.param('id') ?? '';
  const answer = await callPartner(context, async (partner) => await partner.receiptSource(credential, id));
  if (answer.kind === 'unknown') throw noReceipt();
  const key = signingKeyOf(receiptKeys(context.env));
  if (key === undefined) throw noReceiptKeys();
  const { source } = answer;
  const [article, house] = await Promise.all([deliveredArticle(context, source.row), publisherNow(context.env)]);
  if (article === undefined || house === undefined) throw noReceipt();
  const { agreement, template, row } = source;
  const copy = deliveredCopy(article, { form: row.form, agreement, template, publisher: house.publisher });
  const claims = await claimsOf({ origin: context.get('origin'), source, ...copy });
  const receipt = await mintReceipt(key, claims, credential.mode === 'test' ? 'rehearsal' : 'licence');
  const etag = await entityTag(context.env.KEY_PEPPERS, ['receipt', receipt]);
  const headers = new Headers({ 'content-type': 'application/jose', etag });
  if (matchesWeakly(context.req.header('if-none-match') ?? '', etag)) return notModified(headers);
  return new Response(receipt, { headers });
}

function noReceipt(): ProblemError {
  return new ProblemError('not-found', {
    detail: 'There is no receipt of this name: nothing was delivered to you that it could stand for.',
  });
}

async function deliveredArticle(context: Context<AppEnv>, { key, version }: Pick<LedgerRow, 'key' | 'version'>) {
  const { env } = context;
  const credential = context.get('credential');
  if (credential.mode !== 'test') return (await catalogueOf(env).article(key, version))?.article;
  return (await partnerOf(env, credential.partner).rehearsalArticles(credential, [{ key, version }]))[0];
}

/** RFC 7517 §5, at the well-known path. Cached as briefly as a page: verifiers must find a new key as soon as it signs. */
export async function serveKeySet(context: Context<AppEnv>): Promise<Response> {
  const text = JSON.stringify(keySetOf(receiptKeys(context.env)));
  const etag = await entityTag(context.env.KEY_PEPPERS, ['key-set', text]);
  const headers = new Headers({
    'content-type': 'application/jwk-set+json',
    etag,
    'access-control-allow-origin': '*',
    'access-control-expose-headers': 'ETag',
    vary: 'Sec-Fetch-Dest',
    'cache-tag': SITE_TAG,
  });
  setPolicy(headers, publicPolicy(context, 'page'));
  if (matchesWeakly(context.req.header('if-none-match') ?? '', etag)) return notModified(headers);
  return new Response(text, { headers });
}
