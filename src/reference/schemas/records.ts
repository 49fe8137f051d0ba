// The audit trail, and what a restore did. Pure.
import * as z from 'zod';
import { answer } from './named.ts';
import { count, instant, ordinal } from './values.ts';

const auditEntry = answer(
  'AuditEntry',
  z.strictObject({
    at: instant,
    who: z.string(),
    whoName: z.string().optional(),
    tokenId: z.string().optional(),
    action: z.string(),
    subject: z.string(),
    subjectName: z.string().optional(),
    before: z.string().optional(),
    after: z.string().optional(),
    run: z.string().optional(),
  }),
);

export const auditTrail = answer('AuditTrail', z.strictObject({ entries: z.array(auditEntry), next: z.string().optional() }));

const doubtfulToken = answer('DoubtfulToken', z.strictObject({ id: z.string(), name: z.string() }));

export const restored = answer(
  'Restored',
  z.strictObject({
    outcome: z.literal('restored'),
    records: count,
    epoch: z.string(),
    doubtfulTokens: z.array(doubtfulToken),
    moreDoubtfulTokens: ordinal.optional(),
    partners: count.optional(),
    closed: z.array(z.string()).optional(),
    moreClosed: ordinal.optional(),
    note: z.string().optional(),
  }),
);
