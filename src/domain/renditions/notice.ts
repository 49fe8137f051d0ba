// Composes the notice that must be shown with an article. In public feeds it is the house line, or the holder's notice for third-party copy. In
// licensed copy it is the credit, the partner's licence line and then the same notice, unchanged, whatever the agreement says. Pure.

import type { Agreement } from '../agreements/agreement.ts';
import type { LicenceLine } from '../agreements/notice-lines.ts';
import { CREDIT_PLACEHOLDERS, PLACEHOLDERS } from '../agreements/placeholders.ts';
import type { Article } from '../articles/article.ts';
import { houseNotice, isOwnSource } from '../publisher/own-copy.ts';
import type { Publisher } from '../publisher/publisher.ts';
import { dateIn, type Instant, yearIn } from '../values/instant.ts';
import { latePattern } from '../values/late-pattern.ts';
import { present } from '../values/present.ts';
import { cleanText, escapeHtml } from '../values/text.ts';

/** Returns the house line for the publisher's own copy and the holder's notice for third-party copy, as plain text. Throws for the publisher's
 *  own copy without a year. */
export function noticeOf(
  article: Pick<Article, 'source' | 'copyrightHolder' | 'copyrightNotice' | 'copyrightYear'>,
  publisher: Pick<Publisher, 'houseLine' | 'name' | 'formerNames'>,
): string {
  const year = article.copyrightYear;
  if (isOwnSource(publisher, article.source)) {
    // A published article always has a year. Without it the notice would be wrong.
    if (year === undefined) throw new Error('an unpublished article has no notice');
    return houseNotice(publisher, year);
  }
  return article.copyrightNotice ?? `© ${year === undefined ? '' : `${year} `}${article.copyrightHolder}. All rights reserved.`;
}

/** Returns the house notice of a whole feed, with the year of its newest article. */
export function feedNotice(publisher: Publisher, newest: Instant): string {
  return houseNotice(publisher, yearIn(publisher.timeZone, newest));
}

/** The part of a partner's notice that does not depend on the article. The partner accepts it by the SHA-256 of its canonical JSON. */
export interface NoticeTemplate {
  /** The publisher's name, which the notice of third-party copy gives as the distributor. */
  publisher: string;
  houseLine: string;
  licenceLine?: LicenceLine;
  credit: Agreement['credit'];
  placement: Agreement['notice']['placement'];
  partner: string;
  reference: string;
}

export function templateOf(terms: Agreement, partnerName: string, publisher: Pick<Publisher, 'houseLine' | 'name'>): NoticeTemplate {
  const { licenceLine, placement } = terms.notice;
  return present({
    publisher: publisher.name,
    houseLine: publisher.houseLine,
    licenceLine,
    credit: terms.credit,
    placement,
    partner: partnerName,
    reference: terms.reference,
  });
}

declare const COMPOSED: unique symbol;

/** The text of a complete notice. Only `licensedNotice` makes one, so that code which shortens or replaces a notice does not compile. */
type NoticeText = string & { readonly [COMPOSED]: true };

/** The notice of one article for one partner. */
export interface Notice {
  /** Paragraphs of HTML for the root of the body. They consist of `<p>` and `<a>` only and need no class or style. */
  html: NoticeText;
  /** The same as plain text, one line for each paragraph, with the canonical URL written out. */
  text: NoticeText;
  credit: string;
  /** Absent: the agreement has no licence line. */
  licenceLine?: string;
  /** The house line, or the holder's notice for third-party copy, unchanged. */
  rights: string;
  /** Names the publisher as the distributor. Present for third-party copy. */
  distribution?: string;
  placement: NoticeTemplate['placement'];
}

type Noticed = Pick<
  Article,
  | 'url'
  | 'headline'
  | 'by'
  | 'language'
  | 'source'
  | 'copyrightHolder'
  | 'copyrightNotice'
  | 'copyrightYear'
  | 'firstPublished'
  | 'embargoedUntil'
>;

type NoticePublisher = Pick<Publisher, 'name' | 'formerNames' | 'timeZone'>;

/** Composes a notice. Its year and date are those of the first publication, or of the release of copy under embargo, in the publisher's time
 *  zone. Throws for copy that has neither. */
export function licensedNotice(article: Noticed, template: NoticeTemplate, publisher: NoticePublisher): Notice {
  const published = article.firstPublished ?? article.embargoedUntil;
  if (published === undefined) throw new Error('copy without a first publication and without an embargo has no notice');
  const year = article.copyrightYear ?? yearIn(publisher.timeZone, published);
  const isOwn = isOwnSource(publisher, article.source);
  const rights = noticeOf({ ...article, copyrightYear: year }, { ...publisher, houseLine: template.houseLine });
  const words: Words = {
    partner: () => template.partner,
    reference: () => template.reference,
    year: () => String(year),
    holder: () => article.copyrightHolder,
    date: () => dateIn(publisher.timeZone, published),
    headline: () => article.headline,
    by: () => bylineOf(article),
  };
  const credit = filled(creditText(article, template), words, CREDIT_PLACEHOLDERS);
  const line = licenceLineIn(template.licenceLine, article.language);
  const licenceLine = line === undefined ? undefined : filled(line, words, PLACEHOLDERS);
  const distribution = isOwn ? undefined : stripControls(`Distributed by ${template.publisher} under agreement ${template.reference}.`);
  const plain = [licenceLine, rights, distribution].filter((part) => part !== undefined && part !== '');
  const link = `<a href="${escapeHtml(article.url)}">${escapeHtml(stripControls(article.headline))}</a>`;
  const paragraphs = [`<p>${escapeHtml(credit)}: ${link}</p>`, ...plain.map((part) => `<p>${escapeHtml(part ?? '')}</p>`)];
  return present({
    html: asNotice(paragraphs.join('')),
    text: asNotice([`${credit}: ${article.url}`, ...plain].join('\n')),
    credit,
    licenceLine,
    rights,
    distribution,
    placement: template.placement,
  });
}

function asNotice(text: string): NoticeText {
  // The brand exists only in types, and only this function sets it.
  return text as NoticeText;
}

/** Returns the line in the article's language (RFC 4647 §3.4), else in English, else in the language whose tag sorts first. The order in which the
 *  agreement lists them does not matter, because it is not part of the template's hash. */
function licenceLineIn(line: LicenceLine | undefined, language: string): string | undefined {
  if (line === undefined || typeof line === 'string') return line;
  const parts = language.split('-');
  const wanted = [...parts.map((_, index) => parts.slice(0, parts.length - index).join('-')), 'en'];
  const key = wanted.find((tag) => Object.hasOwn(line, tag)) ?? Object.keys(line).sort()[0];
  return key === undefined ? undefined : line[key];
}

type Words = Readonly<Record<(typeof PLACEHOLDERS)[number] | (typeof CREDIT_PLACEHOLDERS)[number], () => string>>;

/** Fills in the placeholders in one pass, so that their values are not searched for placeholders. */
function filled(template: string, words: Words, known: readonly (keyof Words)[]): string {
  const text = template.replace(/\{([a-z]+)\}/g, (whole, written: string) => {
    const name = known.find((placeholder) => placeholder === written);
    return name === undefined ? whole : words[name]();
  });
  return stripControls(text);
}

const PILED_MARKS = latePattern(String.raw`(\p{Mn}{3})\p{Mn}+`, 'gu');

/** Removes what could affect the house line below: line breaks, all direction controls (Unicode UAX 9), and more than three combining marks on a
 *  letter. */
function stripControls(text: string): string {
  const straight = cleanText(text).replace(/[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g, '');
  return straight.replace(PILED_MARKS(), '$1');
}

const BY_BESIDE_HOLDER = /\{by\}(?:[\s,;·|/–—-]+\{holder\}|\s*\(\{holder\}\))/g;

/** If the byline is empty, the holder takes its place, and is then named only once where both would be side by side. */
function creditText(article: Noticed, { credit }: NoticeTemplate): string {
  return bylineOf(article) === article.copyrightHolder ? credit.text.replace(BY_BESIDE_HOLDER, '{holder}') : credit.text;
}

/** Returns the writers, else the desks, else the holder, as feeds do. */
function bylineOf({ by, copyrightHolder }: Noticed): string {
  const signed = by.names.length > 0 ? by.names : by.desks;
  return signed.length === 0 ? copyrightHolder : signed.map(({ name }) => name).join(', ');
}
