// One version of an article. Fields that IPTC ninjs 3.1 has are named as there.
import type { Instant } from '../values/instant.ts';
import type { Term } from '../values/term.ts';
import type { ExcerptRules } from './excerpt.ts';

/** As in ninjs. `withheld`: the desk holds the article. `canceled`: it is withdrawn. */
export type PubStatus = 'usable' | 'withheld' | 'canceled';

/** One version of an article. The lifecycle sets the instants, the vocabulary sets the codes, and the desk decides everything else. */
export interface Article {
  /** `[a-z0-9-]{1,64}`. */
  slug: string;
  /** IRI: the id of the article's entry in every feed. It is made with the first version and never changes. */
  uri: string;
  /** Id of the article's item in the RSS feed that moved here, any text. It is fixed with the first version. Absent: RSS has the IRI too. */
  guid?: string;
  /** Counts from 1. Every change by the desk makes a new version, and so does the end of an embargo. An expiry makes none. */
  version: number;
  /** Canonical page on the publisher's site. */
  url: string;
  headline: string;
  standfirst?: string;
  /** The opening words of the body as plain text: the summary of an article without a standfirst. */
  excerpt: string;
  by: Byline;
  /** Dateline: the place where the article was written. */
  located?: string;
  /** At least one, the main section first. Their codes are those of the publisher's settings. */
  sections: Term[];
  subjects: Term[];
  /** BCP 47. */
  language: string;
  /** The organisation that the copy comes from. */
  source: string;
  /** Sanitised HTML with absolute URLs, without the notice. */
  bodyHtml: string;
  /** Rules by which excerpts of this version are cut. Absent: the first, because the version was made before there were others. */
  excerptRules?: Exclude<ExcerptRules, 1>;
  /** The lead image is the first. */
  images: Image[];
  firstCreated: Instant;
  /** Absent until the article is first published. It never changes after that. */
  firstPublished?: Instant;
  /** The date with which a held article will be first published: that of the copy it was imported from. Absent: the instant of its release. */
  intendedPublication?: Instant;
  versionCreated: Instant;
  /** The last change that the desk called significant. Absent until the first publication. */
  significantChange?: Instant;
  embargoedUntil?: Instant;
  /** From this instant on the article may not be shown. */
  expires?: Instant;
  pubStatus: PubStatus;
  /** Note for the desk. It is never public. */
  edNote?: string;
  /** 1 (most urgent) to 9. */
  urgency?: number;
  copyrightHolder: string;
  /** Year of first publication in the publisher's time zone. Absent until the article is published. */
  copyrightYear?: number;
  /** Copyright notice of the holder of third-party copy. Absent: a notice is made from the holder's name and the year. */
  copyrightNotice?: string;
  /** Licence of the holder of third-party copy. Absent: the copy has no licence. */
  licence?: { url: string; title?: string };
  /** The feed that third-party copy was taken from: its id (an IRI), its title and its URL. */
  sourceFeed?: { id: string; title: string; url?: string };
  corrections: Correction[];
  /** Present while `canceled`. */
  withdrawal?: Withdrawal;
}

/** A version without its text. Lists and decisions need no more. */
export type ArticleMetadata = Omit<Article, 'bodyHtml'>;

interface Byline {
  names: Term[];
  desks: Term[];
  /** Contact address for readers and partners. */
  contact?: string;
}

export interface Image {
  url: string;
  alt?: string;
  caption?: string;
  credit?: string;
  /** The owner of the picture. Absent: the owner is unknown, so the picture may not be licensed. */
  source?: string;
  mediaType?: string;
  widthPixels?: number;
  heightPixels?: number;
  sizeBytes?: number;
}

export interface Correction {
  /** `clarification`: the text was right but could be misread. Absent: a correction. */
  kind?: 'clarification';
  /** Tells the public what was wrong. */
  note: string;
  at: Instant;
  /** The version that contains the correction. */
  version: number;
}

export interface Withdrawal {
  /** Reason for the desk. It is never public. */
  reason: string;
  /** Explanation for the public. */
  note: string;
  at: Instant;
  /** When the article was withdrawn, if the note or the reason was replaced since. Deadlines count from it. Absent: `at`. */
  since?: Instant;
}

/** Tells whether the article is under embargo: it has a release time and was never published. */
export function isEmbargoed(article: Pick<Article, 'embargoedUntil' | 'firstPublished'>): boolean {
  return article.embargoedUntil !== undefined && article.firstPublished === undefined;
}

/** Tells whether public feeds may contain the article: it is usable, published and has not expired. */
export function isShown(article: Pick<Article, 'pubStatus' | 'firstPublished' | 'expires'>, now: Instant): boolean {
  return (
    article.pubStatus === 'usable' && article.firstPublished !== undefined && !(article.expires !== undefined && article.expires <= now)
  );
}
