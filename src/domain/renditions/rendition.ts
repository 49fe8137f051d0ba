// Makes a rendition: an article version in the form that an agreement grants, with its notice. The writers of licensed formats accept nothing else,
// so that no licensed text is without a notice. Pure.

import type { AgreementVersion } from '../agreements/agreement.ts';
import { agreementPath } from '../agreements/agreement-path.ts';
import { AI_USES, type Form, unique } from '../agreements/choices.ts';
import type { Article, Correction, Image } from '../articles/article.ts';
import { showsPicture, withCredits, withoutPictures } from '../articles/body-images.ts';
import { correctionTitle } from '../articles/correction-title.ts';
import { type ExcerptRules, firstWords, firstWordsOfText } from '../articles/excerpt.ts';
import { figureOf } from '../articles/figure.ts';
import { outgoingHtml } from '../articles/outgoing-html.ts';
import { isClosed } from '../articles/stored-html.ts';
import { type Grant, lesser } from '../entitlement/entitlement.ts';
import { isOwnSource } from '../publisher/own-copy.ts';
import type { Publisher } from '../publisher/publisher.ts';
import { type Instant, MINUTE_MS, msOf, toInstant } from '../values/instant.ts';
import { present } from '../values/present.ts';
import { cleanText, escapeHtml } from '../values/text.ts';
import { type GrantedPictures, grantedPictures } from './granted-images.ts';
import { licensedNotice, type Notice, type NoticeTemplate } from './notice.ts';

declare const WITH_NOTICE: unique symbol;

/** HTML that contains its notice. Only `renditionOf` makes it. */
export type LicensedHtml = string & { readonly [WITH_NOTICE]: true };

/** The fields of an article that a partner gets: without the desk's notes and reasons and, in the form `headline`, without its summary. */
type RenderedArticle = Omit<Article, 'edNote' | 'bodyHtml' | 'images' | 'withdrawal' | 'corrections'>;

export interface Rendition {
  article: RenderedArticle;
  form: Form;
  /** Everything that a CMS should show: stamp, corrections, pictures, text and notice. */
  bodyHtml: LicensedHtml;
  /** The article's text in this form, as sanitised HTML without the notice. Plain text and hashes are made from it. */
  textHtml: string;
  notice: Notice;
  /** Pictures that the agreement grants; the lead picture is the first. */
  images: Image[];
  /** Corrections since the partner could first see the article, oldest first. None in the form `headline`, because a correction reveals text. */
  corrections: Correction[];
  /** Absent: the article is published. */
  embargo?: { until: Instant; stamp: string };
  /** The copy may be shown until this instant. Absent: as long as it is licensed. */
  until?: Instant;
  /** The reason why the form is smaller than the agreement's. Absent: it is not. */
  limited?: Grant['limited'];
  /** Paths on the service's origin. */
  agreementPath: string;
  receiptPath: string;
  /** The terms of use in a few sentences: `usageTerms` of ninjs. */
  usageTerms: string;
  credit: AgreementVersion['terms']['credit'];
  ownCopy: boolean;
}

interface Licence {
  agreement: AgreementVersion;
  template: NoticeTemplate;
  publisher: Publisher;
}

/** Makes the rendition. Throws if the grant exceeds the agreement's form or the body is not in canonical form. */
export function renditionOf(article: Article, grant: Grant, { agreement, template, publisher }: Licence): Rendition {
  if (lesser(grant.form, agreement.terms.form) !== grant.form) throw new Error(`${article.slug}: the grant exceeds the agreement's form`);
  const { edNote: _desk, bodyHtml, images: _all, withdrawal: _reason, corrections: history, ...rest } = article;
  const corrections = grant.form === 'headline' ? [] : history.filter(({ at }) => grant.seenFrom === undefined || at > grant.seenFrom);
  const notice = licensedNotice(article, template, publisher);
  const pictures = grantedPictures(article, { grant, terms: agreement.terms, publisher });
  const { images } = pictures;
  const seen = summarised(rest, grant, agreement);
  const textHtml = textOf({ ...seen, bodyHtml }, grant, pictures);
  if (!isClosed(textHtml)) throw new Error(`${article.slug}: the stored HTML is not in canonical form and might hide the notice`);
  const embargo = grant.embargoedUntil === undefined ? undefined : { until: grant.embargoedUntil, stamp: stampOf(grant.embargoedUntil) };
  const parts = [
    embargo === undefined ? '' : `<p><strong>${escapeHtml(embargo.stamp)}</strong></p>`,
    notice.placement === 'end' ? '' : notice.html,
    corrections.map(correctionHtml).join(''),
    leadOf(images, textHtml),
    textHtml,
    notice.placement === 'start' ? '' : notice.html,
  ];
  return present({
    article: seen,
    form: grant.form,
    // The brand exists only in types. Only a body that is composed here, with its notice, has it.
    bodyHtml: parts.join('') as LicensedHtml,
    textHtml,
    notice,
    images,
    corrections,
    embargo,
    until: grant.until,
    limited: grant.limited,
    agreementPath: agreementPath(agreement),
    receiptPath: receiptPath(agreement, article, grant.form),
    usageTerms: usageTermsOf(agreement, grant),
    credit: agreement.terms.credit,
    ownCopy: isOwnSource(publisher, article.source),
  });
}

/** Shortens the excerpt to the words that the agreement grants, because it consists of words of the text. A standfirst does not count. */
function summarised(article: RenderedArticle, { form }: Grant, { terms }: AgreementVersion): RenderedArticle {
  if (form === 'headline') {
    const { standfirst: _more, ...rest } = article;
    return { ...rest, excerpt: '' };
  }
  if (terms.form !== 'excerpt') return article;
  return { ...article, excerpt: cleanText(firstWordsOfText(article.excerpt, terms.excerptWords ?? 0, rulesOf(article))) };
}

/** Makes the id of a receipt. There is one for each row of the ledger. */
export function receiptId(
  { id, version }: Pick<AgreementVersion, 'id' | 'version'>,
  article: Pick<Article, 'slug' | 'version'>,
  form: Form,
): string {
  return [id, version, article.slug, article.version, form].join('.');
}

export function receiptPath(
  agreement: Pick<AgreementVersion, 'id' | 'version'>,
  article: Pick<Article, 'slug' | 'version'>,
  form: Form,
): string {
  return `/v1/receipts/${receiptId(agreement, article, form)}`;
}

type Texts = Pick<Article, 'standfirst' | 'excerpt' | 'bodyHtml' | 'excerptRules'>;

/** Credits are added last, so that they are not counted as words of an excerpt. */
function textOf(article: Texts, { form, excerptWords }: Grant, { mayStay, creditOf }: GrantedPictures): string {
  const { bodyHtml } = article;
  const summary = article.standfirst ?? article.excerpt;
  switch (form) {
    case 'headline':
      return '';
    case 'summary':
      return summary === '' ? '' : `<p>${escapeHtml(summary)}</p>`;
    case 'excerpt':
      return outgoingHtml(withCredits(firstWords(withoutPictures(bodyHtml, mayStay), excerptWords ?? 0, rulesOf(article)), creditOf));
    case 'full':
      return outgoingHtml(withCredits(withoutPictures(bodyHtml, mayStay), creditOf));
  }
}

/** The receipt of a version hashes its excerpt, so the version keeps the rules that it was made under. */
function rulesOf({ excerptRules }: Pick<Article, 'excerptRules'>): ExcerptRules {
  return excerptRules ?? 1;
}

/** The release is rounded up to a minute, so that the stamp is never earlier. */
function stampOf(until: Instant): string {
  const minute = toInstant(Math.ceil(msOf(until) / MINUTE_MS) * MINUTE_MS);
  return `NOT FOR PUBLICATION UNTIL ${minute.slice(0, 10)} ${minute.slice(11, 16)} UTC`;
}

function correctionHtml(correction: Correction): string {
  const { note, at } = correction;
  return `<p><strong>${correctionTitle(correction)}, ${at.slice(0, 10)}:</strong> ${escapeHtml(note)}</p>`;
}

/** Returns the lead picture, unless the text contains it. */
function leadOf([lead]: readonly Image[], textHtml: string): string {
  return lead === undefined || showsPicture(textHtml, lead.url) ? '' : figureOf(lead);
}

/** Writes the terms of use as sentences. */
export function usageTermsOf(
  { terms }: Pick<AgreementVersion, 'terms'>,
  { until, embargoedUntil }: Pick<Grant, 'until' | 'embargoedUntil'>,
): string {
  const { include, exclude } = terms.territories;
  const territories = include === undefined ? 'worldwide' : `in ${include.join(', ')}`;
  const parts = [
    `Licensed under agreement ${terms.reference} for ${unique(terms.channels).join(', ')}`,
    `${territories}${exclude.length === 0 ? '' : ` except ${exclude.join(', ')}`}.`,
  ];
  const sentences = [
    parts.join(' '),
    webUse(terms),
    terms.modification === 'none' ? 'No changes.' : `Changes: ${terms.modification}.`,
    terms.sublicensing ? '' : 'No sublicensing.',
    machineUses(terms),
    embargoedUntil === undefined ? '' : `Not to be published before ${embargoedUntil}.`,
    until === undefined ? '' : `Not to be shown after ${until}.`,
    terms.credit.linkRequired ? 'The notice must stay with the text, and its link with it.' : 'The notice must stay with the text.',
  ];
  return sentences.filter((sentence) => sentence !== '').join(' ');
}

/** Most domains that the terms of use name. The agreement has all of them. */
const DOMAINS_NAMED = 10;

function webUse({ domains }: AgreementVersion['terms']): string {
  if (domains.length === 0) return '';
  if (domains.length <= DOMAINS_NAMED) return `On the web at ${domains.join(', ')} only.`;
  const others = domains.length - DOMAINS_NAMED;
  return `On the web only at ${domains.slice(0, DOMAINS_NAMED).join(', ')} and the ${others} other domains that the agreement names.`;
}

/** Every copy has this sentence, because no format has a field for it that partners' programs read. */
function machineUses({ ai }: AgreementVersion['terms']): string {
  const granted = AI_USES.filter((use) => ai[use]);
  if (granted.length === 0) return 'No AI use and no data mining.';
  return `AI use: ${granted.join(', ')}${granted.length === AI_USES.length ? '' : '; no other'}.`;
}
