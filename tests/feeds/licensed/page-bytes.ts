import type { AgreementInput } from '../../../src/domain/agreements/agreement.ts';
import type { Article } from '../../../src/domain/articles/article.ts';
import { copySizeOf, stubSizeOf } from '../../../src/domain/articles/copy-size.ts';
import { withdrawalStubOf, withdrawnVersionOf } from '../../../src/domain/feeds/withdrawal-entry.ts';
import type { Publisher } from '../../../src/domain/publisher/publisher.ts';
import { entrySizeOf, type PageTerms, pageTermsOf } from '../../../src/domain/pulls/page-size.ts';
import { templateOf } from '../../../src/domain/renditions/notice.ts';
import { LICENSED_WRITERS } from '../../../src/feeds/licensed-writers.ts';
import { LICENSED_FORMATS } from './reading.ts';
import { agreementOf, licensedFeed, rendition } from './renditions.ts';

export const ORIGIN = 'https://feeds.m10news.example';

export interface Deal {
  terms: Partial<AgreementInput>;
  partnerName: string;
  publisher: Publisher;
  origin: string;
}

export function termsFor({ terms, partnerName, publisher, origin }: Deal): PageTerms {
  const agreement = agreementOf(terms);
  const template = templateOf(agreement.terms, partnerName, publisher);
  return pageTermsOf({ terms: agreement.terms, standing: 'good', acceptance: 'accepted', template, publisher, origin });
}

export const bytesOf = (text: string) => new TextEncoder().encode(text).byteLength;

/** Of the formats, the one that takes most. */
export function writtenBytes(articles: readonly Article[], deal: Deal, stubs: readonly Article[] = []): number {
  return Math.max(...writtenByFormat(articles, deal, stubs));
}

export function writtenByFormat(
  articles: readonly Article[],
  { terms, partnerName, publisher, origin }: Deal,
  stubs: readonly Article[] = [],
): number[] {
  const renditions = articles.map((one) => rendition(one, { terms, partnerName, publisher }));
  const { name, siteUrl, iconUrl, faviconUrl, logo } = publisher;
  const feed = licensedFeed(renditions, {
    stubs: stubs.map((one) => withdrawalStubOf(withdrawnVersionOf(one), dutyOf(one), publisher)),
    title: `${name} for ${partnerName}`,
    publisher: { name, siteUrl, ...(iconUrl && { iconUrl }), ...(faviconUrl && { faviconUrl }), ...(logo && { logo }) },
    selfPath: `/v1/feed.json?section=${'s'.repeat(64)}&subject=${'s'.repeat(64)}&page=${'p'.repeat(400)}`,
    next: `/v1/feed.json?section=${'s'.repeat(64)}&subject=${'s'.repeat(64)}&page=${'p'.repeat(400)}`,
    agreementPath: `/v1/agreements/${'a'.repeat(64)}/versions/2`,
    rights: publisher.houseLine.replace('{year}', '2026'),
  });
  return LICENSED_FORMATS.map((format) => bytesOf(LICENSED_WRITERS[format](feed, { origin, hubs: [] })));
}

function dutyOf({ withdrawal }: Article) {
  return { at: withdrawal?.at ?? '2026-10-03T07:00:00.000Z', deadline: '2026-10-03T08:00:00.000Z' };
}

export function bound(articles: readonly Article[], deal: Deal, stubs: readonly Article[] = []): number {
  const terms = termsFor(deal);
  const entries = articles.reduce((sum, one) => sum + entrySizeOf(copySizeOf(one), terms), 0);
  return terms.headBytes + entries + stubs.reduce((sum, one) => sum + stubSizeOf(one) + terms.stubBytes, 0);
}

export function many<T>(count: number, one: T): T[] {
  return Array.from({ length: count }, () => one);
}
