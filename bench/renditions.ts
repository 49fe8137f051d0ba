// Scenario: the processor time of deciding and rendering, by itself: what an agreement adds to an article.

import { type AgreementVersion, agreementSchema } from '../src/domain/agreements/agreement.ts';
import type { Article } from '../src/domain/articles/article.ts';
import { factsOf } from '../src/domain/articles/article-metadata.ts';
import { publisherSchema } from '../src/domain/publisher/publisher.ts';
import { planAdmission } from '../src/domain/pulls/pull-plan.ts';
import { templateOf } from '../src/domain/renditions/notice.ts';
import { renditionOf } from '../src/domain/renditions/rendition.ts';
import { TERMS } from './partners.ts';
import { median } from './ratio.ts';
import { PUBLISHER, SECTIONS, sampleArticle, sampleSlug } from './sample.ts';
import { fixed, type Result, type Section } from './table.ts';

const ARTICLES = 50;
const ROUNDS = 200;
const BAR_MS = 5;
const NOW = '2026-06-01T00:00:00.000Z';

export function measureRenditions(): Section {
  const results = [
    measureForm('full text', {}),
    measureForm('an excerpt of 100 words, no pictures', { form: 'excerpt', excerptWords: 100, images: 'none' }),
  ];
  return { title: 'Deciding and rendering', method: `One process, median of ${ROUNDS} rounds, bodies of about 3 kB.`, results };
}

function measureForm(name: string, changes: object): Result {
  const agreement: AgreementVersion = {
    id: 'web',
    version: 1,
    made: NOW,
    sha256: '',
    terms: agreementSchema.parse({ ...TERMS, ...changes }),
  };
  const publisher = publisherSchema.parse(PUBLISHER);
  const template = templateOf(agreement.terms, 'A partner', publisher);
  const articles = Array.from({ length: ARTICLES }, (_, n) => articleOf(n));
  const situation = {
    terms: agreement.terms,
    made: '2026-01-01T00:00:00.000Z',
    standing: 'good',
    acceptance: 'accepted',
    publisher,
  } as const;
  const times = Array.from({ length: ROUNDS }, () => {
    const startedAt = performance.now();
    const { granted } = planAdmission({
      situation,
      use: { embargoed: false },
      now: NOW,
      candidates: articles.map(factsOf),
      countedBefore: new Set(),
    });
    let written = 0;
    for (const [index, { grant }] of granted.entries()) {
      const article = articles[index];
      if (article !== undefined) written += renditionOf(article, grant, { agreement, template, publisher }).bodyHtml.length;
    }
    if (granted.length !== ARTICLES || written === 0) throw new Error('not everything was granted');
    return performance.now() - startedAt;
  });
  const ms = median(times);
  return { what: `decide and render ${ARTICLES} articles: ${name}`, measured: `${fixed(ms)} ms`, bar: `≤ ${BAR_MS} ms`, met: ms <= BAR_MS };
}

function articleOf(n: number): Article {
  const { by, sections, images = [], bodyHtml, headline, standfirst, firstPublished } = sampleArticle(n, { section: SECTIONS[0] ?? '' });
  const names = (by?.names ?? []).map((name) => ({ code: 'name', name: String(name) }));
  return {
    slug: sampleSlug(n),
    uri: `tag:m10news.example,2026:article/${sampleSlug(n)}`,
    version: 1,
    url: `https://www.m10news.example/${sampleSlug(n)}`,
    headline,
    ...(standfirst === undefined ? {} : { standfirst }),
    excerpt: standfirst ?? '',
    by: { names, desks: [] },
    sections: sections.map((code) => ({ code, name: code })),
    subjects: [],
    language: 'en-GB',
    source: PUBLISHER.name,
    bodyHtml,
    images: images.map(({ url, alt, caption, credit, source }) => ({
      url,
      alt: alt ?? '',
      caption: caption ?? '',
      credit: credit ?? '',
      source: source ?? '',
    })),
    firstCreated: firstPublished,
    firstPublished,
    versionCreated: firstPublished,
    pubStatus: 'usable',
    copyrightHolder: PUBLISHER.name,
    copyrightYear: 2026,
    corrections: [],
  };
}
