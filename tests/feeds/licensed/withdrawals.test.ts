// A withdrawal in a partner's feed: what stands where the article stood, read strictly.
import { describe, expect, test } from 'vitest';
import { all, only, parseStrictly } from '../strict-xml.ts';
import { itemsIn, LICENSED_FORMATS, written } from './reading.ts';
import { article, HOUSE_LINE, licensedFeed, NOTE, rendition, stub } from './renditions.ts';

describe('a withdrawal', () => {
  const taken = stub(article({ slug: 'ferry', uri: 'tag:m10news.example,2026:article/ferry' }));
  const feed = licensedFeed([rendition()], { stubs: [taken] });

  test.each(LICENSED_FORMATS)('%s: is first, under the id of the article, with the notice and without its text', (format) => {
    const [first, ...others] = itemsIn(format, written(format, feed));
    expect(first).toEqual({ id: 'tag:m10news.example,2026:article/ferry', bodies: [taken.html], summaries: [], rights: HOUSE_LINE });
    expect(others.map(({ id }) => id)).toEqual([article().uri]);
    expect(taken.html).toBe(`<p>${NOTE}</p><p>Remove every copy of ferry by 2026-10-03 08:00 UTC.</p><p>${HOUSE_LINE}</p>`);
  });

  test.each(['rss', 'atom'] as const)('%s: has the deadline and the address for the acknowledgement', (format) => {
    const root = parseStrictly(written(format, feed));
    const [entry] = format === 'rss' ? all(only(root, 'channel'), 'item') : all(root, 'entry');
    expect(entry === undefined ? undefined : only(entry, 'ts:withdrawn').attributes).toEqual({
      at: '2026-10-03T07:00:00.000Z',
      deadline: '2026-10-03T08:00:00.000Z',
      acknowledgement: 'https://feeds.m10news.example/v1/withdrawals/ferry.3/acknowledgement',
    });
  });

  test('atom: there is a tombstone with the same id and instant (RFC 6721)', () => {
    const root = parseStrictly(written('atom', feed));
    const { attributes } = only(root, 'at:deleted-entry');
    const [entry] = all(root, 'entry');
    expect(attributes).toEqual({ ref: taken.article.uri, when: entry === undefined ? '' : only(entry, 'updated').text });
  });

  test('dates a feed that has nothing else', () => {
    const updated = only(
      parseStrictly(written('atom', licensedFeed([], { stubs: [taken], updated: '2026-01-01T00:00:00.000Z' }))),
      'updated',
    );
    expect(updated.text).toBe('2026-10-03T07:00:00.000Z');
  });
});
