// Composes the document of a feed from its articles, which the Catalogue selects. Pure.
import type { Article } from '../articles/article.ts';
import type { Publisher } from '../publisher/publisher.ts';
import { isUnlistedSource, publicOfThirdParty } from '../publisher/third-party-content.ts';
import { feedNotice } from '../renditions/notice.ts';
import { type Instant, laterOf } from '../values/instant.ts';
import { imprintOf } from './entry-parts.ts';
import type { FeedDocument, FeedPlace } from './feed-document.ts';
import { type EntryForm, entryOf, tombstoneOf } from './feed-entry.ts';
import type { FeedName } from './feed-name.ts';

/** Once the texts of a document come to this many bytes, later entries have their summary. The text that reaches the bound is still whole. */
const FULL_TEXT_BYTES = 1_500_000;

/** Raise this number when the same articles give a different document, and together with WRITERS_VERSION (src/feeds/public-writers.ts). It is part of
 *  entity tags and of the metadata of snapshots. Last-Modified is never earlier than the first start of the program with this version. */
export const COMPOSITION_VERSION = 8;

export interface FeedParts {
  name: FeedName;
  iri: string;
  /** The name of the section, subject or author; the publisher's name for `all`. */
  label: string;
  place: FeedPlace;
  previousArchive?: number;
  /** Published articles, the newest first publication first. */
  shown: ShownArticle[];
  /** Withdrawn articles, whose stubs are among `shown`, and expired articles, which are not. */
  gone: Article[];
  /** When the feed was created: the date of an empty feed. */
  since: Instant;
  /** The latest significant change that the feed has ever shown. Absent: the latest of the articles in `shown`. */
  updated?: Instant | undefined;
}

export interface ShownArticle {
  /** Without its text unless `form` is `full`. */
  article: Article;
  form: EntryForm;
}

/** Decides, newest article first, which entries of one document have their whole text. */
export class TextBudget {
  private bytes = 0;
  private readonly publisher: Publisher;

  constructor(publisher: Publisher) {
    this.publisher = publisher;
  }

  /** Returns the form of the next entry, which is of this article. */
  formOf({ source }: Pick<Article, 'source'>): EntryForm {
    const shown = publicOfThirdParty(this.publisher, source) ?? this.publisher.publicContent;
    if (shown !== 'full') return 'summary';
    return this.bytes < FULL_TEXT_BYTES ? 'full' : 'shortened';
  }

  spend(bodyHtml: string): void {
    this.bytes += new TextEncoder().encode(bodyHtml).byteLength;
  }
}

/** Makes the document of a feed or of one archive page. The Catalogue selects no copy of an unlisted source; it is left out here too. The stub of a
 *  withdrawn article has none of its copy, and whoever read it has to learn of the withdrawal. */
export function composeFeed(parts: FeedParts, publisher: Publisher): FeedDocument {
  const isListed = ({ pubStatus, source }: Article) => pubStatus === 'canceled' || !isUnlistedSource(publisher, source);
  const entries = parts.shown.filter(({ article }) => isListed(article)).map(({ article, form }) => entryOf(article, publisher, form));
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
    tombstones: parts.gone.filter(isListed).map(tombstoneOf),
  };
}

function descriptionOf({ name, label }: FeedParts, publisher: Publisher): string {
  if (name === 'all') return publisher.description;
  const [kind, code] = name.split('/');
  const section = kind === 'sections' ? publisher.sections.find((candidate) => candidate.code === code) : undefined;
  if (section?.description !== undefined) return section.description;
  return kind === 'authors' ? `Articles by ${label} in ${publisher.name}.` : `Articles on ${label} from ${publisher.name}.`;
}
