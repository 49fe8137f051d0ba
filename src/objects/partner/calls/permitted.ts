// Checks a person's session and right within the call that answers, so that a right that was taken away meanwhile is refused as an ended session is.
import type { Credential, KeyScope } from '../../../domain/partners/key.ts';
import type { Refused } from '../../../domain/partners/licence.ts';
import type { PortalPerson } from '../../../domain/partners/portal-session.ts';
import type { UserRight } from '../../../domain/partners/portal-user.ts';
import type { AuthenticatedKey } from '../admission/authenticate.ts';
import * as sessions from '../records/portal-sessions.ts';
import type { PartnerState } from '../state.ts';

export interface Permitted {
  kind: 'permitted';
  person: PortalPerson;
  caller: AuthenticatedKey;
}

/** The scope of a key that a call with the right needs. Every user has the one for withdrawals, and in the sandbox the one for articles. */
const SCOPES = { copy: 'articles', keys: 'withdrawals', account: 'usage', sandbox: 'articles' } as const satisfies Partial<
  Record<UserRight, KeyScope>
>;

export function permitted(state: PartnerState, credential: Credential, right: keyof typeof SCOPES, nowMs: number): Permitted | Refused {
  const caller = state.authenticate(credential, SCOPES[right], nowMs);
  if (caller.kind === 'refused') return caller;
  const { session } = credential;
  const person = session === undefined ? undefined : sessions.find(state.sql, session.hash, nowMs)?.person;
  if (person?.rights.includes(right) !== true) return { kind: 'refused', refusal: { reason: 'key' } };
  return { kind: 'permitted', person, caller };
}
