// What a request carries through the middleware: typed, and nothing else goes along.
import type { DeskScope } from '../domain/scope.ts';

export interface Caller {
  /** Name of the token, or `bootstrap`: for the audit trail. */
  who: string;
  scopes: readonly DeskScope[];
}

export interface AppEnv {
  Bindings: Env;
  Variables: {
    /** Scheme and authority of every absolute URL. */
    origin: string;
    /** Only behind the desk's gate. */
    caller: Caller;
  };
}
