// What an entry says of its article, in public feeds and in partners' feeds alike. Pure.
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
  /** BCP 47, of the feed. */
  feedLanguage: string;
  /** Whether the copy is the publisher's own. */
  isOwn: boolean;
  /** What sections are called, by code; absent: as the article was filed. */
  sectionNames?: ReadonlyMap<string, string>;
}

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

/** What stays of a withdrawn article, without its text: its id, the publisher's note and the instant. */
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

/** Only where it is not the feed's. */
export function languageOf({ language }: Pick<Article, 'language'>, feedLanguage: string): Pick<FeedEntry, 'language'> {
  return language === feedLanguage ? {} : { language };
}

/** `updated` is never before `published`, nor `modified` before `updated`. */
export function instantsOf(
  { significantChange, versionCreated }: Pick<Article, 'significantChange' | 'versionCreated'>,
  published: Instant,
): Pick<FeedEntry, 'published' | 'updated' | 'modified'> {
  const updated = laterOf(published, significantChange ?? published);
  return { published, updated, modified: laterOf(updated, versionCreated) };
}

/** As the article is signed: the people, or the desk where nobody signs. */
export function signersOf({ by }: Pick<Article, 'by'>): Article['by']['names'] {
  return by.names.length > 0 ? by.names : by.desks;
}

function categoriesOf({ sections, subjects }: Pick<Article, 'sections' | 'subjects'>, sectionNames?: EntryFacts['sectionNames']) {
  return [
    ...sections.map(({ code, name }): FeedCategory => ({ kind: 'section', code, label: sectionNames?.get(code) ?? name })),
    ...subjects.map(({ code, name }): FeedCategory => ({ kind: 'subject', code, label: name })),
  ];
}

/** Of the feed it was taken from no date is known: the article's is used, when that feed carried it. */
export function sourceOf(
  { source, sourceFeed }: Pick<Article, 'source' | 'sourceFeed'>,
  published: Instant,
): NonNullable<FeedEntry['source']> {
  if (sourceFeed === undefined) return { name: source };
  const { id, title, url } = sourceFeed;
  return { name: source, ...(url === undefined ? {} : { url }), feed: { id, title, updated: published } };
}

/** Who publishes the feed. */
export function imprintOf({ name, siteUrl, iconUrl, faviconUrl, logo }: Publisher): FeedPublisher {
  return {
    name,
    siteUrl,
    ...(iconUrl === undefined ? {} : { iconUrl }),
    ...(faviconUrl === undefined ? {} : { faviconUrl }),
    ...(logo === undefined ? {} : { logo }),
  };
}
