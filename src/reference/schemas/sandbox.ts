// The sandbox of a partner. Pure.
import * as z from 'zod';
import type { ArticleFacts } from '../../domain/articles/article-metadata.ts';
import { sandboxRequestSchema } from '../../domain/pulls/sandbox-request.ts';
import { PUB_STATUSES } from './articles.ts';
import { answer, request, same } from './named.ts';
import { instant, ordinal, url } from './values.ts';

export const sandboxRequest = request('SandboxRequest', sandboxRequestSchema);

const withdrawal = answer('PublicWithdrawal', z.strictObject({ note: z.string(), at: instant, since: instant.optional() }));

const article = answer(
  'SandboxArticle',
  z.strictObject({
    slug: z.string(),
    uri: z.string(),
    version: ordinal,
    pubStatus: PUB_STATUSES,
    headline: z.string(),
    source: z.string(),
    language: z.string(),
    sections: z.array(z.string()),
    subjects: z.array(z.string()),
    firstPublished: instant.optional(),
    embargoedUntil: instant.optional(),
    expires: instant.optional(),
    versionCreated: instant,
    withdrawal: withdrawal.optional(),
  }),
);
same<z.output<typeof article>, Omit<ArticleFacts, 'aliases' | 'sectionAliases'>>();

const done = answer('SandboxDone', z.strictObject({ outcome: z.literal('done'), article, url }));
const cleared = answer('SandboxCleared', z.strictObject({ outcome: z.literal('cleared') }));

export const sandboxAnswer = answer('SandboxAnswer', z.discriminatedUnion('outcome', [done, cleared]));
