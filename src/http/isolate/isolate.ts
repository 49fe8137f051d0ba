// Everything that an isolate of the Worker keeps between requests, on one screen. worker.ts makes it and passes it to the app with the bindings;
// no module of src/http keeps anything in variables of its own. All caches share one budget of bytes, because Cloudflare gives an isolate
// 128 MB for everything.

import type { JSONWebKeySet } from 'jose';
import type { Article } from '../../domain/articles/article.ts';
import type { ArticleFacts } from '../../domain/articles/article-metadata.ts';
import type { FeedList } from '../../domain/feeds/feed-list.ts';
import type { KnownFeeds } from '../../domain/feeds/known-feeds.ts';
import type { WithdrawnVersion } from '../../domain/feeds/withdrawal-entry.ts';
import type { Credential } from '../../domain/partners/key.ts';
import type { LicenceSnapshot, PublisherSettings } from '../../domain/partners/licence.ts';
import type { PortalSignedIn } from '../../domain/partners/portal-session.ts';
import type { Publisher } from '../../domain/publisher/publisher.ts';
import type { Pepper } from '../../domain/publisher/secrets.ts';
import type { CandidatePage } from '../../domain/pulls/candidates.ts';
import type { PageTerms } from '../../domain/pulls/page-size.ts';
import { Blocks } from '../../domain/values/blocks.ts';
import { BoundedMap } from '../../domain/values/bounded-map.ts';
import type { Instant } from '../../domain/values/instant.ts';
import type { ArticleStatus, SitemapArticle } from '../../objects/catalogue/feeds/public-queries.ts';
import type { RenderedCopy } from '../../pages/portal/rendered-copy.tsx';
import type { ReceiptKey } from '../../rights/receipts/keys.ts';
import { Latest } from './latest.ts';
import { dataBytes, textBytes } from './lru-cache.ts';
import { MEMORY_BYTES, MemoryBudget } from './memory-budget.ts';

const MB = 1024 * 1024;
/** Networks whose failed tokens are counted; the one whose last failure is oldest is dropped first. */
const COUNTED_NETWORKS = 5_000;

/** The bindings of the Worker, with what this isolate keeps. */
export interface Host extends Env {
  readonly isolate: Isolate;
}

export interface Rendered {
  body: Blob;
  /** Value of Cache-Tag: the tags whose purge removes the feed from the CDN. */
  tags: string;
}

/** The body of a partner's feed. */
export interface HeldBody {
  etag: string;
  body: Blob;
}

export interface FeedFields {
  ok: Record<string, string>;
  /** Those of the 200 without the fields that describe a body (RFC 9110 §15.4.5). */
  notModified: Record<string, string>;
}

/** An article as it is shown to everybody at the portal of a partner who has the same agreement and rights. */
export interface HeldCopy {
  etag: string;
  copy: RenderedCopy;
}

/** A session at the portal. */
export interface RememberedSession {
  /** SHA-256 of the cookie, in hexadecimal. */
  hash: string;
  signedIn: PortalSignedIn;
  /** `signedInTag` of it. */
  tag: string;
  /** For the forms of its pages. */
  formToken: string;
}

export interface SealKeys {
  cipher: CryptoKey;
  /** Derives the IV of texts that must be the same bytes each time. */
  mac: CryptoKey;
}

export interface CurrentPublisher {
  publisher: Publisher;
  /** The part that is sent to partners' objects. */
  settings: PublisherSettings;
  /** Unix ms of the last change of the settings. */
  changedMs: number;
}

export interface RecentArticles {
  articles: SitemapArticle[];
  /** Unix ms of the newest publication before these. Absent: there is none. */
  olderMs?: number;
}

export class Isolate {
  readonly memory = new MemoryBudget(MEMORY_BYTES);

  // Answers of the Catalogue. Their names contain what they depend on, and the freshness record says what is current.
  /** The freshness record. */
  known: KnownFeeds | undefined;
  /** Unix ms of the last call that asked for all feeds. */
  wholeAskedMs = Number.NEGATIVE_INFINITY;
  /** By epoch and settings. */
  readonly publisher = new Latest<CurrentPublisher>();
  /** By epoch and generation: the first publication of the newest article. */
  readonly newest = new Latest<Instant | undefined>();
  /** Lists that public pages show, by epoch, head, settings and what is listed: feeds of a kind, and articles of the last days. */
  readonly directories = this.memory.cache<FeedList>(3 * MB, dataBytes);
  /** By epoch, head, settings and slug: the public status of an article. */
  readonly articleStatuses = this.memory.cache<ArticleStatus>(1 * MB, dataBytes);
  readonly recentArticles = this.memory.cache<RecentArticles>(2 * MB, dataBytes);
  /** Candidates for partners' feeds, by epoch, head, scope and query. */
  readonly candidatePages = this.memory.cache<CandidatePage>(6 * MB, dataBytes);
  /** By epoch, head and slug; `found` is absent for an article that does not exist. */
  readonly facts = this.memory.cache<{ found?: ArticleFacts }>(3 * MB, dataBytes);
  /** By epoch, slug and version, which never change. */
  readonly articles = this.memory.cache<Article>(10 * MB, dataBytes);
  readonly withdrawnVersions = this.memory.cache<WithdrawnVersion>(2 * MB, dataBytes);

  // Rendered feeds, and their header fields.
  /** Public feeds, by entity tag. */
  readonly feeds = this.memory.cache<Rendered>(13 * MB, ({ body }) => body.size);
  readonly feedFields = this.memory.cache<FeedFields>(1 * MB, dataBytes);
  /** Partners' feeds, by key and representation. */
  readonly licensedFeeds = this.memory.cache<HeldBody>(7 * MB, ({ body }) => body.size);
  /** Articles as the portal shows them, by partner, agreement and representation. */
  readonly portalCopies = this.memory.cache<HeldCopy>(2 * MB, ({ copy }) =>
    Object.values(copy).reduce((sum, text: string) => sum + textBytes(text), 0),
  );
  /** By what the bytes depend on. Cleared when the secret changes. */
  readonly entityTags = this.memory.cache<string>(1 * MB, textBytes);

  // Caches for partners' keys. They grant nothing: the partner's object decides.
  /** By key: what a key with a genuine MAC says of itself. */
  readonly genuineKeys = this.memory.cache<Omit<Credential, 'address'>>(1 * MB, dataBytes);
  /** By the cookie of a session at the portal: who was signed in when the partner's object was last asked. */
  readonly portalSessions = this.memory.cache<RememberedSession>(1 * MB, dataBytes);
  /** By the hash of the key. An agreement is a few kilobytes as a rule, and a quarter of a megabyte at the most. */
  readonly snapshots = this.memory.cache<LicenceSnapshot>(5 * MB, dataBytes);
  /** By key, list and representation: Unix ms when the partner's object was last sent the list, or asked about it. */
  readonly sentLists = this.memory.cache<number>(2 * MB, () => 8);
  // Made once for each value that is cached above, and dropped with it.
  readonly scopeNames = new WeakMap<LicenceSnapshot, string>();
  readonly pageTerms = new WeakMap<LicenceSnapshot, { publisher: Publisher; origin: string; terms: PageTerms }>();
  readonly listIds = new WeakMap<readonly ArticleFacts[], { epoch: string; id: string }>();

  // Parsed from the configuration, by its text.
  readonly origin = new Latest<string | undefined>();
  readonly peppers = new Latest<readonly Pepper[]>();
  readonly receiptKeys = new Latest<ReceiptKey[]>();
  /** By the origin of the team: the keys of Cloudflare Access. */
  readonly accessKeys = new Latest<{ keys: JSONWebKeySet; fetchedMs: number }>();
  /** By name of the secret: whether it can be used. */
  readonly usableSecrets = new BoundedMap<{ text: string; isUsable: boolean }>(10);
  readonly macKeys = new WeakMap<Pepper, CryptoKey>();
  readonly sealKeys = new WeakMap<Pepper, SealKeys>();
  /** The secret that entity tags were last hashed with, and the random one for a deployment whose KEY_PEPPERS cannot be used. */
  tagSecret: string | undefined;
  ownTagSecret: string | undefined;

  // Failed desk tokens.
  /** Unix ms of the last failures by network, the latest last. */
  readonly failures = new BoundedMap<number[]>(COUNTED_NETWORKS);
  readonly blocks = new Blocks();
  /** Unix ms of large forms without a session, by network and of all, the latest last. */
  readonly largeForms = new BoundedMap<number[]>(COUNTED_NETWORKS);
  /** Calls of the Catalogue about wrong tokens in this second. */
  wrongTokenCalls = { sinceMs: 0, count: 0 };

  constructor() {
    // For what is bounded by number: the freshness record, and the networks of failed tokens.
    this.memory.reserve(4 * MB);
  }
}

/** Inherits the bindings, which costs less than a proxy or a copy. */
export function hostOf(env: Env, isolate: Isolate): Host {
  return Object.assign(Object.create(env), { isolate });
}
