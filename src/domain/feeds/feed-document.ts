// The document of a feed, independent of any format. Pure data. Snapshots of it are stored in KV, so a change of its shape needs a new
// `COMPOSITION_VERSION` (feed-composition.ts).
import type { Form } from '../agreements/choices.ts';
import type { Grant } from '../entitlement/entitlement.ts';
import type { Instant } from '../values/instant.ts';
import type { FeedName } from './feed-name.ts';

/** The document that people subscribe to, or a page of its archive (RFC 5005 §4). */
export type FeedPlace = { kind: 'subscription' } | { kind: 'archive'; page: number };

export interface FeedDocument {
  name: FeedName;
  /** Permanent Atom id of the feed: an IRI that does not depend on the URL at which the feed is served. */
  iri: string;
  title: string;
  description: string;
  /** BCP 47. */
  language: string;
  publisher: FeedPublisher;
  /** The house notice as plain text, for copy without a notice of its own. */
  rights: string;
  /** The last significant change, never earlier than any entry's `updated` (RFC 4287 §4.2.15). */
  updated: Instant;
  place: FeedPlace;
  /** Number of the next older archive page. Absent: there is none. */
  previousArchive?: number;
  /** Ordered by first publication, newest first. Of two equal instants, the article stored later comes first. */
  entries: FeedEntry[];
  /** Tombstones of Atom (RFC 6721): withdrawn articles, whose stubs are among `entries`, and expired articles, which are not. */
  tombstones: Tombstone[];
  extensions?: FeedExtensions;
}

export interface FeedPublisher {
  name: string;
  /** Front page of the publisher's site, an absolute URL. */
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
  /** Id of the item in RSS, if the feed moved here with another id. Present only in public feeds. Absent: `id`. */
  guid?: string;
  /** The article's slug, for URLs of the service. */
  slug: string;
  /** The article's page. For a stub it is a path (`/articles/{slug}`) that the writer makes absolute. */
  url: string;
  /** Plain text. */
  title: string;
  /** The standfirst, or the opening words, as plain text. Absent: there are none. */
  summary?: string;
  /** Lead image, corrections, text and notice, as sanitised HTML with absolute URLs. The notice is last, unless an agreement places it elsewhere. */
  contentHtml: string;
  /** Whether `contentHtml` contains the whole text or only the summary. */
  contentForm: 'summary' | 'full';
  authors: FeedAuthor[];
  categories: FeedCategory[];
  published: Instant;
  /** The last change that the desk called significant; never before `published`. */
  updated: Instant;
  /** The last change of any kind; never before `updated`. */
  modified: Instant;
  /** BCP 47. Absent: the feed's language. */
  language?: string;
  /** The house notice, or the holder's notice for third-party copy, as plain text. */
  rights: string;
  rightsHolder: string;
  /** Licence link. `house`: the publisher's terms page. `unspecified`: the feed's licence does not apply to the entry (RFC 4946 §2.4). An object: the
   *  holder's licence, with an absolute URL. */
  licence: 'house' | 'unspecified' | { url: string; title?: string };
  image?: FeedImage;
  /** Pictures besides the lead image. Present only in a partner's feed. */
  morePictures?: readonly FeedImage[];
  /** Source of third-party copy. Absent: the copy is the publisher's own. */
  source?: {
    name: string;
    url?: string;
    /** The feed that the copy was taken from: its id verbatim, its title and the date to write for it. */
    feed?: { id: string; title: string; updated: Instant };
  };
  /** Expiry of the article, or the withdrawal of a stub's article. It does not depend on the time of writing. */
  validUntil?: Instant;
  /** Public correction notes, oldest first. Empty for an entry that was never corrected. */
  corrections: { kind?: 'correction' | 'clarification'; note: string; at: Instant }[];
  /** Present on the stub of a withdrawn article. `duty` is present in a partner's feed. */
  withdrawn?: { at: Instant; note: string; duty?: WithdrawalDuty };
  /** Present only in a partner's feed. */
  licensed?: EntryTerms;
  extensions?: FeedExtensions;
}

/** Licensing fields of an entry. Paths are on the service's origin. */
export interface EntryTerms {
  form: Form;
  /** The reason why the form is smaller than the agreement's. */
  limited?: NonNullable<Grant['limited']>;
  /** Version of the article. */
  version: number;
  /** The partner may not publish the copy before this instant. Absent: the article is not under embargo. */
  embargoedUntil?: Instant;
  /** The notice as paragraphs of HTML, for elements other than the body. */
  noticeHtml: string;
  usageTerms: string;
  agreementPath: string;
  receiptPath: string;
  /** The holder's licence of third-party copy. */
  holderLicence?: { url: string; title?: string };
  /** Declarations that the partner's page must have in its head. Absent: none. */
  page?: { canonical?: string; robots?: 'noindex' };
}

/** The obligation of a partner that received a withdrawn article. */
export interface WithdrawalDuty {
  /** Deadline for removing all copies. */
  deadline: Instant;
  /** Path at which the partner acknowledges the removal. */
  acknowledgementPath: string;
}

export interface FeedAuthor {
  name: string;
  /** An absolute URL, or a path on the service's origin. */
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
  /** Registered media type. Absent: it is unknown. */
  mediaType?: string;
  widthPixels?: number;
  heightPixels?: number;
  /** Size of the file. Absent: it is unknown. */
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

/** Elements that one partner or platform needs, from other vocabularies. JSON names begin with an underscore (JSON Feed 1.1, Extensions). */
export interface FeedExtensions {
  xml?: XmlExtension[];
  json?: Record<`_${string}`, Record<string, unknown>>;
}

export interface XmlExtension {
  /** Declared at the root element. The writer throws if one prefix has two namespaces. */
  prefix: string;
  namespace: string;
  name: string;
  attributes?: Record<string, string>;
  /** Text or child elements. Absent: the element is empty. */
  content?: string | XmlExtension[];
}

/** The part of a written feed that depends on where it is served. */
export interface FeedSite {
  /** Scheme and authority without a trailing slash: `https://feeds.example.com`. */
  origin: string;
  /** Absolute URLs of the WebSub hubs. */
  hubs: readonly string[];
}
