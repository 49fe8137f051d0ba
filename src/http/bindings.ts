// The typed variables that a request carries through the middleware; there are no others.

import type { Credential, KeyScope } from '../domain/partners/key.ts';
import type { QuotaState, RateState } from '../domain/partners/quota.ts';
import type { DeskScope } from '../domain/publisher/desk-scope.ts';
import type { Actor } from '../domain/values/actor.ts';
import type { Host } from './isolate/isolate.ts';

export interface Caller {
  /** For the audit trail: the token, or `bootstrap`. */
  actor: Actor;
  scopes: readonly DeskScope[];
}

export interface Allowance {
  rate: RateState;
  /** Absent: none is agreed, or the call did not ask. */
  quota?: QuotaState | undefined;
}

export interface AppEnv {
  Bindings: Host;
  Variables: {
    /** Scheme and authority of every absolute URL. */
    origin: string;
    /** Only behind the desk's gate. */
    caller: Caller;
    /** Only behind the gate for keys: what the key proved by its MAC alone. */
    credential: Credential;
    /** WWW-Authenticate of a refusal of the key. */
    challenge: string;
    /** The scope that the route needs of a key. */
    keyScope: KeyScope;
    /** Rate and quota, once the partner's object has answered: for the fields of the response, refusal or not. */
    allowance: Allowance | undefined;
  };
}
