// What was delivered: reports of usage, quotas and rates, and the ledger. Pure.
import * as z from 'zod';
import type { ListedDelivery } from '../../domain/partners/ledger.ts';
import type { QuotaState, RateState } from '../../domain/partners/quota.ts';
import type { AgreementQuota, UsageRow } from '../../domain/partners/usage.ts';
import { answer, same } from './named.ts';
import { count, date, form, instant, ordinal } from './values.ts';

const by = z.enum(['day', 'article', 'key']);

const row = answer(
  'UsageRow',
  z.strictObject({
    group: z.string(),
    name: z.string().optional(),
    articles: count,
    versions: count,
    deliveries: count,
    countedAgainstQuota: count.optional(),
    overQuota: count.optional(),
  }),
);
same<z.output<typeof row>, UsageRow>();

const rows = { rows: z.array(row), more: z.literal(true).optional() };

export const usage = answer('Usage', z.strictObject({ from: date, to: date, by, ...rows }));

export const quotaState = answer(
  'QuotaState',
  z.strictObject({
    articles: z.int().min(1),
    per: z.enum(['day', 'month', 'year']),
    past: z.enum(['headlines', 'bill', 'notify']),
    used: count,
    over: count,
    resets: instant,
  }),
);
same<z.output<typeof quotaState>, QuotaState>();

export const rateState = answer(
  'RateState',
  z.strictObject({ limit: z.int().min(1), windowSeconds: z.int().min(1), remaining: count, resetSeconds: count }),
);
same<z.output<typeof rateState>, RateState>();

const agreementQuota = answer('AgreementQuota', z.strictObject({ agreement: z.string(), reference: z.string(), quota: quotaState }));
same<z.output<typeof agreementQuota>, AgreementQuota>();

export const partnerUsage = answer('PartnerUsage', z.strictObject({ by, ...rows, quotas: z.array(agreementQuota) }));

const ledgerRow = answer(
  'LedgerRow',
  z.strictObject({
    slug: z.string(),
    version: ordinal,
    form,
    agreement: z.string(),
    agreementVersion: ordinal,
    templateVersion: ordinal,
    first: instant,
    last: instant,
    count: z.int().min(1),
    keyId: z.string(),
    reference: z.string().optional(),
    keyName: z.string().optional(),
  }),
);
same<z.output<typeof ledgerRow>, ListedDelivery & { keyName?: string }>();

export const ledger = answer('Ledger', z.strictObject({ rows: z.array(ledgerRow), next: z.string().optional() }));
