import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Article } from '../../../src/domain/articles/article.ts';
import * as lifecycle from '../../../src/domain/articles/lifecycle.ts';
import { COMPOSITION_VERSION, composeFeed, type FeedParts, TextBudget } from '../../../src/domain/feeds/feed-composition.ts';
import type { FeedDocument } from '../../../src/domain/feeds/feed-document.ts';
import type { Publisher } from '../../../src/domain/publisher/publisher.ts';
import { canonicalJson } from '../../../src/domain/values/canonical-json.ts';
import { articleAfter, at, draft, HOUR_MS, later, NOON, PUBLISHER, published } from '../newsroom.ts';

/** SHA-256 of what one feed becomes, by version of the composition. A version that was ever released keeps its line. */
const DIGESTS: Readonly<Record<number, string>> = {
  1: 'da3d67e5b5fbed7ac68cbb333d1fe89109c4494761ea26302aa8b37b411d37e3',
  2: '709b497eee0ab6a9fadc09db8432ea8654c483e60def02840ccd44c6c2543489',
  3: 'cd66b75fb3b77f91535c462631f7ed2f217d3804f4eb3a257381877aeb438b0b',
  4: '2c94e03262d8f673a77dbd0d723b78086d84dde925a339262ee36ef0fcf077cc',
  5: '2c94e03262d8f673a77dbd0d723b78086d84dde925a339262ee36ef0fcf077cc',
  6: '2c94e03262d8f673a77dbd0d723b78086d84dde925a339262ee36ef0fcf077cc',
  7: 'a4bc6573dfeccf16bb9a438213acd664fffbd13a72e9c0593c3f2c26dff9e285',
  8: 'a4bc6573dfeccf16bb9a438213acd664fffbd13a72e9c0593c3f2c26dff9e285',
};
/** As in docs/publisher.md. */
const FULL_TEXT_BYTES = 1_500_000;
const FULL = { ...PUBLISHER, publicContent: 'full' as const };

type Parts = Partial<Omit<FeedParts, 'shown'> & { shown: Article[] }>;

function parts({ shown = [published()], ...change }: Parts, publisher: Publisher): FeedParts {
  const name = change.name ?? 'all';
  const iri = `tag:tarn-herald.example,2026:feed/${name}`;
  const budget = new TextBudget(publisher);
  const entries = shown.map((one) => {
    const form = budget.formOf(one);
    if (form === 'full') budget.spend(one.bodyHtml);
    return { article: one, form };
  });
  return { name, iri, label: 'The Tarn Herald', place: { kind: 'subscription' }, gone: [], since: NOON, ...change, shown: entries };
}

function compose(change: Parts, publisher: Publisher): FeedDocument {
  return composeFeed(parts(change, publisher), publisher);
}

function article(slug: string, bodyChars: number, now = NOON): Article {
  return articleAfter(lifecycle.create(slug, draft({ bodyHtml: 'x'.repeat(bodyChars) }), at(now)));
}

describe('a feed', () => {
  it('is called after the publisher and what it is of, under an id that no address is part of', () => {
    const { title, iri, description, language, rights, place } = compose({}, PUBLISHER);
    expect({ title, iri, description, language, rights, place }).toEqual({
      title: 'The Tarn Herald',
      iri: 'tag:tarn-herald.example,2026:feed/all',
      description: 'News from the lakes, as it happens.',
      language: 'en-GB',
      rights: '© 2026 The Tarn Herald. All rights reserved.',
      place: { kind: 'subscription' },
    });
    expect(compose({ name: 'sections/council', label: 'Council' }, PUBLISHER)).toMatchObject({
      title: 'The Tarn Herald: Council',
      iri: 'tag:tarn-herald.example,2026:feed/sections/council',
      description: 'What the council decides, and who pays.',
    });
    expect(compose({ name: 'sections/lakes', label: 'Lakes' }, PUBLISHER).description).toBe('Articles on Lakes from The Tarn Herald.');
    expect(compose({ name: 'authors/ines-calloway', label: 'Ines Calloway' }, PUBLISHER).description).toBe(
      'Articles by Ines Calloway in The Tarn Herald.',
    );
  });

  it('was updated when one of its entries last was, not when its newest came out (RFC 4287 §4.2.15)', () => {
    const old = articleAfter(lifecycle.correct(published(), undefined, 'A name.', at(later(NOON, 48 * HOUR_MS))));
    const fresh = article('fresh', 10, later(NOON, HOUR_MS));
    expect(compose({ shown: [fresh, old] }, PUBLISHER).updated).toBe(later(NOON, 48 * HOUR_MS));
  });

  it('without entries was updated when it was created', () => {
    expect(compose({ shown: [] }, PUBLISHER)).toMatchObject({
      updated: NOON,
      entries: [],
      rights: expect.stringContaining('2026'),
    });
  });

  it('keeps the order it is given and names what is gone', () => {
    const shown = ['c', 'a', 'b'].map((slug) => article(slug, 10));
    const gone = [articleAfter(lifecycle.withdraw(article('d', 10), 'r', 'Gone.', later(NOON, 1)))];
    const { entries, tombstones, previousArchive } = compose({ shown, gone, previousArchive: 3 }, PUBLISHER);
    expect(entries.map(({ slug }) => slug)).toEqual(['c', 'a', 'b']);
    expect(tombstones).toEqual([{ ref: gone[0]?.uri, when: later(NOON, 1), comment: 'Gone.' }]);
    expect(previousArchive).toBe(3);
  });

  it('has no text of its own where the publisher gives summaries', () => {
    expect(compose({}, PUBLISHER).entries[0]?.contentForm).toBe('summary');
    expect(compose({}, FULL).entries[0]?.contentForm).toBe('full');
  });

  it('gives whole texts until they come to a bound, however long one is, and then says where to read on', () => {
    const entriesOf = (...chars: number[]) => compose({ shown: chars.map((count, index) => article(`a-${index}`, count)) }, FULL).entries;
    const formsOf = (...chars: number[]) => entriesOf(...chars).map(({ contentForm }) => contentForm);
    expect(formsOf(FULL_TEXT_BYTES - 1, 900_000, 10)).toEqual(['full', 'full', 'summary']);
    expect(formsOf(FULL_TEXT_BYTES, 10)).toEqual(['full', 'summary']);
    const [, later] = entriesOf(FULL_TEXT_BYTES, 10);
    expect(later?.contentHtml).toContain(
      `This feed has no room for the whole text. <a href="${later?.url}">Read it at The Tarn Herald</a>.`,
    );
    expect(later?.contentHtml).toContain('All rights reserved.');
    expect(compose({}, PUBLISHER).entries[0]?.contentHtml).not.toContain('no room');
  });

  it('has of third-party copy what the settings say, whatever form is asked for', () => {
    const images = [{ url: 'https://p.example/lead.jpg', source: 'Nordlicht' }];
    const foreign = published({
      source: 'Nordlicht',
      standfirst: 'By the wire.',
      bodyHtml: '<p>Wire words.</p>',
      excerpt: 'Wire words.',
      images,
    });
    const given = parts({ shown: [foreign, published()] }, FULL);
    for (const form of ['full', 'shortened', 'summary'] as const) {
      const shown = given.shown.map((one) => ({ ...one, form }));
      const composed = (content: 'none' | 'summary' | 'full') =>
        composeFeed({ ...given, shown }, { ...FULL, thirdPartyContent: { default: content, sources: [] } });
      expect(composed('summary').entries[0]).toMatchObject({ summary: 'By the wire.', contentForm: 'summary' });
      expect(JSON.stringify(composed('summary'))).not.toMatch(/Wire words|lead\.jpg/);
      expect(composed('none').entries.map(({ rightsHolder }) => rightsHolder)).toEqual(['The Tarn Herald']);
      expect(JSON.stringify(composed('full'))).toContain('lead.jpg');
    }
  });

  it('has the stub of withdrawn copy of an unlisted source, and no tombstone of expired copy', () => {
    const foreign = published({ source: 'Nordlicht' });
    const gone = articleAfter(lifecycle.withdraw(foreign, 'r', 'Gone.', later(NOON, 1)));
    const unlisting: Publisher = { ...FULL, thirdPartyContent: { default: 'none', sources: [] } };
    const { entries, tombstones } = compose({ shown: [gone], gone: [gone, { ...foreign, expires: NOON }] }, unlisting);
    expect(entries.map(({ withdrawn }) => withdrawn?.note)).toEqual(['Gone.']);
    expect(tombstones.map(({ comment }) => comment)).toEqual(['Gone.']);
  });

  it('does not spend its room for whole texts on copy that is summarised', () => {
    const long = published({ source: 'Nordlicht', bodyHtml: 'x'.repeat(FULL_TEXT_BYTES) });
    expect(compose({ shown: [long, published()] }, FULL).entries.map(({ contentForm }) => contentForm)).toEqual(['summary', 'full']);
  });

  it('is never dated earlier than before', () => {
    const past = later(NOON, HOUR_MS);
    expect(compose({ updated: past }, PUBLISHER).updated).toBe(past);
    expect(compose({ updated: '2020-01-01T00:00:00.000Z' }, PUBLISHER).updated).toBe(NOON);
  });

  it('shows a lead picture once where the text has it in another size', () => {
    const images = [{ url: 'https://p.example/quay.jpg' }];
    const bodyHtml = '<p>Text.</p><p><img alt="" src="https://p.example/quay-1024x683.jpg"></p>';
    const shown = [articleAfter(lifecycle.create('p', draft({ bodyHtml, images }), at(NOON)))];
    expect(compose({ shown }, FULL).entries[0]?.contentHtml.match(/<img/g)).toHaveLength(1);
    expect(compose({ shown }, PUBLISHER).entries[0]?.contentHtml).toContain('quay.jpg');
  });

  it('has the same digest as before, or a new version of composition, so that no reader gets a wrong 304', () => {
    const corrected = articleAfter(lifecycle.correct(published(), undefined, 'It was four.', at(later(NOON, 1))));
    const gone = articleAfter(lifecycle.withdraw(article('d', 10), 'r', 'Gone.', later(NOON, 2)));
    const foreign = articleAfter(lifecycle.create('e', draft({ source: 'Nordlicht' }), at(NOON)));
    const bodyHtml =
      '<p title="> <!-- ">Signs.</p><p><img src="https://p.example/a.jpg" srcset="https://p.example/a.jpg 1w" sizes="9999px" width="2" height="90000"></p><p title="a\n<!-- b">[x]\u200B</p><p>\u200B</p><pre>x\n\n\n\n\nx</pre>';
    const images = [{ url: 'https://p.example/b.jpg', widthPixels: 10_000, heightPixels: 5_000 }];
    const signs = articleAfter(lifecycle.create('f', draft({ bodyHtml, images }), at(NOON)));
    const document = compose({ shown: [corrected, gone, foreign, signs], gone: [gone], previousArchive: 1 }, FULL);
    expect(createHash('sha256').update(canonicalJson(document)).digest('hex')).toBe(DIGESTS[COMPOSITION_VERSION]);
  });

  it('shows the publisher’s pictures only where there are some', () => {
    const { publisher } = compose({}, PUBLISHER);
    expect(publisher).toEqual({ name: 'The Tarn Herald', siteUrl: 'https://www.tarn-herald.example/' });
    const iconUrl = 'https://p.example/icon.png';
    expect(compose({}, { ...PUBLISHER, iconUrl }).publisher.iconUrl).toBe(iconUrl);
  });

  it('is the same for the same articles, byte for byte', () => {
    const given = parts({ shown: [article('a', 10), article('b', 20)] }, PUBLISHER);
    const before = JSON.stringify(given);
    expect(JSON.stringify(composeFeed(given, PUBLISHER))).toBe(JSON.stringify(composeFeed(structuredClone(given), PUBLISHER)));
    expect(JSON.stringify(given)).toBe(before);
  });
});
