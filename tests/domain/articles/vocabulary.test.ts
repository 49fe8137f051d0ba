// What terms, feeds and their addresses are called.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isEmbargoed, isShown } from '../../../src/domain/articles/article.ts';
import { feedsOf } from '../../../src/domain/feeds/feed-membership.ts';
import { archivePath, FEED_KINDS, feedPagePath, feedPath, parseFeedName } from '../../../src/domain/feeds/feed-name.ts';
import { codeFor, codeSchema } from '../../../src/domain/values/term.ts';
import { draft, later, NOON, published } from '../newsroom.ts';

describe('the code of a term', () => {
  it.each([
    ['Ferries', 'ferries'],
    ['Wind & Weather', 'wind-weather'],
    ['São Tomé', 'sao-tome'],
    ['  C++ ', 'c'],
    ['C#', 'c'],
    ['ﬁnance', 'finance'],
    ['政治', 'term'],
    ['—', 'term'],
  ])('is readable where it can be: %s', (name, code) => {
    expect(codeFor(name)).toBe(code);
  });

  it('is a code whatever the name, and leaves room for a number behind it', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: 'grapheme', maxLength: 300 })), (name) => {
        const code = codeFor(name);
        expect(codeSchema.safeParse(code).success).toBe(true);
        expect(codeSchema.safeParse(`${code}-9999999`).success).toBe(true);
        expect(code).not.toMatch(/^-|-$/);
      }),
    );
  });
});

describe('the name of a feed', () => {
  it.each(['all', 'sections/lakes', 'subjects/c-2', 'authors/ines-calloway', `subjects/${'x'.repeat(64)}`])('may be %s', (name) => {
    expect(parseFeedName(name)).toBe(name);
  });

  it.each([
    '',
    'ALL',
    'all/',
    'sections',
    'sections/',
    'sections/Lakes',
    'sections/lakes/all',
    'sections/../all',
    'sections/%2e%2e',
    'sections/lakes\n',
    'sections/lakes\u0000',
    'desks/lakes',
    'constructor',
    `subjects/${'x'.repeat(65)}`,
  ])('is never %j', (name) => {
    expect(parseFeedName(name)).toBeUndefined();
  });

  it('makes its addresses', () => {
    expect(feedPath('all', 'rss')).toBe('/feeds/all.rss');
    expect(feedPagePath('sections/lakes')).toBe('/feeds/sections/lakes');
    expect(archivePath('subjects/c-2', 7, 'atom')).toBe('/feeds/subjects/c-2/archive/7.atom');
  });
});

describe('the feeds of an article', () => {
  it('are the one of everything, and one for each section, subject, author and desk', () => {
    const by = { names: [{ code: 'ines-calloway', name: 'Ines Calloway' }], desks: [{ code: 'lakes-desk', name: 'Lakes Desk' }] };
    expect(feedsOf({ ...draft(), by })).toEqual([
      'all',
      'sections/lakes',
      'subjects/ferries',
      'authors/ines-calloway',
      'authors/lakes-desk',
    ]);
  });

  it('hold it once, however often it is named, and can all be asked for by their names', () => {
    const term = fc.constantFrom('a', 'b', 'c').map((code) => ({ code, name: code.toUpperCase() }));
    const terms = fc.array(term, { maxLength: 5 });
    fc.assert(
      fc.property(terms, terms, terms, terms, (sections, subjects, names, desks) => {
        const feeds = feedsOf({ sections, subjects, by: { names, desks } });
        expect(new Set(feeds).size).toBe(feeds.length);
        expect(feeds[0]).toBe('all');
        for (const feed of feeds) expect(parseFeedName(feed)).toBe(feed);
        expect(feeds.filter((feed) => feed.startsWith('sections/')).length).toBe(new Set(sections.map(({ code }) => code)).size);
      }),
    );
    expect(FEED_KINDS).toEqual(['sections', 'subjects', 'authors']);
  });
});

describe('what a reader may see', () => {
  it('is usable and published, and disappears at the very millisecond of its expiry', () => {
    const expires = later(NOON, 1_000);
    const article = published({ expires });
    expect(isShown(article, later(expires, -1))).toBe(true);
    expect(isShown(article, expires)).toBe(false);
    expect(isShown({ ...article, pubStatus: 'withheld' }, NOON)).toBe(false);
    expect(isShown({ ...article, pubStatus: 'canceled' }, NOON)).toBe(false);
    const { firstPublished: _in, ...inside } = article;
    expect(isShown(inside, NOON)).toBe(false);
  });

  it('is under embargo only until it is published', () => {
    expect(isEmbargoed({ embargoedUntil: NOON })).toBe(true);
    expect(isEmbargoed({ embargoedUntil: NOON, firstPublished: NOON })).toBe(false);
    expect(isEmbargoed({})).toBe(false);
  });
});
