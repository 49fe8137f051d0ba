// Composes the notice of an agreement for an invented article, to show it to the desk before the agreement is stored. Pure.
import type { Agreement } from '../agreements/agreement.ts';
import { OWN } from '../agreements/usual-terms.ts';
import { isOwnSource } from '../publisher/own-copy.ts';
import { licensedNotice, templateOf } from '../renditions/notice.ts';
import type { Instant } from '../values/instant.ts';
import { exampleArticle, type NoticeSetting } from './example-article.ts';

export interface NoticeExample {
  /** Language of the article, BCP 47. */
  language: string;
  /** Source of the article: the publisher, or a source that the agreement names. */
  source: string;
  /** Plain text with a line for each part of the notice and with the URL written out. */
  text: string;
  html: string;
}

/** Makes an example for each language of the licence line, in the order of their tags, and one for third-party copy if the scope includes any.
 *  `now` is used as the first publication. */
export function noticeExamples(terms: Agreement, partnerName: string, setting: NoticeSetting, now: Instant): NoticeExample[] {
  const { publisher } = setting;
  const { licenceLine } = terms.notice;
  const languages = typeof licenceLine === 'object' ? Object.keys(licenceLine).sort() : [publisher.language];
  const other = (terms.scope.sources.include ?? []).find((source) => source.toLowerCase() !== OWN && !isOwnSource(publisher, source));
  const cases = languages.map((language) => ({ language, source: publisher.name }));
  const [first = publisher.language] = languages;
  if (other !== undefined) cases.push({ language: first, source: other });
  const template = templateOf(terms, partnerName, publisher);
  return cases.map(({ language, source }) => {
    const { text, html } = licensedNotice(exampleArticle({ language, source, holder: source, at: now }, setting), template, publisher);
    return { language, source, text, html };
  });
}
