// What a partner's object is asked and answers besides admitting copy. Pure data.

import type { Agreement, AgreementVersion } from './agreements/agreement.ts';
import type { ArticleFacts } from './articles/article-metadata.ts';
import type { Use } from './entitlement/licensed-use.ts';
import type { UseDecision } from './entitlement/use-decision.ts';
import type {
  Acceptance,
  Credential,
  HouseFacts,
  LedgerRow,
  LicenceView,
  Partner,
  PartnerKey,
  QuotaState,
  RateState,
  Refused,
} from './partners/partner.ts';
import type { ChangesWindow, LicensedChange } from './pulls/change-window.ts';
import type { ArticleRefusal } from './pulls/pull-request.ts';
import type { NoticeTemplate } from './renditions/notice.ts';
import type { Actor } from './values/actor.ts';
import type { Instant } from './values/instant.ts';
import type { PartnerWithdrawal } from './withdrawals/withdrawal.ts';

export type Viewed = Refused | { kind: 'view'; view: LicenceView; rate: RateState };

export interface DecideRequest {
  credential: Credential;
  house: HouseFacts;
  /** Absent for an article that does not exist, which is answered like one that may not be told of. */
  article?: ArticleFacts | undefined;
  use: Omit<Use, 'embargoed'>;
  /** Absent: now. */
  at?: Instant | undefined;
}

/** `withdrawn`: the partner received it, and no refusal stands before that. */
export type Decided =
  | Refused
  | { kind: 'decided'; decision: UseDecision; view: LicenceView; received: boolean; rate: RateState }
  | ({ kind: 'withdrawn'; rate: RateState } & ArticleRefusal);

export interface ChangesRequest {
  credential: Credential;
  house: HouseFacts;
  /** Mark of the view the cursor and the window are for. */
  mark?: string | undefined;
  window: ChangesWindow;
  /** The first page of a sync from nothing: begins with `agreement`. */
  fromEmpty: boolean;
  /** An earlier call of the same request was counted against the rate. */
  isCounted: boolean;
}

export type ChangesAnswer =
  | Refused
  /** The window was made for other terms. */
  | { kind: 'rescope'; view: LicenceView; rate: RateState }
  | { kind: 'changes'; changes: LicensedChange[]; view: LicenceView; rate: RateState };

/** A version with its notice. */
export interface AgreementNotice {
  agreement: AgreementVersion;
  template: NoticeTemplate;
  acceptance: Acceptance;
}

export interface AgreementSummary extends AgreementNotice {
  /** Whether its term has begun and is not over, now. */
  inForce: boolean;
  /** A version that takes its place when its own term begins; its notice may be accepted already. Absent: none waits. */
  coming?: AgreementNotice;
}

export interface Account {
  partner: Partner;
  key: PartnerKey;
  agreement: AgreementSummary;
  rate: RateState;
  /** Absent: no quota is agreed. */
  quota?: QuotaState;
  /** Withdrawals that wait for an acknowledgement; how many of them are past their deadline. */
  withdrawals: { open: number; overdue: number };
}

export interface UsageQuery {
  /** Dates (UTC), both included; absent: the last 31 days. */
  from?: string | undefined;
  to?: string | undefined;
  by: 'day' | 'article' | 'key';
  limit: number;
}

export interface UsageRow {
  /** The date, the article's key or the key's id. */
  group: string;
  /** Different articles, different versions of them, and deliveries with repeats. */
  articles: number;
  versions: number;
  deliveries: number;
  /** Articles that count against a quota, or would if there were one: in more than their headline, and for the first time. `beyond`: how many of
   *  them were beyond the quota. Absent by key: an article counts for the agreement, whichever key takes it. */
  counted?: number;
  beyond?: number;
}

/** Where the ledger row of a receipt was found, with what it was delivered under. */
export interface ReceiptSource {
  row: LedgerRow;
  partner: Pick<Partner, 'id' | 'name'>;
  agreement: AgreementVersion;
  template: NoticeTemplate;
}

/** A receipt names the first delivery of its row. */
export interface ReceiptTerms extends ReceiptSource {
  /** Notices that took the place of its template since, the newest first: the same copy, pulled again, carries them. */
  later: NoticeTemplate[];
}

export interface LedgerQuery {
  key?: string | undefined;
  limit: number;
  before?: number | undefined;
}

export interface AgreementWrite {
  id: string;
  terms: Agreement;
  /** Number of the version that the change was made from, 0 for none: where another stands, nothing is written. Absent: whatever stands. */
  madeFrom?: number | undefined;
  who: Actor;
  house: HouseFacts;
  dryRun: boolean;
}

export interface AgreementWritten {
  kind: 'created' | 'changed' | 'unchanged';
  agreement: AgreementVersion;
  before?: AgreementVersion;
  acceptance: Acceptance;
  /** Until its term begins; `meanwhile` is the version that holds. Absent: this one holds. */
  waits?: { until: Instant; meanwhile: number };
  /** Number of a version that was waiting, and never takes hold now. */
  dropped?: number;
}

export type AgreementResult =
  | AgreementWritten
  /** Somebody else was faster: `current` is the newest version. Absent: there is no such agreement. */
  | { kind: 'overtaken'; current: AgreementVersion | undefined };

/** Where the acceptance of an agreement's notice would stand if something in it were called otherwise. */
export interface ForeseenAcceptance {
  agreement: string;
  reference: string;
  acceptance: Acceptance;
}

export interface KeyWrite {
  key: Omit<PartnerKey, 'agreement' | 'created'> & { agreement?: string | undefined };
  /** SHA-256 of the whole key, hexadecimal. */
  hash: string;
  who: Actor;
}

export type KeyResult =
  | { kind: 'added'; key: PartnerKey }
  /** The one that was named is not there, or none was and there is not exactly one. `known`: the ids of all. */
  | { kind: 'no-agreement'; known: string[] }
  | { kind: 'unknown' };

/** What a partner's object says of a withdrawal it was told of. Absent deadline: it never received the article. */
export interface HeardWithdrawal {
  id: string;
  received: boolean;
  deadline?: Instant;
  acknowledged?: PartnerWithdrawal['acknowledged'];
}
