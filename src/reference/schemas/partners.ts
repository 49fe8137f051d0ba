// Partners: their name, standing and summary. Pure.
import * as z from 'zod';
import { QUOTA_PERIODS } from '../../domain/agreements/choices.ts';
import { STANDINGS } from '../../domain/entitlement/standing.ts';
import { type Partner, partnerSchema, standingRequestSchema } from '../../domain/partners/partner.ts';
import { type ListedPartner, PARTNER_NEEDS } from '../../domain/partners/partner-summary.ts';
import { foreseenAcceptance } from './agreements.ts';
import { answer, request, same } from './named.ts';
import { count, instant } from './values.ts';

export const partnerRequest = request('PartnerRequest', partnerSchema);
export const standingRequest = request('StandingRequest', standingRequestSchema);

export const standing = z.enum(STANDINGS);

export const partner = answer(
  'Partner',
  z.strictObject({
    id: z.string(),
    name: z.string(),
    contact: z.string().optional(),
    created: instant,
    standing,
    standingReason: z.string().optional(),
  }),
);
same<z.output<typeof partner>, Partner>();

const summary = answer(
  'PartnerSummary',
  z.strictObject({
    made: instant,
    standing,
    lastPull: instant.optional(),
    silentSince: instant.optional(),
    openWithdrawals: count,
    overdueWithdrawals: count,
    nextDeadline: instant.optional(),
    nextKeyExpiry: instant.optional(),
    quota: answer(
      'QuotaUsed',
      z.strictObject({ agreement: z.string(), used: count, articles: z.int().min(1), per: z.enum(QUOTA_PERIODS), resets: instant }),
    ).optional(),
    acceptanceDue: instant.optional(),
    deliveriesToday: count,
  }),
);

const listedPartner = answer(
  'ListedPartner',
  z.strictObject({
    id: z.string(),
    name: z.string(),
    contact: z.string().optional(),
    summary: summary.optional(),
    needs: z.array(z.enum(PARTNER_NEEDS)),
  }),
);
same<z.output<typeof listedPartner>, ListedPartner>();

export const partnerList = answer('PartnerList', z.strictObject({ partners: z.array(listedPartner), next: z.string().optional() }));

const changedNotice = answer(
  'ChangedNotice',
  z.strictObject({ agreement: z.string(), language: z.string(), source: z.string(), text: z.string(), html: z.string() }),
);

export const partnerWritten = answer(
  'PartnerWritten',
  z.strictObject({
    outcome: z.enum(['created', 'changed', 'unchanged']),
    partner,
    acceptances: z.array(foreseenAcceptance),
    notices: z.array(changedNotice).optional(),
  }),
);

const ofStanding = { standing, reason: z.string().optional() };
export const standingNow = answer('StandingNow', z.strictObject(ofStanding));
export const standingWritten = answer(
  'StandingWritten',
  z.strictObject({ outcome: z.enum(['changed', 'unchanged']), before: standingNow, ...ofStanding }),
);
