// What a request carries through the middleware: typed, and nothing else goes along.
import type { Credential, KeyScope, QuotaState, RateState } from '../domain/partner.ts';
import type { DeskScope } from '../domain/scope.ts';

export interface Caller {
  /** Name of the token, or `bootstrap`: for the audit trail. */
  who: string;
  scopes: readonly DeskScope[];
}

export interface Allowance {
  rate: RateState;
  /** Absent: none is agreed, or the call did not ask. */
  quota?: QuotaState | undefined;
}

export interface AppEnv {
  Bindings: Env;
  Variables: {
    /** Scheme and authority of every absolute URL. */
    origin: string;
    /** Only behind the desk's gate. */
    caller: Caller;
    /** Only behind the gate for keys: what the request proved, before anybody was asked. */
    credential: Credential;
    /** What a refusal of the key asks for (WWW-Authenticate). */
    challenge: string;
    /** The scope that the route needs of a key. */
    keyScope: KeyScope;
    /** Where the key stands, once its partner's object has answered: for the fields of the answer, whatever it is. */
    allowance: Allowance | undefined;
  };
}
