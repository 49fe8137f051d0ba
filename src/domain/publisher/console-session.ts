// Sessions of people at the console, and links that open one. Pure.
import type { Instant } from '../values/instant.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../values/instant.ts';
import type { DeskScope } from './desk-scope.ts';

/** A session that was not used for this long is over. */
const SESSION_IDLE_MS = 12 * HOUR_MS;
/** A session is over after this time, however much it is used. */
export const SESSION_MAX_MS = 7 * DAY_MS;
/** How long a link for signing in can be used. */
export const SIGN_IN_LINK_MS = 10 * MINUTE_MS;
/** The last use of a session is stored at most once in this time. */
export const SEEN_INTERVAL_MS = MINUTE_MS;

/** How somebody signed in: by pasting a token, or by a one-time link. */
export type SignInWay = 'token' | 'link';

export interface ConsoleSession {
  /** Names the session in lists. It is not the secret in the cookie. */
  id: string;
  created: Instant;
  /** Last use, exact to a minute. */
  lastSeen: Instant;
  way: SignInWay;
  /** For example "Firefox on Windows". Absent: the browser did not say. */
  browser?: string;
}

/** Whoever signed in: the desk token that the session belongs to. */
export interface SignedIn {
  session: ConsoleSession;
  token: { id: string; name: string; scopes: DeskScope[] };
}

/** Whom a link signs in. `bootstrap`: nobody yet; whoever opens it gives a name, for which a token is minted. */
export type LinkHolder = { kind: 'token'; id: string; name: string } | { kind: 'bootstrap' };

export interface SignInLink {
  holder: LinkHolder;
  expires: Instant;
}

/** Tells whether a session has neither been left for too long nor reached its end. */
export function isOngoing({ createdMs, seenMs }: { createdMs: number; seenMs: number }, nowMs: number): boolean {
  return nowMs - createdMs < SESSION_MAX_MS && nowMs - seenMs < SESSION_IDLE_MS;
}

const BROWSERS = [
  ['Edg/', 'Edge'],
  ['OPR/', 'Opera'],
  ['Firefox/', 'Firefox'],
  ['Chrome/', 'Chrome'],
  ['Safari/', 'Safari'],
] as const;

const SYSTEMS = [
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Android', 'Android'],
  ['Windows', 'Windows'],
  ['Mac OS X', 'macOS'],
  ['CrOS', 'ChromeOS'],
  ['Linux', 'Linux'],
] as const;

/** Describes a browser well enough for a person to recognise it in a list; `undefined` if User-Agent names none that is known. */
export function browserNamed(userAgent: string | undefined): string | undefined {
  const named = (marks: readonly (readonly [string, string])[]) => marks.find(([mark]) => userAgent?.includes(mark) === true)?.[1];
  const [browser, system] = [named(BROWSERS), named(SYSTEMS)];
  if (browser === undefined) return system;
  return system === undefined ? browser : `${browser} on ${system}`;
}
