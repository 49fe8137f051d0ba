// What the reference says about the members of errors (RFC 9457). What each type means is said by PROBLEM_TYPES.
import { isProblemName, PROBLEM_TYPES } from '../../../domain/problems/problem.ts';
import type { SchemaWords, Words } from '../words.ts';

/** The same in every type that has the member. */
const MEMBERS: Readonly<Record<string, Words>> = {
  type: 'The path of a page that explains the error and says what to do.',
  title: 'What kind of error it is.',
  status: 'The status of the answer.',
  detail: 'What is wrong with this request. A long one is cut and ends in "…".',
  instance: ['The id of the fault, which is in the log of the service too.', 'it is no fault of the service'],
  parameter: ['The parameter of the query that cannot be read.', 'another part of the request cannot be read'],
  line: ['The number of the line that cannot be read.', 'the body has no lines'],
  objections: 'What cannot be accepted, at most 20 parts of it.',
  more: ['How many others there are.', 'all are listed'],
  version: ['The version that is stored now.', 'there is none, or the record has no versions'],
  etag: ['The ETag of what is stored now.', 'nothing is stored'],
  partner: ['The partner as it is stored now.', 'the record is no partner'],
  standing: ['The standing that is stored now.', 'the record is no standing'],
  reason: ['The reason of the standing that is stored now.', 'there is none'],
  sha256: ['The hash of the notice in force.', 'there is none'],
  agreements: ['Agreements that the partner has, at most ten.', 'it has none'],
  dividedAgreements: 'Agreements that include one of the two and not the other, at most a hundred.',
  article: ['The permanent id of the article.', 'the answer is for a partner'],
  withdrawnAt: ['When it was withdrawn.', 'the answer is for a partner'],
  note: ['What the publisher says about it.', 'the answer is for a partner, and "withdrawal" has it'],
  withdrawal: ['The withdrawal that you have to act on.', 'you did not receive the article'],
  acknowledge: ['The path at which you acknowledge it.', 'you did not receive the article'],
  expiredAt: ['When it expired.', 'the answer is for a partner'],
  resync: 'The path at which you begin again.',
  limitBytes: ['The limit in bytes.', 'it is no limit of bytes'],
  unusableSecrets: ['Names of secrets that cannot be used.', 'all can be used'],
  unfinished: ['Partners that are not restored yet.', 'it was no restore'],
};

/** Of a cursor, a reason is another thing. */
const OF_RESYNC: Readonly<Record<string, Words>> = {
  ...MEMBERS,
  reason:
    'Why: the cursor is older than 90 days ("too-old"), the terms of the key have changed ("terms-changed"), the publisher has restored a backup ("restored"), or the cursor is not one of yours ("unreadable").',
};

export const PROBLEM_FIELDS: Readonly<Record<string, SchemaWords>> = Object.fromEntries(
  Object.keys(PROBLEM_TYPES)
    .filter(isProblemName)
    .map((name) => [
      `Problem.${name}`,
      { says: `${PROBLEM_TYPES[name].meaning} ${PROBLEM_TYPES[name].remedy}`, fields: name === 'resync-required' ? OF_RESYNC : MEMBERS },
    ]),
);
