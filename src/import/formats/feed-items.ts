// One item of a feed in each of the formats, as feedsmith parsed it, to the fields that they have in common. Pure.
import type { parseAtomFeed, parseJsonFeed, parseRdfFeed, parseRssFeed } from 'feedsmith';
import type { FoundImage, SaidText } from '../partial-article.ts';
import { plainTextOf } from './html-tree.ts';

export interface FeedItem {
  id?: string | undefined;
  link?: string | undefined;
  title?: string | undefined;
  summary?: string | undefined;
  /** HTML. */
  content?: string | undefined;
  contentText?: string | undefined;
  authors: string[];
  /** Who made it, by members for podcasts and players. Most programmes name themselves there. */
  makers?: string[] | undefined;
  categories: string[];
  published?: string | undefined;
  updated?: string | undefined;
  expires?: string | undefined;
  language?: string | undefined;
  rights?: string | undefined;
  licence?: string | undefined;
  /** The feed that the item was taken from originally. */
  source?: string | undefined;
  sourceUrl?: string | undefined;
  /** Who publishes the item, as its source names itself. */
  publisher?: string | undefined;
  /** Fields that are not published as they are. */
  said: SaidText[];
  images: FoundImage[];
  base?: string | undefined;
}

type Rss = NonNullable<ReturnType<typeof parseRssFeed<string>>['items']>[number];
type Rdf = NonNullable<ReturnType<typeof parseRdfFeed<string>>['items']>[number];
type Atom = NonNullable<ReturnType<typeof parseAtomFeed<string>>['entries']>[number];
type Json = NonNullable<ReturnType<typeof parseJsonFeed<string>>['items']>[number];
type Media = NonNullable<Rss['media']>;

const defined = <T>(value: T | undefined): value is T => value !== undefined;

export function rssItem(item: Rss): FeedItem {
  const content = item.content?.encoded;
  const enclosures = (item.enclosures ?? []).flatMap(({ url, type, length }) => imageOf(url, type, { sizeBytes: length || undefined }));
  const signed =
    item.dc?.creators ??
    item.atom?.authors?.map(({ name }) => name).filter(defined) ??
    item.authors?.map(({ name }) => name).filter(defined);
  return {
    id: item.guid?.value,
    link: item.link ?? (item.guid?.isPermaLink === false ? undefined : webAddress(item.guid?.value)),
    title: item.title === undefined ? undefined : titleText(item.title),
    summary: content === undefined ? undefined : item.description,
    content: content ?? item.description ?? item.itunes?.summary ?? mediaText(item.media),
    authors: (signed ?? []).map(authorName),
    makers: [item.itunes?.author, item.googleplay?.author, ...mediaAuthors(item.media)].filter(defined).map(authorName),
    categories: [...(item.categories ?? []).map(({ name }) => name), ...(item.dc?.subjects ?? [])].filter(defined),
    published: item.pubDate ?? item.dc?.dates?.[0] ?? item.dcterms?.issued?.[0] ?? item.dcterms?.created?.[0],
    updated: item.atom?.updated ?? item.dcterms?.modified?.[0],
    language: item.dc?.languages?.[0],
    rights: item.dc?.rights?.[0] ?? item.dcterms?.rights?.[0],
    licence: item.dcterms?.licenses?.[0] ?? item.creativeCommons?.licenses?.[0],
    source: item.source?.title,
    sourceUrl: item.source?.url,
    publisher: item.dc?.publishers?.[0],
    said: saidIn({
      'itunes:subtitle': item.itunes?.subtitle,
      'dc:description': item.dc?.descriptions?.[0],
      publisher: item.dc?.publishers?.[0],
      author: item.authors?.[0]?.email,
    }),
    images: [...mediaImages(item.media), ...enclosures, ...(item.itunes?.image === undefined ? [] : [{ url: item.itunes.image }])],
  };
}

export function rdfItem(item: Rdf): FeedItem {
  return {
    id: item.rdf?.about ?? item.link,
    link: item.link,
    title: item.title === undefined ? undefined : titleText(item.title),
    summary: item.content?.encoded === undefined ? undefined : item.description,
    content: item.content?.encoded ?? item.description,
    authors: item.dc?.creators ?? [],
    categories: item.dc?.subjects ?? [],
    published: item.dc?.dates?.[0],
    language: item.dc?.languages?.[0],
    rights: item.dc?.rights?.[0],
    publisher: item.dc?.publishers?.[0],
    said: saidIn({ publisher: item.dc?.publishers?.[0] }),
    images: mediaImages(item.media),
  };
}

export function atomItem(entry: Atom): FeedItem {
  const linked = (rel: string) => (entry.links ?? []).filter((link) => (link.rel ?? 'alternate') === rel);
  const alternate = linked('alternate').find(({ type }) => type === undefined || /html/.test(type)) ?? linked('alternate')[0];
  return {
    id: entry.id,
    link: alternate?.href,
    title: atomText(entry.title),
    summary: entry.summary?.value,
    content: isPlain(entry.content?.type) ? undefined : entry.content?.value,
    contentText:
      (isPlain(entry.content?.type) ? entry.content?.value : undefined) ??
      (entry.summary === undefined ? mediaText(entry.media) : undefined),
    authors: (entry.authors ?? entry.source?.authors ?? []).map(({ name }) => name).filter(defined),
    categories: (entry.categories ?? []).map(({ label, term }) => label ?? term).filter(defined),
    published: entry.published ?? entry.updated,
    updated: entry.updated,
    rights: atomText(entry.rights),
    licence: linked('license')[0]?.href,
    source: atomText(entry.source?.title),
    said: saidIn({
      summary: entry.summary?.value,
      status: entry.app?.control?.draft === true ? 'draft' : undefined,
      author: entry.authors?.[0]?.uri,
      contributor: entry.contributors?.[0]?.name,
    }),
    images: [
      ...mediaImages(entry.media),
      ...linked('enclosure').flatMap(({ href, type, length }) => imageOf(href, type, { sizeBytes: length || undefined })),
    ],
    base: entry.content?.xml?.base ?? entry.xml?.base,
    language: entry.xml?.lang,
  };
}

export function jsonItem(item: Json): FeedItem {
  const attachments = (item.attachments ?? []).flatMap(({ url, mime_type, title, size_in_bytes }) =>
    imageOf(url, mime_type, { caption: title, sizeBytes: size_in_bytes || undefined }),
  );
  return {
    id: item.id,
    link: item.url ?? item.external_url,
    title: item.title,
    summary: item.summary,
    content: item.content_html,
    contentText: item.content_text,
    authors: (item.authors ?? []).map(({ name }) => name).filter(defined),
    categories: item.tags ?? [],
    published: item.date_published ?? item.date_modified,
    updated: item.date_modified,
    language: item.language,
    said: [],
    images: [...(item.image === undefined ? [] : [{ url: item.image }]), ...attachments],
  };
}

function saidIn(fields: Readonly<Record<string, string | undefined>>): SaidText[] {
  return Object.entries(fields).flatMap(([field, text]) =>
    text === undefined || text.trim() === '' ? [] : [{ field, text: plainTextOf(text) }],
  );
}

/** RFC 4287 §4.2.2: only HTML has a type that says so; without a type it is text. */
function isPlain(type: string | undefined): boolean {
  return type === undefined || type === 'text' || type === 'text/plain';
}

function atomText(text: { value?: string; type?: string } | undefined): string | undefined {
  if (text?.value === undefined) return undefined;
  return isPlain(text.type) ? text.value : plainTextOf(text.value);
}

/** RSS does not say whether a title is HTML: it is if it contains an inline tag or an entity. */
function titleText(title: string): string {
  return /<\/?(?:b|i|em|strong|span|su[bp]|br|a|q|cite)\b[^>]*>|&(?:#\d+|#x[\da-f]+|[a-z][a-z\d]+);/i.test(title)
    ? plainTextOf(title)
    : title;
}

/** RSS 2.0 `author` is an email address with the name in brackets. */
function authorName(author: string): string {
  const bounded = author.trim().slice(0, 500).replace(/\s+/g, ' ');
  const name = /^\S+@\S+ \((.+)\)$/.exec(bounded)?.[1] ?? /^([^<@]+)<\S+@\S+>$/.exec(bounded)?.[1]?.trim() ?? bounded;
  return plainTextOf(name);
}

function webAddress(text: string | undefined): string | undefined {
  return text !== undefined && /^https?:\/\//i.test(text) ? text : undefined;
}

function mediaAuthors(media: Media | undefined): string[] {
  return (media?.credits ?? []).flatMap(({ role, value }) => (/^(?:author|writer|reporter)$/i.test(role ?? '') && value) || []);
}

/** Sites of videos have their text there alone. */
function mediaText(media: Media | undefined): string | undefined {
  return media?.description?.value ?? media?.groups?.[0]?.description?.value;
}

function mediaImages(media: Media | undefined): FoundImage[] {
  const contents = [...(media?.contents ?? []), ...(media?.groups ?? []).flatMap((group) => group.contents ?? [])];
  const images = contents.flatMap((content) => {
    const type = content.type ?? (content.medium === 'image' ? 'image/*' : undefined);
    const credit = (content.credits ?? media?.credits)?.[0]?.value;
    return imageOf(content.url, type, {
      alt: content.title?.value,
      caption: (content.description ?? media?.description)?.value,
      credit,
      source: (content.copyright ?? media?.copyright)?.value,
      widthPixels: content.width || undefined,
      heightPixels: content.height || undefined,
      sizeBytes: content.fileSize || undefined,
    });
  });
  const [thumbnail] = media?.thumbnails ?? [];
  return images.length === 0 && thumbnail?.url !== undefined ? [{ url: thumbnail.url }] : images;
}

/** An image if type or ending says so. `image/*` is our value for a missing type. */
function imageOf(url: string | undefined, type: string | undefined, rest: Omit<FoundImage, 'url'>): FoundImage[] {
  const isImage = type === undefined ? /\.(?:jpe?g|png|gif|webp|avif)(?:\?|$)/i.test(url ?? '') : type.startsWith('image/');
  if (url === undefined || !isImage) return [];
  return [{ url, ...(type === undefined || type === 'image/*' ? {} : { mediaType: type }), ...rest }];
}
