// A partner's keys, the desk's request for one, and the credential of a partner's request. Pure.

import * as z from 'zod';
import type { Listed, Peppered } from '../publisher/secrets.ts';
import { looksLikeKey } from '../publisher/token-name.ts';
import type { Actor } from '../values/actor.ts';
import { KEY_MODES, type KeyMode } from '../values/credential-prefixes.ts';
import { type Instant, instantSchema } from '../values/instant.ts';
import { NAME_CHARS } from '../values/limits.ts';
import { objectionsToCharacters } from '../values/plain-characters.ts';
import { textSchema } from '../values/text-schema.ts';

export const KEY_SCOPES = ['feed', 'articles', 'changes', 'embargoed', 'withdrawals', 'usage', 'account'] as const;

export type KeyScope = (typeof KEY_SCOPES)[number];

export interface PartnerKey extends Peppered {
  /** The first twelve digits of the key's hash. It may appear in lists and logs. */
  id: string;
  mode: KeyMode;
  /** Name given by the desk. */
  name: string;
  /** Id of the agreement under which the key receives copy. */
  agreement: string;
  scopes: KeyScope[];
  /** IP address ranges from which the key may be used. Empty: any address. */
  cidrs: string[];
  created: Instant;
  expires?: Instant;
  revoked?: Instant;
  /** Id of the key that replaces this one. */
  replacedBy?: string;
  lastUsed?: { at: Instant; addressPrefix?: string };
}

export type ListedKey = Listed<PartnerKey>;

export interface KeyPage<Key extends PartnerKey = PartnerKey> {
  keys: Key[];
  /** Id of the last key on the page. Absent: there are no more. */
  next?: string;
}

/** The parts of a new key that are stored. */
export interface NewKey extends Peppered {
  id: string;
  /** SHA-256 of the whole key, in hexadecimal. */
  hash: string;
}

export const keyRequestSchema = z.strictObject({
  mode: z.enum(KEY_MODES).default('live'),
  name: textSchema(NAME_CHARS)
    .refine((name) => !looksLikeKey(name), { error: 'must not look like a key or a token' })
    .refine((name) => objectionsToCharacters(name).length === 0, { error: ({ input }) => objectionsToCharacters(String(input))[0] })
    .default('default'),
  /** Absent: the partner's only agreement. */
  agreement: z.string().max(64).optional(),
  /** Absent: all scopes except `embargoed`. A feed token always has the scope `feed` alone. */
  scopes: z.array(z.enum(KEY_SCOPES)).min(1).optional(),
  cidrs: z.array(z.string().max(49)).max(50).default([]),
  expires: instantSchema.optional(),
});

/** Most test keys of a partner that can be used, and most that it makes within a day. */
export const MOST_TEST_KEYS = 20;

/** What a partner says of a test key that it makes itself. */
export const testKeyRequestSchema = keyRequestSchema.pick({ name: true });

/** How long the old key stays valid, while the partner changes to the new one: a week, and 30 days at most. */
export const rotationSchema = z.strictObject({ overlapHours: z.int().min(0).max(720).default(168) });

/** The key of a request, or the session of a person at the portal. Its MAC was verified before any I/O; whether it is live is not known yet. */
export interface Credential {
  partner: string;
  mode: KeyMode;
  /** SHA-256 of the whole key, in hexadecimal. Of a session it names the mode and the agreement too (`credentialOfSession`). */
  hash: string;
  /** Absent: the request has a key. */
  session?: {
    /** SHA-256 of the cookie, in hexadecimal. */
    hash: string;
    agreement: string;
    /** `signedInTag` of the person whom the Worker remembers. If anything of them has changed, the credential is not accepted. Absent: the Worker has just
     *  asked who is signed in. */
    signedIn?: string;
  };
  /** Id of the pepper that made the key. */
  pepper?: string;
  /** Client address. Absent: it cannot be trusted, so a key with address ranges is refused. */
  address?: string;
  /** An earlier call for the same request was already counted against the rate, so this one is not counted. */
  isCounted?: true;
}

export interface KeyWrite {
  key: Omit<PartnerKey, 'agreement' | 'created'> & { agreement?: string | undefined };
  /** SHA-256 of the whole key, in hexadecimal. */
  hash: string;
  actor: Actor;
  /** Id of the form that asks for the key. One form makes one key. Absent: a request without a form. */
  formId?: string;
}

export type KeyResult =
  | { kind: 'added'; key: PartnerKey }
  /** The form was sent before, and made this key. */
  | { kind: 'repeated'; key: PartnerKey }
  /** The named agreement does not exist, or none was named and the partner has none or several. `known` lists all ids. */
  | { kind: 'no-agreement'; known: string[] }
  | { kind: 'unknown' };

export interface TestKeyWrite {
  next: NewKey;
  name: string;
  agreement: string;
  cidrs: string[];
  /** Id of the form that asks for the key. One form makes one key. Absent: a request without a form. */
  formId?: string;
}

export type TestKeyResult =
  | { kind: 'added'; key: PartnerKey }
  /** The form was sent before, and made this key. */
  | { kind: 'repeated'; key: PartnerKey }
  | { kind: 'too-many' };
