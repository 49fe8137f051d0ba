// Copy as it was delivered, made again: for receipts, and for telling whether a text is the licensed one.
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

export interface DeliveredUnder {
  form: LedgerRow['form'];
  agreement: AgreementVersion;
  template: NoticeTemplate;
  publisher: Publisher;
}

export interface DeliveredCopy {
  rendition: Rendition;
  /** Plain text of the article's own text in the licensed form. */
  text: string;
}

export function deliveredCopy(article: Article, { form, agreement, template, publisher }: DeliveredUnder): DeliveredCopy {
  const rendition = renditionOf(article, grantInForm(form, agreement.terms, article), { agreement, template, publisher });
  return { rendition, text: textOf(rendition.textHtml) };
}

export interface Comparison {
  text: 'licensed' | 'different' | 'not-compared';
  notice: 'present' | 'missing' | 'not-compared';
}

/** `given` is any text at hand, from a page or a file. It is compared only with text and notice that the receipt's hashes confirm. `later`:
 *  later notices of the same copy, of which any counts as the notice. */
export async function compare(
  given: string,
  claims: ReceiptClaims,
  { rendition, text }: DeliveredCopy,
  later: readonly Notice[],
): Promise<Comparison> {
  const readings = readingsOf(given);
  if (readings.length === 0) return { text: 'not-compared', notice: 'not-compared' };
  const { textHtml, notice } = rendition;
  const notices = [notice, ...later].flatMap((one) => [one.text, textOf(one.html)]);
  const holds = (wanted: string[]) => wanted.map(normalised).some((one) => readings.some((reading) => reading.includes(one)));
  const knowsText = claims.form !== 'headline' && (await isVouchedFor(text, claims.text_sha256));
  const knowsNotice = await isVouchedFor(notice.text, claims.notice_sha256);
  return {
    text: !knowsText ? 'not-compared' : holds([text, textOf(withoutFigures(textHtml))]) ? 'licensed' : 'different',
    notice: !knowsNotice ? 'not-compared' : holds(notices) ? 'present' : 'missing',
  };
}

async function isVouchedFor(text: string, sha256: string): Promise<boolean> {
  return (await sha256Hex(normalised(text))) === sha256;
}

/** Tags that pages and fragments are made of: plain text may hold words in angle brackets too. */
const MARKUP = /<(?:!--|!doctype\b|\/?(?:html|head|body|main|article|section|div|p|br|a|span|h[1-6]|ul|ol|li|figure|table|script)[\s>/])/i;

/** HTML is read with captions and without, since a page may place pictures anywhere. Empty where it cannot be read. */
function readingsOf(given: string): string[] {
  if (!MARKUP.test(given)) return [normalised(given)];
  return [given, withoutFigures(given)].map((html) => normalised(textOf(html))).filter((reading) => reading !== '');
}

/** Split by hand: a pattern that searches for the end from every beginning takes quadratic time. */
function withoutFigures(html: string): string {
  const [before = '', ...parts] = html.split(/<figure\b/i);
  return parts.reduce((kept, part) => {
    const end = /<\/figure\s*>/i.exec(part);
    return kept + (end === null ? `<figure${part}` : ` ${part.slice(end.index + end[0].length)}`);
  }, before);
}
