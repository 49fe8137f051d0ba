// The call behind `POST /v1/decide`. Pure data that crosses an RPC.

import type { ArticleFacts } from '../articles/article-metadata.ts';
import type { Use } from '../entitlement/licensed-use.ts';
import type { UseDecision } from '../entitlement/use-decision.ts';
import type { Credential } from '../partners/key.ts';
import type { LicenceSnapshot, PublisherSettings, Refused } from '../partners/licence.ts';
import type { RateState } from '../partners/quota.ts';
import type { Instant } from '../values/instant.ts';
import type { ArticleRefusal } from './pull-request.ts';

export interface DecideRequest {
  credential: Credential;
  publisher: PublisherSettings;
  /** Absent for an article that does not exist, which gets the same answer as one that the partner may not know of. */
  article?: ArticleFacts | undefined;
  use: Omit<Use, 'embargoed'>;
  /** Absent: now. */
  at?: Instant | undefined;
}

/** `withdrawn`: the partner received it, and no other refusal applies first. */
export type Decided =
  | Refused
  | { kind: 'decided'; decision: UseDecision; snapshot: LicenceSnapshot; received: boolean; rate: RateState }
  | ({ kind: 'withdrawn'; rate: RateState } & ArticleRefusal);
