// POST /verify: says what a receipt proves, and whether a text is the one that it was issued for. Anybody may call it. It fetches no URL and
// stores nothing; a receipt that is not genuine costs a check of its signature and no I/O.
import type { Context } from 'hono';
import { withEitherAddress } from '../../domain/feeds/public-address.ts';
import { licensedNotice } from '../../domain/renditions/notice.ts';
import { toInstant } from '../../domain/values/instant.ts';
import { compare, deliveredCopy } from '../../rights/receipts/compare.ts';
import { articleStateOf, type Findings, sentenceOfClaims, sentencesOfFindings, type VerifyAnswer } from '../../rights/receipts/findings.ts';
import { keySetOf } from '../../rights/receipts/keys.ts';
import { RECEIPT_FAULTS, type ReceiptClaims, verifyReceipt } from '../../rights/receipts/receipt.ts';
import { verifyRequestSchema } from '../../rights/receipts/verify-request.ts';
import type { AppEnv } from '../bindings.ts';
import { receiptKeys } from '../credentials/receipt-keys.ts';
import type { Host } from '../isolate/isolate.ts';
import { publisherNow } from '../isolate/publisher-settings.ts';
import { catalogueOf, partnerOf } from '../isolate/stubs.ts';
import { readJson, tooLarge } from '../requests/request-body.ts';
import { answerJson } from '../responses/json.ts';

/** The longest possible receipt, with headline, IRI and lists of territories at their limits. */
const RECEIPT_BYTES = 16 * 1024;
/** The limit of an article's body. */
const TEXT_BYTES = 256 * 1024;
/** JSON may spell a character in three times its bytes. */
const REQUEST_BYTES = RECEIPT_BYTES + 3 * TEXT_BYTES;

export async function serveVerify(context: Context<AppEnv>): Promise<Response> {
  const keys = await receiptKeys(context.env);
  const { receipt, text } = await readJson(context.req.raw, verifyRequestSchema, REQUEST_BYTES);
  requireBounded(receipt, RECEIPT_BYTES);
  requireBounded(text ?? '', TEXT_BYTES);
  const verified = await verifyReceipt(receipt, keySetOf(keys));
  const answer: VerifyAnswer = verified.ok
    ? await findingsOn(context.env, verified.claims, text)
    : { valid: false, reason: verified.reason, says: [RECEIPT_FAULTS[verified.reason]] };
  return answerJson(answer, 200, {
    'access-control-allow-origin': '*',
    'cache-control': 'no-store',
  });
}

function requireBounded(text: string, limitBytes: number): void {
  if (new TextEncoder().encode(text).byteLength > limitBytes) throw tooLarge(limitBytes);
}

const NOT_COMPARED = { text: 'not-compared', notice: 'not-compared' } as const;

async function findingsOn(env: Host, claims: ReceiptClaims, given: string | undefined): Promise<VerifyAnswer> {
  const { key: slug, version } = claims.article;
  const catalogue = catalogueOf(env);
  const [current, delivered] = (await Promise.all([catalogue.article(slug), catalogue.article(slug, version)])).map(
    (found) => found?.article,
  );
  const article = articleStateOf(claims, current, delivered, toInstant(Date.now()));
  const isDisclosed = article !== 'unknown' && delivered !== undefined && given !== undefined;
  const { modification, ...found } = isDisclosed
    ? await comparison(env, claims, delivered, given)
    : { ...NOT_COMPARED, modification: undefined };
  const findings: Findings = { article, ...found };
  const said = sentencesOfFindings({ ...findings, hasText: given !== undefined, form: claims.form, modification });
  return { valid: true, says: [sentenceOfClaims(claims), ...said], claims, ...findings };
}

/** Compares the text under the agreement version and the notice of the delivery, which the partner's object has. */
async function comparison(env: Host, claims: ReceiptClaims, delivered: Parameters<typeof deliveredCopy>[0], given: string) {
  const { sub, jti, form, agreement: under } = claims;
  const [source, now] = await Promise.all([partnerOf(env, sub).receiptTerms(jti), publisherNow(env)]);
  if (now === undefined || source === undefined || source.agreement.sha256 !== under.sha256)
    return { ...NOT_COMPARED, modification: undefined };
  const { agreement, template, later } = source;
  // `iss` is the origin at the time of the delivery.
  const addressed = withEitherAddress(delivered, claims.iss);
  const copies = addressed.map((article) => deliveredCopy(article, { form, agreement, template, publisher: now.publisher }));
  const notices = addressed.flatMap((article) => later.map((since) => licensedNotice(article, since, now.publisher)));
  return { ...(await compare(given, claims, copies, notices)), modification: agreement.terms.modification };
}
