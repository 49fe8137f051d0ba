// An agreement in sentences: every term is said, also those that were left out, and nothing is said of two agreements that is true of one.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type Agreement, agreementSchema } from '../../../src/domain/agreements/agreement.ts';
import { CHAPTERS } from '../../../src/domain/agreements/fields/agreement-fields.ts';
import { SCHEMA_FIELDS } from '../../../src/domain/agreements/fields/schema-fields.ts';
import { withoutUsualTerms } from '../../../src/domain/agreements/usual-terms.ts';
import { summaryInWords, termsInWords } from '../../../src/domain/agreements/words/terms-in-words.ts';
import { canonicalJson } from '../../../src/domain/values/canonical-json.ts';
import { exampleIn, rowsOf } from '../../house/document-fields.ts';
import { read } from '../../house/source-files.ts';
import { anyAgreement } from '../any-licence.ts';

const PUBLISHER = {
  timeZone: 'Europe/Berlin',
  sections: [
    { code: 'business', name: 'Business' },
    { code: 'sport', name: 'Sport' },
  ],
};
const ROWS = rowsOf(read('docs/agreements.md'));
const SHORTEST = { reference: 'QC-1', validFrom: '2025-06-30T22:00:00Z', form: 'headline', channels: ['print'] };

const wordsOf = (terms: Agreement) => termsInWords(terms, PUBLISHER).flatMap(({ sentences }) => sentences);

/** The terms with the example that the document has of a field, and with what else the field needs. */
function withExample(path: string): Agreement {
  const names = path.split('.');
  const example = exampleIn(ROWS.find(([field]) => field === `\`${path}\``) ?? [], path);
  const needed: Record<string, unknown> = {
    excerptWords: { form: 'excerpt' },
    'exclusivity.note': { exclusivity: { hours: 4 } },
    'quota.past': { quota: { articles: 300, per: 'month' } },
    'payment.amount': { payment: { model: 'free', currency: 'EUR' } },
    'payment.currency': { payment: { model: 'free' } },
    'payment.note': { payment: { model: 'free' } },
    'rate.requests': { rate: { perSeconds: 60 } },
    'rate.perSeconds': { rate: { requests: 600 } },
    'quota.articles': { quota: { per: 'month' } },
    'quota.per': { quota: { articles: 300 } },
  };
  const terms: Record<string, unknown> = structuredClone({ ...SHORTEST, ...(needed[path] as object) });
  let place = terms;
  for (const name of names.slice(0, -1)) place = place[name] = { ...(place[name] as object) } as Record<string, unknown>;
  place[names.at(-1) ?? ''] = example;
  // The examples of the document have the channel web, which needs a domain, and a domain without it is allowed.
  return agreementSchema.parse({ domains: ['a.example'], ...terms });
}

describe('an agreement in words', () => {
  it('has a chapter for each chapter of the document, and says something in each when everything is left out', () => {
    const chapters = termsInWords(agreementSchema.parse(SHORTEST), PUBLISHER);
    expect(chapters.map(({ title }) => title)).toEqual(CHAPTERS.map(({ title }) => title));
    for (const { title, sentences } of chapters) expect([title, sentences.length > 0]).toEqual([title, true]);
    expect(chapters.flatMap(({ sentences }) => sentences)).toEqual(
      expect.arrayContaining([
        'The term begins on 1 July 2025 and lasts until it is ended.',
        'All sections are included, and none is excluded.',
        'Only the publisher’s own copy is included.',
        'No use by machines is granted.',
        'The partner may make 300 requests in 60 seconds.',
      ]),
    );
  });

  it.each(SCHEMA_FIELDS.map(({ path }) => path))('says another thing when %s has another value', (path) => {
    const given = withExample(path);
    const shortest = agreementSchema.parse({ ...SHORTEST, domains: path === 'domains' ? [] : ['a.example'] });
    if (canonicalJson(withoutUsualTerms(given)) === canonicalJson(withoutUsualTerms(shortest)))
      throw new Error('the example is the default');
    expect(wordsOf(given)).not.toEqual(wordsOf(shortest));
  });

  it('is the same only for terms that mean the same', () => {
    const meaning = (terms: Agreement) => canonicalJson({ ...withoutUsualTerms(terms), channels: [...terms.channels] });
    fc.assert(
      fc.property(anyAgreement, anyAgreement, (one, other) => {
        expect(wordsOf(one).join('\n') === wordsOf(other).join('\n')).toBe(meaning(one) === meaning(other));
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    ['full-text', 'The full text of the publisher’s own copy from all sections, for web pages, apps, newsletters, print at'],
    [
      'regional-web',
      'The full text of the publisher’s own copy from Business, climate except Sport, for web pages at fjordkysten.example, from',
    ],
    ['headlines', 'Headlines and links of the publisher’s own copy from all sections, for'],
  ])('is one sentence in short: %s', (name, sentence) => {
    const terms = agreementSchema.parse(parse(read(`examples/agreements/${name}.yaml`)));
    expect(summaryInWords(terms, PUBLISHER)).toContain(sentence);
    expect(summaryInWords(terms, PUBLISHER)).toMatch(/ from \d.*\d{4}.*\.$/);
  });

  it('keeps a name that is written from right to left from turning the words beside it', () => {
    const terms = agreementSchema.parse({ ...SHORTEST, scope: { sources: { include: ['own', 'وكالة الأنباء', 'Wire'] } } });
    expect(wordsOf(terms)).toContain('Copy of these sources is included: the publisher, \u2068وكالة الأنباء\u2069, Wire.');
  });
});
