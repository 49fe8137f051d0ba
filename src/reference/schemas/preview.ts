// What a partner would get, for the desk. Pure.
import * as z from 'zod';
import { agreementSchema } from '../../domain/agreements/agreement.ts';
import type { Grant } from '../../domain/entitlement/entitlement.ts';
import { acceptance } from './agreements.ts';
import { decisionDuties } from './decisions.ts';
import { answer, same } from './named.ts';
import { quotaState } from './usage.ts';
import { form, instant, ordinal } from './values.ts';

const grant = answer(
  'Grant',
  z.strictObject({
    form,
    excerptWords: z.int().optional(),
    images: agreementSchema.shape.images.unwrap(),
    embargoedUntil: instant.optional(),
    until: instant.optional(),
    duties: decisionDuties,
    seenFrom: instant.optional(),
    limited: z.enum(['acceptance', 'probation', 'quota']).optional(),
  }),
);
same<z.output<typeof grant>, Grant>();

const article = answer(
  'PreviewedArticle',
  z.strictObject({
    slug: z.string(),
    version: ordinal,
    headline: z.string(),
    source: z.string(),
    firstPublished: instant.optional(),
    versionCreated: instant,
    before: z.enum([...form.options, 'nothing']).optional(),
    outcome: z.enum(['granted', 'refused']),
    grant: grant.optional(),
    reason: z.string().optional(),
    words: z.string().optional(),
  }),
);

const agreement = answer('PreviewedAgreement', z.strictObject({ id: z.string(), version: ordinal, reference: z.string() }));

export const preview = answer(
  'Preview',
  z.strictObject({
    agreement,
    asOf: instant,
    acceptance,
    quota: quotaState.optional(),
    articles: z.array(article),
    next: z.string().optional(),
  }),
);
