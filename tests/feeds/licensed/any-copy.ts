// Whatever articles and agreements there may be whose texts grow when they are written, for properties of what they come to.
import fc from 'fast-check';
import { FORMS } from '../../../src/domain/agreements/choices.ts';
import type { Article, Image } from '../../../src/domain/articles/article.ts';
import { publisherSchema } from '../../../src/domain/publisher/publisher.ts';
import type { Deal } from './page-bytes.ts';
import { agencyArticle, article, embargoed, PUBLISHER } from './renditions.ts';

/** Characters that some format writes in several bytes, and ordinary ones. */
const anyCharacter = fc.constantFrom('a', ' ', '"', '&', '<', '>', "'", '\\', 'é', '文', '😀', '%', '|', '/', '{', 'ٱ');

function anyText(most: number): fc.Arbitrary<string> {
  const length = fc.oneof(
    { weight: 3, arbitrary: fc.integer({ min: 1, max: Math.min(most, 40) }) },
    { weight: 1, arbitrary: fc.constant(most) },
  );
  return fc.tuple(anyCharacter, anyCharacter, length).map(([a, b, chars]) =>
    `x${`${a}${b}`.repeat(chars)}`
      .slice(0, chars)
      .replace(/[\uD800-\uDBFF]$/, '')
      .trim(),
  );
}

const anyUrl = fc
  .tuple(anyText(1_500), fc.boolean())
  .map(([path, query]) => new URL(`https://m10news.example/${query ? '?' : ''}${encodeURI(path)}&a=b`).href);
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

export const anyImage: fc.Arbitrary<Image> = fc
  .record({
    url: fc.oneof(anyUrl, fc.constant('https://p.example/1.jpg')),
    alt: maybe(anyText(1_000)),
    caption: maybe(anyText(2_000)),
    credit: maybe(anyText(200)),
    source: fc.constantFrom('M10News', 'Nordlicht', undefined),
    mediaType: maybe(fc.constant('image/svg+xml')),
    widthPixels: maybe(fc.constant(100_000)),
    heightPixels: maybe(fc.constant(100_000)),
    sizeBytes: maybe(fc.constant(Number.MAX_SAFE_INTEGER)),
  })
  .map((image) => Object.fromEntries(Object.entries(image).filter(([, value]) => value !== undefined)) as unknown as Image);

const PICTURE = '<img alt="" src="https://p.example/1.jpg"';
const anyBlock = fc.oneof(
  fc.constantFrom(
    '<p>&#x26;</p>',
    '<p>&amp;&lt;></p>',
    '<b></b>',
    '<p><b>x</b><i>y</i></p>',
    '<p>one two three</p>',
    '<p>橋の計画を発表した。</p>',
    '<hr>',
  ),
  fc.constantFrom(
    `${PICTURE}>`,
    `${PICTURE} data-credit="<'>">`,
    `${PICTURE} data-source="Nordlicht">`,
    `xx${PICTURE}>yy`,
    `<p>${PICTURE} data-source="M10News"></p>`,
  ),
  fc
    .tuple(
      fc.constantFrom('one', 'one two three', '橋の計画', ''),
      fc.constantFrom('', ' data-source="M10News"', ' data-source="Other" data-credit="\'\'\'"'),
    )
    .map(([words, owner]) => `<figure>${PICTURE}${owner}><figcaption>${words}</figcaption></figure>`),
  fc.integer({ min: 1, max: 300 }).map((count) => `<p>${'word '.repeat(count)}</p>`),
  fc.integer({ min: 1, max: 2_000 }).map((count) => `<p>${'long'.repeat(count)}</p>`),
);
export const anyBody = fc
  .array(fc.tuple(anyBlock, fc.integer({ min: 1, max: 20 })), { minLength: 1, maxLength: 8 })
  .map((parts) => parts.map(([block, times]) => block.repeat(times)).join(''));

const anyTerm = anyText(200).map((name) => ({ code: 'c'.repeat(64), name }));

export const anyArticle: fc.Arbitrary<Article> = fc
  .record({
    make: fc.constantFrom(article, agencyArticle, embargoed),
    headline: anyText(500),
    standfirst: maybe(anyText(2_000)),
    excerpt: anyText(300),
    names: fc.array(anyTerm, { maxLength: 4 }),
    desks: fc.array(anyTerm, { maxLength: 2 }),
    located: maybe(anyText(200)),
    url: fc.oneof(anyUrl, fc.constant('https://m10news.example/x')),
    uri: fc.constantFrom(
      'tag:m10news.example,2026:a',
      `tag:m10news.example,2026:${'文'.repeat(300)}`,
      `tag:m10news.example,2026:${'&'.repeat(400)}`,
    ),
    sections: fc.array(anyTerm, { minLength: 1, maxLength: 3 }),
    subjects: fc.array(anyTerm, { maxLength: 6 }),
    images: fc.array(anyImage, { maxLength: 4 }),
    bodyHtml: anyBody,
    corrections: fc.array(
      anyText(2_000).map((note) => ({ note, at: '2026-10-03T09:00:00.000Z', version: 2 })),
      { maxLength: 3 },
    ),
    holder: anyText(200),
    notice: maybe(anyText(500)),
  })
  .map(({ make, names, desks, standfirst, located, holder, notice, ...rest }) => {
    const base = make();
    const { standfirst: _words, located: _place, copyrightNotice: _notice, ...least } = base;
    const others =
      base.source === 'M10News' ? {} : { copyrightHolder: holder, ...(notice === undefined ? {} : { copyrightNotice: notice }) };
    return {
      ...least,
      ...rest,
      ...(standfirst === undefined ? {} : { standfirst }),
      ...(located === undefined ? {} : { located }),
      by: { names, desks },
      slug: 'k'.repeat(64),
      ...others,
    };
  });

const anyPublisher = fc
  .record({ name: fc.constantFrom('M10News'), houseLine: anyText(480).map((line) => `${line} {year}`) })
  .map((change) => publisherSchema.parse({ ...PUBLISHER, ...change }));

export const anyDeal: fc.Arbitrary<Deal> = fc
  .record({
    terms: fc.record({
      form: fc.constantFrom(...FORMS),
      images: fc.constantFrom('none' as const, 'own' as const, 'cleared' as const),
      domains: fc.constantFrom(
        ['harbour-gazette.example'],
        Array.from({ length: 200 }, (_, index) => `${'d'.repeat(60)}.${'e'.repeat(60)}.x${index}.example`),
      ),
      channels: fc.constant<('web' | 'print')[]>(['web', 'print']),
      validUntil: maybe(fc.constant('2030-01-01T00:00:00.000Z')),
      notice: fc.record({
        placement: fc.constantFrom('end' as const, 'start' as const, 'both' as const),
        licenceLine: fc.constantFrom('{partner} {reference} {date} {year} {headline} {holder} {headline} {holder}.', {
          de: 'Für {partner}.',
          en: `For {partner}${' and'.repeat(90)} x.`,
        }),
      }),
      credit: fc.record({
        text: fc.constantFrom('{holder}', '{by} {holder} {headline} {by} {holder} {headline}'),
        robots: fc.constantFrom('noindex' as const, 'none' as const),
      }),
      reference: fc.constantFrom('HG-1', '"'.repeat(100), '文'.repeat(100)),
    }),
    partnerName: anyText(200),
    publisher: anyPublisher,
    origin: fc.constantFrom('https://f.example', `https://${'o'.repeat(240)}.example`),
  })
  .chain((deal) => fc.constantFrom(10, 100, 101, 300, 1_000).map((excerptWords) => ({ ...deal, excerptWords })))
  .map(({ terms, excerptWords, ...deal }) => ({
    ...deal,
    terms: {
      ...terms,
      ...(terms.form === 'excerpt' ? { excerptWords } : {}),
      validUntil: terms.validUntil ?? '2031-01-01T00:00:00.000Z',
    },
  }));

const note = anyText(2_000).map((text) => ({ reason: 'x', note: text, at: '2026-10-03T07:00:00.000Z' }));
export const anyWithdrawn = fc.tuple(anyArticle, note).map(([one, withdrawal]): Article => ({ ...one, pubStatus: 'canceled', withdrawal }));
