// Makes every error response (RFC 9457). The detail is for the caller; the log is written where the cause is known.

import { PROBLEM_TYPES, type ProblemName, problemPath } from '../../domain/problems/problem.ts';
import { cutText } from '../../domain/values/cut-text.ts';
import { type CachePolicyName, setPolicy } from './cache-policy.ts';
import { jsonText } from './json.ts';
import { withoutSecrets } from './redact.ts';

/** Limit of the detail as JSON. */
const DETAIL_BYTES = 2_000;

export interface ProblemMembers {
  /** What is wrong in this case, for a person. Absent: the meaning of the type. */
  detail?: string;
  /** Further members (RFC 9457 §3.2). */
  extensions?: Record<string, unknown>;
  headers?: Record<string, string>;
  /** Absent: no cache stores it. */
  policy?: CachePolicyName;
}

/** The body of a problem, for a response and for a line of a bulk answer. `type` is relative to the origin (RFC 9457 §3.1.1). */
export function problemBody(name: ProblemName, { detail, extensions }: ProblemMembers = {}) {
  const { status, title, meaning } = PROBLEM_TYPES[name];
  return { type: problemPath(name), title, status, detail: cutText(detail ?? meaning, DETAIL_BYTES), ...extensions };
}

export function problem(name: ProblemName, members: ProblemMembers = {}): Response {
  const headers = new Headers({ ...PROBLEM_TYPE, ...members.headers });
  setPolicy(headers, members.policy ?? 'none');
  return new Response(problemText(name, members), { status: PROBLEM_TYPES[name].status, headers });
}

export const PROBLEM_TYPE = { 'content-type': 'application/problem+json' } as const;

/** The body as it is sent. */
export function problemText(name: ProblemName, members: ProblemMembers): string {
  return withoutSecrets(jsonText(problemBody(name, members)));
}

/** Thrown where a step cannot go on; caught once, in faults.ts. */
export class ProblemError extends Error {
  readonly problemName: ProblemName;
  readonly members: ProblemMembers;

  constructor(name: ProblemName, members: ProblemMembers = {}) {
    super(members.detail ?? name);
    this.problemName = name;
    this.members = members;
  }
}

const RETRY_AFTER_SECONDS = '5';

/** 503 with Retry-After: a partner's object does not answer. Never copy, and never a hint of what there would be. */
export function partnerUnavailable(): ProblemError {
  return new ProblemError('unavailable', { headers: { 'retry-after': RETRY_AFTER_SECONDS } });
}

/** The Catalogue does not answer, and this isolate has nothing that is recent enough. */
export function catalogueUnavailable(): ProblemError {
  return new ProblemError('unavailable', { headers: { 'retry-after': '30' } });
}
