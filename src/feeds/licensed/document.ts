// A partner's feed as the document that the writers of RSS, Atom and JSON Feed take: made from renditions and stubs of withdrawals only.
// Pure.
import type { Article } from '../../domain/articles/article.ts';
import type { EntryTerms, FeedCategory, FeedDocument, FeedEntry, FeedPublisher } from '../../domain/feeds/feed-document.ts';
import { shortened } from '../../domain/feeds/feed-entry.ts';
import type { WithdrawalStub } from '../../domain/feeds/withdrawal-entry.ts';
import type { Notice } from '../../domain/renditions/notice.ts';
import type { LicensedHtml, RenderedArticle, Rendition } from '../../domain/renditions/rendition.ts';
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
  const { article, images, until, agreementPath } = rendition;
  const [image, ...morePictures] = images;
  const summary = summaryOf(rendition);
  return {
    id: article.uri,
    slug: article.slug,
    url: article.url,
    title: article.headline,
    ...(summary === undefined ? {} : { summary }),
    contentHtml: rendition.bodyHtml,
    contentForm: isText(rendition) ? 'full' : 'summary',
    // Without the addresses of their feeds: an author's first article may be the one under embargo.
    authors: signers(article).map((name) => ({ name })),
    categories: categoriesOf(article),
    ...instantsOf(rendition),
    ...(article.language === feedLanguage ? {} : { language: article.language }),
    rights: noticeLine(rendition.notice),
    rightsHolder: article.copyrightHolder,
    licence: { url: agreementPath, title: LICENCE_TITLE },
    ...(image === undefined ? {} : { image }),
    ...(morePictures.length === 0 ? {} : { morePictures }),
    ...sourceOf(rendition),
    ...(until === undefined ? {} : { validUntil: until }),
    corrections: rendition.corrections.map(({ note, at, kind }) => ({ note, at, kind: kind ?? 'correction' })),
    licensed: termsOf(rendition),
  };
}

function stubEntryOf(stub: WithdrawalStub, { language, agreementPath }: LicensedFeed): WithdrawnEntry {
  const { article, note, at, deadline, acknowledgementPath, published, updated } = stub;
  return {
    id: article.uri,
    slug: article.slug,
    url: stub.path,
    title: shortened(note),
    contentHtml: stub.html,
    contentForm: 'summary',
    authors: [],
    categories: [],
    published,
    updated,
    modified: updated,
    ...(article.language === language ? {} : { language: article.language }),
    rights: stub.rights,
    rightsHolder: article.copyrightHolder,
    licence: { url: agreementPath, title: LICENCE_TITLE },
    validUntil: at,
    corrections: [],
    withdrawn: { at, note, duty: { deadline, acknowledgementPath } },
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

/** Names as they are signed: the people, or the desk where nobody signs. */
export function signers({ by }: Pick<Article, 'by'>): string[] {
  return (by.names.length > 0 ? by.names : by.desks).map(({ name }) => name);
}

function categoriesOf({ sections, subjects }: RenderedArticle): FeedCategory[] {
  return [
    ...sections.map(({ code, name }): FeedCategory => ({ kind: 'section', code, label: name })),
    ...subjects.map(({ code, name }): FeedCategory => ({ kind: 'subject', code, label: name })),
  ];
}

/** When it left or will have left. */
export function publishedAt({ article, embargo }: Rendition): Instant {
  const published = article.firstPublished ?? embargo?.until;
  if (published === undefined) throw new Error(`${article.slug} has neither left nor an hour to leave at`);
  return published;
}

/** Under embargo a change is dated when it is made, though that is before the article's hour: a reader that asks what changed must see
 *  it. */
function instantsOf(rendition: Rendition): Pick<FeedEntry, 'published' | 'updated' | 'modified'> {
  const { article, embargo } = rendition;
  const published = publishedAt(rendition);
  const updated = laterOf(published, article.significantChange ?? published);
  return { published, updated, modified: embargo === undefined ? laterOf(updated, article.versionCreated) : article.versionCreated };
}

/** As in the public feeds: of the feed it was taken from we know no date of its own. */
function sourceOf(rendition: Rendition): Pick<FeedEntry, 'source'> {
  if (rendition.ownCopy) return {};
  const { source: name, sourceFeed } = rendition.article;
  if (sourceFeed === undefined) return { source: { name } };
  const { id, title, url } = sourceFeed;
  return { source: { name, ...(url === undefined ? {} : { url }), feed: { id, title, updated: publishedAt(rendition) } } };
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
