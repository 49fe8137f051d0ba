// Whatever the package `feed` says about an article, our writers say with the same meaning: the same documents are written by both,
// read by feedsmith, and every single value of theirs is looked for in ours. A value with no rule here has to be equal.
import { Feed } from 'feed';
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import { expect, test } from 'vitest';
import type { FeedDocument } from '../../src/domain/feeds/feed-document.ts';
import { type FeedFormat, feedPagePath, feedPath } from '../../src/domain/feeds/feed-name.ts';
import { escapeHtml } from '../../src/domain/values/text.ts';
import { lastChange } from '../../src/feeds/formats/entry-facts.ts';
import { FEED_WRITERS } from '../../src/feeds/public-writers.ts';
import { documentNamed, HUB, SITE as QUIET_SITE } from './documents.ts';

const SITE = { ...QUIET_SITE, hubs: [HUB] };

/** What `feed` prints for the same articles. It has one option where formats differ, so it is filled in for each format. */
function writtenByFeed(document: FeedDocument, format: FeedFormat): string {
  const { publisher } = document;
  const self = `${SITE.origin}${feedPath(document.name, format)}`;
  const feed = new Feed({
    id: document.iri,
    title: document.title,
    description: document.description,
    link: format === 'atom' || document.name !== 'all' ? `${SITE.origin}${feedPagePath(document.name)}` : publisher.siteUrl,
    language: document.language,
    copyright: document.rights,
    updated: new Date(format === 'rss' ? lastChange(document) : document.updated),
    ttl: 5,
    hub: HUB,
    feedLinks: { [format]: self },
    image: (format === 'json' ? publisher.iconUrl : publisher.logo?.url) ?? '',
    favicon: publisher.iconUrl ?? '',
    author: { name: publisher.name, link: publisher.siteUrl },
  });
  for (const entry of document.entries) {
    feed.addItem({
      id: entry.id,
      title: entry.title,
      link: entry.url,
      date: new Date(entry.updated),
      published: new Date(entry.published),
      content: entry.contentHtml,
      ...(entry.summary === undefined ? {} : { description: entry.summary }),
      ...(entry.authors.length === 0
        ? {}
        : { author: entry.authors.map(({ name, url }) => ({ name, ...(url ? { link: `${SITE.origin}${url}` } : {}) })) }),
      ...(entry.categories.length === 0 ? {} : { category: entry.categories.map((category) => categoryFor(category)) }),
      ...(entry.image?.sizeBytes === undefined
        ? {}
        : { image: { url: entry.image.url, type: entry.image.mediaType ?? '', length: entry.image.sizeBytes } }),
      copyright: entry.rights,
    });
  }
  return { rss: () => feed.rss2(), atom: () => feed.atom1(), json: () => feed.json1() }[format]();
}

function categoryFor({ kind, code, label }: FeedDocument['entries'][number]['categories'][number]) {
  const scheme = `${SITE.origin}/feeds/${kind}s`;
  return { name: label, term: code, scheme, domain: scheme };
}

const READ: Readonly<Record<FeedFormat, (text: string) => unknown>> = { rss: parseRssFeed, atom: parseAtomFeed, json: parseJsonFeed };

/** Every value by its path; links go by what they are for, since their order means nothing. */
function valuesOf(value: unknown, path = ''): Map<string, unknown> {
  if (typeof value !== 'object' || value === null) return new Map([[path, value]]);
  const members = Object.entries(value).map(([name, member]) => {
    const isLink = /links$/.test(path) && typeof member === 'object';
    return [isLink ? ((member as { rel?: string }).rel ?? 'alternate') : name, member] as const;
  });
  return new Map(members.flatMap(([name, member]) => [...valuesOf(member, path === '' ? name : `${path}.${name}`)]));
}

type Rule = [path: RegExp, sameMeaning: (theirs: unknown, ours: Map<string, unknown>, path: string) => boolean];

/** An author, wherever RSS has it: theirs is in `author`, which must be an e-mail address; ours is in the one dc:creator. */
const inCreator = (theirs: unknown, ours: Map<string, unknown>, path: string) =>
  String(ours.get(path.replace(/authors\..*/, 'dc.creators.0'))).includes(String(theirs));

/** RSS shows one text only. In the full form ours is the standfirst with the notice; otherwise all there is. */
const standfirstInDescription = (theirs: unknown, ours: Map<string, unknown>, path: string) =>
  String(ours.get(path)).includes(`<p>${escapeHtml(String(theirs))}</p>`);
const inDescription = (theirs: unknown, ours: Map<string, unknown>, path: string) =>
  (ours.get(path) ?? ours.get(path.replace('content.encoded', 'description'))) === theirs;

const RULES: Readonly<Record<FeedFormat, Rule[]>> = {
  rss: [
    [/^(generator|docs)$/, (_, ours, path) => ours.has(path)],
    [/^items\.\d+\.authors\.\d+\.name$/, inCreator],
    [/^items\.\d+\.description$/, standfirstInDescription],
    [/^items\.\d+\.content\.encoded$/, inDescription],
  ],
  atom: [
    [/^generator\.text$/, (_, ours, path) => ours.has(path)],
    // Plain text is sent as plain text: as HTML it would lose "5 < 6".
    [/\.(title|summary)\.type$/, (_, ours, path) => ours.get(path) === 'text'],
    // Theirs is guessed from the address, whatever type it was given, and there is no image/jpg.
    [/\.enclosure\.type$/, (_, ours, path) => ours.get(path) === 'image/jpeg'],
    [/\.rel$/, (theirs, ours, path) => ours.get(path) === (theirs ?? 'alternate')],
  ],
  json: [
    // Miniflux appends the feed's authors to every byline, so they are said once: on the items.
    [/^authors\.0\./, (_, ours) => ours.has('items.0.authors.0.name')],
  ],
};

test.each([
  ['rss', 'subscription'],
  ['atom', 'subscription'],
  ['json', 'subscription'],
  ['rss', 'full-text'],
  ['atom', 'full-text'],
  ['json', 'full-text'],
] as const)('what the package feed writes in %s of the articles in "%s", our writer has too', (format, name) => {
  const document = documentNamed(name);
  const theirs = valuesOf(READ[format](writtenByFeed(document, format)));
  const ours = valuesOf(READ[format](FEED_WRITERS[format](document, SITE)));
  expect(theirs.size).toBeGreaterThan(20);
  const unsaid = [...theirs].filter(([path, value]) => {
    const rule = RULES[format].find(([pattern]) => pattern.test(path));
    return rule === undefined ? ours.get(path) !== value : !rule[1](value, ours, path);
  });
  expect(unsaid.map(([path, value]) => ({ path, theirs: value, ours: ours.get(path) }))).toEqual([]);
  expect(ours.size).toBeGreaterThan(theirs.size);
});
