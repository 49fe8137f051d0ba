// A feed reader: fetches over HTTP and reads JSON Feed, or the bare text of the other two formats.
import { exports } from 'cloudflare:workers';
import { ORIGIN } from './desk.ts';

export interface FeedItem {
  id: string;
  url: string;
  title: string;
  content_html: string;
  date_published: string;
  authors?: { name: string }[];
  tags?: string[];
  _tearsheet: {
    rights: { notice: string };
    valid_until?: string;
    withdrawn?: { at: string; note: string };
    corrections?: { note: string; at: string }[];
  };
}

export interface JsonFeed {
  title: string;
  feed_url: string;
  next_url?: string;
  items: FeedItem[];
}

export function get(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Response> {
  return exports.default.fetch(path.startsWith('http') ? path : `${ORIGIN}${path}`, { method, headers, redirect: 'manual' });
}

export async function getText(path: string, headers: Record<string, string> = {}): Promise<string> {
  const answer = await get(path, headers);
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return answer.text();
}

export async function getFeed(path = '/feeds/all.json'): Promise<JsonFeed> {
  return JSON.parse(await getText(path)) as JsonFeed;
}

/** Headlines in the order of the feed. */
export async function titlesOf(path?: string): Promise<string[]> {
  const { items } = await getFeed(path);
  return items.map(({ title }) => title);
}

/** The three documents of a feed, by their ending. */
export async function getAllFormats(feed = 'all'): Promise<Record<'rss' | 'atom' | 'json', string>> {
  return {
    rss: await getText(`/feeds/${feed}.rss`),
    atom: await getText(`/feeds/${feed}.atom`),
    json: await getText(`/feeds/${feed}.json`),
  };
}

/** Each entry of a document as text, by its id. */
export function entriesOf(format: 'rss' | 'atom' | 'json', document: string): Map<string, string> {
  const entries = new Map<string, string>();
  const pattern = { rss: /<item>[\s\S]*?<\/item>/g, atom: /<entry>[\s\S]*?<\/entry>/g, json: /^\{"id":.*$/gm }[format];
  const id = { rss: /<guid[^>]*>([^<]*)</, atom: /<id>([^<]*)</, json: /"id":"([^"]*)"/ }[format];
  for (const [entry] of document.matchAll(pattern)) entries.set(id.exec(entry)?.[1] ?? '', entry.replace(/,$/, ''));
  return entries;
}

type FeedFormat = 'rss' | 'atom' | 'json';

/** Address of the next older archive page: the RFC 5005 link of RSS and Atom, `next_url` of JSON Feed. `undefined` on the oldest page. */
export function previousOf(format: FeedFormat, document: string): string | undefined {
  if (format === 'json') return (JSON.parse(document) as JsonFeed).next_url;
  const [link] = /<(?:atom:)?link [^>]*rel="prev-archive"[^>]*>/.exec(document) ?? [];
  return /href="([^"]*)"/.exec(link ?? '')?.[1];
}

/** Ids page by page, from the subscription document to the oldest page. `between` runs after each page. */
export async function walkArchive(format: FeedFormat, feed = 'all', between: () => Promise<unknown> = async () => {}): Promise<string[][]> {
  const pages: string[][] = [];
  for (let next: string | undefined = `/feeds/${feed}.${format}`; next !== undefined; ) {
    const document = await getText(next);
    pages.push([...entriesOf(format, document).keys()]);
    next = previousOf(format, document);
    await between();
  }
  return pages;
}
