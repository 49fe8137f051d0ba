// Composes the notice of an agreement for an invented article, to show it to the desk before the agreement is stored. Pure.
import type { Agreement } from '../agreements/agreement.ts';
import { OWN } from '../agreements/usual-terms.ts';
import { withPublicAddress } from '../feeds/public-address.ts';
import { isOwnSource, type Publisher } from '../publisher/publisher.ts';
import { licensedNotice, templateOf } from '../renditions/notice.ts';
import type { Instant } from '../values/instant.ts';

export interface NoticeExample {
  /** Language of the article, BCP 47. */
  language: string;
  /** Source of the article: the publisher, or a source that the agreement names. */
  source: string;
  /** Plain text with a line for each part of the notice and with the URL written out. */
  text: string;
  html: string;
}

export interface NoticeSetting {
  publisher: Publisher;
  /** Of the service, which is part of the address of an article that is read here. */
  origin: string;
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
    const { text, html } = licensedNotice(inventedArticle(language, source, setting, now), template, publisher);
    return { language, source, text, html };
  });
}

const SLUG = 'example';

function inventedArticle(language: string, source: string, { publisher, origin }: NoticeSetting, now: Instant) {
  const section = publisher.sections[0]?.code ?? '';
  const url = publisher.articleUrl.replaceAll('{slug}', SLUG).replaceAll('{section}', section);
  return {
    ...withPublicAddress({ slug: SLUG, url }, publisher, origin),
    headline: 'Headline of the article',
    by: { names: [{ code: 'name-of-the-writer', name: 'Name of the Writer' }], desks: [] },
    language,
    source,
    copyrightHolder: source,
    firstPublished: now,
  };
}
