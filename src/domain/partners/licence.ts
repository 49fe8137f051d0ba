// The licence of a key, and the reasons for refusing a call. Pure data that crosses an RPC.

import type { Acceptance } from '../agreements/acceptance.ts';
import type { AgreementVersion } from '../agreements/agreement.ts';
import type { DisclosedReason, PublisherNames } from '../entitlement/entitlement.ts';
import type { Standing } from '../entitlement/standing.ts';
import type { NoticeTemplate } from '../renditions/notice.ts';
import type { KeyMode } from '../values/credential-prefixes.ts';
import type { KeyScope } from './key.ts';
import type { Partner } from './partner.ts';
import type { RateState } from './quota.ts';

/** The publisher's settings that decisions need. The Worker passes them along, so that a partner's object makes no call for them. */
export interface PublisherSettings extends PublisherNames {
  houseLine: string;
  timeZone: string;
  /** Unix ms at which these settings were made or restored. The later settings are current, also after a restore. */
  settingsMs: number;
}

/** The licence of a key as an isolate caches it, to select candidates. Every call tells the isolate if its snapshot is outdated. */
export interface LicenceSnapshot {
  partner: Pick<Partner, 'id' | 'name'>;
  /** Differs after every change of the key's licence: of the agreement version, acceptance, standing or scopes. */
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

/** Why a call is refused, whichever article it is for. `key` stands for all failures of authentication, which must not be distinguishable. */
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
