import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Article } from '../../../src/domain/articles/article.ts';
import type { ResolvedDraft } from '../../../src/domain/articles/draft-rules.ts';
import * as lifecycle from '../../../src/domain/articles/lifecycle.ts';
import { entryOf, stubOf, tombstoneOf } from '../../../src/domain/feeds/feed-entry.ts';
import { articleAfter, at, draft, HOUR_MS, later, NOON, PUBLISHER, published } from '../newsroom.ts';

const LATER = later(NOON, HOUR_MS);
const NOTICE = '<p>© 2026 The Tarn Herald. All rights reserved.</p>';
const PICTURE = {
  url: 'https://p.example/ferry.jpg?a=1&b=2',
  alt: 'A "ferry"',
  caption: 'At dawn.',
  credit: 'A. Finch',
  widthPixels: 1200,
  heightPixels: 800,
};

function withdrawn(note = 'This article was withdrawn.', article: Article = published()): Article {
  return articleAfter(lifecycle.withdraw(article, 'A name was wrong.', note, LATER));
}

function corrected(note: string, change: Partial<ResolvedDraft> = {}): Article {
  return articleAfter(lifecycle.correct(published(change), draft(change), note, at(LATER)));
}

describe('an article in a feed', () => {
  it('carries what a reader needs, and the notice last', () => {
    expect(entryOf(published(), PUBLISHER, 'summary')).toEqual({
      id: 'tag:tarn-herald.example,2026:article/ferry-returns',
      slug: 'ferry-returns',
      url: 'https://www.tarn-herald.example/lakes/ferry-returns',
      title: 'Ferry returns to the upper lake',
      summary: 'The first crossing since the storm leaves at dawn.',
      contentHtml: `<p>The first crossing since the storm leaves at dawn.</p>${NOTICE}`,
      contentForm: 'summary',
      authors: [{ name: 'Ines Calloway', url: '/feeds/authors/ines-calloway' }],
      categories: [
        { kind: 'section', code: 'lakes', label: 'Lakes' },
        { kind: 'subject', code: 'ferries', label: 'Ferries' },
      ],
      published: NOON,
      updated: NOON,
      modified: NOON,
      rights: '© 2026 The Tarn Herald. All rights reserved.',
      rightsHolder: 'The Tarn Herald',
      licence: 'house',
      corrections: [],
    });
  });

  it('shows the body where the publisher gives full text, and the notice after it all the same', () => {
    const { contentHtml, contentForm } = entryOf(published(), PUBLISHER, 'full');
    expect({ contentHtml, contentForm }).toEqual({ contentHtml: `<p>The ferry is back.</p>${NOTICE}`, contentForm: 'full' });
  });

  it('without a standfirst begins with its first words, and without any words has none', () => {
    const { standfirst: _none, ...bare } = draft();
    const article = articleAfter(lifecycle.create('ferry-returns', bare, at(NOON)));
    expect(entryOf(article, PUBLISHER, 'summary')).toMatchObject({
      summary: 'The ferry is back.',
      contentHtml: `<p>The ferry is back.</p>${NOTICE}`,
    });
    const wordless = entryOf({ ...article, excerpt: '' }, PUBLISHER, 'summary');
    expect(wordless.contentHtml).toBe(NOTICE);
    expect(wordless).not.toHaveProperty('summary');
  });

  it('has its picture in the text too, with its size and its credit, for readers that know no Media RSS', () => {
    const { contentHtml, image } = entryOf(published({ images: [PICTURE, { url: 'https://p.example/2.jpg' }] }), PUBLISHER, 'summary');
    expect(contentHtml).toContain(
      '<figure><img src="https://p.example/ferry.jpg?a=1&amp;b=2" alt="A &quot;ferry&quot;" width="1200" height="800"><figcaption>At dawn. A. Finch</figcaption></figure>',
    );
    expect(image).toEqual(PICTURE);
  });

  it('declares no picture larger than a page can show', () => {
    const image = (widthPixels: number, heightPixels: number) =>
      entryOf(published({ images: [{ url: 'https://p.example/1.jpg', widthPixels, heightPixels }] }), PUBLISHER, 'summary').image;
    expect(image(100_000, 50_000)).toEqual({ url: 'https://p.example/1.jpg', widthPixels: 4_096, heightPixels: 2_048 });
    expect(image(1, 100_000)).toEqual({ url: 'https://p.example/1.jpg' });
  });

  it('leaves out a body that is not in canonical form, because the end of its text is unclear', () => {
    const { contentHtml, contentForm } = entryOf({ ...published(), bodyHtml: '<p>Left <plaintext>open' }, PUBLISHER, 'full');
    expect({ contentHtml, contentForm }).toEqual({
      contentHtml: `<p>The first crossing since the storm leaves at dawn.</p>${NOTICE}`,
      contentForm: 'summary',
    });
  });

  it('says what was wrong where it was corrected, above the text', () => {
    const entry = entryOf(corrected('The ferry <leaves> at dawn.'), PUBLISHER, 'full');
    expect(entry.contentHtml).toBe(
      `<p><strong>Correction:</strong> The ferry &lt;leaves&gt; at dawn.</p><p>The ferry is back.</p>${NOTICE}`,
    );
    expect(entry.corrections).toEqual([{ note: 'The ferry <leaves> at dawn.', at: LATER }]);
    expect(entry).toMatchObject({ published: NOON, updated: LATER, modified: LATER });
  });

  it('is signed by its people, and by its desk where there are none', () => {
    const desks = [{ code: 'lakes-desk', name: 'Lakes Desk' }];
    expect(entryOf(published({ by: { names: [], desks } }), PUBLISHER, 'summary').authors).toEqual([
      { name: 'Lakes Desk', url: '/feeds/authors/lakes-desk' },
    ]);
    expect(entryOf(published({ by: { names: draft().by.names, desks } }), PUBLISHER, 'summary').authors).toHaveLength(1);
  });

  it('names a section as it is called today, and as it was filed where it is gone', () => {
    const today = { ...PUBLISHER, sections: [{ code: 'lakes', name: 'Lakes and rivers' }] };
    const sections = [
      { code: 'lakes', name: 'Lakes' },
      { code: 'council', name: 'Council' },
    ];
    const labels = entryOf(published({ sections, subjects: [] }), today, 'summary').categories.map(({ label }) => label);
    expect(labels).toEqual(['Lakes and rivers', 'Council']);
  });

  it('of another source names it and its own licence, or says that none of ours reaches it', () => {
    const licence = { url: 'https://wire.example/terms', title: 'Wire terms' };
    expect(entryOf(published({ source: 'Ellery Wire', licence }), PUBLISHER, 'summary')).toMatchObject({
      source: { name: 'Ellery Wire' },
      licence,
      rights: '© 2026 Ellery Wire. All rights reserved.',
    });
    expect(entryOf(published({ source: 'Ellery Wire' }), PUBLISHER, 'summary').licence).toBe('unspecified');
  });

  it('names its language only where it differs from the feed’s, and its expiry where it has one', () => {
    expect(entryOf(published(), PUBLISHER, 'summary')).not.toHaveProperty('language');
    const expires = later(NOON, 7 * 24 * HOUR_MS);
    expect(entryOf(published({ language: 'de', expires }), PUBLISHER, 'summary')).toMatchObject({ language: 'de', validUntil: expires });
  });

  it('that was never published has no entry', () => {
    const article = articleAfter(lifecycle.create('x', draft({ embargoedUntil: LATER }), at(NOON)));
    expect(() => entryOf(article, PUBLISHER, 'summary')).toThrow('unpublished article');
    expect(() => stubOf(published(), PUBLISHER)).toThrow('is not withdrawn');
  });
});

describe('the desk’s own notes', () => {
  it('are in no entry and no stub', () => {
    const article = published({ edNote: 'SECRET-NOTE', by: { names: [], desks: [], contact: 'SECRET-CONTACT' } });
    const gone = articleAfter(lifecycle.withdraw(article, 'SECRET-REASON', 'Withdrawn.', LATER));
    for (const entry of [entryOf(article, PUBLISHER, 'full'), entryOf(gone, PUBLISHER, 'full'), tombstoneOf(gone)]) {
      expect(JSON.stringify(entry)).not.toContain('SECRET');
    }
  });
});

describe('the stub of a withdrawn article', () => {
  it('is its id, its instants, the note and the notice, and nothing that was withdrawn', () => {
    const article = published({ images: [PICTURE], language: 'de', standfirst: 'SECRET', headline: 'SECRET', bodyHtml: '<p>SECRET</p>' });
    for (const form of ['summary', 'full'] as const) {
      expect(entryOf(withdrawn('Taken back <b>today</b>.', article), PUBLISHER, form)).toEqual({
        id: 'tag:tarn-herald.example,2026:article/ferry-returns',
        slug: 'ferry-returns',
        url: '/articles/ferry-returns',
        title: 'Taken back <b>today</b>.',
        contentHtml: `<p>Taken back &lt;b&gt;today&lt;/b&gt;.</p>${NOTICE}`,
        contentForm: 'summary',
        authors: [],
        categories: [],
        published: NOON,
        updated: LATER,
        modified: LATER,
        rights: '© 2026 The Tarn Herald. All rights reserved.',
        rightsHolder: 'The Tarn Herald',
        licence: 'house',
        validUntil: LATER,
        corrections: [],
        withdrawn: { at: LATER, note: 'Taken back <b>today</b>.' },
      });
    }
  });

  it('names the entry in Atom with the instant of the stub (RFC 6721 §3)', () => {
    const article = withdrawn();
    expect(tombstoneOf(article)).toEqual({
      ref: article.uri,
      when: entryOf(article, PUBLISHER, 'summary').updated,
      comment: 'This article was withdrawn.',
    });
  });

  it('has a headline no longer than a list shows, whatever the note is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 400 }), (note) => {
        const { title, contentHtml } = stubOf(withdrawn(note), PUBLISHER);
        expect(title.length).toBeLessThanOrEqual(141);
        expect(title.isWellFormed()).toBe(true);
        expect(note.startsWith(title.replace(/…$/, ''))).toBe(true);
        if (note.length <= 140) expect(title).toBe(note);
        expect(contentHtml.endsWith(NOTICE)).toBe(true);
      }),
    );
    expect(stubOf(withdrawn(`a${'🔥'.repeat(200)}`), PUBLISHER).title.isWellFormed()).toBe(true);
    expect(stubOf(withdrawn(`${'word '.repeat(40)}`), PUBLISHER).title).toBe(`${'word '.repeat(27)}word…`);
  });
});

describe('an article that has expired', () => {
  it('is named in Atom with the instant of its expiry, and without a comment', () => {
    expect(tombstoneOf(published({ expires: LATER }))).toEqual({ ref: published().uri, when: LATER });
  });
});
