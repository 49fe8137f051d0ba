// A partner's keys: modes, scopes, what the desk asks for and what a request proves. Pure.

import * as z from 'zod';
import { looksLikeKey } from '../publisher/token-name.ts';
import type { Actor } from '../values/actor.ts';
import { KEY_MODES, type KeyMode } from '../values/credential-prefixes.ts';
import { type Instant, instantSchema } from '../values/instant.ts';
import { NAME_CHARS } from '../values/limits.ts';
import { objectionsToCharacters } from '../values/plain-characters.ts';
import { textSchema } from '../values/text-schema.ts';

export const KEY_SCOPES = ['feed', 'articles', 'changes', 'embargoed', 'withdrawals', 'usage', 'account'] as const;

export type KeyScope = (typeof KEY_SCOPES)[number];

export interface PartnerKey {
  /** Public name of the key, safe in lists and logs: the first twelve digits of its hash. */
  id: string;
  mode: KeyMode;
  /** What the desk calls it. */
  name: string;
  /** The agreement it opens. */
  agreement: string;
  scopes: KeyScope[];
  /** Address ranges it may be used from; empty: any. */
  cidrs: string[];
  created: Instant;
  expires?: Instant;
  revoked?: Instant;
  /** Key that takes its place. */
  replacedBy?: string;
  lastUsed?: { at: Instant; addressPrefix?: string };
}

export interface KeyPage {
  keys: PartnerKey[];
  /** Id of the last of these. Absent: there are no more. */
  next?: string;
}

export const keyRequestSchema = z.strictObject({
  mode: z.enum(KEY_MODES).default('live'),
  name: textSchema(NAME_CHARS)
    .refine((name) => !looksLikeKey(name), { error: 'must not look like a key or a token' })
    .refine((name) => objectionsToCharacters(name).length === 0, { error: ({ input }) => objectionsToCharacters(String(input))[0] })
    .default('default'),
  /** Absent: the partner's only agreement. */
  agreement: z.string().max(64).optional(),
  /** Absent: everything but `embargoed`; for a feed token always `feed` alone. */
  scopes: z.array(z.enum(KEY_SCOPES)).min(1).optional(),
  cidrs: z.array(z.string().max(49)).max(50).default([]),
  expires: instantSchema.optional(),
});

/** What a request proves of itself before any I/O: a key with a genuine MAC. */
export interface Credential {
  partner: string;
  mode: KeyMode;
  /** SHA-256 of the whole key, hexadecimal. */
  hash: string;
  /** Client address if it can be trusted; otherwise absent, and an address range refuses. */
  address?: string;
  /** An earlier call for the same request was admitted and counted against the rate: this one is not counted again. */
  isCounted?: true;
}

export interface KeyWrite {
  key: Omit<PartnerKey, 'agreement' | 'created'> & { agreement?: string | undefined };
  /** SHA-256 of the whole key, hexadecimal. */
  hash: string;
  actor: Actor;
}

export type KeyResult =
  | { kind: 'added'; key: PartnerKey }
  /** The named agreement does not exist, or none was named and there is not exactly one. `known`: the ids of all. */
  | { kind: 'no-agreement'; known: string[] }
  | { kind: 'unknown' };
