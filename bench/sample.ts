// Articles to measure with: of ordinary size, all different, and the same in every run. Pure.
import type { DraftInput } from '../src/domain/articles/draft.ts';

const FIRST_PUBLISHED_MS = Date.UTC(2026, 0, 5, 6);
const MINUTE_MS = 60_000;
const SENTENCES = [
  'The harbour office opened the second quay to ferries on Monday, three weeks after a crane had blocked it.',
  'Two boats an hour will sail until the end of the month, and one an hour after that, the operator said.',
  'Fishermen had asked for a berth of their own; the council wants to decide about it before the summer.',
  'A spokeswoman said that tickets bought before the closure stay valid, “whatever is printed on them”.',
  'The repair cost 1.4 million euros, of which the insurer has paid about half so far.',
  'Commuters from the islands spent up to two hours more on their way while the quay was shut.',
];

/** Codes of the sections in `PUBLISHER`; one article stands in one of them. */
export const SECTIONS: readonly string[] = Array.from({ length: 20 }, (_, n) => `section-${n + 1}`);

export const PUBLISHER = {
  name: 'M10News',
  description: 'News for measuring with.',
  siteUrl: 'https://www.m10news.example/',
  language: 'en-GB',
  timeZone: 'Europe/London',
  houseLine: '© {year} M10News. All rights reserved. Unauthorised reproduction is prohibited.',
  tagAuthority: 'm10news.example,2026',
  articleUrl: 'https://www.m10news.example/{section}/{slug}',
  sections: SECTIONS.map((code) => ({ code, name: `Section ${code.slice('section-'.length)}` })),
  licensingContact: 'syndication@m10news.example',
};

export interface SampleTerms {
  section: string;
  subjects?: string[];
  names?: string[];
  /** Of the body; absent: ten, about 3 kB. */
  paragraphs?: number;
}

/** Key of the `n`th article. */
export function sampleSlug(n: number): string {
  return `sample-${n}`;
}

/** Published a minute after the one before it; one picture. */
export function sampleArticle(
  n: number,
  { section, subjects = ['Ports'], names = ['Ada Lund'], paragraphs: length = 10 }: SampleTerms,
): DraftInput & { firstPublished: string } {
  const paragraphs = Array.from({ length }, (_, p) => `<p>${sentence(n + p)} ${sentence(n + p + 1)} <a href="/tag/${p}">More</a>.</p>`);
  return {
    headline: `Ferries return to quay ${n} after three weeks`,
    standfirst: `${sentence(n)} ${sentence(n + 2)}`,
    by: { names },
    located: 'Harwich',
    sections: [section],
    subjects,
    source: PUBLISHER.name,
    bodyHtml: paragraphs.join('\n'),
    images: [sampleImage(n)],
    firstPublished: new Date(FIRST_PUBLISHED_MS + n * MINUTE_MS).toISOString(),
  };
}

function sampleImage(n: number) {
  return {
    url: `https://img.m10news.example/quay-${n}.jpg`,
    alt: 'A ferry at a quay',
    caption: 'The first ferry on Monday morning.',
    credit: 'Ada Lund',
    source: PUBLISHER.name,
    mediaType: 'image/jpeg',
    widthPixels: 1280,
    heightPixels: 720,
  };
}

function sentence(n: number): string {
  return SENTENCES[n % SENTENCES.length] ?? '';
}
