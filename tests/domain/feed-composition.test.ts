import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/domain/article.ts';
import { composeFeed, type FeedParts } from '../../src/domain/feed-composition.ts';
import * as lifecycle from '../../src/domain/lifecycle.ts';
import { articleAfter, at, draft, HOUR_MS, later, NOON, PUBLISHER, published } from './newsroom.ts';

const FULL = { ...PUBLISHER, publicContent: 'full' as const };

function parts(change: Partial<FeedParts> = {}): FeedParts {
  return { name: 'all', label: 'The Tarn Herald', place: { kind: 'subscription' }, shown: [published()], gone: [], since: NOON, ...change };
}

function article(key: string, bodyChars: number, now = NOON): Article {
  return articleAfter(lifecycle.create(key, draft({ bodyHtml: 'x'.repeat(bodyChars) }), at(now)));
}

describe('a feed', () => {
  it('is called after the publisher and what it is of, under an id that no address is part of', () => {
    const { title, iri, description, language, rights, place } = composeFeed(parts(), PUBLISHER);
    expect({ title, iri, description, language, rights, place }).toEqual({
      title: 'The Tarn Herald',
      iri: 'tag:tarn-herald.example,2026:feed/all',
      description: 'News from the lakes, as it happens.',
      language: 'en-GB',
      rights: '© 2026 The Tarn Herald. All rights reserved.',
      place: { kind: 'subscription' },
    });
    expect(composeFeed(parts({ name: 'sections/council', label: 'Council' }), PUBLISHER)).toMatchObject({
      title: 'The Tarn Herald: Council',
      iri: 'tag:tarn-herald.example,2026:feed/sections/council',
      description: 'What the council decides, and who pays.',
    });
    expect(composeFeed(parts({ name: 'sections/lakes', label: 'Lakes' }), PUBLISHER).description).toBe(
      'Articles on Lakes from The Tarn Herald.',
    );
    expect(composeFeed(parts({ name: 'authors/ines-calloway', label: 'Ines Calloway' }), PUBLISHER).description).toBe(
      'Articles by Ines Calloway in The Tarn Herald.',
    );
  });

  it('was updated when one of its entries last was, not when its newest came out (RFC 4287 §4.2.15)', () => {
    const old = articleAfter(lifecycle.correct(published(), undefined, 'A name.', at(later(NOON, 48 * HOUR_MS))));
    const fresh = article('fresh', 10, later(NOON, HOUR_MS));
    expect(composeFeed(parts({ shown: [fresh, old] }), PUBLISHER).updated).toBe(later(NOON, 48 * HOUR_MS));
  });

  it('without entries was updated when it came to be', () => {
    expect(composeFeed(parts({ shown: [] }), PUBLISHER)).toMatchObject({
      updated: NOON,
      entries: [],
      rights: expect.stringContaining('2026'),
    });
  });

  it('keeps the order it is given and names what is gone', () => {
    const shown = ['c', 'a', 'b'].map((key) => article(key, 10));
    const gone = [articleAfter(lifecycle.withdraw(article('d', 10), 'r', 'Gone.', later(NOON, 1)))];
    const { entries, tombstones, previousArchive } = composeFeed(parts({ shown, gone, previousArchive: 3 }), PUBLISHER);
    expect(entries.map(({ key }) => key)).toEqual(['c', 'a', 'b']);
    expect(tombstones).toEqual([{ ref: gone[0]?.uri, when: later(NOON, 1), comment: 'Gone.' }]);
    expect(previousArchive).toBe(3);
  });

  it('has no text of its own where the publisher gives summaries', () => {
    expect(composeFeed(parts(), PUBLISHER).entries[0]?.contentForm).toBe('summary');
    expect(composeFeed(parts(), FULL).entries[0]?.contentForm).toBe('full');
  });

  it('stops giving full texts where it would grow too large for readers, and goes on with summaries to its end', () => {
    const shown = Array.from({ length: 30 }, (_, index) => article(`a-${index}`, 50_000));
    const entries = composeFeed(parts({ shown }), FULL).entries;
    const full = entries.filter(({ contentForm }) => contentForm === 'full').length;
    expect(entries.map(({ contentForm }) => contentForm === 'full')).toEqual(entries.map((_, index) => index < full));
    expect(full).toBeGreaterThan(4);
    // Some readers take a megabyte and no more.
    expect(full * 50_000).toBeLessThanOrEqual(500_000);
  });

  it('shows the publisher’s pictures only where there are some', () => {
    const { publisher } = composeFeed(parts(), PUBLISHER);
    expect(publisher).toEqual({ name: 'The Tarn Herald', siteUrl: 'https://www.tarn-herald.example/' });
    const iconUrl = 'https://p.example/icon.png';
    expect(composeFeed(parts(), { ...PUBLISHER, iconUrl }).publisher.iconUrl).toBe(iconUrl);
  });

  it('is the same for the same articles, byte for byte', () => {
    const given = parts({ shown: [article('a', 10), article('b', 20)] });
    const before = JSON.stringify(given);
    expect(JSON.stringify(composeFeed(given, PUBLISHER))).toBe(JSON.stringify(composeFeed(structuredClone(given), PUBLISHER)));
    expect(JSON.stringify(given)).toBe(before);
  });
});
