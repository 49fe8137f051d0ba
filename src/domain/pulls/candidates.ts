// What the Catalogue is asked for a licensed pull: metadata within a scope, newest first. The decision is made elsewhere. Pure data.
import type { AgreementScope } from '../agreements/agreement.ts';
import type { ArticleFacts } from '../articles/article-metadata.ts';
import type { CopySize } from '../articles/copy-size.ts';
import type { Instant } from '../values/instant.ts';

/** They narrow what the agreement grants, and nothing else. */
export interface Filters {
  section?: string | undefined;
  subject?: string | undefined;
  language?: string | undefined;
  /** First published at or after. */
  since?: Instant | undefined;
}

export interface CandidateQuery {
  scope: AgreementScope;
  /** Copy under embargo too, before everything else, the next hour first. */
  embargoed: boolean;
  filters: Filters;
  limit: number;
  /** Where the page before ended. */
  before?: CandidatePosition | undefined;
}

export interface CandidatePosition {
  /** Unix ms of the first publication; of copy under embargo its hour. */
  publishedMs: number;
  article: number;
  /** Within the copy under embargo, before everything that is out. */
  embargoed?: true;
}

/** Of one candidate. */
export interface CandidatePlace {
  /** Where the page after it begins. */
  position: CandidatePosition;
  size: CopySize;
}

export interface CandidatePage {
  epoch: string;
  head: number;
  /** Within the scope and the filters, usable, and past the scope's delay by the Catalogue's clock. */
  candidates: ArticleFacts[];
  /** One for each candidate, in the same order. */
  places: CandidatePlace[];
  /** Within the scope and the filters too, and withdrawn within the last 14 days: newest first, on the first page only. Of them `since` means
   *  the withdrawal. */
  withdrawn: ArticleFacts[];
  /** One for each of `withdrawn`: bytes that its stub adds to a feed, without the house line. */
  stubSizes: number[];
  /** Absent at the end. A page may be short, or empty, and have one: not everything that was looked at is within the scope. */
  next?: CandidatePosition;
  /** Unix ms at which the page may have more though nothing changed: the next article is past the delay then. Absent: no hour adds to it. */
  moreFromMs?: number;
}
