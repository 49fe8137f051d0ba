// The bindings and the variables that every handler can read from its context. There are no others.

import type { Credential, KeyScope } from '../domain/partners/key.ts';
import type { PortalSignedIn } from '../domain/partners/portal-session.ts';
import type { Allowance } from '../domain/partners/quota.ts';
import type { SignedIn } from '../domain/publisher/console-session.ts';
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
    /** Set on routes of the desk and of the console only, after the token or the session was checked. */
    caller: Caller;
    /** Set on routes of the console only. `undefined`: whoever asks came through Cloudflare Access, and there is no session. */
    signedIn: SignedIn | undefined;
    /** Set on routes of the portal only: who is signed in, or was when this isolate last asked, as long as `isAccepted` is not set. */
    atPortal: PortalSignedIn;
    /** Of the script of a page of the console or the portal. `undefined` until the page is made. */
    nonce: string | undefined;
    /** Of a page of the console or the portal whose address or text is a secret. `undefined`: other pages of this service may learn the address. */
    referrerPolicy: 'no-referrer' | undefined;
    /** What the token of the forms of the console or the portal is made for: the session, or the person where there is none. */
    formsOf: string;
    /** For the forms of a page of the console or the portal. */
    formToken: string;
    /** The fields of a form of the console or the portal, after its token was checked. */
    form: ReadonlyMap<string, string>;
    /** Set on routes of partners and of their portal: what a key with a genuine MAC says of itself, or the session and one of its agreements. */
    credential: Credential;
    /** The value of WWW-Authenticate when a key is refused. */
    challenge: string;
    /** Whether the partner's object has accepted the key or the session in this request. Until then nothing of the person may be shown. */
    isAccepted: boolean | undefined;
    /** The scope that a key needs for the route. */
    keyScope: KeyScope;
    /** Rate and quota, once the partner's object has answered: for the response headers, refusal or not. */
    allowance: Allowance | undefined;
  };
}
