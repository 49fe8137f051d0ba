// How an export that cannot be taken is refused: by the number of the line that is to blame.
import { ProblemError } from '../responses/problem.ts';

/** `what` goes on after the number of the line. */
export function unreadable(line: number, what: string): ProblemError {
  return new ProblemError('bad-request', { detail: `Line ${line} ${what}. Nothing was changed.`, extensions: { line } });
}
