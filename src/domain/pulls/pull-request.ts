// The call with which the Worker asks a partner's object to admit a pull, and its answers. Pure data.
import type { ArticleFacts } from '../articles/article-metadata.ts';
import type { DisclosedReason, UndisclosedReason } from '../entitlement/entitlement.ts';
import type { Credential, KeyScope } from '../partners/key.ts';
import type { Granted } from '../partners/ledger.ts';
import type { LicenceSnapshot, PublisherSettings, Refused } from '../partners/licence.ts';
import type { Receivers } from '../partners/portal-session.ts';
import type { QuotaState, RateState } from '../partners/quota.ts';
import type { Instant } from '../values/instant.ts';
import type { WithdrawnArticle } from '../withdrawals/withdrawal.ts';
import type { CandidatePosition, WithdrawnCandidate } from './candidates.ts';
import type { PageLayout } from './page-cut.ts';
import type { TestRoute } from './test-use.ts';

export interface AdmitRequest {
  credential: Credential;
  scope: KeyScope;
  /** Absent: the key is not a test key. */
  route?: TestRoute;
  /** Format, URL and version of the writers. The entity tag depends on it. */
  representation: string;
  /** Id of the list of candidates. Equal ids mean equal lists. */
  candidateListId: string;
  /** Metadata of the candidates, in the order of the answer. Absent: the list was sent before, and the object may have cached its plan. */
  candidates?: ArticleFacts[];
  /** Articles withdrawn within the last 14 days; the answer has those that this partner received. Absent without `candidates`, and for a single
   *  article. */
  withdrawn?: WithdrawnCandidate[];
  /** Sizes by which the page is cut. Absent without `candidates`. A list without a layout, such as that of a single article, is not cut. */
  layout?: PageLayout;
  /** Entity tag of the body that the caller has cached for this representation. If it is current, the answer does not repeat the grants. */
  heldEtag?: string;
  /** Licence tag of the snapshot for which the candidates were selected. Absent: the caller has none, and the answer is `licence-changed`. */
  licenceTag?: string;
  /** Omitted together with `candidates`: the object still has the settings of that version. */
  publisher?: PublisherSettings;
  /** See `PublisherSettings`. */
  settingsMs: number;
  /** The header If-None-Match. */
  ifNoneMatch?: string;
  /** The request is HEAD. Nothing is delivered, so nothing is written to the ledger. */
  head: boolean;
  /** The request is for one article, which is refused if the quota is exhausted. Feeds then contain headlines. */
  single: boolean;
}

/** The refusal of an article that was requested by its slug. */
export interface ArticleRefusal {
  reason: UndisclosedReason | 'quota' | DisclosedReason;
  /** The partner received the article before. */
  received: boolean;
  /** Deadline for removing a withdrawn article that the partner received, by the agreement under which it was received. */
  deadline?: Instant;
  /** The withdrawing version, if the caller asked about an earlier one. */
  version?: number;
}

/** What a page of the portal shows besides: who received the article, or which articles of the list were received. */
export type ShownBesides = 'receivers' | 'received';

export type Admission =
  | Refused
  /** The candidates were selected for another licence. The caller selects them again for this one. */
  | { kind: 'licence-changed'; snapshot: LicenceSnapshot; rate: RateState }
  /** The object has not cached the list. The caller sends it. */
  | { kind: 'candidates-needed'; rate: RateState }
  /** The answer is 304. */
  | { kind: 'unchanged'; etag: string; rate: RateState; quota?: QuotaState }
  /** `granted` and `withdrawn` are absent if `heldEtag` is the entity tag of the answer. */
  | {
      kind: 'granted';
      etag: string;
      granted?: Granted[];
      /** Withdrawn articles that this partner received, newest first. */
      withdrawn?: WithdrawnArticle[];
      /** Position from which the next page continues. Absent on the last page. */
      next?: CandidatePosition;
      refusal?: ArticleRefusal;
      /** For a page of the portal alone. Absent: it did not ask, or they could not be read. */
      receivers?: Receivers;
      /** Slugs of the granted articles that the partner received. For a page of the portal alone. */
      received?: string[];
      rate: RateState;
      quota?: QuotaState;
    };
