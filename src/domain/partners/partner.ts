// A partner: who it is, its keys, and what its object is asked and answers. Pure data; everything here crosses an RPC.
import * as z from 'zod';
import type { AgreementVersion, Form } from '../agreements/agreement.ts';
import type { Grant, House, ToldReason } from '../entitlement/entitlement.ts';
import type { Standing } from '../entitlement/standing.ts';
import { looksLikeKey } from '../publisher/token-name.ts';
import type { NoticeTemplate } from '../renditions/notice.ts';
import { type Instant, instantSchema } from '../values/instant.ts';
import { NAME_CHARS } from '../values/limits.ts';
import { textSchema } from '../values/text-schema.ts';

export const partnerSchema = z.strictObject({
  /** As it stands in notices: any script, any sign. */
  name: textSchema(NAME_CHARS),
  /** Who to write to. Absent: nobody is named. */
  contact: textSchema(NAME_CHARS).optional(),
});

export interface Partner extends z.output<typeof partnerSchema> {
  /** `[a-z0-9-]{1,64}`: in keys and in URLs. */
  id: string;
  created: Instant;
  standing: Standing;
  /** Why it stands so; absent while it stands well. */
  standingReason?: string;
}

export const KEY_SCOPES = ['feed', 'articles', 'changes', 'embargoed', 'withdrawals', 'usage', 'account'] as const;
export type KeyScope = (typeof KEY_SCOPES)[number];

/** `live` pulls licensed copy; `test` sees only the partner's own rehearsal; `feed` is a token that opens one feed by its address. */
export const KEY_MODES = ['live', 'test', 'feed'] as const;
export type KeyMode = (typeof KEY_MODES)[number];

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

export const keyRequestSchema = z.strictObject({
  mode: z.enum(KEY_MODES).default('live'),
  name: textSchema(NAME_CHARS)
    .refine((name) => !looksLikeKey(name), { error: 'must not look like a key or a token' })
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
  /** Client address where it can be trusted; absent where it cannot: then an address range refuses. */
  address?: string;
}

/** What the Worker knows of the publisher, handed along so that a partner's object never asks for it. */
export interface HouseFacts extends House {
  houseLine: string;
  timeZone: string;
  /** Unix ms at which the settings they are from were made, or restored: the later are the ones that hold, whatever was restored. */
  settings: number;
}

/** What an isolate remembers of a key, to choose candidates by: every call says when it is outdated. */
export interface LicenceView {
  partner: Pick<Partner, 'id' | 'name'>;
  /** Changes with anything that changes what this key may see: agreement version, acceptance, standing, scopes. */
  mark: string;
  keyId: string;
  mode: KeyMode;
  scopes: KeyScope[];
  standing: Standing;
  agreement: AgreementVersion;
  template: NoticeTemplate;
  templateSha256: string;
  acceptance: Acceptance;
}

/** Where the acceptance of the notice's template stands. */
export interface Acceptance {
  state: 'accepted' | 'pending' | 'overdue';
  /** Hash of the template in force. */
  sha256: string;
  /** Counts from 1 within the agreement. */
  templateVersion: number;
  /** `contract`: the first template, which came with the contract. */
  accepted?: { at: Instant; by: string; addressPrefix?: string } | 'contract';
  /** While pending or overdue: the end of the grace period. */
  due?: Instant;
}

export interface RateState {
  /** Requests in the window, what is left of them, and seconds until there are all of them again. */
  limit: number;
  windowSeconds: number;
  remaining: number;
  resetSeconds: number;
}

export interface QuotaState {
  articles: number;
  per: 'day' | 'month' | 'year';
  past: 'headlines' | 'bill' | 'notify';
  used: number;
  /** Taken beyond it, where that is billed or notified. */
  over: number;
  resets: Instant;
}

/** Why a call is refused whatever it asks for. `key` says nothing more: failures of authentication all look alike. */
export type CallRefusal =
  | { reason: 'key' }
  | { reason: 'scope'; scope: KeyScope }
  | { reason: 'rate'; rate: RateState }
  | { reason: ToldReason };

export interface Refused {
  kind: 'refused';
  refusal: CallRefusal;
  /** Absent where the key was not accepted. */
  rate?: RateState;
}

export interface Granted {
  key: string;
  version: number;
  grant: Grant;
}

/** One row of the ledger: unique by article, version, form and agreement version. */
export interface LedgerRow {
  key: string;
  version: number;
  form: Form;
  agreement: string;
  agreementVersion: number;
  templateVersion: number;
  first: Instant;
  last: Instant;
  count: number;
  /** Key that took it first. */
  keyId: string;
}
