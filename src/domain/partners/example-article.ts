// An invented article with which notices are shown to people before any real one carries them. Pure. No clock.
import { withPublicAddress } from '../feeds/public-address.ts';
import type { Publisher } from '../publisher/publisher.ts';
import type { Instant } from '../values/instant.ts';

export interface NoticeSetting {
  publisher: Publisher;
  /** Of the service, which is part of the address of an article that is read here. */
  origin: string;
}

interface Example {
  /** BCP 47. */
  language: string;
  source: string;
  holder: string;
  /** First publication. */
  at: Instant;
}

const SLUG = 'example';

/** The article has the address that a real one would have: on this service or by the publisher's pattern. */
export function exampleArticle({ language, source, holder, at }: Example, { publisher, origin }: NoticeSetting) {
  const section = publisher.sections[0]?.code ?? '';
  const url = publisher.articleUrl.replaceAll('{slug}', SLUG).replaceAll('{section}', section);
  return {
    ...withPublicAddress({ slug: SLUG, url }, publisher, origin),
    headline: 'Headline of the article',
    by: { names: [{ code: 'name-of-the-writer', name: 'Name of the Writer' }], desks: [] },
    language,
    source,
    copyrightHolder: holder,
    firstPublished: at,
  };
}
