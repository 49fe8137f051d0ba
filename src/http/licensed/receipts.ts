// Receipts of deliveries, and the keys that verify them.

import type { Context } from 'hono';
import type { Article } from '../../domain/articles/article.ts';
import { SITE_TAG } from '../../domain/feeds/cache-tags.ts';
import { withPublicAddress } from '../../domain/feeds/public-address.ts';
import type { LedgerRow } from '../../domain/partners/ledger.ts';
import { matchesWeakly } from '../../domain/values/entity-tag.ts';
import { claimsOf } from '../../rights/receipts/claims.ts';
import { deliveredCopy } from '../../rights/receipts/compare.ts';
import { keySetOf, signingKeyOf } from '../../rights/receipts/keys.ts';
import { signReceipt } from '../../rights/receipts/receipt.ts';
import type { AppEnv } from '../bindings.ts';
import { receiptKeys } from '../credentials/receipt-keys.ts';
import { requireSecrets, unusable } from '../credentials/secrets.ts';
import { entityTag } from '../isolate/entity-tag.ts';
import { publisherNow } from '../isolate/publisher-settings.ts';
import { catalogueOf, partnerOf } from '../isolate/stubs.ts';
import { setPolicy } from '../responses/cache-policy.ts';
import { notModified } from '../responses/conditional.ts';
import { jsonText } from '../responses/json.ts';
import { publicPolicy } from '../responses/navigation.ts';
import { ProblemError } from '../responses/problem.ts';
import { callPartner } from './partner-call.ts';

/** RFC 7515 §9.2.1: a JWS in compact form is application/jose. */
export async function serveReceipt(context: Context<AppEnv>): Promise<Response> {
  await requireSecrets(context.env, ['RECEIPT_KEYS']);
  const credential = context.get('credential');
  const id = context.req.param('id') ?? '';
  const answer = await callPartner(context, async (partner, credential) => await partner.receiptSource(credential, id));
  if (answer.kind === 'unknown') throw noReceipt();
  const key = signingKeyOf(await receiptKeys(context.env));
  if (key === undefined) throw unusable('RECEIPT_KEYS');
  const { source } = answer;
  const [article, now] = await Promise.all([deliveredArticle(context, source.row), publisherNow(context.env)]);
  if (article === undefined || now === undefined) throw noReceipt();
  if (!answer.seesEmbargoed && (await isBeforeRelease(context, article))) throw noReceipt();
  const { agreement, template, row } = source;
  const addressed = credential.mode === 'test' ? article : withPublicAddress(article, now.publisher, context.get('origin'));
  const copy = deliveredCopy(addressed, { form: row.form, agreement, template, publisher: now.publisher });
  const claims = await claimsOf({ origin: context.get('origin'), source, ...copy });
  const receipt = await signReceipt(key, claims, credential.mode === 'test' ? 'sandbox' : 'licence');
  const etag = await entityTag(context.env, ['receipt', receipt]);
  const headers = new Headers({ 'content-type': 'application/jose', etag });
  if (matchesWeakly(context.req.header('if-none-match') ?? '', etag)) return notModified(headers);
  return new Response(receipt, { headers });
}

export function noReceipt(): ProblemError {
  return new ProblemError('not-found', {
    detail: 'There is no receipt with this id of anything that was delivered to you.',
  });
}

async function deliveredArticle(context: Context<AppEnv>, { slug, version }: Pick<LedgerRow, 'slug' | 'version'>) {
  const { env } = context;
  const credential = context.get('credential');
  if (credential.mode !== 'test') return (await catalogueOf(env).article(slug, version))?.article;
  return (await partnerOf(env, credential.partner).sandboxArticles(credential, [{ slug, version }]))[0];
}

/** A receipt has the headline. Copy under embargo was delivered to another key or person of the partner. */
async function isBeforeRelease({ env, get }: Context<AppEnv>, { slug, firstPublished }: Article): Promise<boolean> {
  if (firstPublished !== undefined || get('credential').mode === 'test') return false;
  const { facts } = await catalogueOf(env).facts(slug);
  return facts?.firstPublished === undefined;
}

/** RFC 7517 §5, at the well-known path. Cached as briefly as a page: verifiers must find a new key as soon as it signs. */
export async function serveKeySet(context: Context<AppEnv>): Promise<Response> {
  const text = jsonText(keySetOf(await receiptKeys(context.env)));
  const etag = await entityTag(context.env, ['key-set', text]);
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
