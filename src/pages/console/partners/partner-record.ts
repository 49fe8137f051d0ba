// What the page of a partner shows.

import type { AgreementSummary } from '../../../domain/partners/agreement-write.ts';
import type { Holders, References } from '../../../domain/partners/holders.ts';
import type { ListedKey } from '../../../domain/partners/key.ts';
import type { Partner } from '../../../domain/partners/partner.ts';
import type { ListedPartner, PartnerSummary } from '../../../domain/partners/partner-summary.ts';
import type { PortalUser } from '../../../domain/partners/portal-user.ts';
import type { AgreementQuota, UsageRow } from '../../../domain/partners/usage.ts';
import type { PartnerWithdrawal } from '../../../domain/withdrawals/withdrawal.ts';
import type { Refusal } from '../../signed-in/fields/form-state.ts';
import type { ConsoleFrame } from '../console-layout.tsx';

/** What the partner's object answers. */
export interface PartnerRecord {
  partner: Partner;
  /** Name the states that forms are made from. */
  etags: { profile: string; standing: string };
  /** Each with its terms in a few sentences. Absent: the publisher's settings cannot be read. */
  agreements: readonly { summary: AgreementSummary; sentences: readonly string[] }[] | undefined;
  /** Of all agreements. */
  references: References;
  /** Newest first. */
  keys: readonly ListedKey[];
  /** Users of the portal: those who may sign in by name, and after them those who were revoked. */
  users: readonly PortalUser[];
  /** Names of all users by their ids. */
  holders: Holders;
  /** Those that are not acknowledged. */
  withdrawals: readonly PartnerWithdrawal[];
  /** Of the last days, one row for each day with deliveries. */
  usage: readonly UsageRow[];
  quotas: readonly AgreementQuota[];
  /** More keys, users, agreements or withdrawals exist than are listed here. */
  isCut: boolean;
}

/** What was written in a form that was refused. */
export interface GivenForm {
  action: 'keys' | 'users' | 'standing' | 'profile';
  fields: ReadonlyMap<string, string>;
}

export interface PartnerPageProps {
  frame: ConsoleFrame;
  /** The Directory's row. */
  listed: ListedPartner & Pick<PartnerSummary, 'deliveries'>;
  /** Absent: the partner's object does not answer. */
  record: PartnerRecord | undefined;
  /** Unix ms. */
  nowMs: number;
  /** Of the next form for a key, which makes one key, however often it is sent. */
  formId: string;
  /** Why the last form was refused. */
  message?: Refusal | undefined;
  given?: GivenForm | undefined;
}
