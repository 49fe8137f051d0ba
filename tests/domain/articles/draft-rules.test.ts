import { describe, expect, it } from 'vitest';
import * as lifecycle from '../../../src/domain/articles/lifecycle.ts';
import { articleAfter, at, draft, HOUR_MS, later, NOON, pointersOf, published } from '../newsroom.ts';

const LATER = later(NOON, HOUR_MS);
const created = (change: Parameters<typeof draft>[0]) => lifecycle.create('ferry-returns', draft(change), at(NOON));
const updated = (change: Parameters<typeof draft>[0]) => lifecycle.update(published(), draft(change), false, at(LATER));

describe('the publisher’s own copy', () => {
  it('is recognised by its source in any case, and is stored in the publisher’s spelling', () => {
    expect(published({ source: 'THE TARN HERALD' })).toMatchObject({ source: 'The Tarn Herald', copyrightHolder: 'The Tarn Herald' });
  });

  it('has the publisher’s terms and no others', () => {
    const terms = { copyrightHolder: 'Somebody', copyrightNotice: '© Somebody', licence: { url: 'https://example.com/' } };
    expect(pointersOf(created(terms))).toEqual(['/copyrightHolder', '/copyrightNotice', '/licence']);
    expect(pointersOf(updated(terms))).toEqual(['/copyrightHolder', '/copyrightNotice', '/licence']);
  });

  it('is in the publisher’s language unless it says another', () => {
    expect(published().language).toBe('en-GB');
    expect(published({ language: 'de' }).language).toBe('de');
  });
});

describe('third-party copy', () => {
  it('belongs to its source unless a holder is named', () => {
    expect(published({ source: 'Ellery Wire' }).copyrightHolder).toBe('Ellery Wire');
    expect(published({ source: 'Ellery Wire', copyrightHolder: 'Ellery Wire Ltd' }).copyrightHolder).toBe('Ellery Wire Ltd');
  });

  it('keeps its holder’s notice and licence word for word', () => {
    const terms = { copyrightNotice: '© Ellery Wire, all rights', licence: { url: 'https://wire.example/terms', title: undefined } };
    const article = published({ source: 'Ellery Wire', ...terms });
    expect(article.copyrightNotice).toBe('© Ellery Wire, all rights');
    expect(article.licence).toStrictEqual({ url: 'https://wire.example/terms' });
  });
});

describe('an article’s content', () => {
  it('holds no empty members: absence is absence, in memory as in JSON', () => {
    const article = published({
      by: { names: [], desks: [], contact: undefined },
      images: [{ url: 'https://p.example/1.jpg', alt: undefined }],
    });
    expect(JSON.parse(JSON.stringify(article))).toStrictEqual(article);
  });

  it('has an address made from the publisher’s pattern, or the one it brings', () => {
    expect(published().url).toBe('https://www.tarn-herald.example/lakes/ferry-returns');
    expect(published({ url: 'https://www.tarn-herald.example/1' }).url).toBe('https://www.tarn-herald.example/1');
    expect(articleAfter(updated({ url: 'https://www.tarn-herald.example/2' })).url).toBe('https://www.tarn-herald.example/2');
  });
});

describe('the dates of a first version', () => {
  it('must be in the past: an embargo is the way to publish later', () => {
    expect(pointersOf(created({ firstPublished: later(NOON, 1), firstCreated: later(NOON, 1) }))).toEqual([
      '/firstCreated',
      '/firstPublished',
    ]);
    expect(created({ firstPublished: NOON, firstCreated: NOON }).kind).toBe('changed');
  });

  it('begin no earlier than the end of an embargo', () => {
    expect(pointersOf(created({ embargoedUntil: NOON, firstPublished: later(NOON, -1) }))).toEqual(['/firstPublished']);
    expect(created({ embargoedUntil: NOON, firstPublished: NOON }).kind).toBe('changed');
  });

  it('do not end before they begin', () => {
    expect(pointersOf(created({ embargoedUntil: LATER, expires: LATER }))).toEqual(['/expires']);
    expect(pointersOf(created({ firstPublished: NOON, expires: NOON }))).toEqual(['/expires']);
    expect(created({ embargoedUntil: LATER, expires: later(LATER, 1) }).kind).toBe('changed');
  });
});

describe('the id of an article', () => {
  it.each([
    ['under the publisher’s tag', 'tag:tarn-herald.example,2026:old/42'],
    ['on the publisher’s site', 'https://www.tarn-herald.example/?p=42'],
    ['on the same site without www', 'http://tarn-herald.example/?p=42'],
  ])('may be brought along from a feed that moved here: %s', (_, uri) => {
    expect(articleAfter(created({ uri })).uri).toBe(uri);
  });

  it.each([
    ['another publisher’s tag', 'tag:other.example,2026:42'],
    ['another year’s tag', 'tag:tarn-herald.example,2025:42'],
    ['a tag that only begins like ours', 'tag:tarn-herald.example,2026-evil:42'],
    ['another publisher’s site', 'https://other.example/?p=42'],
    ['a site that only ends like ours', 'https://evil-tarn-herald.example/?p=42'],
    ['a site that only begins like ours', 'https://www.tarn-herald.example.evil.example/'],
    ['ours in front of the sign', 'https://www.tarn-herald.example@evil.example/'],
    ['nobody’s', 'urn:uuid:2f1a6e1c-6d9c-4d0a-9a51-0d1f0f0c0a11'],
  ])('is not %s', (_, uri) => {
    expect(pointersOf(created({ uri }))).toEqual(['/uri']);
  });

  it('is fixed with the first version, as are its dates', () => {
    expect(pointersOf(updated({ uri: 'tag:tarn-herald.example,2026:other', firstPublished: later(NOON, -1) }))).toEqual([
      '/uri',
      '/firstPublished',
    ]);
    expect(updated({ uri: 'tag:tarn-herald.example,2026:article/ferry-returns', firstPublished: NOON }).kind).toBe('unchanged');
  });

  it('refuses all that is wrong with a draft at once', () => {
    const wrong = { uri: 'urn:x:1', firstPublished: later(NOON, 1), firstCreated: later(NOON, 1), copyrightNotice: '©' };
    expect(pointersOf(created(wrong))).toEqual(['/copyrightNotice', '/firstCreated', '/uri', '/firstPublished']);
  });
});
