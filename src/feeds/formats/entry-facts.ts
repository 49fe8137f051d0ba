// Facts about an entry that every format writes, worked out once so that the formats cannot disagree. Pure.
import type { FeedAuthor, FeedEntry, FeedImage } from '../../domain/feeds/feed-document.ts';
import { type Instant, laterOf } from '../../domain/values/instant.ts';
import type { WrittenFeed } from './addresses.ts';

/** The byline. Somebody else's copy without one is theirs by name: in Atom it would otherwise inherit the feed's author (RFC 4287
 *  §4.2.1), which is us. A stub is the publisher's own note and names nobody. */
export function authorsOf(entry: FeedEntry): FeedAuthor[] {
  if (entry.authors.length > 0 || entry.source === undefined || entry.withdrawn !== undefined) return entry.authors;
  const { name, url } = entry.source;
  return [{ name, ...(url === undefined ? {} : { url }) }];
}

/** Plain text; absent where there is nothing to say. Some readers show it in place of the content, so in licensed copy it ends with the
 *  notice too. */
export function plainSummaryOf({ summary, rights, licensed }: FeedEntry): string | undefined {
  return summary === undefined || licensed === undefined ? summary : `${summary} ${rights}`;
}

/** The newest change of any kind, so that a poll that finds nothing new finds the same bytes. */
export function lastChange(document: WrittenFeed): Instant {
  return document.entries.reduce((latest, entry) => laterOf(latest, entry.modified), document.updated);
}

export interface Enclosure {
  url: string;
  type: string;
  length: number;
}

/** RSS 2.0 requires type and length of an enclosure; a guessed one is worse than none. */
export function enclosureOf(image: FeedImage | undefined): Enclosure | undefined {
  if (image?.mediaType === undefined || image.sizeBytes === undefined) return undefined;
  return { url: image.url, type: image.mediaType, length: image.sizeBytes };
}
