// Values of an entry that several formats write, computed in one place so that the formats agree. Pure.
import type { FeedAuthor, FeedEntry, FeedImage } from '../../domain/feeds/feed-document.ts';
import { type Instant, laterOf } from '../../domain/values/instant.ts';
import type { WrittenFeed } from './addresses.ts';

/** Returns the authors. Copy from another source without a byline gets the source as its author, because in Atom it would inherit the author of the
 *  feed (RFC 4287 §4.2.1), who is the publisher. A stub has no author. */
export function authorsOf(entry: FeedEntry): FeedAuthor[] {
  if (entry.authors.length > 0 || entry.source === undefined || entry.withdrawn !== undefined) return entry.authors;
  const { name, url } = entry.source;
  return [{ name, ...(url === undefined ? {} : { url }) }];
}

/** Returns the summary as plain text; `undefined` if there is none. In licensed copy it ends with the notice, because some readers show it in place of
 *  the content. */
export function plainSummaryOf({ summary, rights, licensed }: FeedEntry): string | undefined {
  return summary === undefined || licensed === undefined ? summary : `${summary} ${rights}`;
}

/** Returns the instant of the newest change of any kind. The clock is not used, so an unchanged feed keeps its bytes. */
export function lastChange(document: WrittenFeed): Instant {
  return document.entries.reduce((latest, entry) => laterOf(latest, entry.modified), document.updated);
}

export interface Enclosure {
  url: string;
  type: string;
  length: number;
}

/** Returns `undefined` if the type or the length is unknown: RSS 2.0 requires both, and a guess is worse than no enclosure. */
export function enclosureOf(image: FeedImage | undefined): Enclosure | undefined {
  if (image?.mediaType === undefined || image.sizeBytes === undefined) return undefined;
  return { url: image.url, type: image.mediaType, length: image.sizeBytes };
}
