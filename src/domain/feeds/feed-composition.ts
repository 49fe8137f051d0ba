// Composes the document of a feed from its articles, which the Catalogue selects. Pure.
import type { Article } from '../articles/article.ts';
import type { Publisher } from '../publisher/publisher.ts';
import { feedNotice } from '../renditions/notice.ts';
import { type Instant, laterOf } from '../values/instant.ts';
import { imprintOf } from './entry-parts.ts';
import type { FeedDocument, FeedPlace } from './feed-document.ts';
import { entryOf, tombstoneOf } from './feed-entry.ts';
import type { FeedName } from './feed-name.ts';

/** Public feeds summarise longer texts, so that fifty articles take about one megabyte at most. */
const FULL_TEXT_CHARS = 20_000;

/** Raise this number when the same articles give a different document, and together with WRITERS_VERSION (src/feeds/public-writers.ts). It is part of
 *  entity tags and of the metadata of snapshots. Last-Modified is never earlier than the first start of the program with this version. */
export const COMPOSITION_VERSION = 4;

export interface FeedParts {
  name: FeedName;
  iri: string;
  /** The name of the section, subject or author; the publisher's name for `all`. */
  label: string;
  place: FeedPlace;
  previousArchive?: number;
  /** Published articles, the newest first publication first. */
  shown: Article[];
  /** Withdrawn articles, whose stubs are among `shown`, and expired articles, which are not. */
  gone: Article[];
  /** When the feed was created: the date of an empty feed. */
  since: Instant;
  /** The latest significant change that the feed has ever shown. Absent: the latest of the articles in `shown`. */
  updated?: Instant | undefined;
}

/** Makes the document of a feed or of one archive page. */
export function composeFeed(parts: FeedParts, publisher: Publisher): FeedDocument {
  const entries = parts.shown.map((article) => entryOf(article, publisher, formOf(article, publisher)));
  const newest = entries[0]?.published ?? parts.since;
  return {
    name: parts.name,
    iri: parts.iri,
    title: parts.name === 'all' ? publisher.name : `${publisher.name}: ${parts.label}`,
    description: descriptionOf(parts, publisher),
    language: publisher.language,
    publisher: imprintOf(publisher),
    rights: feedNotice(publisher, newest),
    updated: entries.reduce((latest, entry) => laterOf(latest, entry.updated), laterOf(newest, parts.updated ?? newest)),
    place: parts.place,
    ...(parts.previousArchive === undefined ? {} : { previousArchive: parts.previousArchive }),
    entries,
    tombstones: parts.gone.map(tombstoneOf),
  };
}

/** The form depends on the article alone, so that other articles in the feed never change its entry. */
function formOf(article: Article, publisher: Publisher): 'summary' | 'full' {
  return publisher.publicContent === 'full' && article.bodyHtml.length <= FULL_TEXT_CHARS ? 'full' : 'summary';
}

function descriptionOf({ name, label }: FeedParts, publisher: Publisher): string {
  if (name === 'all') return publisher.description;
  const [kind, code] = name.split('/');
  const section = kind === 'sections' ? publisher.sections.find((candidate) => candidate.code === code) : undefined;
  if (section?.description !== undefined) return section.description;
  return kind === 'authors' ? `Articles by ${label} in ${publisher.name}.` : `Articles on ${label} from ${publisher.name}.`;
}
