// The Catalogue's part of a licensed pull: metadata within a scope, newest first. The decision is made elsewhere. Pure data.
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
  /** Copy under embargo too, before all others, the next release first. */
  embargoed: boolean;
  filters: Filters;
  limit: number;
  /** Where the page before ended. */
  before?: CandidatePosition | undefined;
}

/** A list has three parts: recent withdrawals, then copy under embargo, then published copy. A position names the last article before
 *  it. */
export interface CandidatePosition {
  /** Unix ms of the first publication; in the other parts of the release, or of the withdrawal. */
  publishedMs: number;
  article: number;
  /** In the part of copy under embargo. */
  embargoed?: true;
  /** In the part of withdrawals. */
  withdrawn?: true;
}

/** After all withdrawals and before all articles: no article has the number 0. */
export const START_OF_ARTICLES: CandidatePosition = { publishedMs: Number.MIN_SAFE_INTEGER, article: 0, embargoed: true };

/** Of one candidate. */
interface CandidatePlace {
  /** Where the page after it begins. */
  position: CandidatePosition;
  size: CopySize;
}

/** A version whose text is wanted. */
export interface WantedBody {
  slug: string;
  version: number;
}

/** A recent withdrawal. Whether the partner received the article is known to its own object alone. */
export interface WithdrawnCandidate {
  slug: string;
  /** The version that withdrew the article. */
  version: number;
  /** When it was withdrawn. */
  at: Instant;
  position: CandidatePosition;
  /** The bytes that its stub adds to a feed, without the house line. */
  bytes: number;
}

/** The most in one page, and in one message: a page of stubs alone has no room for more. */
export const WITHDRAWN_IN_PAGE = 1_000;

export interface CandidatePage {
  epoch: string;
  head: number;
  /** Within the scope and the filters, usable, and past the scope's delay by the Catalogue's clock. */
  candidates: ArticleFacts[];
  /** One for each candidate, in the same order. */
  places: CandidatePlace[];
  /** Withdrawn within the last 14 days, newest first; the scope and the filters apply to them too, and `since` to the withdrawal. They come
   *  before all candidates: a page that does not reach the end of them has no candidates. */
  withdrawn: WithdrawnCandidate[];
  /** Absent at the end. A page may be short, or empty, and have one: not every article that was read is within the scope. */
  next?: CandidatePosition;
  /** Unix ms when the page may have more though nothing changed: the next article is past the delay then. Absent: time alone adds
   *  nothing. */
  moreFromMs?: number;
}
