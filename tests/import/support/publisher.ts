// A publisher to import for: small, and complete where readers look.

import { publisherSchema } from '../../../src/domain/publisher/publisher.ts';
import type { ReadingOptions, Remark } from '../../../src/import/imported-article.ts';

export const publisher = publisherSchema.parse({
  name: 'M10News',
  description: 'News from everywhere.',
  siteUrl: 'https://m10news.example/',
  language: 'en-GB',
  timeZone: 'Europe/London',
  houseLine: '© {year} M10News. All rights reserved. Unauthorised reproduction is prohibited.',
  tagAuthority: 'm10news.example,2026',
  articleUrl: 'https://m10news.example/{section}/{slug}',
  sections: [
    { code: 'world', name: 'World' },
    { code: 'business', name: 'Business' },
    { code: 'arts', name: 'Arts and Culture' },
  ],
  desks: [
    { code: 'business-desk', name: 'M10News Business Desk', contact: 'business@m10news.com', section: 'business' },
    { code: 'international', name: 'M10News International Desk', section: 'world' },
  ],
  licensingContact: 'licensing@m10news.example',
  // Copy without a section would be held, and few tests are about that.
  sectionMaps: { mapped: { '*': 'world' } },
});

export const reading: ReadingOptions = { publisher, collection: 'mapped', now: '2026-03-05T09:00:00.000Z' };

/** The sentences of remarks. */
export function textsOf(remarks: readonly Remark[]): string[] {
  return remarks.map(({ text }) => text);
}
