// An agreement as the fields of a form: whatever the schema takes can be written so and is read again as it was, and nothing is dropped silently.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agreementSchema } from '../../../src/domain/agreements/agreement.ts';
import { EMPTY_FORM, formOfTerms } from '../../../src/domain/agreements/fields/form-fields.ts';
import { SCHEMA_FIELDS } from '../../../src/domain/agreements/fields/schema-fields.ts';
import { termsOfForm } from '../../../src/domain/agreements/fields/terms-of-form.ts';
import { canonicalJson } from '../../../src/domain/values/canonical-json.ts';
import { anyTerms } from '../any-terms.ts';

const ZONE = 'Europe/Berlin';
const FILLED = { reference: 'QC-1', validFrom: '2026-01-01T00:00', form: 'headline', 'channels.print': 'yes' };

const read = (fields: Record<string, string>, zone = ZONE) => termsOfForm(new Map([...EMPTY_FORM, ...Object.entries(fields)]), zone);
const objectionsTo = (fields: Record<string, string>) =>
  read({ ...FILLED, ...fields }).objections.map(({ pointer, detail }) => `${pointer} ${detail}`);

describe('an agreement in a form', () => {
  it.each(['Europe/Berlin', 'America/St_Johns', 'UTC'])('is read again as it was written, whatever it says (%s)', (zone) => {
    const used = new Set<string>();
    fc.assert(
      fc.property(anyTerms, (terms) => {
        // As a browser sends it: with the line breaks of forms.
        const form = new Map([...formOfTerms(terms, zone)].map(([name, value]) => [name, value.replaceAll('\n', '\r\n')] as const));
        const { input, objections } = termsOfForm(form, zone);
        expect(objections).toEqual([]);
        expect(canonicalJson(agreementSchema.parse(input))).toBe(canonicalJson(terms));
        for (const name of form.keys()) used.add(name);
      }),
      { numRuns: 150 },
    );
    expect(SCHEMA_FIELDS.filter(({ path }) => ![...used].some((name) => name === path || name.startsWith(`${path}.`)))).toEqual([]);
  });

  it('that is left empty grants nothing: every use is denied, and no right is given', () => {
    const { input, objections } = read(FILLED);
    expect(objections).toEqual([]);
    expect(agreementSchema.parse(input)).toEqual(
      agreementSchema.parse({ reference: 'QC-1', validFrom: '2025-12-31T23:00:00Z', form: 'headline', channels: ['print'] }),
    );
    const { ai, embargoed, sublicensing, images } = agreementSchema.parse(input);
    expect([Object.values(ai).some(Boolean), embargoed, sublicensing, images]).toEqual([false, false, false, 'none']);
  });

  it.each([
    ['2026-07-01T06:30', '2026-07-01T04:30:00.000Z'],
    ['2026-07-01', '2026-06-30T22:00:00.000Z'],
    ['2026-07-01T06:30:05Z', '2026-07-01T06:30:05.000Z'],
    // The first of the two when clocks are set back.
    ['2026-10-25T02:30', '2026-10-25T00:30:00.000Z'],
  ])('has times by the clocks of the publisher: %s is %s', (written, instant) => {
    expect(read({ ...FILLED, validFrom: written }).input['validFrom']).toBe(instant);
  });

  it.each<[string, Record<string, string>, string]>([
    ['has a field that no agreement has', { 'ai.everything': 'yes' }, '/ai/everything is not a field of an agreement'],
    ['has a name of an object’s own', { '__proto__.form': 'full' }, '/__proto__/form is not a field of an agreement'],
    ['has a day that there is not', { validFrom: '2026-02-30T00:00' }, '/validFrom must be a date and a time, such as 2026-01-31T06:00'],
    ['has an hour that clocks leave out', { validFrom: '2026-03-29T02:30' }, '/validFrom must be a time that there is'],
    [
      'has a line without its language',
      { 'notice.licenceLine.languages': 'For {partner}.' },
      '/notice/licenceLine must have a language tag',
    ],
    ['has two lines in a language', { 'notice.licenceLine.languages': 'de: a\nDE: b' }, '/notice/licenceLine must have only one line'],
    [
      'has one line and lines',
      { 'notice.licenceLine': 'a', 'notice.licenceLine.languages': 'de: a' },
      '/notice/licenceLine must be either',
    ],
  ])('is refused where it %s', (_what, fields, objection) => {
    expect(objectionsTo(fields)).toEqual([expect.stringContaining(objection)]);
    expect(Object.hasOwn(Object.prototype, 'form')).toBe(false);
  });

  it('is refused where a field for text did not arrive: nobody has emptied it', () => {
    const form = new Map([...EMPTY_FORM, ...Object.entries(FILLED)]);
    form.delete('validUntil');
    form.delete('contacts.withdrawals');
    expect(termsOfForm(form, ZONE).objections.map(({ pointer }) => pointer)).toEqual(['/validUntil', '/contacts/withdrawals']);
  });

  it('leaves a number that is none to the schema, which objects to it', () => {
    const { input } = read({ ...FILLED, 'scope.delayMinutes': '1h' });
    expect(agreementSchema.safeParse(input).error?.issues.map(({ path }) => path.join('.'))).toEqual(['scope.delayMinutes']);
  });
});
