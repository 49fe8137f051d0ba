// Conditions on a desk's write (RFC 9110 §13.1) to a record without versions: its entity tag is made from its content.
import type { Context } from 'hono';
import { sha256Hex } from '../../domain/values/digest.ts';
import { entityTags } from '../../domain/values/entity-tag.ts';
import { NO_STATE, stateOf, UNKNOWN_STATE } from '../../domain/values/state-tag.ts';
import type { AppEnv } from '../bindings.ts';
import { ProblemError } from '../responses/problem.ts';
import type { Form } from './form.ts';

/** A strong tag, equal for equal states: whoever has read a state may change it if it is current again. */
export async function stateTag(state: object): Promise<string> {
  return `"${(await sha256Hex(stateOf(state))).slice(0, 16)}"`;
}

/** The versions that a form of the console names: what its page showed. `*`, which no page of ours sends, names none of them. */
export function tagsOfForm(form: Form, field = 'etag'): string[] {
  return entityTags(form.get(field) ?? '').filter((tag) => tag !== '*');
}

/** The state that the request was made from, which the object compares with the current one when it writes. A request without a condition
 *  can only create. */
export async function expectedState(context: Context<AppEnv>, current: object | undefined): Promise<string> {
  const match = context.req.header('if-match');
  return match === undefined ? NO_STATE : stateTagged(entityTags(match), current);
}

/** The same for given entity tags. */
export async function stateTagged(tags: readonly string[], current: object | undefined): Promise<string> {
  if (current === undefined) return UNKNOWN_STATE;
  return tags.includes('*') || tags.includes(await stateTag(current)) ? stateOf(current) : UNKNOWN_STATE;
}

export interface CurrentState {
  etag: string;
  /** The current record or its version: members of the problem. */
  members: { version?: number; [member: string]: unknown };
}

/** The problem of a change that was not made from the current state (RFC 9110 §13.1.1, §13.1.2; RFC 6585 §3). Names the current state, so
 *  that the caller can repeat the change on it. `thing` begins a sentence; `current` is absent if the thing does not exist. */
export function stale(context: Context<AppEnv>, thing: string, current: CurrentState | undefined): ProblemError {
  if (current === undefined) return new ProblemError('precondition-failed', { detail: `${thing} does not exist yet.` });
  const { etag, members } = current;
  const currently = `The current ${members.version === undefined ? 'ETag is' : `one is version ${members.version}, ETag`} ${etag}.`;
  const isUnconditional = context.req.header('if-match') === undefined && context.req.header('if-none-match')?.trim() !== '*';
  const problem = { headers: { etag }, extensions: { ...members, etag } };
  return isUnconditional
    ? new ProblemError('precondition-required', { detail: `${thing} exists, and the request has no If-Match. ${currently}`, ...problem })
    : new ProblemError('precondition-failed', { detail: `The condition of the request does not hold. ${currently}`, ...problem });
}
