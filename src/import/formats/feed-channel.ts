// What a feed says about itself, in any of the formats. Pure. The only file that calls feedsmith.
import { parseFeed } from 'feedsmith';
import { Unreadable } from '../imported-article.ts';
import { plainTextOf } from './html-tree.ts';

export interface Channel {
  /** A prefix for identifiers that are unique within a feed only. */
  id: string;
  title?: string | undefined;
  link?: string | undefined;
  rights?: string | undefined;
  language?: string | undefined;
  licence?: string | undefined;
  base?: string | undefined;
}

type Parsed = ReturnType<typeof parseFeed<string>>;

/** Throws `Unreadable` if it is not a feed. Takes the text of XML and the value of JSON. */
export function parsed(document: unknown): Parsed {
  try {
    return parseFeed<string>(document);
  } catch (error) {
    throw new Unreadable(`is not a readable feed: ${error instanceof Error ? error.message : error}`);
  }
}

export function channelOf({ format, feed }: Parsed, name: string): Channel {
  switch (format) {
    case 'json':
      return {
        id: feed.feed_url ?? feed.home_page_url ?? name,
        title: feed.title,
        link: feed.home_page_url,
        language: feed.language,
        base: feed.home_page_url,
      };
    case 'atom': {
      const linked = (rel: string) => feed.links?.find((link) => (link.rel ?? 'alternate') === rel)?.href;
      const title = feed.title?.value === undefined ? undefined : plainTextOf(feed.title.value);
      const base = feed.xml?.base ?? linked('self');
      return {
        id: feed.id ?? name,
        title,
        link: linked('alternate'),
        rights: feed.rights?.value,
        language: feed.xml?.lang,
        licence: linked('license'),
        base,
      };
    }
    case 'rss': {
      const rights = feed.copyright ?? feed.dc?.rights?.[0] ?? feed.dcterms?.rights?.[0];
      return {
        id: feed.link ?? name,
        title: feed.title,
        link: feed.link,
        rights,
        language: feed.language,
        licence: feed.creativeCommons?.licenses?.[0],
        base: feed.link,
      };
    }
    case 'rdf':
      return {
        id: feed.link ?? name,
        title: feed.title,
        link: feed.link,
        rights: feed.dc?.rights?.[0],
        language: feed.dc?.languages?.[0],
        base: feed.link,
      };
  }
}
