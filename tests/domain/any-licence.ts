// Whatever agreements, articles, standings and moments there may be, for properties of licensed copy.
import fc from 'fast-check';
import { type Agreement, agreementSchema } from '../../src/domain/agreements/agreement.ts';
import { FORMS } from '../../src/domain/agreements/choices.ts';
import type { Article, Image } from '../../src/domain/articles/article.ts';
import type { Situation } from '../../src/domain/entitlement/entitlement.ts';
import type { Use } from '../../src/domain/entitlement/licensed-use.ts';
import { type Instant, yearIn } from '../../src/domain/values/instant.ts';
import { HOUR_MS, later, NOON, PUBLISHER, published } from './newsroom.ts';

const hours = (min: number, max: number) => fc.integer({ min, max }).map((count) => later(NOON, count * HOUR_MS));
/** Seldom there, so that a good part of what is asked for is granted. */
const maybe = <T>(value: fc.Arbitrary<T>) => fc.oneof({ weight: 5, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value });
const some = <T>(...values: T[]) => fc.subarray(values, { minLength: 1 });

function listOf(...values: string[]) {
  return fc.record({
    include: maybe(some(...values)),
    exclude: fc.oneof({ weight: 8, arbitrary: fc.constant<string[]>([]) }, fc.subarray(values, { maxLength: 1 })),
  });
}

/** Names that a partner, a writer or a headline might have, and some that try to be more. */
export const anyName = fc.oneof(
  fc.constantFrom(
    'Harbour Gazette',
    '{reference}',
    '<b>x</b>',
    '"><script>',
    '\u202egazette\u202c',
    '$&',
    '--><p>',
    'All rights waived',
    'صحيفة',
  ),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }).filter((text) => text.trim() !== ''),
);

const anyTerms = fc.record({
  reference: fc.constantFrom('TH-1', '{partner}', '<i>&', "O'Brien"),
  validFrom: fc.oneof({ weight: 9, arbitrary: hours(-400, 0) }, { weight: 1, arbitrary: hours(0, 2) }),
  validUntil: maybe(hours(3, 900)),
  afterTerm: fc.constantFrom('keep', 'remove'),
  scope: fc.record({
    sections: listOf('lakes', 'council'),
    subjects: listOf('ferries', 'fish'),
    languages: listOf('en', 'en-GB', 'de'),
    sources: fc.oneof(fc.constant({}), fc.constant({ include: ['own', 'ellery wire'] }), listOf('own', 'The Tarn Herald', 'Ellery Wire')),
    publishedFrom: maybe(hours(-300, -100)),
    publishedUntil: maybe(hours(-50, 200)),
    delayMinutes: fc.constantFrom(0, 0, 0, 1, 60, 600),
    archiveDays: maybe(fc.constantFrom(1, 5, 30)),
  }),
  form: fc.constantFrom(...FORMS),
  images: fc.constantFrom('none', 'own', 'cleared'),
  embargoed: fc.boolean(),
  channels: some('web', 'app', 'print'),
  domains: fc.constant(['harbour-gazette.example']),
  territories: listOf('GB', 'NO'),
  modification: fc.constantFrom('none', 'trim', 'style', 'translate'),
  displayDays: maybe(fc.constantFrom(1, 7, 90)),
  notice: fc.record({
    placement: fc.constantFrom('end', 'start', 'both'),
    licenceLine: fc.constantFrom(undefined, 'By {partner}, {reference}, {date}: {headline}', { de: 'Für {partner}', en: 'For {partner}' }),
  }),
  credit: fc.record({ text: fc.constantFrom('{holder}', '{by}, {holder}', '{headline}') }),
  ai: fc.record({ search: fc.boolean() }),
});

export const anyAgreement: fc.Arbitrary<Agreement> = fc.tuple(anyTerms, fc.integer({ min: 10, max: 30 })).map(([input, excerptWords]) => {
  const scope = { ...input.scope, ...(input.embargoed ? { delayMinutes: 0 } : {}) };
  return agreementSchema.parse({ ...input, scope, ...(input.form === 'excerpt' ? { excerptWords } : {}) });
});

const PICTURE = '<img src="https://p.example/1.jpg" alt="">';
const anyInline: fc.Arbitrary<string> = fc.constantFrom(
  'one two three',
  'un<b>believ</b>able',
  ' <a href="https://x.example/">a link</a> ',
  'x &lt; y &amp; z',
  '<br>',
  '橋の計画を発表した',
  PICTURE,
  PICTURE.replace('<img', '<img data-source="The Tarn Herald"'),
  PICTURE.replace('<img', '<img data-source="Ellery Wire"'),
);
const { block } = fc.letrec<{ block: string }>((tie) => ({
  block: fc.oneof(
    { depthSize: 'small' },
    fc.array(anyInline, { minLength: 1, maxLength: 4 }).map((parts) => `<p>${parts.join('')}</p>`),
    fc.constantFrom('<hr>', '<p>© 2026 The Tarn Herald. All rights reserved.</p>', '<p>No rights reserved.</p>'),
    fc.tuple(anyInline, tie('block')).map(([inline, inner]) => `<ul><li>${inline}${inner}</li></ul>`),
    fc.array(tie('block'), { minLength: 1, maxLength: 2 }).map((inner) => `<blockquote>${inner.join('')}</blockquote>`),
    fc.tuple(anyInline, anyInline).map(([a, b]) => `<figure>${a}<figcaption>${b}</figcaption></figure>`),
    anyInline.map((cell) => `<table><tbody><tr><td>${cell}</td><td>x</td></tr></tbody></table>`),
  ),
}));

const anyImage: fc.Arbitrary<Image> = fc.constantFrom(undefined, 'The Tarn Herald', 'Ellery Wire').map((source) => ({
  url: 'https://p.example/1.jpg',
  ...(source === undefined ? {} : { source }),
}));

/** In any state the lifecycle knows: out, under embargo, held, withdrawn. */
export const anyArticle: fc.Arbitrary<Article> = fc
  .record({
    headline: anyName,
    writer: anyName,
    source: fc.constantFrom('The Tarn Herald', 'The Tarn Herald', 'the tarn herald', 'Ellery Wire'),
    language: fc.constantFrom('en', 'en-GB', 'en-US', 'de'),
    sections: some('lakes', 'council'),
    subjects: fc.subarray(['ferries', 'fish']),
    bodyHtml: fc.array(block, { minLength: 1, maxLength: 4 }).map((blocks) => blocks.join('')),
    images: fc.array(anyImage, { maxLength: 2 }),
    first: hours(-300, 1),
    embargo: fc.constantFrom(false, false, false, true),
    pubStatus: fc.oneof(
      { weight: 9, arbitrary: fc.constant('usable' as const) },
      { weight: 1, arbitrary: fc.constantFrom('withheld' as const, 'canceled' as const) },
    ),
    expires: maybe(hours(-10, 300)),
  })
  .map(({ first, embargo, writer, sections, subjects, expires, ...rest }) => {
    const { firstPublished: _out, copyrightYear: _year, ...base } = published();
    return {
      ...base,
      ...rest,
      sections: sections.map((code) => ({ code, name: code })),
      subjects: subjects.map((code) => ({ code, name: code })),
      by: { names: [{ code: 'w', name: writer }], desks: [] },
      copyrightHolder: rest.source,
      ...(embargo
        ? { embargoedUntil: later(first, 400 * HOUR_MS) }
        : { firstPublished: first, copyrightYear: yearIn(PUBLISHER.timeZone, first) }),
      ...(expires === undefined ? {} : { expires }),
    };
  });

export const anyUse: fc.Arbitrary<Use> = fc.record({
  embargoed: fc.boolean(),
  channel: maybe(fc.constantFrom('web' as const, 'print' as const)),
  domain: maybe(fc.constantFrom('www.harbour-gazette.example', 'other.example')),
  territory: maybe(fc.constantFrom('GB', 'NO', 'US')),
  ai: maybe(fc.constantFrom('search' as const, 'train' as const)),
  modification: maybe(fc.constantFrom('none' as const, 'trim' as const, 'translate' as const)),
});

export const anyStanding: fc.Arbitrary<Omit<Situation, 'terms'>> = fc.record({
  standing: fc.constantFrom(
    'good' as const,
    'good' as const,
    'good' as const,
    'warned' as const,
    'probation' as const,
    'suspended' as const,
  ),
  acceptance: fc.constantFrom('accepted' as const, 'accepted' as const, 'pending' as const, 'overdue' as const),
  publisher: fc.constant(PUBLISHER),
  made: fc.constant('2026-01-01T00:00:00.000Z'),
});

export const anyMoment: fc.Arbitrary<Instant> = hours(0, 48);
