// A partner's agreements as the desk writes and lists them. Pure data that crosses an RPC.

import type { Acceptance } from '../agreements/acceptance.ts';
import type { Agreement, AgreementVersion } from '../agreements/agreement.ts';
import type { NoticeTemplate } from '../renditions/notice.ts';
import type { Actor } from '../values/actor.ts';
import type { Instant } from '../values/instant.ts';
import type { PublisherSettings } from './licence.ts';

/** A version with its notice. */
export interface AgreementNotice {
  agreement: AgreementVersion;
  template: NoticeTemplate;
  acceptance: Acceptance;
}

export interface AgreementSummary extends AgreementNotice {
  /** Whether its term has begun and is not over, now. */
  inForce: boolean;
  /** A scheduled version; its notice may be accepted already. Absent: there is none. */
  scheduled?: AgreementNotice;
}

export interface AgreementPage {
  agreements: AgreementSummary[];
  /** Id of the last of these. Absent: there are no more. */
  next?: string;
}

export interface AgreementWrite {
  id: string;
  terms: Agreement;
  /** Number of the version that the change was made from, 0 for none: if the current version is another, nothing is written. Absent: any
   *  version. */
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
  /** Until its term begins; `meanwhile` is the version in force. Absent: this one is in force. */
  pending?: { until: Instant; meanwhile: number };
  /** Number of a scheduled version that was replaced and never comes into force. */
  dropped?: number;
}

export type AgreementResult =
  | AgreementWritten
  /** The agreement has changed since the caller read it: `current` is the newest version. Absent: there is no such agreement. */
  | { kind: 'stale'; current: AgreementVersion | undefined };

/** The state of an agreement's acceptance if a name in its notice changed. */
export interface ForeseenAcceptance {
  agreement: string;
  reference: string;
  acceptance: Acceptance;
}
