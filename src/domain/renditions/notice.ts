// The notice: what must be carried with an article. In the public feeds the house line or the holder's own; in licensed copy the credit,
// the partner's licence line and then that line, word for word, whatever the agreement says. Pure.

import type { Agreement } from '../agreements/agreement.ts';
import { CREDIT_PLACEHOLDERS, type LicenceLine, PLACEHOLDERS } from '../agreements/notice-lines.ts';
import type { Article } from '../articles/article.ts';
import { houseNotice, isOwnSource, type Publisher } from '../publisher/publisher.ts';
import { dateIn, type Instant, yearIn } from '../values/instant.ts';
import { present } from '../values/present.ts';
import { cleanText, escapeHtml } from '../values/text.ts';

/** Plain text. The house line for the publisher's own copy; for others' the holder's own notice, and never a claim of ours. */
export function noticeOf(
  article: Pick<Article, 'source' | 'copyrightHolder' | 'copyrightNotice' | 'copyrightYear'>,
  publisher: Pick<Publisher, 'houseLine' | 'name' | 'formerNames'>,
): string {
  const year = article.copyrightYear;
  if (isOwnSource(publisher, article.source)) {
    // A published article always has its year; without one no true notice can be made.
    if (year === undefined) throw new Error('an article that was never published has no notice');
    return houseNotice(publisher, year);
  }
  return article.copyrightNotice ?? `© ${year === undefined ? '' : `${year} `}${article.copyrightHolder}. All rights reserved.`;
}

/** The house notice of a whole feed: the year of the newest copy in it. */
export function feedNotice(publisher: Publisher, newest: Instant): string {
  return houseNotice(publisher, yearIn(publisher.timeZone, newest));
}

/** What a partner accepts: everything in its notice that does not depend on the article. Its canonical JSON is hashed (SHA-256). */
export interface NoticeTemplate {
  /** The publisher's name, which distributes third-party copy. */
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

/** A whole notice. Only `licensedNotice` makes it: one that is empty, cut or written by hand does not compile. */
type NoticeText = string & { readonly [COMPOSED]: true };

/** The notice of one article for one partner. */
export interface Notice {
  /** One paragraph each, in their order, for the root of the body: `<p>` and `<a>` only, readable without class or style. */
  html: NoticeText;
  /** The same as plain text, a line each, with the canonical address written out. */
  text: NoticeText;
  credit: string;
  /** Absent: the agreement has none. */
  licenceLine?: string;
  /** The house line; for third-party copy its holder's own notice. Word for word. */
  rights: string;
  /** Present for third-party copy: it says that the publisher only distributes it. */
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

/** Year and date are those of first publication in the publisher's time zone; for copy under embargo, those of its release. */
export function licensedNotice(article: Noticed, template: NoticeTemplate, publisher: NoticePublisher): Notice {
  const published = article.firstPublished ?? article.embargoedUntil;
  if (published === undefined) throw new Error('copy without an hour has no notice');
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
  // The brand exists in types alone: nothing but the composing of a notice may set it.
  return text as NoticeText;
}

/** The line in the article's language (RFC 4647 §3.4), else in English, else in the language whose tag sorts first: the order in which
 *  lines were written is not part of the template's hash. */
function licenceLineIn(line: LicenceLine | undefined, language: string): string | undefined {
  if (line === undefined || typeof line === 'string') return line;
  const parts = language.split('-');
  const wanted = [...parts.map((_, index) => parts.slice(0, parts.length - index).join('-')), 'en'];
  const key = wanted.find((tag) => Object.hasOwn(line, tag)) ?? Object.keys(line).sort()[0];
  return key === undefined ? undefined : line[key];
}

type Words = Readonly<Record<(typeof PLACEHOLDERS)[number] | (typeof CREDIT_PLACEHOLDERS)[number], () => string>>;

/** One pass: the values of placeholders are not searched for placeholders. */
function filled(template: string, words: Words, known: readonly (keyof Words)[]): string {
  const text = template.replace(/\{([a-z]+)\}/g, (whole, written: string) => {
    const name = known.find((placeholder) => placeholder === written);
    return name === undefined ? whole : words[name]();
  });
  return stripControls(text);
}

/** One line that cannot affect the house line below it: without direction controls, closed or not (Unicode UAX 9), and with at most three
 *  combining marks on a letter. */
function stripControls(text: string): string {
  const straight = cleanText(text).replace(/[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g, '');
  return straight.replace(/(\p{Mn}{3})\p{Mn}+/gu, '$1');
}

const BY_BESIDE_HOLDER = /\{by\}(?:[\s,;·|/–—-]+\{holder\}|\s*\(\{holder\}\))/g;

/** If nobody signed, the holder is the byline too, and is named once if the two are side by side. */
function creditText(article: Noticed, { credit }: NoticeTemplate): string {
  return bylineOf(article) === article.copyrightHolder ? credit.text.replace(BY_BESIDE_HOLDER, '{holder}') : credit.text;
}

/** The byline as feeds have it: writers, else desks, else the holder. */
function bylineOf({ by, copyrightHolder }: Noticed): string {
  const signed = by.names.length > 0 ? by.names : by.desks;
  return signed.length === 0 ? copyrightHolder : signed.map(({ name }) => name).join(', ');
}
