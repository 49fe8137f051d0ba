// From the articles of a feed to the document that is written. Which articles those are is the Catalogue's to say. Pure.
import type { Article } from './article.ts';
import type { FeedDocument, FeedEntry, FeedPlace } from './feed-document.ts';
import { entryOf, tombstoneOf } from './feed-entry.ts';
import type { FeedName } from './feed-name.ts';
import { type Instant, laterOf } from './instant.ts';
import { feedNotice } from './notice.ts';
import type { Publisher } from './publisher.ts';

/** Full texts in one document stop here and summaries go on, so that the document stays below 1 MB when it is escaped. */
const FULL_TEXT_CHARS = 300_000;

export interface FeedParts {
  name: FeedName;
  /** What the section, subject or author is called; the publisher's name for `all`. */
  label: string;
  place: FeedPlace;
  previousArchive?: number;
  /** Newest first publication first. Every one of them has left. */
  shown: Article[];
  /** Withdrawn (their stubs are among `shown`) or expired (they are not). */
  gone: Article[];
  /** For a feed that is empty: when it came to be. */
  since: Instant;
}

export function composeFeed(parts: FeedParts, publisher: Publisher): FeedDocument {
  const entries = entriesOf(parts.shown, publisher);
  const newest = entries[0]?.published ?? parts.since;
  return {
    name: parts.name,
    iri: `tag:${publisher.tagAuthority}:feed/${parts.name}`,
    title: parts.name === 'all' ? publisher.name : `${publisher.name}: ${parts.label}`,
    description: descriptionOf(parts, publisher),
    language: publisher.language,
    publisher: {
      name: publisher.name,
      siteUrl: publisher.siteUrl,
      ...(publisher.iconUrl === undefined ? {} : { iconUrl: publisher.iconUrl }),
      ...(publisher.faviconUrl === undefined ? {} : { faviconUrl: publisher.faviconUrl }),
      ...(publisher.logo === undefined ? {} : { logo: publisher.logo }),
    },
    rights: feedNotice(publisher, newest),
    updated: entries.reduce((latest, entry) => laterOf(latest, entry.updated), newest),
    place: parts.place,
    ...(parts.previousArchive === undefined ? {} : { previousArchive: parts.previousArchive }),
    entries,
    tombstones: parts.gone.map(tombstoneOf),
  };
}

function entriesOf(articles: readonly Article[], publisher: Publisher): FeedEntry[] {
  let left = FULL_TEXT_CHARS;
  return articles.map((article) => {
    left -= article.bodyHtml.length;
    return entryOf(article, publisher, publisher.publicContent === 'full' && left >= 0 ? 'full' : 'summary');
  });
}

function descriptionOf({ name, label }: FeedParts, publisher: Publisher): string {
  if (name === 'all') return publisher.description;
  const [kind, code] = name.split('/');
  const section = kind === 'sections' ? publisher.sections.find((candidate) => candidate.code === code) : undefined;
  if (section?.description !== undefined) return section.description;
  return kind === 'authors' ? `Articles by ${label} in ${publisher.name}.` : `Articles on ${label} from ${publisher.name}.`;
}
