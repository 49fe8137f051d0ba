// An article: one story and one state of it. Field names are IPTC ninjs 3.1's where ninjs has the field.
import type { Instant } from '../values/instant.ts';
import type { Term } from '../values/term.ts';

export type PubStatus = 'usable' | 'withheld' | 'canceled';

/** One version. Instants and codes are set by the lifecycle and the vocabulary; everything else is the desk's. */
export interface Article {
  /** `[a-z0-9-]{1,64}`. */
  slug: string;
  /** IRI, made once and never changed: the id of the entry in every feed. */
  uri: string;
  /** Counts from 1; every change of state makes a new one. */
  version: number;
  /** Canonical page on the publisher's site. */
  url: string;
  headline: string;
  standfirst?: string;
  /** The opening words of the body, for places that need a summary where there is no standfirst. Plain text. */
  excerpt: string;
  by: Byline;
  /** Dateline: where it was written. */
  located?: string;
  /** At least one; the first is the main one. Codes of the publisher's settings. */
  sections: Term[];
  subjects: Term[];
  /** BCP 47. */
  language: string;
  /** Whose copy it is. */
  source: string;
  /** Sanitised HTML with absolute URLs, without the notice. */
  bodyHtml: string;
  /** The first is the lead image. */
  images: Image[];
  firstCreated: Instant;
  /** When it was first published; absent until then. Never changes again. */
  firstPublished?: Instant;
  versionCreated: Instant;
  /** Last change that the desk called significant; absent until the first publication. */
  significantChange?: Instant;
  embargoedUntil?: Instant;
  /** Instant after which it may no longer be shown. */
  expires?: Instant;
  pubStatus: PubStatus;
  /** For the desk and never public. */
  edNote?: string;
  /** 1 (most urgent) to 9. */
  urgency?: number;
  copyrightHolder: string;
  /** Year of first publication in the publisher's time zone; absent until then. */
  copyrightYear?: number;
  /** The holder's own notice, for copy that is not the publisher's. Absent: one is made from holder and year. */
  copyrightNotice?: string;
  /** The holder's licence, for copy that is not the publisher's. Absent: no licence reaches it. */
  licence?: { url: string; title?: string };
  /** The feed it was taken from, for copy that is not the publisher's: its id (an IRI), its title and its URL. */
  sourceFeed?: { id: string; title: string; url?: string };
  corrections: Correction[];
  /** Present while `canceled`. */
  withdrawal?: Withdrawal;
}

/** A version without its text, as lists and decisions read it. */
export type ArticleMetadata = Omit<Article, 'bodyHtml'>;

interface Byline {
  names: Term[];
  desks: Term[];
  /** Address that readers and partners may write to. */
  contact?: string;
}

export interface Image {
  url: string;
  alt?: string;
  caption?: string;
  credit?: string;
  /** Whose picture it is; absent: unknown, so it may not be passed on. */
  source?: string;
  mediaType?: string;
  widthPixels?: number;
  heightPixels?: number;
  sizeBytes?: number;
}

export interface Correction {
  /** `clarification`: nothing was wrong, and something could be misread. Absent: a correction. */
  kind?: 'clarification';
  /** What was wrong, for the public. */
  note: string;
  at: Instant;
  /** The version that corrected it. */
  version: number;
}

export interface Withdrawal {
  /** For the desk and never public. */
  reason: string;
  /** For the public. */
  note: string;
  at: Instant;
}

/** Under embargo: no version may be published before its release, and none has been. */
export function isEmbargoed(article: Pick<Article, 'embargoedUntil' | 'firstPublished'>): boolean {
  return article.embargoedUntil !== undefined && article.firstPublished === undefined;
}

/** May be in a public feed as it is: usable, published, and not past its expiry. */
export function isShown(article: Pick<Article, 'pubStatus' | 'firstPublished' | 'expires'>, now: Instant): boolean {
  return (
    article.pubStatus === 'usable' && article.firstPublished !== undefined && !(article.expires !== undefined && article.expires <= now)
  );
}
