import fc from 'fast-check';
import { expect, test } from 'vitest';
import { closestTag, hasTagShape, languageTag } from '../../../src/domain/values/language.ts';
import { languageSchema, storedLanguageSchema } from '../../../src/domain/values/text-schema.ts';
import { language } from '../../../src/import/text/language.ts';

test.each([
  ['en-gb', 'en-GB'],
  ['ZH-hant-tw', 'zh-Hant-TW'],
  ['iw', 'he'],
  ['en-u-kn-yes', 'en-u-kn'],
  ['en-x-a-yes', 'en-x-a-yes'],
  ['ca-latn-es-valencia-u-ca-islamicc', 'ca-Latn-ES-valencia-u-ca-islamic-civil'],
])('%s is the language %s', (text, tag) => {
  expect([languageTag(text), languageSchema.parse(text), storedLanguageSchema.parse(text), language(text)]).toEqual([tag, tag, tag, tag]);
});

// The platform makes a tag of each that is none, or none.
test.each(['en-x-yes', 'en-x-true', 'de-DE-t-yes', 'en-a-yes', 'en-x', 'english!', '', 'en-', `en-x${'-aaaaaaaa'.repeat(8)}`])(
  '"%s" is no language',
  (text) => {
    expect([languageTag(text), language(text), languageSchema.safeParse(text).success]).toEqual([undefined, undefined, false]);
  },
);

test.each([
  ['en-x', 'en'],
  ['en-GB-t', 'en-GB'],
  ['de-DE-a-bb-x', 'de-DE-a-bb'],
  ['fr', 'fr'],
])('%s, which earlier programs stored, is taken for %s', (stored, tag) => {
  expect([hasTagShape(stored), closestTag(stored), storedLanguageSchema.parse(stored)]).toEqual([true, tag, tag]);
});

test.each(['', 'x-yes', 'en!-GB', 'en_GB', '<b>', '-'])('"%s" was never stored as a language', (text) => {
  expect([closestTag(text), storedLanguageSchema.safeParse(text).success]).toEqual([undefined, false]);
});

test('what is a language is the same again, and names a language to the platform', () => {
  const subtag = fc.oneof(
    fc.constantFrom('x', 'u', 't', 'a', 'yes', 'true', 'kn', 'GB', 'latn', 'm0'),
    fc.stringMatching(/^[a-z\d]{1,8}$/),
  );
  const text = fc.tuple(fc.constantFrom('en', 'de', 'sh', 'iw', 'yes', 'und'), fc.array(subtag, { maxLength: 5 }));
  let tags = 0;
  const property = fc.property(text, ([first, rest]) => {
    const tag = languageTag([first, ...rest].join('-'));
    if (tag === undefined) return;
    tags += 1;
    expect([languageTag(tag), closestTag(tag), hasTagShape(tag)]).toEqual([tag, tag, true]);
    expect(() => new Intl.DateTimeFormat(tag)).not.toThrow();
  });
  fc.assert(property, { numRuns: 2_000 });
  expect(tags).toBeGreaterThan(100);
});
