// The call that copy is admitted by: what is asked for, and what may leave. Pure data.
import type { ArticleFacts } from '../articles/article-metadata.ts';
import type { DisclosedReason, UndisclosedReason } from '../entitlement/entitlement.ts';
import type { Credential, KeyScope } from '../partners/key.ts';
import type { Granted } from '../partners/ledger.ts';
import type { LicenceSnapshot, PublisherSettings, Refused } from '../partners/licence.ts';
import type { QuotaState, RateState } from '../partners/quota.ts';
import type { Instant } from '../values/instant.ts';
import type { WithdrawnArticle } from '../withdrawals/withdrawal.ts';
import type { CandidatePosition, WithdrawnCandidate } from './candidates.ts';
import type { PageLayout } from './page-cut.ts';

export interface AdmitRequest {
  credential: Credential;
  scope: KeyScope;
  /** Part of the entity tag: the format, the address, the writers' version. */
  representation: string;
  /** Name of the list of candidates: equal names are equal lists. */
  candidateListId: string;
  /** Metadata of what is asked for, in the order it will be shown. Absent: the object has had this list, and may remember what it came
   *  to. */
  candidates?: ArticleFacts[];
  /** Withdrawn within the last 14 days: told where this partner received it. Part of the list that `choice` names; absent with it, and for
   *  a single article. */
  withdrawn?: WithdrawnCandidate[];
  /** By which the page is cut. Absent with the list; a list without it, such as that of a single article, is not cut. */
  layout?: PageLayout;
  /** Entity tag of what the caller holds for this representation: where it is still right, what was granted need not be told again. */
  heldEtag?: string;
  /** Mark of the snapshot the candidates were chosen for; absent: none was known, and the answer is `licence-changed`. */
  licenceTag?: string;
  /** Absent with the list: the object knows them by their moment. */
  publisher?: PublisherSettings;
  /** As in `HouseFacts`. */
  settings: number;
  /** Of If-None-Match. */
  ifNoneMatch?: string;
  /** HEAD: nothing is delivered, so nothing is written. */
  head: boolean;
  /** Article routes refuse past the quota; feeds fall back to headlines. */
  single: boolean;
}

/** Of an article that was asked for by its slug and may not be had. `received`: the ledger says this partner has had it. */
export interface ArticleRefusal {
  reason: UndisclosedReason | 'quota' | DisclosedReason;
  received: boolean;
  /** Of a withdrawal of something received: until when the agreement it was received under wants it gone. */
  deadline?: Instant;
  /** The version that withdrew it, where the caller asked about an earlier one. */
  version?: number;
}

export type Admission =
  | Refused
  /** The candidates were chosen for other terms: choose again for these. */
  | { kind: 'licence-changed'; snapshot: LicenceSnapshot; rate: RateState }
  /** The list is not remembered: send it. */
  | { kind: 'candidates-needed'; rate: RateState }
  | { kind: 'unchanged'; etag: string; rate: RateState; quota?: QuotaState }
  /** For the snapshot whose licenceTag came with the request. `granted` and `withdrawn` are absent where the caller holds what they would make. */
  | {
      kind: 'granted';
      etag: string;
      granted?: Granted[];
      /** Of what this partner received, newest first. */
      withdrawn?: WithdrawnArticle[];
      /** Where the next page of the feed begins. Absent where this is the last. */
      next?: CandidatePosition;
      refusal?: ArticleRefusal;
      rate: RateState;
      quota?: QuotaState;
    };
