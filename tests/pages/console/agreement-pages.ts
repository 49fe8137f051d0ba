// The console's pages about agreements, made of texts that are out to do harm: part of pages.ts.
import { agreementSchema } from '../../../src/domain/agreements/agreement.ts';
import { formOfTerms } from '../../../src/domain/agreements/fields/form-fields.ts';
import { summaryInWords, termsInWords } from '../../../src/domain/agreements/words/terms-in-words.ts';
import type { AgreementRecord } from '../../../src/domain/partners/agreement-write.ts';
import { type AgreementFormProps, agreementFormPage } from '../../../src/pages/console/agreements/agreement-form.tsx';
import { agreementPage } from '../../../src/pages/console/agreements/agreement-page.tsx';
import { agreementVersionPage } from '../../../src/pages/console/agreements/agreement-version.tsx';
import { newPartnerPage } from '../../../src/pages/console/agreements/new-partner.tsx';
import { silentPartnerPage } from '../../../src/pages/console/agreements/silent-partner.tsx';
import type { ConsoleFrame } from '../../../src/pages/console/console-layout.tsx';
import { formOf } from '../../../src/pages/signed-in/fields/form-state.ts';
import { HOSTILE } from '../sample.ts';

const NOW = '2026-03-03T14:05:00.000Z';
const LATER = '2026-03-03T15:05:00.000Z';
const terms = agreementSchema.parse({
  reference: 'QC-1',
  validFrom: '2026-01-01T00:00:00Z',
  validUntil: '2036-01-01T00:00:00Z',
  form: 'full',
  channels: ['web'],
  domains: ['a.example'],
  scope: { sources: { include: [HOSTILE] } },
  payment: { model: 'barter', note: HOSTILE },
});
const version = { id: 'main', version: 2, made: NOW, sha256: 'ab12', terms };
const acceptance = { state: 'overdue', sha256: 'cd34', templateVersion: 2, due: LATER } as const;
const template = { publisher: 'P', houseLine: 'H', credit: terms.credit, placement: 'end', partner: HOSTILE, reference: 'QC-1' } as const;
const record = {
  partner: { id: 'gazette', name: HOSTILE, standing: 'good' },
  summary: {
    agreement: version,
    template,
    acceptance,
    inForce: true,
    scheduled: { agreement: { ...version, version: 3 }, template, acceptance: { ...acceptance, state: 'accepted' } },
  },
  versions: [
    { version: 3, made: NOW, who: HOSTILE },
    { version: 2, made: NOW },
  ],
} as const satisfies AgreementRecord;
const words = { timeZone: 'Europe/London', sections: [] };
const partnersFrame: ConsoleFrame = {
  publisher: { name: HOSTILE, language: 'en-GB', timeZone: 'Europe/London' },
  path: '/console/partners',
  nonce: 'n0nce',
  person: HOSTILE,
  scopes: ['read', 'partners'],
  formToken: 'form-token',
  isSession: true,
};
const agreementProps = {
  holders: {},
  frame: partnersFrame,
  record,
  chapters: termsInWords(terms, words),
  summary: summaryInWords(terms, words),
  now: NOW,
};
const difference = {
  terms: [{ label: 'Sources to include', before: HOSTILE, after: 'none' }],
  texts: [{ label: 'Licence line', parts: [{ text: HOSTILE, kind: 'added' as const }] }],
};
const formProps: AgreementFormProps = {
  frame: partnersFrame,
  partner: { id: 'gazette', name: HOSTILE },
  agreement: 'main',
  id: 'main',
  version: 2,
  isFirst: false,
  fields: formOfTerms(terms, 'Europe/London'),
  sections: [{ code: 'business', name: HOSTILE }],
  timeZone: 'Europe/London',
  errors: [],
  more: 0,
  check: {
    frame: partnersFrame,
    summary: HOSTILE,
    version: 3,
    outcome: 'changed',
    difference,
    acceptance,
    pending: { until: LATER, meanwhile: 2 },
    dropped: 4,
    asOf: LATER,
    isAhead: true,
    articles: [
      { slug: 'a', headline: HOSTILE, language: 'en-GB', form: 'the whole text', reason: 'the partner is on probation', now: 'nothing' },
      { slug: 'b', headline: HOSTILE, language: 'ar', reason: 'it is held', now: 'the whole text' },
    ],
    notices: [
      { language: 'en', source: HOSTILE, text: `${HOSTILE}\nline`, html: '' },
      { language: 'de', source: HOSTILE, text: HOSTILE, html: '' },
    ],
  },
};

export const AGREEMENT_PAGES: Readonly<Record<string, () => string>> = {
  'an agreement': () => agreementPage(agreementProps),
  'an agreement whose end was refused': () =>
    agreementPage({ ...agreementProps, message: [{ field: 'at', message: HOSTILE }], given: { at: HOSTILE } }),
  'a version of an agreement': () =>
    agreementVersionPage({
      frame: partnersFrame,
      partner: record.partner,
      agreement: version,
      who: HOSTILE,
      difference,
      chapters: agreementProps.chapters,
      isNewest: false,
    }),
  'the form of an agreement': () => agreementFormPage(formProps),
  'the form of an agreement that somebody else has changed': () =>
    agreementFormPage({ ...formProps, conflict: { version: 3, who: HOSTILE, difference }, check: undefined }),
  'the form of a first agreement that was refused': () =>
    agreementFormPage({
      ...formProps,
      agreement: undefined,
      isFirst: true,
      id: HOSTILE,
      version: 0,
      fields: new Map([...formProps.fields, ['reference', HOSTILE], ['validUntil', HOSTILE], ['scope.subjects.include', HOSTILE]]),
      errors: [
        { field: 'reference', message: HOSTILE },
        { field: 'channels', message: HOSTILE },
        { field: 'id', message: HOSTILE },
        { message: HOSTILE },
      ],
      more: 3,
      check: undefined,
      message: HOSTILE,
      json: HOSTILE,
    }),
  'a new partner': () => newPartnerPage({ frame: partnersFrame, ...formOf({}) }),
  'a new partner that was refused': () =>
    newPartnerPage({
      frame: partnersFrame,
      ...formOf({ name: HOSTILE, id: HOSTILE, contact: HOSTILE }, [{ field: 'name', message: HOSTILE }]),
      message: HOSTILE,
    }),
  'a silent partner': () => silentPartnerPage({ frame: partnersFrame, partner: 'gazette', path: partnersFrame.path }),
};
