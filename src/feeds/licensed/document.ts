// A partner's feed as the document that the writers of RSS, Atom and JSON Feed take: made from renditions and stubs of withdrawals only.
// Pure.
import type { Article } from '../../domain/articles/article.ts';
import { entryFacts, languageOf, signersOf, stubFacts } from '../../domain/feeds/entry-parts.ts';
import type { EntryTerms, FeedDocument, FeedEntry, FeedPublisher } from '../../domain/feeds/feed-document.ts';
import type { WithdrawalStub } from '../../domain/feeds/withdrawal-entry.ts';
import type { Notice } from '../../domain/renditions/notice.ts';
import type { LicensedHtml, Rendition } from '../../domain/renditions/rendition.ts';
import { type Instant, laterOf } from '../../domain/values/instant.ts';
import { cleanText } from '../../domain/values/text.ts';
import { LICENCE_TITLE } from './imprint.ts';

export interface LicensedFeed {
  /** In the order to be written. */
  renditions: readonly Rendition[];
  /** Stubs of articles that this partner received and must remove; written before everything else. */
  stubs: readonly WithdrawalStub[];
  /** Id of the feed: one per agreement, whatever its versions. */
  iri: string;
  title: string;
  description: string;
  /** BCP 47. */
  language: string;
  publisher: FeedPublisher;
  /** When the feed last changed, where that is later than any change of its articles. */
  updated: Instant;
  /** Where this document is, on our origin. Absent where the address itself is the secret. */
  selfPath?: string;
  /** Where older articles follow (RFC 5005 §3): absolute, on our origin, or where the address is a secret a query relative to it. */
  next?: string;
  /** Of the agreement's version, on our origin. */
  agreementPath: string;
  /** Plain text, for the feed as a whole. Each article has its own notice. */
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

/** `licencePath` is that of the agreement's version. */
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

/** A next page has the same address but for the query, so where that is a secret only a query may be written. */
export function addressesOf({ selfPath, next }: Pick<LicensedFeed, 'selfPath' | 'next'>): Pick<LicensedFeed, 'selfPath' | 'next'> {
  if (selfPath === undefined) return next?.startsWith('?') ? { next } : {};
  return { selfPath, ...(next === undefined ? {} : { next }) };
}

/** The whole notice for fields that hold one line. */
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
    // Under embargo a change is dated when it is made, though that is before the article's hour: a reader that asks what changed must see it.
    ...(embargo === undefined ? {} : { modified: article.versionCreated }),
    ...(summary === undefined ? {} : { summary }),
    contentHtml: rendition.bodyHtml,
    contentForm: isText(rendition) ? 'full' : 'summary',
    // Without the addresses of their feeds: an author's first article may be the one under embargo.
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

/** It may be shown alone, so the hour of copy under embargo is told in it too. */
export function summaryOf({ article, embargo }: Rendition): string | undefined {
  const summary = [embargo === undefined ? '' : `${embargo.stamp}.`, article.standfirst ?? article.excerpt]
    .filter((part) => part !== '')
    .join(' ');
  return summary === '' ? undefined : summary;
}

function isText({ form }: Rendition): boolean {
  return form === 'excerpt' || form === 'full';
}

/** Above the text, for formats that have no field for it. Empty where there is none, and where it is the text. */
export function standfirstOf(rendition: Rendition): string {
  return isText(rendition) ? cleanText(rendition.article.standfirst ?? '') : '';
}

/** Their names alone. */
export function signers(article: Pick<Article, 'by'>): string[] {
  return signersOf(article).map(({ name }) => name);
}

/** When it left or will have left. */
export function publishedAt({ article, embargo }: Rendition): Instant {
  const published = article.firstPublished ?? embargo?.until;
  if (published === undefined) throw new Error(`${article.slug} has neither left nor an hour to leave at`);
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
