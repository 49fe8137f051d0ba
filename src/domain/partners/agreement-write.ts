// A partner's agreements as the desk writes and lists them. Pure data that crosses an RPC.

import type { Acceptance } from '../agreements/acceptance.ts';
import type { Agreement, AgreementVersion } from '../agreements/agreement.ts';
import type { NoticeTemplate } from '../renditions/notice.ts';
import type { Actor } from '../values/actor.ts';
import type { Instant } from '../values/instant.ts';
import type { PublisherSettings } from './licence.ts';
import type { Partner } from './partner.ts';

/** A version, its notice and the acceptance of the notice. */
export interface AgreementNotice {
  agreement: AgreementVersion;
  template: NoticeTemplate;
  acceptance: Acceptance;
}

export interface AgreementSummary extends AgreementNotice {
  /** The term has begun and is not over. */
  inForce: boolean;
  /** The scheduled version, whose notice can be accepted in advance. Absent: none is scheduled. */
  scheduled?: AgreementNotice;
}

export interface AgreementPage {
  agreements: AgreementSummary[];
  /** Id of the last agreement on the page. Absent: there are no more. */
  next?: string;
}

/** A line of the history of an agreement. */
export interface AgreementLine {
  version: number;
  made: Instant;
  /** Name of whoever made it. Absent: the audit trail does not say it. */
  who?: string;
}

/** An agreement with its history, for the desk. */
export interface AgreementRecord {
  partner: Pick<Partner, 'id' | 'name' | 'standing'>;
  summary: AgreementSummary;
  /** The newest versions, newest first. */
  versions: AgreementLine[];
}

export interface AgreementWrite {
  id: string;
  terms: Agreement;
  /** Precondition: the number of the newest version, 0 if there must be none. If it differs, nothing is written. Absent: no precondition. */
  madeFrom?: number | undefined;
  actor: Actor;
  publisher: PublisherSettings;
  dryRun: boolean;
}

export interface AgreementWritten {
  kind: 'created' | 'changed' | 'unchanged';
  agreement: AgreementVersion;
  before?: AgreementVersion;
  acceptance: Acceptance;
  /** Present while the version is scheduled: when its term begins, and the number of the version in force until then. */
  pending?: { until: Instant; meanwhile: number };
  /** Number of the scheduled version that this one replaces. That version never comes into force. */
  dropped?: number;
}

export type AgreementResult =
  | AgreementWritten
  /** The precondition failed. `current` is the newest version, or absent if there is no such agreement. */
  | { kind: 'stale'; current: AgreementVersion | undefined };

/** The acceptance of an agreement's notice after a change of a name in it. */
export interface ForeseenAcceptance {
  agreement: string;
  reference: string;
  acceptance: Acceptance;
}
