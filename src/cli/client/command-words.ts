// Replaces hints of the server that name HTTP requests by hints that name the command.
import { isOfType, type Problem } from './failure.ts';

/** With the members that problems of single types have. */
interface DetailedProblem extends Problem {
  agreements?: string[];
  unfinished?: string[];
  version?: number;
  etag?: string;
}

/** Further agreements are only counted. */
const NAMED_AGREEMENTS = 10;

export function inCommandWords(problem: Problem): Problem {
  const detail = detailOf(problem);
  return detail === undefined ? problem : { ...problem, detail };
}

function detailOf(problem: DetailedProblem): string | undefined {
  const { agreements = [], more = 0, unfinished = [], version, etag } = problem;
  if (isOfType(problem, 'no-such-agreement') && agreements.length > 0)
    return `Name the agreement with --agreement. The partner has: ${firstOf(agreements, more)}.`;
  if (isOfType(problem, 'not-empty'))
    return 'There are articles, settings, tokens or partners, and they would be lost. Export them first, then restore with --replace.';
  if (unfinished.length > 0)
    return problem.detail?.replace(/Send the same file again with replace=true/, 'Restore the same file again with --replace');
  if (isOfType(problem, 'not-found') && problem.detail?.startsWith('No publisher is set up') === true)
    return 'No publisher is set up yet: npx --no tearsheet publisher set FILE. An example is src/cli/sample/publisher.json.';
  if (isOfType(problem, 'precondition-failed') && etag !== undefined)
    return `It is ${version === undefined ? '' : `at version ${version}, `}ETag ${etag} now. Look at it, and repeat the command with --if-match and this ETag.`;
  return undefined;
}

/** `unlisted`: how many more the server knows than it listed. */
function firstOf(ids: readonly string[], unlisted: number): string {
  const more = Math.max(0, ids.length - NAMED_AGREEMENTS) + unlisted;
  return `${ids.slice(0, NAMED_AGREEMENTS).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
