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
  /** Absent: the article does not exist. The answer is the same as for an article that the partner may not know of. */
  article?: ArticleFacts | undefined;
  use: Omit<Use, 'embargoed'>;
  /** Absent: now. */
  at?: Instant | undefined;
}

/** `withdrawn`: the partner received the article before it was withdrawn, and no other refusal takes precedence. */
export type Decided =
  | Refused
  | { kind: 'decided'; decision: UseDecision; snapshot: LicenceSnapshot; received: boolean; rate: RateState }
  | ({ kind: 'withdrawn'; rate: RateState } & ArticleRefusal);
