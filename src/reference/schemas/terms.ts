// Subjects, authors and sections as the desk sees them. Pure.
import * as z from 'zod';
import { type DividedAgreement, type ListedTerm, termMergeSchema, termRenameSchema } from '../../domain/publisher/term-merge.ts';
import type { Term } from '../../domain/values/term.ts';
import { answer, request, same } from './named.ts';
import { count, instant } from './values.ts';

export const termMerge = request('TermMerge', termMergeSchema);
export const termRename = request('TermRename', termRenameSchema);

export const term = answer('Term', z.object({ code: z.string(), name: z.string() }));
same<z.output<typeof term>, Term>();

export const dividedAgreement = answer('DividedAgreement', z.object({ partner: z.string(), agreement: z.string(), reference: z.string() }));
same<z.output<typeof dividedAgreement>, DividedAgreement>();

const alias = answer('TermAlias', z.object({ code: z.string(), since: instant }));

const termMergeState = answer(
  'TermMergeState',
  z.object({ into: z.string(), state: z.enum(['reviewing', 'moving', 'refused']), agreements: z.array(dividedAgreement) }),
);

export const listedTerm = answer(
  'ListedTerm',
  z.object({ code: z.string(), name: z.string(), articles: count, aliases: z.array(alias), merge: termMergeState.optional() }),
);
same<z.output<typeof listedTerm>, ListedTerm>();

export const termList = answer('TermList', z.object({ terms: z.array(listedTerm), next: z.string().optional() }));
