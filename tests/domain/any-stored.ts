// Whatever a desk may send that is taken in some spelling, at the edges of what is taken: for properties of what is stored and restored.
import fc from 'fast-check';
import type * as z from 'zod';
import { CHANNELS, FORMS } from '../../src/domain/agreements/choices.ts';
import { type Publisher, publisherSchema } from '../../src/domain/publisher/publisher.ts';
import { NOON, PUBLISHER } from './newsroom.ts';

/** One character in many: what grows when it is composed, escaped or encoded, and what is left out. */
const anyCharacter = fc.oneof(
  fc.constantFrom(
    'a',
    'Z',
    '7',
    ' ',
    '-',
    '_',
    '.',
    '/',
    '%',
    '&',
    "'",
    '"',
    '<',
    '\\',
    '{',
    '}',
    '|',
    '^',
    '?',
    '#',
    '@',
    ':',
    '+',
    '\t',
    '\n',
  ),
  fc.constantFrom(
    'é',
    'e\u0301',
    'ß',
    'İ',
    '\u212A',
    '文',
    '撤',
    '😀',
    '\u0344',
    '\uFB2C',
    '\u1F82',
    'ﷺ',
    '\u202e',
    '\uFEFF',
    '\u0000',
    '\u0092',
    '\uD800',
  ),
);

/** Short, or as long as it may be, or one longer. */
export function anyText(most: number): fc.Arbitrary<string> {
  const length = fc.oneof(fc.integer({ min: 0, max: 12 }), fc.integer({ min: most - 2, max: most + 1 }));
  return fc
    .tuple(fc.array(anyCharacter, { minLength: 1, maxLength: 3 }), length)
    .map(([unit, chars]) => unit.join('').repeat(chars).slice(0, chars));
}

export const anyUrl = fc
  .tuple(
    fc.constantFrom('https://', 'http://', 'HTTPS:', 'https:\\\\', ' https://'),
    fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom('m10news.example', 'M10News.Example:443', 'bücher.example', '10.1', '[::1]') },
      anyText(300),
    ),
    fc.constantFrom('/', '', '?', '/#', '/../'),
    anyText(2_048),
  )
  .map(([scheme, host, path, rest]) => `${scheme}${host}${path}${rest}`);

/** Tags whose canonical form is another one, longer and shorter. */
const anyLanguage = fc.oneof(
  fc.constantFrom(
    'en-GB',
    'EN-gb',
    'en-x-yes',
    'de-t-true',
    'iw',
    'i-klingon',
    'cel-gaulish',
    'zh-min-nan',
    'sr-cs',
    'no-bok',
    'sgn-GR',
    'hy-arevmda',
    'und',
    'x',
    'de-1996-1901',
  ),
  fc
    .tuple(
      fc.constantFrom('en', 'de-latn-de', 'zh-hant-hk'),
      fc.constantFrom(
        'u-ca-islamicc',
        'u-ca-ethiopic-amete-alem',
        't-it-m0-names',
        'x-aaaaaaaa-bbbbbbbb',
        'u-rg-no23',
        'u-kn-yes-ca-islamicc',
      ),
    )
    .map((parts) => parts.join('-')),
);

export const anyInstant = fc.oneof(
  fc.constantFrom(
    '1600-01-01T00:00:00Z',
    '1600-01-01T00:00:00+14:00',
    '1599-12-31T23:59:59Z',
    '1883-11-18T12:00:00-05:00',
    '1969-12-31T23:59:59.999Z',
    '9999-12-31T00:00:00Z',
    '9999-12-31T00:00:00.001Z',
  ),
  fc.date({ min: new Date('1600-01-01T00:00:00Z'), max: new Date(NOON), noInvalidDate: true }).map((date) => date.toISOString()),
);
export const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 3 });
const anyName = fc.oneof(anyText(200), fc.record({ code: fc.constantFrom('a', '9-'), name: anyText(200) }));

export const anyDraft = fc.record({
  uri: maybe(
    fc.oneof(
      anyUrl,
      anyText(200).map((text) => `tag:m10news.example,2026:${text}`),
    ),
  ),
  url: maybe(anyUrl),
  headline: anyText(500),
  standfirst: maybe(anyText(2_000)),
  by: fc.record({ names: fc.array(anyName, { maxLength: 3 }), desks: fc.array(anyName, { maxLength: 2 }), contact: maybe(anyText(200)) }),
  located: maybe(anyText(200)),
  sections: fc.constant(['city']),
  subjects: fc.array(anyName, { maxLength: 3 }),
  language: maybe(anyLanguage),
  source: fc.oneof(fc.constant('Nordlicht'), anyText(200)),
  bodyHtml: fc.constant('<p>x</p>'),
  images: fc.array(
    fc.record({
      url: anyUrl,
      alt: maybe(anyText(1_000)),
      caption: maybe(anyText(2_000)),
      credit: maybe(anyText(200)),
      source: maybe(anyText(200)),
      mediaType: maybe(fc.constantFrom('image/JPG', 'IMAGE/svg+xml', 'image/jpeg')),
      widthPixels: maybe(fc.constantFrom(1, 100_000)),
      sizeBytes: maybe(fc.constant(Number.MAX_SAFE_INTEGER)),
    }),
    { maxLength: 2 },
  ),
  firstCreated: maybe(anyInstant),
  firstPublished: maybe(anyInstant),
  embargoedUntil: maybe(fc.oneof(fc.constant(null), anyInstant, fc.constant('9999-12-30T00:00:00Z'))),
  expires: maybe(fc.constant('9999-12-31T00:00:00Z')),
  edNote: maybe(anyText(4_000)),
  urgency: maybe(fc.constantFrom(1, 9)),
  copyrightHolder: maybe(anyText(200)),
  copyrightNotice: maybe(anyText(500)),
  licence: maybe(fc.record({ url: anyUrl, title: maybe(anyText(200)) })),
  sourceFeed: maybe(fc.record({ id: anyUrl, title: anyText(200), url: maybe(anyUrl) })),
});

export const anyPublisher: fc.Arbitrary<Publisher> = fc
  .record({
    timeZone: fc.constantFrom(
      'Europe/London',
      'Europe/Berlin',
      'America/New_York',
      'Pacific/Kiritimati',
      'Pacific/Niue',
      'Asia/Kolkata',
      'UTC',
    ),
    articleUrl: fc.oneof(
      fc.constantFrom(
        'HTTPS://M10News.example/{section}/{slug}',
        'https://m10news.example/ä b/{slug}',
        'https://m10news.example/{slug}?{else}',
      ),
      fc.constant(`https://m10news.example/${'{slug}'.repeat(160)}`),
      fc.constant(`https://m10news.example/${'{section}/'.repeat(90)}{slug}`),
    ),
    siteUrl: anyUrl,
    tagAuthority: fc.constantFrom('m10news.example,2026', `${'a'.repeat(190)}@b,2026`),
  })
  .map((change) => publisherSchema.safeParse({ ...PUBLISHER, ...change }))
  .filter(({ success }) => success)
  .map(({ data }) => data as Publisher);

function anyList<T>(item: fc.Arbitrary<T>) {
  return fc.record({ include: maybe(fc.array(item, { minLength: 1, maxLength: 3 })), exclude: maybe(fc.array(item, { maxLength: 3 })) });
}

const anyTerritory = fc.constantFrom('GB', 'uk', ' su ', 'YU', 'AN', 'DD', 'XX', 'G');

export const anyTerms = fc.record({
  reference: fc.oneof(fc.constant('R-1'), anyText(100)),
  validFrom: anyInstant,
  validUntil: maybe(fc.constantFrom('9999-12-31T00:00:00Z', '2060-01-01T00:00:00.5+01:00')),
  scope: fc.record({
    sections: anyList(fc.constantFrom('city', 'a')),
    languages: anyList(anyLanguage),
    sources: anyList(fc.oneof(fc.constant('own'), anyText(200))),
    publishedFrom: maybe(anyInstant),
  }),
  form: fc.constantFrom(...FORMS),
  images: fc.constantFrom('none', 'own', 'cleared'),
  channels: fc.array(fc.constantFrom(...CHANNELS), { minLength: 1, maxLength: 9 }),
  domains: fc.array(
    fc.constantFrom('Harbour-Gazette.example', ' \u212Aings.example ', 'xn--bcher-kva.example', `${'a'.repeat(63)}.example`),
    {
      minLength: 1,
      maxLength: 4,
    },
  ),
  territories: anyList(anyTerritory),
  exclusivity: maybe(fc.record({ hours: fc.constant(87_600), note: maybe(anyText(2_000)) })),
  notice: maybe(
    fc.record({
      licenceLine: maybe(
        fc.oneof(anyText(500), fc.dictionary(anyLanguage, fc.constantFrom('For {partner}.', 'Für {partner}'), { maxKeys: 3 })),
      ),
      placement: fc.constantFrom('end', 'start', 'both'),
    }),
  ),
  credit: maybe(fc.record({ text: fc.oneof(fc.constant('{by} / {holder}'), anyText(300)) })),
  contacts: maybe(fc.record({ withdrawals: fc.array(anyText(200), { maxLength: 3 }) })),
  quota: maybe(fc.record({ articles: fc.constant(10_000_000), per: fc.constantFrom('day', 'month', 'year') })),
  signatureAgent: maybe(anyUrl),
  payment: maybe(fc.record({ model: fc.constant('free'), note: maybe(anyText(2_000)) })),
});

/** As JSON: without what is `undefined`. */
export function json<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

/** The input as JSON, without the fields that the schema refuses, so that the others are tried. */
export function acceptable(shape: Readonly<Record<string, z.ZodType>>, input: object): Record<string, unknown> {
  return json(
    Object.fromEntries(Object.entries(input).filter(([name, value]) => shape[name]?.safeParse(json({ value }).value).success === true)),
  );
}
