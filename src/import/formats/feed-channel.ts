// What a feed says about itself, in any of the formats. Pure. The only file that calls feedsmith.
import { parseFeed } from 'feedsmith';
import { Unreadable } from '../imported-article.ts';
import { webUrl } from '../text/addresses.ts';
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
  /** Where the feed itself is, if it says so or was fetched. */
  address?: string | undefined;
  /** Of every item that names none. */
  authors: string[];
  /** Who makes the programme. */
  maker?: string | undefined;
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

/** `name` is the file's, or the URL the feed was fetched from. Links may be relative to the feed's base or its address. */
export function channelOf(document: Parsed, name: string): Channel {
  const channel = statedBy(document, name);
  const address = webUrl(channel.address, name) ?? webUrl(name, undefined);
  const base = webUrl(channel.base, address);
  const link = webUrl(channel.link, base ?? address);
  return { ...channel, address, link, base: base ?? link ?? address };
}

function statedBy({ format, feed }: Parsed, name: string): Channel {
  switch (format) {
    case 'json':
      return {
        id: feed.feed_url ?? feed.home_page_url ?? name,
        title: feed.title,
        link: feed.home_page_url,
        language: feed.language,
        base: feed.home_page_url,
        address: feed.feed_url,
        authors: namesOf(feed.authors),
      };
    case 'atom': {
      const linked = (rel: string) => feed.links?.find((link) => (link.rel ?? 'alternate') === rel)?.href;
      const title = feed.title?.value === undefined ? undefined : plainTextOf(feed.title.value);
      return {
        id: feed.id ?? name,
        title,
        link: linked('alternate'),
        rights: feed.rights?.value === undefined ? undefined : plainTextOf(feed.rights.value),
        language: feed.xml?.lang,
        licence: linked('license'),
        base: feed.xml?.base ?? linked('self'),
        address: linked('self'),
        authors: namesOf(feed.authors),
      };
    }
    case 'rss': {
      const rights = feed.copyright ?? feed.dc?.rights?.[0] ?? feed.dcterms?.rights?.[0];
      return {
        id: feed.link ?? name,
        title: feed.title === undefined ? undefined : plainTextOf(feed.title),
        link: feed.link,
        rights: rights === undefined ? undefined : plainTextOf(rights),
        language: feed.language,
        licence: feed.creativeCommons?.licenses?.[0],
        base: feed.link,
        address: feed.atom?.links?.find(({ rel }) => rel === 'self')?.href,
        authors: [],
        maker: feed.itunes?.author ?? feed.googleplay?.author,
      };
    }
    case 'rdf':
      return {
        id: feed.link ?? name,
        title: feed.title === undefined ? undefined : plainTextOf(feed.title),
        link: feed.link,
        rights: feed.dc?.rights?.[0],
        language: feed.dc?.languages?.[0],
        base: feed.link,
        authors: [],
      };
  }
}

function namesOf(authors: readonly { name?: string | undefined }[] | undefined): string[] {
  return (authors ?? []).flatMap(({ name }) => name ?? []);
}
