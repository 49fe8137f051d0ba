import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Draft, draftChangesSchema, draftSchema } from '../../../src/domain/articles/draft.ts';
import { withChanges } from '../../../src/domain/articles/draft-changes.ts';
import { EMPTIABLE_FIELDS } from '../../../src/domain/articles/emptiable-fields.ts';
import * as limits from '../../../src/domain/values/limits.ts';
import { pointerTo } from '../../../src/domain/values/objection.ts';
import { present } from '../../../src/domain/values/present.ts';
import { objectionsOf } from '../../support/objections.ts';

const LEAST = { headline: 'Ferry returns', source: 'The Tarn Herald', sections: ['lakes'], bodyHtml: '<p>The ferry is back.</p>' };

function parsed(change: Record<string, unknown>): Draft {
  return draftSchema.parse({ ...LEAST, ...change });
}

function objectionsTo(change: Record<string, unknown>): string[] {
  const { error } = draftSchema.safeParse({ ...LEAST, ...change });
  return error === undefined ? [] : objectionsOf(error, draftSchema).map(({ pointer, detail }) => `${pointer} ${detail}`);
}

const pointersTo = (change: Record<string, unknown>) => objectionsTo(change).map((line) => line.split(' ')[0]);

describe('an article as a desk sends it', () => {
  it('needs a headline, a source, a section and a body, and nothing else', () => {
    expect(draftSchema.parse(LEAST)).toEqual({ ...LEAST, by: { names: [], desks: [] }, subjects: [], images: [] });
    const { error } = draftSchema.safeParse({});
    expect(error && objectionsOf(error, draftSchema).map(({ pointer }) => pointer)).toEqual([
      '/headline',
      '/sections',
      '/source',
      '/bodyHtml',
    ]);
  });

  it('is refused with what is missing and what has the wrong type', () => {
    expect(objectionsTo({ headline: undefined, urgency: 'high', images: {} })).toEqual([
      '/headline is required',
      '/images must be a list',
      '/urgency must be a number',
    ]);
  });

  it('is refused with all objections at once, each with a JSON pointer (RFC 6901)', () => {
    const found = pointersTo({
      headline: ' \u0000 ',
      url: 'javascript:alert(1)',
      sections: [],
      subjects: ['Ferries', '', { name: 'Ferries', code: 'The Ferries' }, 7],
      by: { names: [{ nam: 'Ines Calloway' }] },
      images: [{ url: 'https://pictures.example/ferry.jpg', widthPixels: 0 }, { url: 'ferry.jpg' }],
      embargoedUntil: 'tomorrow',
      licence: { url: 'https://user:secret@example.com/' },
      urgency: 0,
    });
    expect(found.sort()).toEqual([
      '/by/names/0/nam',
      '/by/names/0/name',
      '/embargoedUntil',
      '/headline',
      '/images/0/widthPixels',
      '/images/1/url',
      '/licence/url',
      '/sections',
      '/subjects/1',
      '/subjects/2/code',
      '/subjects/3',
      '/urgency',
      '/url',
    ]);
  });

  it('is refused with the fault of a subject, not only with the fact that there is one', () => {
    expect(objectionsTo({ subjects: ['', 7, { name: '' }] })).toEqual([
      '/subjects/0 must not be empty',
      '/subjects/1 must be a name, or an object with a name and an optional code',
      '/subjects/2/name must not be empty',
    ]);
  });

  it('may not have unknown fields, so a misspelt field is reported', () => {
    expect(objectionsTo({ standfrist: 'x', 'a/b~c': 1 })).toEqual([
      expect.stringMatching(/^\/standfrist is not a field we know; did you mean "standfirst"\? The fields here are uri, guid, url, /),
      expect.stringMatching(/^\/a~1b~0c is not a field we know; the fields here are uri, guid, url, /),
    ]);
  });

  it('names a subject by its name, or by name and code', () => {
    expect(parsed({ subjects: ['C++', { name: 'C#', code: 'c-sharp' }] }).subjects).toEqual([
      { name: 'C++' },
      { name: 'C#', code: 'c-sharp' },
    ]);
  });

  it('is cleaned before it is measured', () => {
    const { headline, standfirst } = parsed({
      headline: `\uFEFF Ferry\u000Breturns\n${'\u0000'.repeat(600)}`,
      standfirst: 'Cafe\u0301 \uD83D',
    });
    expect(headline).toBe('Ferry returns');
    expect(standfirst).toBe('Café');
  });

  it('spells addresses, languages and media types one way', () => {
    const image = { url: 'HTTPS://Pictures.Example/a b.jpg', mediaType: 'image/JPG' };
    const { url, language, images } = parsed({ url: 'https://www.tarn-herald.example', language: 'EN-gb', images: [image] });
    expect(url).toBe('https://www.tarn-herald.example/');
    expect(language).toBe('en-GB');
    expect(images[0]).toEqual({ url: 'https://pictures.example/a%20b.jpg', mediaType: 'image/jpeg' });
  });

  it.each([
    ['script', 'javascript:alert(1)'],
    ['data', 'data:text/html,x'],
    ['a file', 'file:///etc/passwd'],
    ['a path', '/lakes/ferry'],
    ['a scheme without a host', 'https://'],
    ['credentials', 'https://desk@www.tarn-herald.example/'],
    ['another scheme', 'ftp://www.tarn-herald.example/'],
  ])('has no address made of %s', (_, url) => {
    expect(pointersTo({ url, images: [{ url }], licence: { url } })).toEqual(['/url', '/images/0/url', '/licence/url']);
  });

  it.each([
    ['white space', 'tag:tarn-herald.example,2026:a b'],
    ['a line break', 'tag:tarn-herald.example,2026:a\nb'],
    ['a control', 'tag:tarn-herald.example,2026:a\u0007'],
    ['an angle bracket', 'tag:tarn-herald.example,2026:<a>'],
    ['no scheme', 'article/7'],
  ])('has no IRI with %s in it (RFC 3987 §2.2)', (_, uri) => {
    expect(pointersTo({ uri })).toEqual(['/uri']);
  });

  it('keeps "lifted", "unchanged" and "until" apart for its embargo', () => {
    expect(parsed({})).not.toHaveProperty('embargoedUntil');
    expect(parsed({ embargoedUntil: null }).embargoedUntil).toBeNull();
    expect(parsed({ embargoedUntil: '2026-03-03T13:00:00+01:00' }).embargoedUntil).toBe('2026-03-03T12:00:00.000Z');
  });
});

describe('the limits of an article', () => {
  it.each([
    ['headline', limits.HEADLINE_CHARS],
    ['standfirst', limits.STANDFIRST_CHARS],
    ['located', limits.NAME_CHARS],
    ['source', limits.NAME_CHARS],
    ['edNote', limits.ED_NOTE_CHARS],
    ['copyrightHolder', limits.NAME_CHARS],
  ])('let %s be as long as %i characters and no longer', (field, chars) => {
    expect(pointersTo({ [field]: 'x'.repeat(chars) })).toEqual([]);
    expect(pointersTo({ [field]: 'x'.repeat(chars + 1) })).toEqual([`/${field}`]);
  });

  it.each([
    ['images', limits.IMAGES, { url: 'https://pictures.example/a.jpg' }],
    ['subjects', limits.SUBJECTS, 'Ferries'],
    ['sections', limits.SECTIONS, 'lakes'],
  ])('let there be so many %s', (field, most, one) => {
    expect(pointersTo({ [field]: Array(most).fill(one) })).toEqual([]);
    expect(pointersTo({ [field]: Array(most + 1).fill(one) })).toEqual([`/${field}`]);
  });

  it('let up to the largest number of people sign', () => {
    const by = (names: number, desks: number) => ({ names: Array(names).fill('Ines Calloway'), desks: Array(desks).fill('Lakes Desk') });
    expect(pointersTo({ by: by(limits.BYLINE_NAMES, limits.BYLINE_DESKS) })).toEqual([]);
    expect(pointersTo({ by: by(limits.BYLINE_NAMES + 1, limits.BYLINE_DESKS + 1) })).toEqual(['/by/names', '/by/desks']);
  });

  it('count the body in bytes, not in letters', () => {
    expect(pointersTo({ bodyHtml: 'x'.repeat(limits.BODY_BYTES) })).toEqual([]);
    expect(pointersTo({ bodyHtml: 'é'.repeat(limits.BODY_BYTES / 2 + 1) })).toEqual(['/bodyHtml']);
  });

  it('count an address before it is percent-encoded', () => {
    const address = (chars: number) => `https://www.tarn-herald.example/${'x'.repeat(chars - 32)}`;
    expect(pointersTo({ url: address(limits.URL_CHARS) })).toEqual([]);
    expect(pointersTo({ url: address(limits.URL_CHARS + 1) })).toEqual(['/url']);
  });
});

describe('changes that come with a correction', () => {
  it('have no defaults, so that only the fields that were sent are replaced', () => {
    expect(draftChangesSchema.parse({})).toEqual({});
    expect(draftChangesSchema.parse({ headline: 'Ferry returns late' })).toEqual({ headline: 'Ferry returns late' });
  });

  it('empty the fields that may be empty with null, and refuse it for the others', () => {
    const nullable = Object.keys(draftChangesSchema.shape).filter((name) => draftChangesSchema.safeParse({ [name]: null }).success);
    expect(nullable.sort()).toEqual([...EMPTIABLE_FIELDS, 'embargoedUntil', 'firstPublished'].sort());
    const filled = { ...parsed({ standfirst: 'At noon.', urgency: 2, subjects: ['Ports'] }), excerpt: 'It sails.' };
    const emptied = Object.fromEntries(EMPTIABLE_FIELDS.map((name) => [name, null]));
    expect(present(withChanges(filled, emptied))).toEqual({
      ...LEAST,
      excerpt: 'It sails.',
      by: { names: [], desks: [] },
      subjects: [],
      images: [],
      url: null,
    });
    expect(present(withChanges(filled, {}))).toEqual(filled);
    const others = { headline: 'Two', standfirst: 'Late.', urgency: 3, subjects: [], embargoedUntil: null };
    expect(withChanges(filled, others)).toMatchObject({ ...others, source: filled.source });
  });
});

describe('whatever a stranger sends', () => {
  it('is a draft or a list of objections whose pointers lead into what was sent, and never a crash', () => {
    const fields = fc.constantFrom(...Object.keys(draftSchema.shape), 'a/b', '~', 'by');
    const json = fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<unknown>;
    fc.assert(
      fc.property(fc.dictionary(fields, json), (change) => {
        const sent: Record<string, unknown> = { ...LEAST, ...change };
        const { error } = draftSchema.safeParse(sent);
        for (const { pointer, detail } of error === undefined ? [] : objectionsOf(error, draftSchema)) {
          expect(detail).not.toBe('');
          expect(parentAt(sent, pointer), pointer).toBeTypeOf('object');
        }
      }),
    );
  });

  it('has pointers that escape every character of a name (RFC 6901 §3)', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1 }), (path) => {
        expect(partsOf(pointerTo(path))).toEqual(path);
      }),
    );
    expect(pointerTo(['images', 2, 'url'], '/article')).toBe('/article/images/2/url');
  });
});

function partsOf(pointer: string): string[] {
  const [, ...parts] = pointer.split('/');
  return parts.map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** What holds the member that the pointer names: a missing member has a place too. */
function parentAt(value: unknown, pointer: string): unknown {
  const above = partsOf(pointer).slice(0, -1);
  return above.reduce((at, part) => (at as Record<string, unknown> | undefined)?.[part], value);
}
