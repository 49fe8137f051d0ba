// What people at the portal read about a refusal. The words of the problem types are for programs with a key, and name addresses that a browser without one
// cannot open. Pure.
import type { ProblemName, ProblemType } from '../../domain/problems/problem.ts';

type Words = Pick<ProblemType, 'title' | 'remedy'> & {
  /** Replaces what is said about this occurrence, which may be in terms of the API. Absent: it is shown. */
  detail?: string;
};

export const PORTAL_WORDS: Readonly<Partial<Record<ProblemName, Words>>> = {
  'bad-request': { title: 'This address cannot be read', remedy: 'Go back and correct what you typed, or open the page without it.' },
  unauthorised: {
    title: 'You are not signed in',
    detail: 'Your session has ended, or the publisher has revoked your access.',
    remedy: 'Sign in again, or ask the publisher for an invitation.',
  },
  forbidden: { title: 'You may not do this', remedy: 'If you need it, ask the publisher.' },
  suspended: {
    title: 'Your organisation is suspended',
    detail: 'The publisher has suspended the delivery of copy to your organisation.',
    remedy: 'Your account has the reason. Withdrawals, the agreement and the account can still be read.',
  },
  'agreement-not-in-force': {
    title: 'The agreement is not in force',
    detail: 'The term of the agreement has not begun, or is over.',
    remedy: 'Your account has its term. Withdrawals, the agreement and the account can still be read.',
  },
  withdrawn: {
    title: 'This article was withdrawn',
    detail: 'The publisher withdrew this article after your organisation had received it.',
    remedy: 'Remove all copies of it. The list of withdrawals has the deadline.',
  },
  'rate-exceeded': {
    title: 'Too many pages were opened',
    detail: 'You opened more pages than the agreement allows in so short a time.',
    remedy: 'Wait a minute, and try again.',
  },
  'quota-exceeded': {
    title: 'The quota of articles is used up',
    detail: 'Your organisation has received as many articles as the agreement grants in this period. It can still open those.',
    remedy: 'Your account says when the next period begins. Ask the publisher if you need more.',
  },
  unavailable: { title: 'Not available at the moment', remedy: 'Try again in a few seconds.' },
};
