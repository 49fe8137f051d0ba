// Runs of imports, their sources, and kills. Pure.
import * as z from 'zod';
import { killSchema } from '../../domain/articles/import-requests.ts';
import type { KillAnswer } from '../../domain/articles/source-kill.ts';
import { answer, request, same } from './named.ts';
import { instant, ordinal, sha256 } from './values.ts';

export const killRequest = request('KillRequest', killSchema);

const pubStatus = z.enum(['usable', 'withheld', 'canceled']);

const killed = answer(
  'KilledArticle',
  z.strictObject({ slug: z.string(), headline: z.string(), version: ordinal, pubStatus, firstPublished: instant.optional() }),
);

export const killAnswer = answer(
  'KillAnswer',
  z.strictObject({
    outcome: z.enum(['unknown', 'found', 'withdrawn', 'already-withdrawn', 'newer-version', 'reinstated']),
    article: killed.optional(),
  }),
);
same<z.output<typeof killAnswer>, KillAnswer>();

const runArticle = answer(
  'RunArticle',
  z.strictObject({
    slug: z.string(),
    headline: z.string(),
    pubStatus,
    firstPublished: instant.optional(),
    embargoedUntil: instant.optional(),
    version: ordinal,
    etag: z.string(),
    created: z.boolean(),
    edited: z.boolean(),
  }),
);

export const importRun = answer(
  'ImportRun',
  z.strictObject({ run: z.string(), articles: z.array(runArticle), next: z.string().optional() }),
);

const source = answer(
  'ImportedSource',
  z.strictObject({
    collection: z.string(),
    sourceId: z.string(),
    sourceHash: sha256,
    slug: z.string(),
    headline: z.string(),
    uri: z.string(),
  }),
);

export const sourceList = answer('SourceList', z.strictObject({ sources: z.array(source), next: z.string().optional() }));
