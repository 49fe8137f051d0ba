// People of a partner who sign in at the portal. Each is a credential without a secret, which the desk makes, changes and revokes. Pure.
import * as z from 'zod';
import { looksLikeKey } from '../publisher/token-name.ts';
import type { Actor } from '../values/actor.ts';
import { HOUR_MS, type Instant } from '../values/instant.ts';
import { NAME_CHARS } from '../values/limits.ts';
import { objectionsToCharacters } from '../values/plain-characters.ts';
import { codeSchema } from '../values/term.ts';
import { textSchema } from '../values/text-schema.ts';
import type { KeyScope, PartnerKey } from './key.ts';

/** What each means is in user-rights.ts. */
export const USER_RIGHTS = ['read', 'copy', 'account', 'keys', 'sandbox', 'embargoed'] as const;

export type UserRight = (typeof USER_RIGHTS)[number];

/** Rights of a user for whom the desk names none. */
export const USUAL_RIGHTS: UserRight[] = ['read', 'copy', 'account'];

export interface PortalUser {
  /** Twelve hexadecimal digits, as of a key. The ledger and the usage name users and keys by their ids. */
  id: string;
  name: string;
  email: string;
  /** Ids of the agreements under which the user receives copy. */
  agreements: string[];
  rights: UserRight[];
  created: Instant;
  /** Absent: the user may sign in. */
  revoked?: Instant;
  /** Last use of the portal, exact to a minute. Absent: the user has not signed in yet. */
  lastSeen?: Instant;
  /** The invitation that can be used now. Absent: there is none. */
  invitation?: { sent: Instant; expires: Instant };
}

/** How long an invitation can be used. */
export const INVITATION_MS = 72 * HOUR_MS;

/** RFC 5321 §4.5.3.1.3: a path has at most 256 octets, with the angle brackets. */
const EMAIL_CHARS = 254;

export const userRequestSchema = z.strictObject({
  name: textSchema(NAME_CHARS)
    .refine((name) => !looksLikeKey(name), { error: 'must not look like a key or a token' })
    .refine((name) => objectionsToCharacters(name).length === 0, { error: ({ input }) => objectionsToCharacters(String(input))[0] }),
  /** Letters in upper case are stored in lower case, so that one person is not added twice. */
  email: z
    .string()
    .trim()
    .toLowerCase()
    .max(EMAIL_CHARS, { error: `must be at most ${EMAIL_CHARS} characters` })
    .pipe(z.email({ error: 'must be an e-mail address' })),
  /** Absent: the partner's only agreement. */
  agreements: z.array(codeSchema).min(1).max(100).optional(),
  rights: z.array(z.enum(USER_RIGHTS)).min(1).default(USUAL_RIGHTS),
});

export type WantedUser = z.output<typeof userRequestSchema>;

/** What the desk can change of a user. */
export type UserFacts = Pick<PortalUser, 'name' | 'email' | 'agreements' | 'rights'>;

export function factsOf({ name, email, agreements, rights }: UserFacts): UserFacts {
  return { name, email, agreements, rights };
}

export interface UserWrite {
  id: string;
  wanted: WantedUser;
  actor: Actor;
  /** The state of the user's facts that a change was made from. Absent: whatever it is. */
  madeFrom?: string | undefined;
}

export interface InvitationWrite {
  /** Id of the user. */
  user: string;
  hash: string;
  actor: Actor;
  /** When the invitation was sent that this one replaces; empty if there is none. Absent: whichever there is. */
  replaces?: string | undefined;
}

export type InvitationResult =
  | { kind: 'invited'; user: PortalUser }
  /** Another invitation was made since. */
  | { kind: 'stale'; user: PortalUser }
  /** There is no such user who may sign in. */
  | { kind: 'unknown' };

export type UserResult =
  | { kind: 'added' | 'changed' | 'unchanged'; user: PortalUser }
  /** Another user who may sign in has the address. */
  | { kind: 'email-taken'; user: PortalUser }
  /** An agreement does not exist, or none was named and the partner has none or several. `known` lists all ids. */
  | { kind: 'no-agreement'; known: string[] }
  /** The partner has as many users as it may have. */
  | { kind: 'too-many'; most: number }
  /** The user was changed since. */
  | { kind: 'stale'; user: PortalUser }
  /** There is no such partner, or it has no such user who may sign in. */
  | { kind: 'unknown' };

/** Scopes of a key that grant what a right of a user grants. */
const SCOPES: Readonly<Record<UserRight, readonly KeyScope[]>> = {
  read: ['feed'],
  copy: ['articles', 'changes'],
  account: ['account', 'usage'],
  keys: [],
  sandbox: [],
  embargoed: ['embargoed'],
};

/** Returns the scopes of a user's calls. Every user sees withdrawals and acknowledges them, because they oblige the whole partner. */
export function scopesOfRights(rights: readonly UserRight[]): KeyScope[] {
  return [...new Set<KeyScope>([...rights.flatMap((right) => SCOPES[right]), 'withdrawals'])];
}

/** Returns the rights of whoever signed in with a key: those that its scopes and its mode grant at most. */
export function rightsOfKey({ mode, scopes }: Pick<PartnerKey, 'mode' | 'scopes'>): UserRight[] {
  const isGranted = (right: UserRight) =>
    right === 'sandbox'
      ? mode === 'test' && scopes.includes('articles')
      : SCOPES[right].length > 0 && SCOPES[right].every((scope) => scopes.includes(scope));
  return USER_RIGHTS.filter(isGranted);
}
