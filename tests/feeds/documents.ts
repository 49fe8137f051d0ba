// The documents that the tests of the writers write, one file each in tests/fixtures/feeds, and the site they are served from.
import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { FeedDocument, FeedEntry, FeedSite } from '../../src/domain/feeds/feed-document.ts';

export const SITE: FeedSite = { origin: 'https://feeds.m10news.example', hubs: [] };
export const HUB = 'https://hub.example/?a=1&b=2';

const PATTERN = 'tests/fixtures/feeds/*.json';

/** Every fixture by its name, in the order of the names. */
export function allDocuments(): { name: string; document: FeedDocument }[] {
  return globSync(PATTERN)
    .sort()
    .map((path) => ({ name: basename(path, '.json'), document: JSON.parse(readFileSync(path, 'utf8')) as FeedDocument }));
}

export function documentNamed(name: string): FeedDocument {
  const found = allDocuments().find((candidate) => candidate.name === name);
  if (found === undefined) throw new Error(`no fixture is called ${name}`);
  return found.document;
}

/** A feed of one entry that differs from a plain one in what the test is about. */
export function documentOf(change: Partial<FeedEntry> = {}, feedChange: Partial<FeedDocument> = {}): FeedDocument {
  const entry: FeedEntry = {
    id: 'tag:m10news.example,2026:article/plain',
    slug: 'plain',
    url: 'https://www.m10news.example/news/plain',
    title: 'A plain headline',
    contentHtml: '<p>Text.</p><p>© 2026 M10News.</p>',
    contentForm: 'summary',
    authors: [{ name: 'Ann Okafor' }],
    categories: [],
    published: '2026-10-03T08:00:00.000Z',
    updated: '2026-10-03T08:00:00.000Z',
    modified: '2026-10-03T08:00:00.000Z',
    rights: '© 2026 M10News.',
    rightsHolder: 'M10News',
    licence: 'house',
    corrections: [],
    ...change,
  };
  return { ...documentNamed('empty'), entries: [entry], ...feedChange };
}
