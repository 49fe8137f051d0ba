// Makes delivered copy again, for receipts and for comparing a text with it.
import type { AgreementVersion } from '../../domain/agreements/agreement.ts';
import type { Article } from '../../domain/articles/article.ts';
import { grantInForm } from '../../domain/entitlement/entitlement.ts';
import type { LedgerRow } from '../../domain/partners/ledger.ts';
import type { Publisher } from '../../domain/publisher/publisher.ts';
import type { Notice, NoticeTemplate } from '../../domain/renditions/notice.ts';
import { type Rendition, renditionOf } from '../../domain/renditions/rendition.ts';
import { normalised } from '../../domain/values/comparable-text.ts';
import { sha256Hex } from '../../domain/values/digest.ts';
import { textOf } from '../../markup/text.ts';
import type { ReceiptClaims } from './receipt.ts';

/** The form, terms and notice of a delivery. */
export interface DeliveredUnder {
  form: LedgerRow['form'];
  agreement: AgreementVersion;
  template: NoticeTemplate;
  publisher: Publisher;
}

export interface DeliveredCopy {
  rendition: Rendition;
  /** Plain text of the article in the licensed form, without the notice. */
  text: string;
}

/** Makes the rendition of an article version that a delivery contained. */
export function deliveredCopy(article: Article, { form, agreement, template, publisher }: DeliveredUnder): DeliveredCopy {
  const rendition = renditionOf(article, grantInForm(form, agreement.terms, article), { agreement, template, publisher });
  return { rendition, text: textOf(rendition.textHtml) };
}

export interface Comparison {
  text: 'licensed' | 'different' | 'not-compared';
  notice: 'present' | 'missing' | 'not-compared';
}

/** Compares a text, plain or HTML, with delivered copy. Text and notice are `not-compared` if their hashes are not those of the receipt. The `copies`
 *  differ only in the address of the article; the notice of each counts. `later` are later notices of the same copy, which count too. */
export async function compare(
  given: string,
  claims: ReceiptClaims,
  copies: readonly DeliveredCopy[],
  later: readonly Notice[],
): Promise<Comparison> {
  const readings = readingsOf(given);
  const [copy] = copies;
  if (readings.length === 0 || copy === undefined) return { text: 'not-compared', notice: 'not-compared' };
  const { textHtml } = copy.rendition;
  const delivered = copies.map(({ rendition }) => rendition.notice);
  const notices = [...delivered, ...later].flatMap((one) => [one.text, textOf(one.html)]);
  const containsAny = (wanted: string[]) => wanted.map(normalised).some((one) => readings.some((reading) => reading.includes(one)));
  const textIsConfirmed = claims.form !== 'headline' && (await hasHash(copy.text, claims.text_sha256));
  const confirmed = await Promise.all(delivered.map(({ text }) => hasHash(text, claims.notice_sha256)));
  return {
    text: !textIsConfirmed ? 'not-compared' : containsAny([copy.text, textOf(withoutFigures(textHtml))]) ? 'licensed' : 'different',
    notice: !confirmed.includes(true) ? 'not-compared' : containsAny(notices) ? 'present' : 'missing',
  };
}

async function hasHash(text: string, sha256: string): Promise<boolean> {
  return (await sha256Hex(normalised(text))) === sha256;
}

/** Tags that show that a text is HTML. Plain text may have words in angle brackets too. */
const MARKUP = /<(?:!--|!doctype\b|\/?(?:html|head|body|main|article|section|div|p|br|a|span|h[1-6]|ul|ol|li|figure|table|script)[\s>/])/i;

/** The normalised text; of HTML, once with captions and once without, since a page may have pictures in other places. Empty for HTML that
 *  cannot be parsed. */
function readingsOf(given: string): string[] {
  if (!MARKUP.test(given)) return [normalised(given)];
  return [given, withoutFigures(given)].map((html) => normalised(textOf(html))).filter((reading) => reading !== '');
}

/** Splits instead of matching: a pattern that looks for the end tag from every start tag takes quadratic time. */
function withoutFigures(html: string): string {
  const [before = '', ...parts] = html.split(/<figure\b/i);
  return parts.reduce((kept, part) => {
    const end = /<\/figure\s*>/i.exec(part);
    return kept + (end === null ? `<figure${part}` : ` ${part.slice(end.index + end[0].length)}`);
  }, before);
}
