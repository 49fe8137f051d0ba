// Subjects, authors and sections as the desk sees them. Pure.
import * as z from 'zod';
import { type DividedAgreement, type ListedTerm, termMergeSchema, termRenameSchema } from '../../domain/publisher/term-merge.ts';
import type { Term } from '../../domain/values/term.ts';
import { answer, request, same } from './named.ts';
import { count, instant, ordinal } from './values.ts';

export const termMerge = request('TermMerge', termMergeSchema);
export const termRename = request('TermRename', termRenameSchema);

export const term = answer('Term', z.strictObject({ code: z.string(), name: z.string() }));
same<z.output<typeof term>, Term>();

export const dividedAgreement = answer(
  'DividedAgreement',
  z.strictObject({ partner: z.string(), agreement: z.string(), reference: z.string() }),
);
same<z.output<typeof dividedAgreement>, DividedAgreement>();

const alias = answer('TermAlias', z.strictObject({ code: z.string(), since: instant }));

const termMergeState = answer(
  'TermMergeState',
  z.strictObject({
    into: z.string(),
    state: z.enum(['reviewing', 'moving', 'refused']),
    agreements: z.array(dividedAgreement),
    more: ordinal.optional(),
  }),
);

export const listedTerm = answer(
  'ListedTerm',
  z.strictObject({ code: z.string(), name: z.string(), articles: count, aliases: z.array(alias), merge: termMergeState.optional() }),
);
same<z.output<typeof listedTerm>, ListedTerm>();

export const termList = answer('TermList', z.strictObject({ terms: z.array(listedTerm), next: z.string().optional() }));

const affected = answer(
  'MergeAffected',
  z.strictObject({
    articles: count,
    feed: z.string(),
    desks: z.array(z.string()),
    collections: z.array(z.string()),
    redirects: z.array(z.string()),
  }),
);

export const termChanged = answer(
  'TermChanged',
  z.strictObject({ outcome: z.enum(['merged', 'renamed']), term, alias: z.string().optional(), affected: affected.optional() }),
);

export const termReviewing = answer('TermReviewing', z.strictObject({ outcome: z.literal('reviewing') }));
