// Sessions of people at the portal, and the invitations that open one. They last as long as sessions at the console. Pure.
import type { KeyMode } from '../values/credential-prefixes.ts';
import { type Instant, MINUTE_MS } from '../values/instant.ts';
import type { References } from './holders.ts';
import type { KeyScope } from './key.ts';
import type { Partner } from './partner.ts';
import type { PortalUser, UserRight } from './portal-user.ts';

/** How somebody signed in: by an invitation, or by pasting a key. */
type PortalWay = 'invitation' | 'key';

export interface PortalSession {
  /** Names the session in lists. It is not the secret in the cookie. */
  id: string;
  created: Instant;
  /** Last use, exact to a minute. */
  lastSeen: Instant;
  way: PortalWay;
  /** For example "Firefox on Windows". Absent: the browser did not say. */
  browser?: string;
  /** When the person left the portal before this visit. Absent: it is the first visit. */
  left?: Instant;
}

/** After this time without a page, the next page begins another visit. */
export const VISIT_GAP_MS = 30 * MINUTE_MS;

/** Whoever signed in: a user, or the key that was pasted. */
export interface PortalPerson {
  kind: 'user' | 'key';
  /** Id of the user or of the key. */
  id: string;
  name: string;
  /** The first one is used where a page names none. */
  agreements: string[];
  rights: UserRight[];
  /** Scopes of the person's calls. */
  scopes: KeyScope[];
  /** The mode of the key. Absent: a user, who sees licensed copy, and the sandbox with that right. */
  mode?: KeyMode;
}

export interface PortalSignedIn {
  session: PortalSession;
  partner: Partner;
  person: PortalPerson;
  /** Of the person's agreements. */
  references: References;
}

/** A text that differs with everything that a page depends on: who is signed in, their rights and agreements, their partner, the numbers of
 *  their contracts, and their visit. An isolate
 *  of the Worker remembers it, and the partner's object compares it in the call of the next page. */
export function signedInTag({ session: { lastSeen: _seen, ...session }, partner, person, references }: PortalSignedIn): string {
  return JSON.stringify([session, partner, person, references]);
}

/** Whom an invitation signs in. */
export interface Invitation {
  partner: Pick<Partner, 'id' | 'name'>;
  user: Pick<PortalUser, 'id' | 'name' | 'email'>;
  expires: Instant;
}

/** A user or a key of the partner that received an article. */
interface Receiver {
  /** Id of the user or of the key. */
  id: string;
  /** Absent: neither a user nor a key has the id any more. */
  name?: string;
  /** First and last day (UTC) of its deliveries. */
  first: string;
  last: string;
  /** Number of deliveries. */
  count: number;
}

/** Users and keys that received an article, the last first. */
export interface Receivers {
  listed: Receiver[];
  /** How many others follow. */
  more: number;
  /** `after` of the next page. Absent: there is none. */
  next?: string;
}

export interface NewPortalSession {
  id: string;
  /** SHA-256 of the cookie, in hexadecimal. */
  hash: string;
  browser?: string;
}

/** `addresses`: the key may be used from certain addresses only, so it opens no session. `feed`: a feed token opens one feed and nothing else. */
export type KeySignIn = { kind: 'started' } | { kind: 'refused'; reason: 'key' | 'addresses' | 'feed' };
