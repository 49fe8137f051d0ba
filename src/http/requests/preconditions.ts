// Conditions on a desk's write (RFC 9110 §13.1) to a record without versions: its entity tag is made from its content.
import type { Context } from 'hono';
import { sha256Hex } from '../../domain/values/digest.ts';
import { entityTags } from '../../domain/values/entity-tag.ts';
import { NO_STATE, stateOf, UNKNOWN_STATE } from '../../domain/values/state-tag.ts';
import type { AppEnv } from '../bindings.ts';
import { ProblemError } from '../responses/problem.ts';

/** Strong, and equal for equal states: a state that returns may be changed by whoever read it before. */
export async function stateTag(state: object): Promise<string> {
  return `"${(await sha256Hex(stateOf(state))).slice(0, 16)}"`;
}

/** The state that the request was made from, which the object compares with the current one when it writes. A request without a
 *  condition was made from nothing, and can only create. */
export async function expectedState(context: Context<AppEnv>, current: object | undefined): Promise<string> {
  const match = context.req.header('if-match');
  if (match === undefined) return NO_STATE;
  if (current === undefined) return UNKNOWN_STATE;
  const tags = entityTags(match);
  return tags.includes('*') || tags.includes(await stateTag(current)) ? stateOf(current) : UNKNOWN_STATE;
}

/** RFC 9110 §13.1.1, §13.1.2; RFC 6585 §3. Names the current state, so that the caller can repeat the change on it; `thing` begins a
 *  sentence. */
export async function stale(
  context: Context<AppEnv>,
  thing: string,
  current: object | undefined,
  member: Record<string, unknown>,
): Promise<ProblemError> {
  if (current === undefined) return new ProblemError('precondition-failed', { detail: `${thing} is not there yet.` });
  const etag = await stateTag(current);
  const members = { headers: { etag }, extensions: { etag, ...member } };
  const currently = `The current ETag is ${etag}.`;
  const isUnconditional = context.req.header('if-match') === undefined && context.req.header('if-none-match')?.trim() !== '*';
  return isUnconditional
    ? new ProblemError('precondition-required', { detail: `${thing} is there, and the request has no If-Match. ${currently}`, ...members })
    : new ProblemError('precondition-failed', { detail: `The condition of the request does not hold. ${currently}`, ...members });
}
