// Every error as a schema: the members of each type, and those that only some types have. Pure.
import * as z from 'zod';
import { isProblemName, PROBLEM_TYPES, type ProblemName, problemPath } from '../../domain/problems/problem.ts';
import { answer } from './named.ts';
import { partner, standing } from './partners.ts';
import { dividedAgreement } from './terms.ts';
import { instant, ordinal, sha256 } from './values.ts';

const objection = answer('Objection', z.strictObject({ pointer: z.string(), detail: z.string() }));

const owedWithdrawal = answer(
  'OwedWithdrawal',
  z.strictObject({ id: z.string(), at: instant.optional(), note: z.string().optional(), deadline: instant.optional() }),
);

/** The version that is stored now. */
const OF_VERSION = { version: ordinal.optional(), etag: z.string().optional() };

/** The record that is stored now: a version, or the values themselves. */
const CURRENT = {
  ...OF_VERSION,
  partner: partner.optional(),
  standing: standing.optional(),
  reason: z.string().optional(),
};

/** The article as a reader of a public feed knows it. */
const ENDED = { article: z.string().optional() };

/** What a type has beside the members that all have. An absent one does not concern the case. */
const EXTENSIONS: Partial<Record<ProblemName, z.ZodRawShape>> = {
  'bad-request': { parameter: z.string().optional(), line: ordinal.optional() },
  'precondition-failed': CURRENT,
  'precondition-required': CURRENT,
  'notice-changed': { sha256: sha256.optional() },
  'no-such-agreement': { agreements: z.array(z.string()).optional(), more: ordinal.optional() },
  'merge-divides-agreements': { dividedAgreements: z.array(dividedAgreement), more: ordinal.optional() },
  'article-withdrawn': OF_VERSION,
  'not-withdrawn': OF_VERSION,
  'never-published': OF_VERSION,
  'embargo-fixed': OF_VERSION,
  'import-conflict': OF_VERSION,
  'killed-by-source': OF_VERSION,
  withdrawn: {
    ...ENDED,
    withdrawnAt: instant.optional(),
    note: z.string().optional(),
    withdrawal: owedWithdrawal.optional(),
    acknowledge: z.string().optional(),
  },
  expired: { ...ENDED, expiredAt: instant.optional() },
  'resync-required': { resync: z.string(), reason: z.enum(['unreadable', 'too-old', 'restored', 'terms-changed']) },
  'too-large': { limitBytes: z.int().optional() },
  'invalid-content': { objections: z.array(objection), more: ordinal.optional() },
  internal: { instance: z.string().optional() },
  unavailable: {
    instance: z.string().optional(),
    unusableSecrets: z.array(z.string()).optional(),
    unfinished: z.array(z.string()).optional(),
    more: ordinal.optional(),
  },
};

/** By name of the type. */
export const PROBLEMS: ReadonlyMap<ProblemName, z.ZodObject> = new Map(
  Object.keys(PROBLEM_TYPES)
    .filter(isProblemName)
    .map((name) => [name, problemSchema(name)]),
);

function problemSchema(name: ProblemName): z.ZodObject {
  const { status, title } = PROBLEM_TYPES[name];
  return answer(
    `Problem.${name}`,
    z.strictObject({
      type: z.literal(problemPath(name)),
      title: z.literal(title),
      status: z.literal(status),
      detail: z.string(),
      ...EXTENSIONS[name],
    }),
  );
}
