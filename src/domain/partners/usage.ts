// The query and the rows of a usage report. Pure.

import * as z from 'zod';
import { DAY_MS, dateSchema, type Instant, toInstant } from '../values/instant.ts';
import { MOST_USAGE_ROWS } from '../values/limits.ts';
import { countSchema } from '../values/query-fields.ts';
import type { Holders } from './holders.ts';
import type { LedgerRow } from './ledger.ts';
import type { QuotaState } from './quota.ts';

const USUAL_DAYS = 31;

/** What a report covers, and how it is grouped and written. */
export const usageQuerySchema = z.strictObject({
  from: dateSchema.optional(),
  to: dateSchema.optional(),
  by: z.enum(['day', 'article', 'key'], { error: 'must be day, article or key' }).default('day'),
  limit: countSchema(1, MOST_USAGE_ROWS).optional(),
  format: z.enum(['json', 'csv'], { error: 'must be json or csv' }).optional(),
});

/** Fills in the period of a report: dates in UTC, both included. An absent `to` is today, and an absent `from` makes a period of 31 days. */
export function usagePeriod(asked: Pick<UsageQuery, 'from' | 'to'>, now: Instant): { from: string; to: string } {
  const to = asked.to ?? now.slice(0, 10);
  return { from: asked.from ?? toInstant(Date.parse(to) - (USUAL_DAYS - 1) * DAY_MS).slice(0, 10), to };
}

export interface UsageQuery {
  /** Dates in UTC, both included. Absent: see `usagePeriod`. */
  from?: string | undefined;
  to?: string | undefined;
  by: 'day' | 'article' | 'key';
  limit: number;
}

export interface UsageRow {
  /** The date, the article's slug, or the id of the key or the person. */
  group: string;
  /** Name of the key or the person. Present in reports by key that people read. */
  name?: string;
  /** Number of different articles. */
  articles: number;
  /** Number of different versions that the partner received for the first time, in a form or under a version of an agreement. In a report by key each is
   *  of whoever received it first, because the ledger has it once for the whole partner. */
  versions: number;
  /** Number of deliveries, repeats included. */
  deliveries: number;
  /** Number of articles delivered in more than their headline for the first time, which count against a quota if there is one. Absent in a report by
   *  key, because an article counts for the agreement and not for a key. */
  countedAgainstQuota?: number;
  /** Number of those that were beyond the quota. Absent in a report by key. */
  overQuota?: number;
}

/** What the desk is shown of a partner's usage. */
export interface PartnerUsage {
  rows: UsageRow[];
  /** In a report by key: the keys and people that the rows are of. */
  holders: Holders;
  quotas: AgreementQuota[];
}

/** What the page of usage at the portal shows. */
export interface PortalUsage extends Omit<PartnerUsage, 'holders'> {
  /** The newest deliveries of the articles among the rows, under the person's agreements. */
  deliveries: LedgerRow[];
}

/** The quota of one of several agreements. */
export interface AgreementQuota {
  /** Id of the agreement. */
  agreement: string;
  /** Number of the contract. */
  reference: string;
  quota: QuotaState;
}
