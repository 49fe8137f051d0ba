import { describe, expect, it } from 'vitest';
import { type CopySize, copySizeOf, wholeSizeOf } from '../../../src/domain/articles/copy-size.ts';
import { publisherSchema } from '../../../src/domain/publisher/publisher.ts';
import { type CandidatePosition, START_OF_ARTICLES } from '../../../src/domain/pulls/candidates.ts';
import { cutPage, type PageCut, type PageLayout, type SizedPosition } from '../../../src/domain/pulls/page-cut.ts';
import { entrySizeOf, PAGE_BYTES, type PageTerms } from '../../../src/domain/pulls/page-size.ts';
import { ARTICLE_COPY_BYTES, BODY_BYTES, IMAGES } from '../../../src/domain/values/limits.ts';
import { type Deal, many, ORIGIN, termsFor } from './page-bytes.ts';
import { article, PUBLISHER } from './renditions.ts';

describe('a page', () => {
  const terms = termsFor({ terms: {}, partnerName: 'Harbour Gazette', publisher: PUBLISHER, origin: ORIGIN });
  const ordinary = copySizeOf(article({ bodyHtml: `<p>${'Ten thousand bytes are a long article. '.repeat(256)}</p>` }));
  const long = copySizeOf(article({ bodyHtml: `<p>${'&amp;'.repeat(BODY_BYTES / 5 - 2)}</p>` }));

  it('has room for a hundred ordinary articles', () => {
    expect(cutPage([], layout(many(100, ordinary), terms))).toEqual({ stubs: 0, candidates: 100 });
  });

  it('ends with the last article that fits, so that every article is on one page', () => {
    const pages: number[] = [];
    for (let seen = 0; seen < 100; ) {
      const all = layout(many(100, long), terms);
      const rest = { ...all, positions: all.positions.slice(seen) };
      const page = cutPage([], rest);
      const bytes = rest.positions.slice(0, page.candidates).reduce((sum, position) => sum + position.bytes, terms.headBytes);
      expect(bytes).toBeLessThanOrEqual(PAGE_BYTES);
      pages.push(page.candidates);
      seen = page.next?.article ?? 100;
    }
    expect(pages).toEqual(many(25, 4));
  });

  it.each(['headline', 'summary', 'excerpt'] as const)('has room for a hundred long articles in the form %s', (form) => {
    const short = termsFor({
      terms: { form, ...(form === 'excerpt' ? { excerptWords: 300 } : {}) },
      partnerName: 'Harbour Gazette',
      publisher: PUBLISHER,
      origin: ORIGIN,
    });
    const sizes = many(100, copySizeOf(article({ bodyHtml: `<p>${'word '.repeat(50_000)}</p>` })));
    expect(cutPage([], layout(sizes, short)).candidates).toBe(100);
    expect(cutPage([], layout(sizes, terms)).candidates).toBeLessThan(10);
  });

  it('has the start of the next page only if there is one', () => {
    const end = { publishedMs: 5, article: 99 };
    expect(cutPage([], layout([ordinary], terms, end)).next).toEqual(end);
    expect(cutPage([], layout([ordinary], terms)).next).toBeUndefined();
    expect(cutPage([], layout(many(9, long), terms, end)).next).toEqual({ publishedMs: 0, article: 4 });
  });

  it('has one article at least, however large that is', () => {
    const larger = { ...long, full: 3 * PAGE_BYTES };
    expect(cutPage([], layout([larger, ordinary], terms))).toEqual({ stubs: 0, candidates: 1, next: { publishedMs: 0, article: 1 } });
    expect(cutPage([], layout([], terms))).toEqual({ stubs: 0, candidates: 0 });
  });
});

describe('withdrawals', () => {
  const terms = termsFor({ terms: {}, partnerName: 'Harbour Gazette', publisher: PUBLISHER, origin: ORIGIN });
  const ordinary = copySizeOf(article());
  const stubs = (count: number, bytes: number): SizedPosition[] =>
    Array.from({ length: count }, (_, index) => ({ position: { publishedMs: count - index, article: index + 1, withdrawn: true }, bytes }));

  it('are all listed, page after page, before any article', () => {
    const all = stubs(300, 40_000);
    const told: SizedPosition[] = [];
    let page: PageCut | undefined;
    do {
      const rest = all.slice(told.length);
      page = cutPage(rest, layout([ordinary], terms));
      told.push(...rest.slice(0, page.stubs));
      if (told.length < 300) expect([page.candidates, page.next]).toEqual([0, told.at(-1)?.position]);
    } while (page.next !== undefined);
    expect([told, page.candidates]).toEqual([all, 1]);
  });

  it('are followed by articles on the same page', () => {
    const long = copySizeOf(article({ bodyHtml: `<p>${'&amp;'.repeat(BODY_BYTES / 5 - 2)}</p>` }));
    expect(cutPage(stubs(11, 40_000), layout(many(20, long), terms))).toMatchObject({ stubs: 11, candidates: 3, next: { article: 3 } });
  });

  it('are alone on a page if the first article does not fit, and the next page begins with it', () => {
    const larger = { ...ordinary, full: PAGE_BYTES - 400_000 };
    expect(cutPage(stubs(11, 40_000), layout([larger], terms))).toEqual({ stubs: 11, candidates: 0, next: START_OF_ARTICLES });
  });

  it('count with the overhead of each stub', () => {
    const cut = (roomBytes: number) => cutPage(stubs(3, 400), { roomBytes, stubBytes: 100, positions: [] }).stubs;
    expect([cut(999), cut(1_000), cut(1_499), cut(1_500)]).toEqual([1, 2, 2, 3]);
  });

  it('have one stub on a page at least', () => {
    expect(cutPage(stubs(2, 3 * PAGE_BYTES), layout([], terms))).toMatchObject({ stubs: 1, next: { article: 1, withdrawn: true } });
  });
});

it('an article of the largest size fits a page alone, whatever the agreement and the publisher say', () => {
  const deal: Deal = {
    terms: {
      images: 'cleared',
      reference: "'".repeat(100),
      channels: ['web', 'app', 'email', 'print', 'social', 'broadcast'],
      domains: Array.from(
        { length: 200 },
        (_, index) => `${'d'.repeat(60)}.${'e'.repeat(60)}.${'f'.repeat(60)}.${'g'.repeat(50)}.x${index}.example`,
      ),
      territories: { include: Array.from({ length: 200 }, () => 'GB'), exclude: Array.from({ length: 200 }, () => 'NO') },
      notice: {
        placement: 'both',
        licenceLine: `{partner}{partner}{reference}{reference}{holder}{holder}{headline}{headline}{date}${"&'".repeat(206)}.`,
      },
      credit: { text: `{holder}{holder}{by}{by}{headline}{headline}${"&'".repeat(128)}` },
    },
    partnerName: '"'.repeat(200),
    publisher: publisherSchema.parse({
      ...PUBLISHER,
      houseLine: `{year}${'"'.repeat(494)}`,
      siteUrl: `https://m10news.example/${'文'.repeat(2_000)}`,
      iconUrl: `https://m10news.example/${'文'.repeat(2_000)}`,
      faviconUrl: `https://m10news.example/${'文'.repeat(2_000)}`,
      logo: { url: `https://m10news.example/${'文'.repeat(2_000)}`, width: 144, height: 72 },
    }),
    origin: `https://${'o'.repeat(250)}`,
  };
  const terms = termsFor(deal);
  const most = (words: number): CopySize => {
    const rest = { frame: 0, summary: 0, pictures: 0, pictureCount: IMAGES, termCount: 60, words, full: 0, excerpts: [] };
    return { ...rest, full: ARTICLE_COPY_BYTES - wholeSizeOf(rest) };
  };
  for (const words of [0, 5_000, 30_000]) expect(terms.headBytes + entrySizeOf(most(words), terms)).toBeLessThanOrEqual(PAGE_BYTES);
  expect(terms.words).toBeLessThanOrEqual(50);
});

function layout(sizes: readonly CopySize[], terms: PageTerms, next?: CandidatePosition): PageLayout {
  return {
    roomBytes: PAGE_BYTES - terms.headBytes,
    stubBytes: terms.stubBytes,
    positions: sizes.map((size, index) => ({ position: { publishedMs: 0, article: index + 1 }, bytes: entrySizeOf(size, terms) })),
    ...(next === undefined ? {} : { next }),
  };
}
