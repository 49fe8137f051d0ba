// A feed reader over bare HTTP: remembers a feed's validators, asks with them, and parses with a library that shares no code with our
// writers.
import { type IncomingHttpHeaders, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';

export const FORMATS = ['rss', 'atom', 'json'] as const;
export type Format = (typeof FORMATS)[number];

/** As Miniflux sends it: HTML is accepted like a feed. */
const ACCEPT =
  'application/xml, application/atom+xml, application/rss+xml, application/rdf+xml, application/feed+json, text/html, */*;q=0.9';

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

/** What every format says of an entry. Instants are Unix seconds, because RSS has no finer ones. */
export interface Entry {
  id: string;
  title: string;
  url: string;
  html: string;
  published: number;
  updated: number;
  authors: string;
}

export function get(url: string, headers: Record<string, string> = {}): Promise<Answer> {
  return new Promise((settle, fail) => {
    const asked = request(url, { headers, agent: false }, async (response) => {
      settle({ status: response.statusCode ?? 0, headers: response.headers, body: await text(response) });
    });
    asked.once('error', fail);
    asked.end();
  });
}

/** Polls one feed in one format, as a reader that keeps ETag and Last-Modified between polls. */
export function feedReader(url: string, format: Format) {
  let entries: Entry[] = [];
  let document = '';
  let condition: Record<string, string> = {};
  return {
    /** Polls once. `false`: nothing is new (304), and the last document is still current. */
    poll: async (): Promise<boolean> => {
      const { status, headers, body } = await get(url, { accept: ACCEPT, 'user-agent': 'Miniflux/2.2.9', ...condition });
      if (status === 304 && body === '') return false;
      if (status !== 200) throw new Error(`${url}: ${status} ${body}`);
      const { etag = '', 'last-modified': lastModified = '' } = headers;
      condition = { 'if-none-match': etag, 'if-modified-since': lastModified };
      document = body;
      entries = parse(format, body);
      return true;
    },
    entries: () => entries,
    entry: (id: string) => entries.find((entry) => entry.id === id),
    document: () => document,
  };
}

const seconds = (instant: unknown): number => Math.floor(Date.parse(String(instant)) / 1_000);
const joined = (names: (string | undefined)[]): string => names.join(', ').replace(/, ([^,]*)$/, ' and $1');

export function parse(format: Format, document: string): Entry[] {
  if (format === 'rss') return rssEntries(document);
  return format === 'atom' ? atomEntries(document) : jsonEntries(document);
}

function rssEntries(document: string): Entry[] {
  return (parseRssFeed(document).items ?? []).map((item) => ({
    id: item.guid?.value ?? '',
    title: item.title ?? '',
    url: item.link ?? '',
    html: item.content?.encoded ?? item.description ?? '',
    published: seconds(item.pubDate),
    updated: seconds(item.atom?.updated),
    authors: item.dc?.creators?.[0] ?? '',
  }));
}

function atomEntries(document: string): Entry[] {
  return (parseAtomFeed(document).entries ?? []).map((entry) => ({
    id: entry.id ?? '',
    title: entry.title?.value ?? '',
    url: entry.links?.find(({ rel }) => rel === 'alternate')?.href ?? '',
    html: entry.content?.value ?? '',
    published: seconds(entry.published),
    updated: seconds(entry.updated),
    authors: joined((entry.authors ?? []).map(({ name }) => name)),
  }));
}

function jsonEntries(document: string): Entry[] {
  return (parseJsonFeed(document).items ?? []).map((item) => ({
    id: item.id ?? '',
    title: item.title ?? '',
    url: item.url ?? '',
    html: item.content_html ?? '',
    published: seconds(item.date_published),
    updated: seconds(item.date_modified),
    authors: joined((item.authors ?? []).map(({ name }) => name)),
  }));
}
