// A page of a partner's feed is cut by what its articles may take at most: that has to be no less than what any format makes of them, whatever
// they say, and not so much more that partners page for nothing.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FORMS } from '../../../src/domain/agreements/choices.ts';
import type { Article } from '../../../src/domain/articles/article.ts';
import { EXCERPT_WORDS } from '../../../src/domain/articles/body-size.ts';
import { copySizeOf } from '../../../src/domain/articles/copy-size.ts';
import { escapeText } from '../../../src/feeds/xml/xml.ts';
import { anyArticle, anyBody, anyDeal, anyImage, anyWithdrawn } from './any-copy.ts';
import { bound, bytesOf, type Deal, many, ORIGIN, writtenByFormat, writtenBytes } from './page-bytes.ts';
import { agencyArticle, article, PUBLISHER, rendition } from './renditions.ts';

const NASTY = ['a', '"', '&', '<', '>', "'", '\\', '文', '😀', '%'];

/** An article with next to nothing in it, so that each part can be seen to grow. */
function piece(change: Partial<Article> = {}): Article {
  const { standfirst: _words, located: _place, copyrightNotice: _notice, licence: _licence, sourceFeed: _feed, ...least } = agencyArticle();
  const picture = { url: 'https://p.example/1.jpg', source: 'Nordlicht', mediaType: 'image/png', sizeBytes: 1 };
  return {
    ...least,
    headline: 'x',
    copyrightHolder: 'N',
    excerpt: 'x',
    sections: [],
    bodyHtml: '<p>x</p>',
    subjects: [],
    images: [picture],
    ...change,
  };
}

/** Each with a text in one part of an article. */
const PARTS: Record<string, (text: string) => Partial<Article>> = {
  headline: (headline) => ({ headline }),
  standfirst: (standfirst) => ({ standfirst }),
  excerpt: (excerpt) => ({ excerpt }),
  uri: (text) => ({ uri: `tag:x,2026:${text}` }),
  url: (text) => ({ url: `https://x.example/${text}` }),
  names: (name) => ({
    by: {
      names: [
        { code: 'c', name },
        { code: 'd', name },
      ],
      desks: [],
    },
  }),
  desks: (name) => ({ by: { names: [], desks: [{ code: 'c', name }] } }),
  located: (located) => ({ located }),
  section: (name) => ({ sections: [{ code: 'c'.repeat(64), name }] }),
  subjects: (name) => ({
    subjects: [
      { code: 'c', name },
      { code: 'd'.repeat(64), name },
    ],
  }),
  holder: (copyrightHolder) => ({ copyrightHolder }),
  notice: (copyrightNotice) => ({ copyrightNotice }),
  licence: (title) => ({ licence: { url: `https://x.example/?${title}`, title } }),
  feed: (title) => ({ sourceFeed: { id: `urn:${title}`, title, url: `https://x.example/?${title}` } }),
  corrections: (note) => ({ corrections: [1, 2].map((version) => ({ note, at: '2026-10-03T09:00:00.000Z', version })) }),
  text: (text) => ({ bodyHtml: `<p>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</p>` }),
  markup: (text) => ({ bodyHtml: '<p><b>x</b></p>'.repeat(text.length) }),
  pictures: (text) => {
    const image = {
      url: `https://p.example/?${text}`,
      alt: text,
      caption: text,
      credit: text,
      source: 'Nordlicht',
      mediaType: 'image/png',
    };
    return { images: [image, { ...image, url: 'https://p.example/2.jpg' }, { url: 'https://p.example/3.jpg', source: 'M10News' }] };
  },
  'number of pictures': ({ length }) => ({
    images: Array.from({ length }, (_, index) => ({ url: `https://p.example/${index}.jpg`, source: 'Nordlicht' })),
  }),
  'number of subjects': ({ length }) => ({ subjects: Array.from({ length }, (_, index) => ({ code: `c${index}`, name: 'x' })) }),
  credits: (credit) => ({
    bodyHtml: '<p><img alt="" src="https://p.example/1.jpg"></p>'.repeat(20),
    images: [{ url: 'https://p.example/1.jpg', credit, source: 'Nordlicht' }],
  }),
};

const DEALS: Deal[] = FORMS.flatMap((form) =>
  (form === 'full' ? (['end', 'both'] as const) : (['both'] as const)).map((placement) => ({
    terms: {
      form,
      ...(form === 'excerpt' ? { excerptWords: 10 } : {}),
      notice: { placement, licenceLine: '{headline} {holder}, {headline} {holder}.' },
      credit: { text: '{by} {holder} {headline}, {by} {holder} {headline}' },
      territories: { include: Array.from({ length: 200 }, () => 'GB') },
    },
    partnerName: 'Harbour Gazette',
    publisher: PUBLISHER,
    origin: `https://${'o'.repeat(200)}.example`,
  })),
);

function escapedBytes(text: string): number {
  return Math.max(bytesOf(escapeText(text)), bytesOf(JSON.stringify(text)) - 2);
}

describe('the upper limit of a page’s bytes', () => {
  it('is never less than what any format writes, under any agreement', () => {
    const articles = fc.array(anyArticle, { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(articles, fc.array(anyWithdrawn, { maxLength: 2 }), anyDeal, (some, stubs, deal) => {
        expect(bound(some, deal, stubs)).toBeGreaterThanOrEqual(writtenBytes(some, deal, stubs));
      }),
      { numRuns: 200 },
    );
  });

  it.each(DEALS.map((deal) => [deal.terms.form, deal.terms.notice?.placement, deal] as const))(
    'grows with each part of an article at least as much as any format, as %s with the notice at the %s',
    (form, _placement, deal) => {
      for (const [part, changeOf] of Object.entries(PARTS)) {
        const short = piece(changeOf('a'));
        const before = writtenByFormat([short], deal);
        for (const character of NASTY) {
          const long = piece(changeOf(character.repeat(30)));
          const grown = writtenByFormat([long], deal).map((bytes, index) => bytes - (before[index] ?? 0));
          const most = bound([long], deal) - bound([short], deal);
          expect({ part, character, form, isEnough: most >= Math.max(...grown) }).toMatchObject({ isEnough: true });
        }
      }
    },
  );

  it('is at least the size of the text and of its opening words, whatever pictures are left out', () => {
    const terms = fc.record({
      excerptWords: fc.constantFrom(10, 99, 100, 101, 300),
      images: fc.constantFrom('none' as const, 'own' as const, 'cleared' as const),
    });
    fc.assert(
      fc.property(anyBody, fc.array(anyImage, { maxLength: 2 }), terms, (bodyHtml, images, { excerptWords, ...rest }) => {
        const one = article({ bodyHtml, images });
        const size = copySizeOf(one);
        const place = EXCERPT_WORDS.findIndex((words) => words >= excerptWords);
        const excerpt = rendition(one, { terms: { form: 'excerpt', excerptWords, ...rest } });
        expect(size.excerpts[place]).toBeGreaterThanOrEqual(escapedBytes(excerpt.textHtml));
        expect(size.full).toBeGreaterThanOrEqual(escapedBytes(rendition(one, { terms: rest }).textHtml));
      }),
      { numRuns: 300 },
    );
  });

  it('is less than three times the real size for ordinary articles, and less than twice for long ones', () => {
    const deal: Deal = { terms: { images: 'own' }, partnerName: 'Harbour Gazette', publisher: PUBLISHER, origin: ORIGIN };
    const long = article({ bodyHtml: '<p>The harbour line sails again, said the harbour master, after nine weeks.</p>'.repeat(100) });
    expect(bound(many(50, article()), deal)).toBeLessThan(3 * writtenBytes(many(50, article()), deal));
    expect(bound(many(50, long), deal)).toBeLessThan(2 * writtenBytes(many(50, long), deal));
  });
});
