// What a key may see, and why a call is refused. Pure data that crosses an RPC.

import type { Acceptance } from '../agreements/acceptance.ts';
import type { AgreementVersion } from '../agreements/agreement.ts';
import type { DisclosedReason, PublisherNames } from '../entitlement/entitlement.ts';
import type { Standing } from '../entitlement/standing.ts';
import type { NoticeTemplate } from '../renditions/notice.ts';
import type { KeyMode } from '../values/credential-prefixes.ts';
import type { KeyScope } from './key.ts';
import type { Partner } from './partner.ts';
import type { RateState } from './quota.ts';

/** What the Worker knows of the publisher, passed along so that a partner's object never asks for it. */
export interface PublisherSettings extends PublisherNames {
  houseLine: string;
  timeZone: string;
  /** Unix ms when these settings were made or restored: the later ones are current, even after a restore. */
  settings: number;
}

/** What an isolate remembers of a key, to select candidates by: every call says if it is outdated. */
export interface LicenceSnapshot {
  partner: Pick<Partner, 'id' | 'name'>;
  /** Changes with anything that changes what this key may see: agreement version, acceptance, standing, scopes. */
  licenceTag: string;
  keyId: string;
  mode: KeyMode;
  scopes: KeyScope[];
  standing: Standing;
  agreement: AgreementVersion;
  template: NoticeTemplate;
  templateSha256: string;
  acceptance: Acceptance;
}

/** Why a call is refused whatever it asks for. `key` says nothing more, because failures of authentication all look alike. */
export type CallRefusal =
  | { reason: 'key' }
  | { reason: 'scope'; scope: KeyScope }
  | { reason: 'rate'; rate: RateState }
  | { reason: DisclosedReason };

export interface Refused {
  kind: 'refused';
  refusal: CallRefusal;
  /** Absent if the key was not accepted. */
  rate?: RateState;
}

export type LicenceAnswer = Refused | { kind: 'snapshot'; snapshot: LicenceSnapshot; rate: RateState };
