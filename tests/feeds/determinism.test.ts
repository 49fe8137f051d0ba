// The same input gives the same bytes, at any hour, and writing a feed leaves it as it was.
import { expect, test } from 'vitest';
import type { FeedDocument } from '../../src/domain/feeds/feed-document.ts';
import { FEED_FORMATS } from '../../src/domain/feeds/feed-name.ts';
import { writeNewsSitemap } from '../../src/feeds/lists/news-sitemap.ts';
import { writeOpml } from '../../src/feeds/lists/opml.ts';
import { FEED_WRITERS } from '../../src/feeds/public-writers.ts';
import { allDocuments, documentNamed, SITE } from './documents.ts';

/** Runs `write` where nobody may read the clock or roll dice; dates made from an instant still work. */
function withoutClock<T>(write: () => T): T {
  const real = { Date, random: Math.random };
  const poisoned = () => {
    throw new Error('a writer read the clock or rolled dice');
  };
  globalThis.Date = new Proxy(real.Date, {
    construct: (target, given) => (given.length === 0 ? poisoned() : Reflect.construct(target, given)),
    get: (target, name) => (name === 'now' ? poisoned : Reflect.get(target, name)),
  });
  Math.random = poisoned;
  try {
    return write();
  } finally {
    globalThis.Date = real.Date;
    Math.random = real.random;
  }
}

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(frozen);
  return value;
}

test('the trap for clocks and randomness throws', () => {
  expect(() => withoutClock(() => new Date())).toThrow('clock');
  expect(() => withoutClock(() => Date.now())).toThrow('clock');
  expect(withoutClock(() => new Date(0).toUTCString())).toBe('Thu, 01 Jan 1970 00:00:00 GMT');
});

test.each(FEED_FORMATS)('%s is the same each time it is written, without a clock and without changing the document', (format) => {
  for (const { document } of allDocuments()) {
    const first = withoutClock(() => FEED_WRITERS[format](frozen(document), frozen(SITE)));
    expect(FEED_WRITERS[format](structuredClone(document), SITE)).toBe(first);
  }
});

test('the list of feeds and the news sitemap are written without a clock too', () => {
  const list = { title: 'M10News', modified: '2026-10-03T08:00:00.000Z', feeds: [{ name: 'all' as const, title: 'M10News' }], folders: [] };
  expect(withoutClock(() => writeOpml(frozen(list), SITE))).toBe(writeOpml(list, SITE));
  const { entries, publisher, language } = frozen(documentNamed('subscription'));
  expect(withoutClock(() => writeNewsSitemap(entries, { name: publisher.name, language }))).toContain('ferry-returns');
});

/** The text of one entry, from its id to the next one's. */
function textOfEntries(text: string, document: FeedDocument): string[] {
  const lines = text.split(/(?=<item>|<entry>|^\{"id")/m);
  return document.entries.map(({ id }) => lines.find((line) => line.includes(id) && !line.includes('<channel>')) ?? '');
}

test.each(FEED_FORMATS)('%s: an edit of one article does not change a byte of other entries', (format) => {
  const before = documentNamed('subscription');
  const after = structuredClone(before);
  const [edited] = after.entries;
  if (edited === undefined) throw new Error('no entry');
  Object.assign(edited, { title: 'Ferry returns at last', modified: '2026-10-03T10:00:00.000Z' });
  const [first, ...others] = textOfEntries(FEED_WRITERS[format](before, SITE), before);
  const [firstAfter, ...othersAfter] = textOfEntries(FEED_WRITERS[format](after, SITE), after);
  expect(othersAfter).toEqual(others);
  expect(others.every((text) => text.length > 100)).toBe(true);
  expect(firstAfter).not.toBe(first);
  expect(firstAfter).toContain(edited.id);
});
