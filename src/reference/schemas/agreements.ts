// Agreements: their terms as the desk writes them and as answers have them, their notice, and its acceptance. Pure.
import * as z from 'zod';
import { type Acceptance, acceptanceRequestSchema } from '../../domain/agreements/acceptance.ts';
import { type AgreementVersion, agreementSchema } from '../../domain/agreements/agreement.ts';
import { endRequestSchema } from '../../domain/agreements/end-request.ts';
import { nothingSchema } from '../../domain/articles/article-requests.ts';
import type { AgreementNotice, AgreementSummary, ForeseenAcceptance } from '../../domain/partners/agreement-write.ts';
import type { NoticeExample } from '../../domain/partners/notice-examples.ts';
import type { NoticeTemplate } from '../../domain/renditions/notice.ts';
import { answer, request, same } from './named.ts';
import { instant, ordinal, sha256, url } from './values.ts';

const { shape } = agreementSchema;
const scope = shape.scope.unwrap();
const notice = shape.notice.unwrap();
const credit = shape.credit.unwrap();

/** The parts of the terms by their path, with their names. */
export const TERMS_PARTS: Readonly<Record<string, { id: string; schema: z.ZodType }>> = {
  scope: { id: 'Scope', schema: scope },
  'scope.sections': { id: 'SectionsInScope', schema: scope.shape.sections.unwrap() },
  'scope.subjects': { id: 'SubjectsInScope', schema: scope.shape.subjects.unwrap() },
  'scope.languages': { id: 'LanguagesInScope', schema: scope.shape.languages.unwrap() },
  'scope.sources': { id: 'SourcesInScope', schema: scope.shape.sources.unwrap() },
  territories: { id: 'Territories', schema: shape.territories.unwrap() },
  exclusivity: { id: 'Exclusivity', schema: shape.exclusivity.unwrap() },
  notice: { id: 'NoticeTerms', schema: notice },
  credit: { id: 'CreditTerms', schema: credit },
  duties: { id: 'Duties', schema: shape.duties.unwrap() },
  contacts: { id: 'Contacts', schema: shape.contacts.unwrap() },
  quota: { id: 'QuotaTerms', schema: shape.quota.unwrap() },
  rate: { id: 'RateTerms', schema: shape.rate.unwrap() },
  ai: { id: 'UsesByMachines', schema: shape.ai.unwrap() },
  payment: { id: 'Payment', schema: shape.payment.unwrap() },
};

for (const { id, schema } of Object.values(TERMS_PARTS)) answer(id, request(`${id}Request`, schema));

export const termsRequest = request('TermsRequest', agreementSchema);
export const terms = answer('Terms', agreementSchema);

export const endRequest = request('EndRequest', endRequestSchema);
export const acceptanceRequest = request('AcceptanceRequest', acceptanceRequestSchema);
export const nothing = request('Nothing', nothingSchema);

const acceptedBy = answer('AcceptedBy', z.strictObject({ at: instant, by: z.string(), addressPrefix: z.string().optional() }));
const state = {
  state: z.enum(['accepted', 'pending', 'overdue']),
  accepted: z.union([acceptedBy, z.literal('contract')]).optional(),
  due: instant.optional(),
};

export const acceptance = answer('Acceptance', z.strictObject({ sha256, templateVersion: ordinal, ...state }));
same<z.output<typeof acceptance>, Acceptance>();

const template = answer(
  'NoticeTemplate',
  z.strictObject({
    publisher: z.string(),
    houseLine: z.string(),
    licenceLine: z.union([z.string(), z.record(z.string(), z.string())]).optional(),
    credit,
    placement: notice.shape.placement.unwrap(),
    partner: z.string(),
    reference: z.string(),
  }),
);
same<z.output<typeof template>, NoticeTemplate>();

const version = { id: z.string(), version: ordinal, made: instant, sha256 };

/** As the desk sees it. */
export const agreementVersion = answer('AgreementVersion', z.strictObject({ ...version, terms }));
same<z.output<typeof agreementVersion>, AgreementVersion>();

const withNotice = { agreement: agreementVersion, template, acceptance };
const agreementNotice = answer('AgreementNotice', z.strictObject(withNotice));
same<z.output<typeof agreementNotice>, AgreementNotice>();

const agreementSummary = answer(
  'AgreementSummary',
  z.strictObject({ ...withNotice, inForce: z.boolean(), scheduled: agreementNotice.optional() }),
);
same<z.output<typeof agreementSummary>, AgreementSummary>();

export const agreementSummaryList = answer(
  'AgreementSummaryList',
  z.strictObject({ agreements: z.array(agreementSummary), next: z.string().optional() }),
);

const pending = answer('PendingTerms', z.strictObject({ until: instant, meanwhile: ordinal }));

const noticeExample = answer(
  'NoticeExample',
  z.strictObject({ language: z.string(), source: z.string(), text: z.string(), html: z.string() }),
);
same<z.output<typeof noticeExample>, NoticeExample>();

export const agreementWritten = answer(
  'AgreementWritten',
  z.strictObject({
    outcome: z.enum(['created', 'changed', 'unchanged']),
    agreement: agreementVersion,
    before: agreementVersion.optional(),
    acceptance,
    pending: pending.optional(),
    dropped: ordinal.optional(),
    notices: z.array(noticeExample).optional(),
  }),
);

export const foreseenAcceptance = answer(
  'ForeseenAcceptance',
  z.strictObject({ agreement: z.string(), reference: z.string(), acceptance }),
);
same<z.output<typeof foreseenAcceptance>, ForeseenAcceptance>();

/** As a partner sees it. */
const ownVersion = { ...version, url, terms };
export const ownAgreementVersion = answer('OwnAgreementVersion', z.strictObject(ownVersion));

const ownAcceptance = answer('OwnAcceptance', z.strictObject({ ...state, url }));
const ownNotice = answer('OwnNotice', z.strictObject({ version: ordinal, sha256, template, acceptance: ownAcceptance }));
const scheduled = answer('ScheduledAgreement', z.strictObject({ ...ownVersion, notice: ownNotice }));

export const ownAgreement = answer(
  'OwnAgreement',
  z.strictObject({ ...ownVersion, notice: ownNotice, inForce: z.boolean(), scheduled: scheduled.optional() }),
);

export const ownAgreementList = answer(
  'OwnAgreementList',
  z.strictObject({ agreements: z.array(ownAgreement), next: z.string().optional() }),
);

export const accepted = answer('NoticeAccepted', z.strictObject({ outcome: z.enum(['accepted', 'unchanged']), acceptance }));
