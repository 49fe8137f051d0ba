// The Catalogue's refusals as problems: one exhaustive switch, so that a new reason cannot reach the wire unmapped.

import type { Command, CommandRefusal, CurrentVersion } from '../../domain/articles/command.ts';
import type { ProblemName } from '../../domain/problems/problem.ts';
import type { Objection } from '../../domain/values/objection.ts';
import { type ListedObjections, listedObjections } from '../../domain/values/objection.ts';
import type { ProblemMembers } from './problem.ts';

const EDITED_SINCE = 'The source has changed since its last import, and the desk has changed the article since.';
/** For the desk, which can set one up. */
export const NO_PUBLISHER = 'No publisher is set up yet. Set it up at the console, or PUT its settings to /desk/publisher.';
const HELD_COPY = 'The copy is to be held, and the article is public. With force the article is held, and the copy replaces it.';
const NOT_IMPORTED = 'The desk has an article with this slug that was not imported, and its content differs.';

/** `within` is the pointer to the refused draft in the request: empty if the draft is the whole request. */
export function problemOfRefusal(refusal: CommandRefusal, current?: CurrentVersion, within = ''): [ProblemName, ProblemMembers] {
  const members = current === undefined ? {} : { extensions: { version: current.version, etag: current.etag } };
  const currently = current === undefined ? '' : ` The current one is version ${current.version}, ETag ${current.etag}.`;
  switch (refusal.reason) {
    case 'missing':
      return ['not-found', { detail: 'There is no article with this slug.' }];
    case 'no-publisher':
      return ['not-found', { detail: NO_PUBLISHER }];
    case 'withdrawn':
      return ['article-withdrawn', members];
    case 'not-withdrawn':
      return ['not-withdrawn', members];
    case 'never-published':
      return ['never-published', members];
    case 'embargo-after-publication':
      return ['embargo-fixed', members];
    case 'import-conflict':
      return ['import-conflict', { detail: `${refusal.imported ? EDITED_SINCE : NOT_IMPORTED}${versionOf(current)}`, ...members }];
    case 'held-copy-of-public':
      return ['import-conflict', { detail: `${HELD_COPY}${versionOf(current)}`, ...members }];
    case 'killed-by-source':
      return ['killed-by-source', members];
    case 'fault':
      return ['internal', {}];
    case 'idempotency-key-reused':
      return ['idempotency-key-reused', {}];
    case 'precondition-failed':
      return ['precondition-failed', { detail: `The condition of the request does not hold.${currently}`, ...members }];
    case 'precondition-required':
      return ['precondition-required', { detail: `The article exists, and the request has no If-Match.${currently}`, ...members }];
    case 'objections':
      return problemOfObjections(refusal.objections, within);
  }
}

function versionOf(current: CurrentVersion | undefined): string {
  return current === undefined ? '' : ` Its current version is ${current.version}.`;
}

/** RFC 6901: the Catalogue's pointers are relative to the draft, the caller's to the whole request. A note is beside the draft: `/note`,
 *  or `/corrections` where copy is imported with several. */
export function problemOfObjections(objections: readonly Objection[], within = ''): [ProblemName, ProblemMembers] {
  const noteAt = within === ARTICLE_AT ? '/corrections' : '/note';
  const placed = objections.map(({ pointer, detail }) => ({ pointer: pointer === '/note' ? noteAt : `${within}${pointer}`, detail }));
  return problemOfListed(listedObjections(placed));
}

export function problemOfListed({ objections, more }: ListedObjections): [ProblemName, ProblemMembers] {
  const extensions = { objections, ...(more === 0 ? {} : { more }) };
  return ['invalid-content', { detail: summaryOf(objections.length + more), extensions }];
}

const ARTICLE_AT = '/article';
export const CHANGES_AT = '/changes';

/** The pointer to the draft in a line of a bulk request. */
export function draftPointerOf(op: Command['op']): string {
  if (op === 'correct') return CHANGES_AT;
  return op === 'put' || op === 'import' ? ARTICLE_AT : '';
}

function summaryOf(count: number): string {
  return count === 1 ? 'One part of the content cannot be accepted.' : `${count} parts of the content cannot be accepted.`;
}
