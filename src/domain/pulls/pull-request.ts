// The call that admits copy: what is asked for, and what may be delivered. Pure data.
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
  /** Id of the list of candidates: equal ids are equal lists. */
  candidateListId: string;
  /** Metadata of the candidates, in the order of the answer. Absent: the object has had this list, and may remember its plan. */
  candidates?: ArticleFacts[];
  /** Articles withdrawn within the last 14 days; the answer has those that this partner received. Part of the list of candidates; absent
   *  with it, and for a single article. */
  withdrawn?: WithdrawnCandidate[];
  /** The sizes by which the page is cut. Absent with the list; a list without it, such as that of a single article, is not cut. */
  layout?: PageLayout;
  /** Entity tag of the body that the caller has for this representation: if it is still right, the answer need not repeat the grants. */
  heldEtag?: string;
  /** Licence tag of the snapshot that the candidates were selected for; absent: none was known, and the answer is `licence-changed`. */
  licenceTag?: string;
  /** Omitted together with `candidates`: the object still has the settings of that version. */
  publisher?: PublisherSettings;
  /** As in `PublisherSettings`. */
  settings: number;
  /** Of If-None-Match. */
  ifNoneMatch?: string;
  /** HEAD: nothing is delivered, so nothing is written. */
  head: boolean;
  /** Article routes refuse past the quota; feeds fall back to headlines. */
  single: boolean;
}

/** For an article that was asked for by its slug and is refused. `received`: the ledger says that this partner received it. */
export interface ArticleRefusal {
  reason: UndisclosedReason | 'quota' | DisclosedReason;
  received: boolean;
  /** For the withdrawal of an article that it received: the deadline of the agreement it was received under. */
  deadline?: Instant;
  /** The version that withdrew it, if the caller asked about an earlier one. */
  version?: number;
}

export type Admission =
  | Refused
  /** The candidates were selected for other terms: select again for these. */
  | { kind: 'licence-changed'; snapshot: LicenceSnapshot; rate: RateState }
  /** The list is not cached: send it. */
  | { kind: 'candidates-needed'; rate: RateState }
  | { kind: 'unchanged'; etag: string; rate: RateState; quota?: QuotaState }
  /** For the snapshot whose licenceTag came with the request. `granted` and `withdrawn` are absent if the caller has the body that they
   *  would make. */
  | {
      kind: 'granted';
      etag: string;
      granted?: Granted[];
      /** Those that this partner received, newest first. */
      withdrawn?: WithdrawnArticle[];
      /** Where the next page of the feed begins. Absent on the last page. */
      next?: CandidatePosition;
      refusal?: ArticleRefusal;
      rate: RateState;
      quota?: QuotaState;
    };
