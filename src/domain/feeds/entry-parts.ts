// The parts of a feed entry that public feeds and partners' feeds share. Pure.
import type { Article } from '../articles/article.ts';
import { stubTitle } from '../articles/stub-title.ts';
import type { Publisher } from '../publisher/publisher.ts';
import { type Instant, laterOf } from '../values/instant.ts';
import type { FeedCategory, FeedEntry, FeedPublisher } from './feed-document.ts';

type DescribedArticle = Pick<
  Article,
  | 'slug'
  | 'uri'
  | 'url'
  | 'headline'
  | 'language'
  | 'sections'
  | 'subjects'
  | 'source'
  | 'sourceFeed'
  | 'copyrightHolder'
  | 'significantChange'
  | 'versionCreated'
>;

interface EntryFacts {
  published: Instant;
  /** BCP 47. */
  feedLanguage: string;
  /** The copy is the publisher's own. */
  isOwn: boolean;
  /** Current names of sections, by code. Absent: the names stored with the article are used. */
  sectionNames?: ReadonlyMap<string, string>;
}

/** Makes the fields of an entry that the article alone determines. */
export function entryFacts(article: DescribedArticle, { published, feedLanguage, isOwn, sectionNames }: EntryFacts) {
  return {
    id: article.uri,
    slug: article.slug,
    url: article.url,
    title: article.headline,
    categories: categoriesOf(article, sectionNames),
    ...instantsOf(article, published),
    ...languageOf(article, feedLanguage),
    rightsHolder: article.copyrightHolder,
    ...(isOwn ? {} : { source: sourceOf(article, published) }),
  } satisfies Partial<FeedEntry>;
}

/** Makes the fields of a withdrawn article's stub: its id, the publisher's note and the instant, without any of its text. */
export function stubFacts(
  { uri, slug, copyrightHolder }: Pick<Article, 'slug' | 'uri' | 'copyrightHolder'>,
  { at, note }: { at: Instant; note: string },
) {
  return {
    id: uri,
    slug,
    title: stubTitle(note),
    contentForm: 'summary',
    authors: [],
    categories: [],
    rightsHolder: copyrightHolder,
    validUntil: at,
    corrections: [],
    withdrawn: { at, note },
  } satisfies Partial<FeedEntry>;
}

/** An entry names its language only if it differs from the feed's. */
export function languageOf({ language }: Pick<Article, 'language'>, feedLanguage: string): Pick<FeedEntry, 'language'> {
  return language === feedLanguage ? {} : { language };
}

/** Returns the dates of an entry. `updated` is never before `published`, and `modified` is never before `updated`. */
export function instantsOf(
  { significantChange, versionCreated }: Pick<Article, 'significantChange' | 'versionCreated'>,
  published: Instant,
): Pick<FeedEntry, 'published' | 'updated' | 'modified'> {
  const updated = laterOf(published, significantChange ?? published);
  return { published, updated, modified: laterOf(updated, versionCreated) };
}

/** Returns the people in the byline, or its desks if it names no people. */
export function signersOf({ by }: Pick<Article, 'by'>): Article['by']['names'] {
  return by.names.length > 0 ? by.names : by.desks;
}

function categoriesOf({ sections, subjects }: Pick<Article, 'sections' | 'subjects'>, sectionNames?: EntryFacts['sectionNames']) {
  return [
    ...sections.map(({ code, name }): FeedCategory => ({ kind: 'section', code, label: sectionNames?.get(code) ?? name })),
    ...subjects.map(({ code, name }): FeedCategory => ({ kind: 'subject', code, label: name })),
  ];
}

/** Makes the source of third-party copy. The date of the source's feed is unknown, so the article's date of publication is used. */
export function sourceOf(
  { source, sourceFeed }: Pick<Article, 'source' | 'sourceFeed'>,
  published: Instant,
): NonNullable<FeedEntry['source']> {
  if (sourceFeed === undefined) return { name: source };
  const { id, title, url } = sourceFeed;
  return { name: source, ...(url === undefined ? {} : { url }), feed: { id, title, updated: published } };
}

/** Makes the feed's description of its publisher. */
export function imprintOf({ name, siteUrl, iconUrl, faviconUrl, logo }: Publisher): FeedPublisher {
  return {
    name,
    siteUrl,
    ...(iconUrl === undefined ? {} : { iconUrl }),
    ...(faviconUrl === undefined ? {} : { faviconUrl }),
    ...(logo === undefined ? {} : { logo }),
  };
}
