// zod's issues as objections that a caller can act on: all of them, each with a JSON pointer.
import type * as z from 'zod';
import type { Objection } from './change.ts';

/** `prefix` is the pointer of the parsed value within the request's body: empty for the body itself. */
export function objectionsOf(error: z.ZodError, prefix = ''): Objection[] {
  return error.issues.flatMap((issue) => objectionsOfIssue(issue, prefix));
}

function objectionsOfIssue(issue: z.core.$ZodIssue, prefix: string): Objection[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ pointer: pointerTo([...issue.path, key], prefix), detail: 'is not a field we know' }));
  }
  const meant = issue.code === 'invalid_union' ? issue.errors.find(isOfThisType) : undefined;
  if (meant !== undefined) return meant.flatMap((inner) => objectionsOfIssue(inner, pointerTo(issue.path, prefix)));
  return [{ pointer: pointerTo(issue.path, prefix), detail: inWords(issue) }];
}

/** zod's own messages are for programmers and are replaced; those that our schemas set stay. */
function inWords({ message }: z.core.$ZodIssue): string {
  const [, expected, received] = /^Invalid input: expected (.+), received (.+)$/.exec(message) ?? [];
  if (received === 'undefined') return 'is required';
  return expected === undefined ? message : `must be of type ${expected}`;
}

/** Whether this branch of a union is the one the caller meant: the value has its type, and the fault lies in what the branch asks of it. */
function isOfThisType(branch: readonly z.core.$ZodIssue[]): boolean {
  return branch.every(({ code, path }) => code !== 'invalid_type' || path.length > 0);
}

/** RFC 6901 §3. */
export function pointerTo(path: readonly PropertyKey[], prefix = ''): string {
  return prefix + path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
