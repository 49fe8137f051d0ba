// A feed about to be written: everything a format can say, in no format's words. Pure data: snapshots of it are stored in KV,
// so a change of shape is a change of `COMPOSITION_VERSION` in feed-composition.ts.
import type { Form } from '../agreements/agreement.ts';
import type { Grant } from '../entitlement/entitlement.ts';
import type { Instant } from '../values/instant.ts';
import type { FeedName } from './feed-name.ts';

/** Which of the three documents this is (RFC 5005 §4): the one people subscribe to, or a page of the archive behind it. */
export type FeedPlace = { kind: 'subscription' } | { kind: 'archive'; page: number };

export interface FeedDocument {
  name: FeedName;
  /** Permanent Atom id of the feed itself, an IRI never derived from where it is served. */
  iri: string;
  title: string;
  description: string;
  /** BCP 47. */
  language: string;
  publisher: FeedPublisher;
  /** The house notice as plain text, for copy that carries no notice of its own. */
  rights: string;
  /** Significant change: never earlier than any entry's `updated` (RFC 4287 §4.2.15). */
  updated: Instant;
  place: FeedPlace;
  /** Number of the next older archive page; absent when there is none. */
  previousArchive?: number;
  /** Ordered by first publication, newest first; of equal ones the one stored later is first. */
  entries: FeedEntry[];
  /** RFC 6721; Atom only. Each names an entry that was withdrawn (its stub is among `entries`) or has expired (it is not). */
  tombstones: Tombstone[];
  extensions?: FeedExtensions;
}

export interface FeedPublisher {
  name: string;
  /** Front page of the publisher's site: absolute URL. */
  siteUrl: string;
  /** Square image, 512 px or more, absolute URL. */
  iconUrl?: string;
  /** Square image, 64 px or more, absolute URL. */
  faviconUrl?: string;
  /** Twice as wide as high (RFC 4287 §4.2.8), at most 144 px wide for RSS: absolute URL with its size in pixels. */
  logo?: { url: string; width: number; height: number };
}

export interface FeedEntry {
  /** The article's IRI, written verbatim in every format and never normalised. */
  id: string;
  /** The article's slug, for addresses of ours. */
  slug: string;
  /** The page a reader should land on; for a stub a path of ours (`/articles/{slug}`), to be made absolute by the writer. */
  url: string;
  /** Plain text. */
  title: string;
  /** Standfirst, plain text; absent when there is none. */
  summary?: string;
  /** What a reader shows: lead image, text and, last, the notice. Sanitised HTML, absolute URLs. */
  contentHtml: string;
  /** Whether `contentHtml` holds the whole text or the summary only. */
  contentForm: 'summary' | 'full';
  authors: FeedAuthor[];
  categories: FeedCategory[];
  published: Instant;
  /** Last change the desk called significant; never before `published`. */
  updated: Instant;
  /** Last change of any kind; never before `updated`. */
  modified: Instant;
  /** BCP 47, where it differs from the feed's. */
  language?: string;
  /** Plain text: the house notice, or the holder's own for copy that is not the publisher's. */
  rights: string;
  rightsHolder: string;
  /** Where the terms are. `house` is the publisher's terms page; an absolute URL is somebody else's;
   *  `unspecified` says that no licence of the feed's reaches this entry (RFC 4946 §2.4). */
  licence: 'house' | 'unspecified' | { url: string; title?: string };
  image?: FeedImage;
  /** Besides the lead image; in a partner's feed only. */
  morePictures?: readonly FeedImage[];
  /** Whose copy it is, where that is not the publisher. */
  source?: {
    name: string;
    url?: string;
    /** The feed it was taken from: its id verbatim, its title, and when it was last known to change. */
    feed?: { id: string; title: string; updated: Instant };
  };
  /** End of validity: the expiry of an article, or the instant a stub's article was withdrawn. Fixed, never sliding. */
  validUntil?: Instant;
  /** Public notes on what was wrong, oldest first. Empty for an entry that was never corrected. */
  corrections: { kind?: 'correction' | 'clarification'; note: string; at: Instant }[];
  /** Present on a stub: the article is withdrawn and `title`, `contentHtml` say so. */
  withdrawn?: { at: Instant; note: string; duty?: WithdrawalDuty };
  /** Present in a partner's feed, and only there. */
  licensed?: EntryTerms;
  extensions?: FeedExtensions;
}

/** What else a partner learns of its copy. Paths are on our origin. */
export interface EntryTerms {
  form: Form;
  /** Why its form is smaller than the agreement's. */
  limited?: NonNullable<Grant['limited']>;
  /** Of the article. */
  version: number;
  /** Not to be published before. */
  embargoedUntil?: Instant;
  /** The notice as paragraphs, for places that show something else than the body. */
  noticeHtml: string;
  usageTerms: string;
  agreementPath: string;
  receiptPath: string;
  /** The licence of copy that is not the publisher's. */
  holderLicence?: { url: string; title?: string };
  /** What the partner's page must declare in its head. Absent: nothing. */
  page?: { canonical?: string; robots?: 'noindex' };
}

/** What a partner that received the article has to do. */
export interface WithdrawalDuty {
  /** The deadline for removing every copy. */
  deadline: Instant;
  /** Where it acknowledges the removal, on our origin. */
  acknowledgementPath: string;
}

export interface FeedAuthor {
  name: string;
  /** Absolute URL or path of ours. */
  url?: string;
}

export interface FeedCategory {
  kind: 'section' | 'subject';
  /** Stored code, unique within its kind. */
  code: string;
  label: string;
}

export interface FeedImage {
  url: string;
  /** Registered media type; absent when it is not known. */
  mediaType?: string;
  widthPixels?: number;
  heightPixels?: number;
  /** Size of the file; absent when it is not known. */
  sizeBytes?: number;
  alt?: string;
  caption?: string;
  credit?: string;
  /** The source of the picture. */
  source?: string;
}

export interface Tombstone {
  /** IRI of the entry (RFC 6721 §3 `ref`). */
  ref: string;
  /** Equal to the stub's `updated` where there is a stub. */
  when: Instant;
  comment?: string;
}

/** Elements of other vocabularies: dialects of one partner or platform. JSON names start with an underscore (JSON Feed 1.1, Extensions). */
export interface FeedExtensions {
  xml?: XmlExtension[];
  json?: Record<`_${string}`, Record<string, unknown>>;
}

export interface XmlExtension {
  /** Declared on the root; two namespaces under one prefix throw. */
  prefix: string;
  namespace: string;
  name: string;
  attributes?: Record<string, string>;
  /** Text, or elements; absent for an empty element. */
  content?: string | XmlExtension[];
}

/** What a document cannot know: where it is served. */
export interface FeedSite {
  /** Scheme and authority without a trailing slash: `https://feeds.example.com`. */
  origin: string;
  /** WebSub hubs, absolute URLs; empty until there is one. */
  hubs: readonly string[];
}
