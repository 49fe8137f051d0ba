// Whatever terms the schema of agreements takes, made from the schema itself, so that a new field is among them.
import fc from 'fast-check';
import { type Agreement, agreementSchema } from '../../src/domain/agreements/agreement.ts';
import { SCHEMA_FIELDS, type SchemaField } from '../../src/domain/agreements/fields/schema-fields.ts';
import { toInstant } from '../../src/domain/values/instant.ts';

const anyLine = fc
  .oneof(
    fc.constantFrom('R&D: 2026', 'صحيفة الميناء', 'Åsa’s note', 'de: Für alle', '橋の計画', 'a, b; c', 'x'),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }),
  )
  .filter((text) => text.trim() !== '');
const anyCode = fc.constantFrom('business', 'sport', 'climate', 'a-1', 'b');
const anyInstant = fc.oneof(
  fc.integer({ min: 0, max: 500_000 }).map((hours) => toInstant(Date.UTC(2000, 0, 1) + hours * 3_600_000)),
  // With seconds, and at the hour at which clocks are set back.
  fc.constantFrom('2026-01-01T00:00:00.000Z', '2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.000Z', '2031-03-30T01:00:00.000Z'),
  fc.integer({ min: Date.UTC(1600, 0, 2), max: Date.UTC(9999, 11, 30) }).map(toInstant),
);
const lineOf = fc.constantFrom('Reproduced by {partner}.', 'By {partner}, {reference}.', 'de: Mit {holder}.');

/** Values for fields whose texts have a form of their own. */
const BY_PATH: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  reference: fc.constantFrom('M10-2026-0117', '0117', 'O’Brien', 'a <b>'),
  'scope.languages.include': fc.subarray(['en', 'en-GB', 'de', 'nb'], { minLength: 1 }),
  'scope.languages.exclude': fc.subarray(['en-US', 'fr']),
  'scope.sections.include': fc.uniqueArray(anyCode, { minLength: 1 }),
  'scope.sections.exclude': fc.uniqueArray(anyCode),
  'scope.subjects.include': fc.array(anyCode, { minLength: 1 }),
  'scope.subjects.exclude': fc.array(anyCode),
  domains: fc.subarray(['a.example', 'b.example'], { minLength: 1 }),
  'territories.include': fc.subarray(['GB', 'NO', 'UK'], { minLength: 1 }),
  'territories.exclude': fc.subarray(['US']),
  'notice.licenceLine': fc.oneof(lineOf, fc.dictionary(fc.constantFrom('de', 'en', 'de-AT', 'nb'), lineOf, { minKeys: 1 })),
  'credit.text': fc.constantFrom('{holder}', '{by} ({holder})', 'First in: {holder}'),
  signatureAgent: fc.constantFrom('https://a.example/keys', 'https://a.example/%C3%A5'),
  'payment.amount': fc.constantFrom('250.00', '0', '1.7500'),
  'payment.currency': fc.constantFrom('EUR', 'NOK'),
};

function anyOf({ path, kind, options, bounds }: SchemaField): fc.Arbitrary<unknown> {
  const own = BY_PATH[path];
  if (own !== undefined) return own;
  switch (kind) {
    case 'number':
      return fc.integer({ min: bounds?.least ?? 0, max: bounds?.most ?? 0 });
    case 'flag':
      return fc.boolean();
    case 'choice':
      return fc.constantFrom(...options);
    case 'choices':
      return fc.shuffledSubarray([...options], { minLength: 1 });
    case 'instant':
      return anyInstant;
    case 'list':
      return fc.array(anyLine, { minLength: 1, maxLength: 4 });
    default:
      return anyLine;
  }
}

const anyValues = fc.record(
  Object.fromEntries(
    SCHEMA_FIELDS.map((field) => {
      const value = field.kind === 'group' ? fc.constant({}) : anyOf(field);
      return [field.path, field.isRequired ? value : fc.option(value, { nil: undefined })];
    }),
  ),
);

/** Nested, with everything that contradicts something else left out. */
function nested(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const terms: Record<string, unknown> = {};
  for (const { path, group, kind } of SCHEMA_FIELDS) {
    if (values[path] === undefined || (group !== undefined && values[group] === undefined)) continue;
    const names = path.split('.');
    let place = terms;
    for (const name of names.slice(0, -1)) {
      place[name] ??= {};
      place = place[name] as Record<string, unknown>;
    }
    place[names.at(-1) ?? ''] = kind === 'group' ? {} : values[path];
  }
  return terms;
}

function made(values: Record<string, unknown>): Agreement | undefined {
  const isExcerpt = values['form'] === 'excerpt';
  const terms = nested({
    ...values,
    excerptWords: isExcerpt ? (values['excerptWords'] ?? 10) : undefined,
    embargoed: values['scope.delayMinutes'] === undefined ? values['embargoed'] : undefined,
    domains: values['domains'] ?? ['a.example'],
    'payment.currency': values['payment.currency'] ?? 'EUR',
  });
  return agreementSchema.safeParse(terms).data;
}

/** Those of which an end is not after its beginning are none, so about half of what is made is left out. */
export const anyTerms: fc.Arbitrary<Agreement> = anyValues.map(made).filter((terms) => terms !== undefined);
