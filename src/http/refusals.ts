// The Catalogue's refusals as problems: one exhaustive switch, so that a new reason cannot reach the wire unmapped.
import type { CommandRefusal } from '../domain/command.ts';
import type { ProblemName } from '../domain/problem.ts';
import type { ProblemMembers } from './problem.ts';

interface Standing {
  version: number;
  etag: string;
}

export function problemOfRefusal(refusal: CommandRefusal, standing?: Standing): [ProblemName, ProblemMembers] {
  const current = standing === undefined ? {} : { extensions: { version: standing.version, etag: standing.etag } };
  const stands = standing === undefined ? '' : ` What stands is version ${standing.version}, ETag ${standing.etag}.`;
  switch (refusal.reason) {
    case 'missing':
      return ['not-found', { detail: 'There is no article under this key.' }];
    case 'no-publisher':
      return ['not-found', { detail: 'No publisher is set up yet: PUT its settings to /desk/publisher first.' }];
    case 'withdrawn':
      return ['article-withdrawn', current];
    case 'not-withdrawn':
      return ['not-withdrawn', current];
    case 'never-published':
      return ['never-published', current];
    case 'embargo-after-publication':
      return ['embargo-fixed', current];
    case 'import-conflict':
      return ['import-conflict', current];
    case 'fault':
      return ['internal', {}];
    case 'idempotency-key-reused':
      return ['idempotency-key-reused', {}];
    case 'precondition-failed':
      return ['precondition-failed', { detail: `The condition of the request does not hold.${stands}`, ...current }];
    case 'precondition-required':
      return ['precondition-required', { detail: `The article exists, and the request has no If-Match.${stands}`, ...current }];
    case 'objections':
      return ['invalid-content', { detail: summaryOf(refusal.objections.length), extensions: { objections: refusal.objections } }];
  }
}

export function summaryOf(count: number): string {
  return count === 1 ? 'One part of the content cannot be accepted.' : `${count} parts of the content cannot be accepted.`;
}
