// Converts a partner's feed to the document that the writers of RSS, Atom and JSON Feed take. Its entries are made from renditions and from stubs of
// withdrawn articles only. Pure.
import type { Article } from '../../domain/articles/article.ts';
import { entryFacts, languageOf, signersOf, stubFacts } from '../../domain/feeds/entry-parts.ts';
import type { EntryTerms, FeedDocument, FeedEntry, FeedPublisher } from '../../domain/feeds/feed-document.ts';
import type { WithdrawalStub } from '../../domain/feeds/withdrawal-entry.ts';
import type { Notice } from '../../domain/renditions/notice.ts';
import type { LicensedHtml, Rendition } from '../../domain/renditions/rendition.ts';
import { type Instant, laterOf } from '../../domain/values/instant.ts';
import { cleanText } from '../../domain/values/text.ts';
import { LICENCE_TITLE } from '../fixed-texts.ts';

export interface LicensedFeed {
  /** In document order. */
  renditions: readonly Rendition[];
  /** Stubs of withdrawn articles that this partner received and must remove. They are written first. */
  stubs: readonly WithdrawalStub[];
  /** Id of the feed, the same for all versions of an agreement. */
  iri: string;
  title: string;
  description: string;
  /** BCP 47. */
  language: string;
  publisher: FeedPublisher;
  /** A lower limit for the date of the feed, for changes that are not of its articles. */
  updated: Instant;
  /** Path of this document on our origin. Absent if the address is a secret. */
  selfPath?: string;
  /** Address of the next page (RFC 5005 §3), on our origin. If the address of the feed is a secret, only a query relative to it. */
  next?: string;
  /** Path of the agreement's version on our origin. */
  agreementPath: string;
  /** Rights of the feed as a whole, as plain text. Each article has its own notice. */
  rights: string;
}

export interface LicensedPlace {
  kind: 'licensed';
  selfPath?: string;
  next?: string;
}

export interface LicensedEntry extends FeedEntry {
  contentHtml: LicensedHtml;
  licensed: EntryTerms;
}

/** The stub of a withdrawn article, without its text. */
export interface WithdrawnEntry extends FeedEntry {
  withdrawn: NonNullable<FeedEntry['withdrawn']>;
  licensed?: never;
}

/** `licencePath` is the path of the agreement's version. */
export interface LicensedDocument extends Omit<FeedDocument, 'name' | 'place' | 'previousArchive' | 'entries'> {
  place: LicensedPlace;
  licencePath: string;
  entries: (LicensedEntry | WithdrawnEntry)[];
}

export function licensedDocument(feed: LicensedFeed): LicensedDocument {
  const { renditions, stubs, iri, title, description, language, publisher, agreementPath, rights } = feed;
  const entries = [...stubs.map((stub) => stubEntryOf(stub, feed)), ...renditions.map((rendition) => entryOf(rendition, language))];
  return {
    iri,
    title,
    description,
    language,
    publisher,
    rights,
    // Instants that lie ahead are no change yet.
    updated: entries
      .filter(({ licensed }) => licensed?.embargoedUntil === undefined)
      .reduce((at, entry) => laterOf(at, entry.updated), feed.updated),
    place: { kind: 'licensed', ...addressesOf(feed) },
    licencePath: agreementPath,
    entries,
    tombstones: stubs.map(({ article, updated, note }) => ({ ref: article.uri, when: updated, comment: note })),
  };
}

/** If the feed's address is a secret, `next` must be a query alone: any other address would contain the secret. */
export function addressesOf({ selfPath, next }: Pick<LicensedFeed, 'selfPath' | 'next'>): Pick<LicensedFeed, 'selfPath' | 'next'> {
  if (selfPath === undefined) return next?.startsWith('?') ? { next } : {};
  return { selfPath, ...(next === undefined ? {} : { next }) };
}

/** Returns the whole notice on one line. */
export function noticeLine({ text }: Notice): string {
  return text.replaceAll('\n', ' ');
}

function entryOf(rendition: Rendition, feedLanguage: string): LicensedEntry {
  const { article, images, until, agreementPath, embargo } = rendition;
  const [image, ...morePictures] = images;
  const summary = summaryOf(rendition);
  const published = publishedAt(rendition);
  return {
    ...entryFacts(article, { published, feedLanguage, isOwn: rendition.ownCopy }),
    // A change of embargoed copy has its real date, which is before the release, so that a reader that asks for changes sees it.
    ...(embargo === undefined ? {} : { modified: article.versionCreated }),
    ...(summary === undefined ? {} : { summary }),
    contentHtml: rendition.bodyHtml,
    contentForm: hasText(rendition) ? 'full' : 'summary',
    // Authors have no link to their feeds, because an author's first article may be an embargoed one, and the feed would not exist yet.
    authors: signers(article).map((name) => ({ name })),
    rights: noticeLine(rendition.notice),
    licence: { url: agreementPath, title: LICENCE_TITLE },
    ...(image === undefined ? {} : { image }),
    ...(morePictures.length === 0 ? {} : { morePictures }),
    ...(until === undefined ? {} : { validUntil: until }),
    corrections: rendition.corrections.map(({ note, at, kind }) => ({ note, at, kind: kind ?? 'correction' })),
    licensed: termsOf(rendition),
  };
}

function stubEntryOf(stub: WithdrawalStub, { language, agreementPath }: LicensedFeed): WithdrawnEntry {
  const { article, note, at, deadline, acknowledgementPath, published, updated } = stub;
  const facts = stubFacts(article, { at, note });
  return {
    ...facts,
    ...languageOf(article, language),
    url: stub.path,
    contentHtml: stub.html,
    published,
    updated,
    modified: updated,
    rights: stub.rights,
    licence: { url: agreementPath, title: LICENCE_TITLE },
    withdrawn: { ...facts.withdrawn, duty: { deadline, acknowledgementPath } },
  };
}

/** Returns the summary; `undefined` if there is none. It includes the stamp of an embargo, because it may be shown alone. */
export function summaryOf({ article, embargo }: Rendition): string | undefined {
  const summary = [embargo === undefined ? '' : `${embargo.stamp}.`, article.standfirst ?? article.excerpt]
    .filter((part) => part !== '')
    .join(' ');
  return summary === '' ? undefined : summary;
}

function hasText({ form }: Rendition): boolean {
  return form === 'excerpt' || form === 'full';
}

/** Returns the standfirst to put above the text. Empty if there is none, and in forms in which the standfirst is the text. */
export function standfirstOf(rendition: Rendition): string {
  return hasText(rendition) ? cleanText(rendition.article.standfirst ?? '') : '';
}

/** Returns the names of the authors or desks. */
export function signers(article: Pick<Article, 'by'>): string[] {
  return signersOf(article).map(({ name }) => name);
}

/** Returns when the article was first published, or will be released. */
export function publishedAt({ article, embargo }: Rendition): Instant {
  const published = article.firstPublished ?? embargo?.until;
  if (published === undefined) throw new Error(`${article.slug} is neither published nor under embargo`);
  return published;
}

function termsOf(rendition: Rendition): EntryTerms {
  const { article, form, limited, embargo, notice, usageTerms, agreementPath, receiptPath } = rendition;
  return {
    form,
    ...(limited === undefined ? {} : { limited }),
    version: article.version,
    ...(embargo === undefined ? {} : { embargoedUntil: embargo.until }),
    noticeHtml: notice.html,
    usageTerms,
    agreementPath,
    receiptPath,
    ...(article.licence === undefined || rendition.ownCopy ? {} : { holderLicence: article.licence }),
    ...pageOf(rendition),
  };
}

function pageOf({ article, credit }: Rendition): Pick<EntryTerms, 'page'> {
  const page: EntryTerms['page'] = {
    ...(credit.canonicalRequired ? { canonical: article.url } : {}),
    ...(credit.robots === 'noindex' ? { robots: 'noindex' } : {}),
  };
  return Object.keys(page).length === 0 ? {} : { page };
}
