// Writes the list of all feeds as OPML 2.0, for import into feed readers. Pure. No clock: the date is passed.
import type { FeedSite } from '../../domain/feeds/feed-document.ts';
import { type FeedName, feedPagePath, feedPath } from '../../domain/feeds/feed-name.ts';
import type { Instant } from '../../domain/values/instant.ts';
import { cleanText } from '../../domain/values/text.ts';
import { rssDate } from '../formats/rss.ts';
import { block, element, leaf, XML_DECLARATION } from '../xml/xml.ts';

export interface FeedList {
  title: string;
  /** When a feed was last added to the list or renamed. */
  modified: Instant;
  /** In display order, outside all folders. */
  feeds: readonly ListedFeed[];
  /** In display order. An empty one is left out. */
  folders: readonly FeedFolder[];
}

export interface FeedFolder {
  title: string;
  feeds: readonly ListedFeed[];
}

export interface ListedFeed {
  name: FeedName;
  /** The name of the subscription in a feed reader. */
  title: string;
  description?: string;
}

export function writeOpml(list: FeedList, site: FeedSite): string {
  const head = block('head', {}, [leaf('title', cleanText(list.title)), leaf('dateModified', rssDate(list.modified))]);
  const folders = list.folders.filter(({ feeds }) => feeds.length > 0).map(({ title, feeds }) => folderOf(title, feeds, site));
  const body = block('body', {}, [...list.feeds.map((feed) => outlineOf(feed, site)), ...folders]);
  return `${XML_DECLARATION}\n${block('opml', { version: '2.0' }, [head, body])}\n`;
}

function folderOf(title: string, feeds: readonly ListedFeed[], site: FeedSite): string {
  const label = cleanText(title);
  return block(
    'outline',
    { text: label, title: label },
    feeds.map((feed) => outlineOf(feed, site)),
  );
}

/** The address is that of RSS, which every feed reader supports. `type` is `rss` for all formats (OPML 2.0, subscription lists). */
function outlineOf({ name, title, description }: ListedFeed, site: FeedSite): string {
  const label = cleanText(title);
  const xmlUrl = `${site.origin}${feedPath(name, 'rss')}`;
  return element('outline', {
    type: 'rss',
    text: label,
    title: label,
    description,
    xmlUrl,
    htmlUrl: `${site.origin}${feedPagePath(name)}`,
  });
}
