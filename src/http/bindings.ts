// The typed variables that a request carries through the middleware. There are no others.

import type { Credential, KeyScope } from '../domain/partners/key.ts';
import type { Allowance } from '../domain/partners/quota.ts';
import type { DeskScope } from '../domain/publisher/desk-scope.ts';
import type { Actor } from '../domain/values/actor.ts';
import type { Host } from './isolate/isolate.ts';

export interface Caller {
  /** For the audit trail: the name of the token, or `bootstrap`. */
  actor: Actor;
  scopes: readonly DeskScope[];
}

export interface AppEnv {
  Bindings: Host;
  Variables: {
    /** Scheme and authority of every absolute URL. */
    origin: string;
    /** Set on routes of the desk only, once its token is checked. */
    caller: Caller;
    /** Set on routes of partners only: what the key proved by its MAC alone. */
    credential: Credential;
    /** The value of WWW-Authenticate when a key is refused. */
    challenge: string;
    /** The key scope that the route needs. */
    keyScope: KeyScope;
    /** Rate and quota, once the partner's object has answered: for the response headers, refusal or not. */
    allowance: Allowance | undefined;
  };
}
