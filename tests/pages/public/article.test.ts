import { describe, expect, it } from 'vitest';
import { articlePage } from '../../../src/pages/public/article.tsx';
import { linkTo, parsePage, theOne, withTag } from '../parsed.ts';
import { article, FRAME, HOSTILE } from '../sample.ts';

const page = parsePage(articlePage({ frame: FRAME, page: article() }));
const text = theOne(page, 'article').text;

/** Content of the metas with this name or property. */
function metas(name: string, found = page): (string | undefined)[] {
  return withTag(found, 'meta')
    .filter(({ attributes }) => attributes['name'] === name || attributes['property'] === name)
    .map(({ attributes }) => attributes['content']);
}

function newsArticleIn(found: typeof page) {
  return JSON.parse(theOne(found, 'script', { type: 'application/ld+json' }).rawText) as Record<string, unknown>;
}

describe('the page of an article', () => {
  it('shows section, headline, standfirst, byline, place, dates and the change, in this order', () => {
    const parts = [
      'Business',
      'Cranes stand still',
      'Forty crane drivers left their cabins at midnight. The harbour',
      'By Ines Calloway and Tomas Brandt',
      'ELLERY · 3 March 2026 at 14:05 · Updated 3 March 2026 at 16:20',
    ];
    const places = parts.map((part) => text.indexOf(part));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(linkTo(page, '/feeds/authors/ines-calloway')?.attributes['rel']).toBe('author');
  });

  it('does not speak of an update where the desk called no change significant', () => {
    const unchanged = article({ updated: '2026-03-03T14:05:00.000Z' });
    expect(theOne(parsePage(articlePage({ frame: FRAME, page: unchanged })), 'article').text).not.toContain('Updated');
  });

  it('shows the lead picture with alternative, size, caption and credit, and further pictures after the text', () => {
    const [lead, other] = withTag(page, 'figure');
    expect(theOne(lead?.inner ?? [], 'img').attributes).toMatchObject({
      alt: 'Idle cranes above an empty quay',
      width: '1200',
      height: '800',
    });
    expect(theOne(lead?.inner ?? [], 'figcaption').text).toBe('Pier 4 on Tuesday. Ada Finch / The Ellery Courier');
    expect(theOne(other?.inner ?? [], 'img').attributes).toMatchObject({ alt: 'An empty cabin', loading: 'lazy' });
    expect(text.indexOf('Two nights off')).toBeGreaterThan(-1);
  });

  it('shows corrections before the text, and the notice after it and nowhere else', () => {
    expect(text).toContain('Correction, 3 March 2026 at 16:20: Forty drivers left, not fourteen.');
    expect(text.indexOf('Forty drivers left')).toBeLessThan(text.indexOf('What they ask'));
    const notices = page.filter(({ attributes }) => attributes['class'] === 'notice').map((notice) => notice.text);
    expect(notices).toEqual(['© 2026 The Ellery Courier. All rights reserved.']);
  });

  it('says how to reproduce it, whom to contact, and which feeds it is in', () => {
    const closing = page.find(({ attributes }) => attributes['class'] === 'article-end');
    const links = withTag(closing?.inner ?? [], 'a').map(({ attributes }) => attributes['href']);
    expect(links).toEqual(['/terms', 'mailto:news@courier.example', '/feeds/sections/business', '/feeds/authors/ines-calloway']);
    const announced = withTag(page, 'link').filter(({ attributes }) => attributes['type'] === 'application/rss+xml');
    expect(announced.map(({ attributes }) => attributes['href'])).toEqual([
      'https://feeds.courier.example/feeds/sections/business.rss',
      'https://feeds.courier.example/feeds/authors/ines-calloway.rss',
      'https://feeds.courier.example/feeds/all.rss',
    ]);
  });

  it('says where to read on if it has the summary, unless that is the page itself', () => {
    const summary = { contentForm: 'summary', bodyHtml: '' } as const;
    const shown = (canonicalUrl: string) => parsePage(articlePage({ frame: FRAME, page: article({ ...summary, canonicalUrl }) }));
    const link = linkTo(shown('https://www.courier.example/business/cranes'), 'https://www.courier.example/business/cranes');
    expect(link?.text).toBe('Read the whole article at courier.example');
    expect(theOne(shown('https://feeds.courier.example/articles/cranes'), 'article').text).not.toContain('Read the whole');
  });
});

describe('the head of the page of an article', () => {
  it('describes it to programs that show a link', () => {
    const found = ['og:type', 'og:url', 'og:locale', 'og:image', 'og:image:width', 'article:published_time', 'twitter:card', 'robots'];
    expect(found.map((name) => metas(name)[0])).toEqual([
      'article',
      'https://feeds.courier.example/articles/cranes',
      'en_GB',
      'https://pictures.courier.example/cranes.jpg',
      '1200',
      '2026-03-03T14:05:00.000Z',
      'summary_large_image',
      'max-image-preview:large, unavailable_after: 2026-06-01T00:00:00.000Z',
    ]);
    expect(metas('og:title')).toEqual(['Cranes stand still in Ellery as night shift walks out over rosters']);
    expect(metas('description')).toEqual(metas('og:description'));
  });

  it('describes it as a NewsArticle of schema.org', () => {
    expect(newsArticleIn(page)).toMatchObject({
      '@type': 'NewsArticle',
      '@id': 'tag:courier.example,2026:cranes',
      url: 'https://feeds.courier.example/articles/cranes',
      datePublished: '2026-03-03T14:05:00.000Z',
      dateModified: '2026-03-03T16:25:00.000Z',
      expires: '2026-06-01T00:00:00.000Z',
      author: [
        { '@type': 'Person', name: 'Ines Calloway', url: 'https://feeds.courier.example/feeds/authors/ines-calloway' },
        { '@type': 'Person', name: 'Tomas Brandt' },
      ],
      publisher: { name: 'The Ellery Courier', url: 'https://www.courier.example/' },
      copyrightHolder: { name: 'The Ellery Courier' },
      copyrightNotice: '© 2026 The Ellery Courier. All rights reserved.',
      copyrightYear: 2026,
      license: 'https://feeds.courier.example/terms',
      isAccessibleForFree: true,
      correction: [{ '@type': 'CorrectionComment', text: 'Forty drivers left, not fourteen.', datePublished: '2026-03-03T16:20:00.000Z' }],
      image: [{ url: 'https://pictures.courier.example/cranes.jpg', creditText: 'Ada Finch' }, { description: 'An empty cabin' }],
    });
  });

  it('says that a summary is not the whole, that desks are organisations, and no licence where none is known', () => {
    const change = { contentForm: 'summary', isSignedByDesks: true, licence: 'unspecified', source: { name: 'Gulf Wire' } } as const;
    const found = newsArticleIn(parsePage(articlePage({ frame: FRAME, page: article(change) })));
    expect(found).toMatchObject({
      isAccessibleForFree: false,
      author: [{ '@type': 'Organization' }, {}],
      sourceOrganization: { name: 'Gulf Wire' },
    });
    expect(found).not.toHaveProperty('license');
  });

  it('cannot be left by any text, which arrives unchanged', () => {
    for (const title of [HOSTILE, '</script><script>alert(1)</script>', '<!-- <script', '\u2028 \u2029']) {
      const hostile = parsePage(articlePage({ frame: FRAME, page: article({ title }) }));
      expect(newsArticleIn(hostile)['headline']).toBe(title);
      expect(metas('og:title', hostile)).toEqual([title]);
    }
  });
});
