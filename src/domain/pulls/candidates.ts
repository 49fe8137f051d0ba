// The Catalogue's part of a licensed pull: the metadata of articles within a scope, newest first. The partner's object decides about them. Pure data.
import type { AgreementScope } from '../agreements/agreement.ts';
import type { ArticleFacts } from '../articles/article-metadata.ts';
import type { CopySize } from '../articles/copy-size.ts';
import type { Instant } from '../values/instant.ts';

/** Filters of a request. They can only narrow the scope of the agreement. */
export interface Filters {
  section?: string | undefined;
  subject?: string | undefined;
  language?: string | undefined;
  /** Earliest first publication, inclusive. */
  since?: Instant | undefined;
  /** Words of the headline, each of which may be the beginning of a longer one. */
  words?: string | undefined;
}

export interface CandidateQuery {
  scope: AgreementScope;
  /** Includes copy under embargo, which is listed before published copy, the next release first. */
  embargoed: boolean;
  filters: Filters;
  limit: number;
  /** The end of the previous page. Absent: the first page. */
  before?: CandidatePosition | undefined;
}

/** A position in the list, named by the last article before it. The list has three parts: recent withdrawals, then copy under embargo, then published
 *  copy. */
export interface CandidatePosition {
  /** Unix ms of the first publication; for copy under embargo, of its release; for a withdrawn article, of the withdrawal. */
  publishedMs: number;
  /** The Catalogue's number of the article. */
  article: number;
  /** The position is in the part of copy under embargo. */
  embargoed?: true;
  /** The position is in the part of withdrawals. */
  withdrawn?: true;
}

/** The position after all withdrawals and before all articles. No article has the number 0. */
export const START_OF_ARTICLES: CandidatePosition = { publishedMs: Number.MIN_SAFE_INTEGER, article: 0, embargoed: true };

interface MeasuredPosition {
  /** Position of the candidate, from which the next page continues if this page ends with it. */
  position: CandidatePosition;
  size: CopySize;
}

/** A version whose text is requested. */
export interface WantedBody {
  slug: string;
  version: number;
}

/** A recent withdrawal. Only the partner's object knows whether the partner received the article. */
export interface WithdrawnCandidate {
  slug: string;
  /** The version that withdrew the article. */
  version: number;
  /** When it was withdrawn, or withdrawn again with another note. */
  at: Instant;
  /** When it was withdrawn, if the note was replaced since. Absent: `at`. */
  since?: Instant;
  position: CandidatePosition;
  /** Bytes that its stub adds to a feed, without the house line. */
  bytes: number;
}

/** Most withdrawals in a page and in a message. A page that consists of stubs has no room for more. */
export const WITHDRAWN_IN_PAGE = 1_000;

export interface CandidatePage {
  epoch: string;
  head: number;
  /** Usable articles within the scope and the filters whose delay has passed by the Catalogue's clock. */
  candidates: ArticleFacts[];
  /** One for each candidate, in the same order. */
  positions: MeasuredPosition[];
  /** Articles withdrawn within the last 14 days, newest first. The scope and the filters apply to them too, `since` to the withdrawal. A page has
   *  candidates only if all withdrawals are listed. */
  withdrawn: WithdrawnCandidate[];
  /** Absent on the last page. A page with few or no articles may have it, because not every article that was read is within the scope. */
  next?: CandidatePosition;
  /** Unix ms at which the delay of another article has passed, so that the page may have more although nothing changed. Absent: there is no such
   *  article. */
  moreFromMs?: number;
}
