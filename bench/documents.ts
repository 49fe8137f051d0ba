// One feed in three shapes: ours, and what `feed` and feedsmith take. Each says as much of it as its library has fields for.
import { Feed } from 'feed';
import type { FeedDocument, FeedEntry } from '../src/domain/feeds/feed-document.ts';
import { PUBLISHER, sampleArticle, sampleSlug } from './sample.ts';

const LICENCE_LINE = '© 2026 M10News. All rights reserved. Unauthorised reproduction is prohibited.';
const SUBJECTS = ['Ports', 'Ferries', 'Harwich'];

export function documentOf(entries: number): FeedDocument {
  const listed = Array.from({ length: entries }, (_, n) => entryOf(n)).reverse();
  return {
    name: 'all',
    iri: 'tag:m10news.example,2026:feed/all',
    title: PUBLISHER.name,
    description: PUBLISHER.description,
    language: PUBLISHER.language,
    publisher: { name: PUBLISHER.name, siteUrl: PUBLISHER.siteUrl },
    rights: LICENCE_LINE,
    updated: listed[0]?.updated ?? '2026-01-05T06:00:00.000Z',
    place: { kind: 'subscription' },
    entries: listed,
    tombstones: [],
  };
}

function entryOf(n: number): FeedEntry {
  const { headline, standfirst = '', bodyHtml, firstPublished, images = [] } = sampleArticle(n, { section: 'news' });
  const [image] = images;
  return {
    id: `tag:m10news.example,2026:${sampleSlug(n)}`,
    slug: sampleSlug(n),
    url: `https://www.m10news.example/news/${sampleSlug(n)}`,
    title: headline,
    summary: standfirst,
    contentHtml: `${bodyHtml}<p>${LICENCE_LINE}</p>`,
    contentForm: 'full',
    authors: [{ name: 'Ada Lund' }],
    categories: SUBJECTS.map((label) => ({ kind: 'subject', code: label.toLowerCase(), label })),
    published: firstPublished,
    updated: firstPublished,
    modified: firstPublished,
    rights: LICENCE_LINE,
    rightsHolder: PUBLISHER.name,
    licence: 'house',
    ...(image !== undefined && { image: { url: image.url, ...(image.mediaType !== undefined && { mediaType: image.mediaType }) } }),
    corrections: [],
  };
}

/** `feed` is filled item by item, so filling it is part of its work. */
export function jpmonetteFeed(document: FeedDocument): Feed {
  const { iri, title, description, language, publisher, rights, updated } = document;
  const feed = new Feed({ id: iri, title, description, language, link: publisher.siteUrl, copyright: rights, updated: new Date(updated) });
  for (const entry of document.entries) {
    feed.addItem({
      id: entry.id,
      title: entry.title,
      link: entry.url,
      description: entry.summary ?? '',
      content: entry.contentHtml,
      author: entry.authors,
      category: entry.categories.map(({ label }) => ({ name: label })),
      published: new Date(entry.published),
      date: new Date(entry.updated),
      image: entry.image?.url ?? '',
    });
  }
  return feed;
}

export function feedsmithRss({ title, description, language, publisher, rights, entries }: FeedDocument) {
  const items = entries.map((entry) => ({
    title: entry.title,
    link: entry.url,
    description: entry.summary ?? '',
    guid: { value: entry.id, isPermaLink: false },
    pubDate: new Date(entry.published),
    categories: entry.categories.map(({ label }) => ({ name: label })),
    dc: { creators: entry.authors.map(({ name }) => name) },
    content: { encoded: entry.contentHtml },
    media: { contents: [{ url: entry.image?.url ?? '', type: entry.image?.mediaType ?? '' }] },
  }));
  return { title, description, language, link: publisher.siteUrl, copyright: rights, items };
}

export function feedsmithAtom({ iri, title, rights, updated, entries }: FeedDocument) {
  const listed = entries.map((entry) => ({
    id: entry.id,
    title: { value: entry.title },
    links: [{ href: entry.url, rel: 'alternate' }],
    summary: { value: entry.summary ?? '' },
    content: { type: 'html', value: entry.contentHtml },
    authors: entry.authors,
    categories: entry.categories.map(({ code, label }) => ({ term: code, label })),
    published: new Date(entry.published),
    updated: new Date(entry.updated),
    rights: { value: entry.rights },
  }));
  return { id: iri, title: { value: title }, rights: { value: rights }, updated: new Date(updated), entries: listed };
}

export function feedsmithJson({ title, description, language, publisher, entries }: FeedDocument) {
  const items = entries.map((entry) => ({
    id: entry.id,
    url: entry.url,
    title: entry.title,
    summary: entry.summary ?? '',
    content_html: entry.contentHtml,
    authors: entry.authors,
    tags: entry.categories.map(({ label }) => label),
    date_published: new Date(entry.published),
    date_modified: new Date(entry.updated),
    image: entry.image?.url ?? '',
  }));
  return { title, description, language, home_page_url: publisher.siteUrl, items };
}
