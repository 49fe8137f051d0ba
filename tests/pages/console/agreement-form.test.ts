// The page with the form of an agreement: what a browser sends of it is the agreement that it was made from, and every field says what it means.
import fc from 'fast-check';
import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { agreementSchema } from '../../../src/domain/agreements/agreement.ts';
import { CHAPTERS, FIELD_WORDS } from '../../../src/domain/agreements/fields/agreement-fields.ts';
import type { Chapter } from '../../../src/domain/agreements/fields/field-words.ts';
import { EMPTY_FORM, type FormFields, formOfTerms } from '../../../src/domain/agreements/fields/form-fields.ts';
import { SCHEMA_FIELDS } from '../../../src/domain/agreements/fields/schema-fields.ts';
import { termsOfForm } from '../../../src/domain/agreements/fields/terms-of-form.ts';
import { canonicalJson } from '../../../src/domain/values/canonical-json.ts';
import { agreementFormPage } from '../../../src/pages/console/agreements/agreement-form.tsx';
import { nameInTerms } from '../../../src/pages/console/agreements/terms-names.ts';
import { CONSOLE_STYLE } from '../../../src/pages/console/console-style.ts';
import { fieldId } from '../../../src/pages/signed-in/fields/form-state.ts';
import { anyTerms } from '../../domain/any-terms.ts';
import { type Found, parsePage, theOne, withTag } from '../parsed.ts';

const ZONE = 'Europe/Berlin';

function htmlOf(fields: FormFields): string {
  return agreementFormPage({
    frame: {
      publisher: { name: 'P', language: 'en', timeZone: ZONE },
      path: '/console/x',
      nonce: 'n',
      person: 'A',
      scopes: ['partners'],
      formToken: 't',
    },
    partner: { id: 'gazette', name: 'Gazette' },
    agreement: 'main',
    id: 'main',
    version: 1,
    isFirst: false,
    fields,
    errors: [],
    sections: [
      { code: 'business', name: 'Business' },
      { code: 'sport', name: 'Sport' },
    ],
    timeZone: ZONE,
    more: 0,
  });
}

function pageOf(fields: FormFields): Found[] {
  return parsePage(htmlOf(fields));
}

/** The controls of the terms that a browser would send, in order (HTML §4.10.22.4). */
function sent(page: readonly Found[]): FormFields {
  const controls = page.filter(
    ({ tag, attributes }) => /^(?:input|textarea)$/.test(tag) && attributes['name']?.startsWith('terms.') === true,
  );
  const successful = controls.filter(
    ({ attributes: { type, checked } }) => !/^(?:checkbox|radio)$/.test(type ?? '') || checked !== undefined,
  );
  return new Map(
    successful.map(({ tag, attributes, rawText }) => {
      const value = tag === 'textarea' ? rawText.replaceAll('\n', '\r\n') : (attributes['value'] ?? '');
      return [nameInTerms(attributes['name'] ?? ''), value];
    }),
  );
}

describe('the form of an agreement', () => {
  it('sends the agreement that it shows, whatever that says', () => {
    fc.assert(
      fc.property(anyTerms, (terms) => {
        const { input, objections } = termsOfForm(sent(pageOf(formOfTerms(terms, ZONE))), ZONE);
        expect(objections).toEqual([]);
        expect(canonicalJson(agreementSchema.parse(input))).toBe(canonicalJson(terms));
      }),
      { numRuns: 40 },
    );
  });

  const page = pageOf(EMPTY_FORM);

  it('has every field of the schema with its label, its help and what it means to leave it out', () => {
    for (const { path } of SCHEMA_FIELDS) {
      const { label = '', help = '', unset } = FIELD_WORDS.get(path) ?? {};
      const hint = page.find(({ attributes }) => attributes['id'] === `${fieldId(path)}-hint`);
      const plain = (text: string) => text.replaceAll('`', '');
      expect([path, hint?.text]).toEqual([path, plain(unset === undefined ? help : `${help} ${unset}`)]);
      const name = page.find(({ tag, text }) => /^(?:label|legend)$/.test(tag) && text.startsWith(label));
      expect([path, name?.text.endsWith(' (required)')]).toEqual([path, unset === undefined]);
    }
  });

  it('says in sentences what a part means that is folded, and folds none in which something is required', () => {
    const folded = withTag(page, 'details').filter(
      ({ attributes }) => attributes['class'] === 'chapter' && attributes['open'] === undefined,
    );
    expect(folded.map(({ inner }) => theOne(inner, 'summary').text)).toEqual(
      CHAPTERS.flatMap(({ title, usual }) => (usual === undefined ? [] : [`${title}${usual}`])),
    );
    const isRequired = ({ fields }: Chapter) =>
      SCHEMA_FIELDS.some((field) => Object.hasOwn(fields, field.path) && field.isRequired && field.group === undefined);
    expect(CHAPTERS.map(({ usual }) => usual === undefined)).toEqual(CHAPTERS.map(isRequired));
    for (const { usual = 'It.' } of CHAPTERS) expect(usual).toMatch(/^[A-Z][^:;]*\.$/);
  });

  it('has no right ticked when it is new, and what is usual chosen', () => {
    const ticked = withTag(page, 'input').filter(({ attributes: { type, checked } }) => type === 'checkbox' && checked !== undefined);
    expect(ticked.map(({ attributes }) => attributes['name'])).toEqual(['terms.credit.linkRequired', 'terms.credit.canonicalRequired']);
    const chosen = withTag(page, 'input').filter(({ attributes: { type, checked } }) => type === 'radio' && checked !== undefined);
    const usual = SCHEMA_FIELDS.filter(({ kind, usual: value }) => kind === 'choice' && value !== undefined);
    expect(chosen.map(({ attributes }) => attributes['value']).sort()).toEqual(usual.map(({ usual: value }) => String(value)).sort());
  });

  it('keeps a section that the publisher no longer has, until somebody unticks it', () => {
    const fields = new Map([...EMPTY_FORM, ['scope.sections.include.former', 'yes']]);
    expect(sent(pageOf(fields)).get('scope.sections.include.former')).toBe('yes');
  });
});

it('hides the fields of what is not agreed until its box is ticked', () => {
  const [, rule = ''] = /([^{}]+>\.inside)\{display:none\}/.exec(CONSOLE_STYLE) ?? [];
  const hidden = (fields: FormFields) => {
    const { document } = new JSDOM(htmlOf(fields)).window;
    return [document.querySelectorAll(rule).length, document.querySelectorAll('.inside').length];
  };
  const [all, there = 0] = hidden(EMPTY_FORM);
  expect([all, there > 2]).toEqual([there, true]);
  expect(hidden(new Map([...EMPTY_FORM, ['quota', 'yes']]))).toEqual([there - 1, there]);
});
