import { describe, expect, it } from 'vitest';
import { factsOf } from '../../../src/domain/articles/article-metadata.ts';
import { type CopySize, copySizeOf, wholeSizeOf } from '../../../src/domain/articles/copy-size.ts';
import { publisherSchema } from '../../../src/domain/publisher/publisher.ts';
import { cutToSize, entrySizeOf, PAGE_BYTES, type SizedPage } from '../../../src/domain/pulls/page-size.ts';
import { ARTICLE_COPY_BYTES, BODY_BYTES, IMAGES } from '../../../src/domain/values/limits.ts';
import { type Deal, many, ORIGIN, termsFor } from './page-bytes.ts';
import { article, PUBLISHER } from './renditions.ts';

describe('a page', () => {
  const terms = termsFor({ terms: {}, partnerName: 'Harbour Gazette', publisher: PUBLISHER, origin: ORIGIN });
  const ordinary = copySizeOf(article({ bodyHtml: `<p>${'Ten thousand bytes are a long article. '.repeat(256)}</p>` }));
  const long = copySizeOf(article({ bodyHtml: `<p>${'&amp;'.repeat(BODY_BYTES / 5 - 2)}</p>` }));

  it('of a hundred ordinary articles is the page itself', () => {
    const page = pageOf(many(100, ordinary));
    expect(cutToSize(page, terms)).toBe(page);
  });

  it('goes on after the last article that fits, so that every article is on one page', () => {
    const all = pageOf(many(100, long));
    const seen: string[] = [];
    for (let rest = all; rest.candidates.length > 0; ) {
      const page = cutToSize(rest, terms);
      const bytes = page.places.reduce((sum, { size }) => sum + entrySizeOf(size, terms), terms.headBytes);
      expect([page.candidates.length, bytes <= PAGE_BYTES]).toEqual([Math.min(4, rest.candidates.length), true]);
      seen.push(...page.candidates.map(({ slug }) => slug));
      const after = page.next?.article ?? 100;
      rest = { ...all, candidates: all.candidates.slice(after), places: all.places.slice(after) };
    }
    expect(seen).toEqual(all.candidates.map(({ slug }) => slug));
  });

  it.each(['headline', 'summary', 'excerpt'] as const)('of a hundred long articles in the form %s is not cut', (form) => {
    const short = termsFor({
      terms: { form, ...(form === 'excerpt' ? { excerptWords: 300 } : {}) },
      partnerName: 'Harbour Gazette',
      publisher: PUBLISHER,
      origin: ORIGIN,
    });
    const page = pageOf(many(100, copySizeOf(article({ bodyHtml: `<p>${'word '.repeat(50_000)}</p>` }))));
    expect(cutToSize(page, short)).toBe(page);
    expect(cutToSize(page, terms).candidates.length).toBeLessThan(10);
  });

  it('keeps its end, and says where the next one begins only where there is one', () => {
    const end = { publishedMs: 5, article: 99 };
    expect(cutToSize({ ...pageOf([ordinary]), next: end }, terms).next).toEqual(end);
    expect(cutToSize(pageOf([ordinary]), terms).next).toBeUndefined();
    expect(cutToSize({ ...pageOf(many(9, long)), next: end }, terms).next).toEqual({ publishedMs: 0, article: 4 });
  });

  it('has one article at least, however large that is', () => {
    const larger = { ...long, full: 3 * PAGE_BYTES };
    expect(cutToSize(pageOf([larger, ordinary]), terms)).toMatchObject({ candidates: [{ slug: 'a0' }], next: { article: 1 } });
    expect(cutToSize(pageOf([]), terms).candidates).toEqual([]);
  });

  it('leaves room for articles beside the stubs of withdrawals, and tells the latest of those', () => {
    const page = pageOf(many(20, long), many(50, 40_000));
    const cut = cutToSize(page, terms);
    expect([cut.withdrawn.length, cut.stubSizes.length, cut.candidates.length]).toEqual([11, 11, 3]);
    expect(cut.withdrawn[0]).toBe(page.withdrawn[0]);
  });

  it('of stubs alone, where the first article does not fit beside them, is followed by one that begins with it', () => {
    const larger = { ...long, full: PAGE_BYTES - 400_000 };
    const cut = cutToSize(pageOf([larger], many(11, 40_000)), terms);
    expect([cut.candidates, cut.withdrawn.length]).toEqual([[], 11]);
    expect(cut.next).toEqual({ publishedMs: Number.MIN_SAFE_INTEGER, article: 0, embargoed: true });
  });

  it('has a list of its own wherever it differs: a list is known by its identity', () => {
    const page = pageOf(many(3, ordinary), many(50, 40_000));
    const cut = cutToSize(page, terms);
    expect([cut.candidates.length, cut.candidates === page.candidates]).toEqual([3, false]);
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

/** Articles `a0`, `a1` … with these sizes, and withdrawals with stubs of these sizes. */
function pageOf(sizes: readonly CopySize[], stubSizes: number[] = []): SizedPage {
  const facts = factsOf(article());
  return {
    candidates: sizes.map((_, index) => ({ ...facts, slug: `a${index}` })),
    places: sizes.map((size, index) => ({ position: { publishedMs: 0, article: index + 1 }, size })),
    withdrawn: stubSizes.map((_, index) => ({ ...facts, slug: `w${index}` })),
    stubSizes,
  };
}
