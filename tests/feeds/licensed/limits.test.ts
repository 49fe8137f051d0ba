// What a partner's feed must not hold: more than its form, pictures that are not granted, an embargo without its stamp.
import { describe, expect, test } from 'vitest';
import { FORMS } from '../../../src/domain/agreements/choices.ts';
import { all, only, parseStrictly } from '../strict-xml.ts';
import { atomEntry, hrefsOf, itemsIn, jsonItem, LICENSED_FORMATS, rssItem, written } from './reading.ts';
import { article, embargoed, HOUR, IMAGES, licensedFeed, rendition } from './renditions.ts';

describe('copy that is not licensed is not delivered', () => {
  test.each(LICENSED_FORMATS)('%s: a headline has no standfirst, no text and no picture', (format) => {
    const text = written(format, licensedFeed([rendition(article({ images: IMAGES }), { terms: { form: 'headline' } })]));
    for (const word of ['nine weeks', 'harbour line', 'Timetable', 'media.m10news']) expect(text).not.toContain(word);
    expect(text).toContain('Ferry returns');
  });

  test.each(LICENSED_FORMATS)('%s: a summary does not have the text', (format) => {
    const text = written(format, licensedFeed([rendition(article(), { terms: { form: 'summary' } })]));
    expect(text).toContain('sails again after nine weeks in dock');
    expect(text).not.toContain('Timetable');
  });

  test.each(LICENSED_FORMATS)('%s: only granted pictures are there, with credit and source', (format) => {
    const withImages = (images: 'none' | 'own' | 'cleared') =>
      written(format, licensedFeed([rendition(article({ images: IMAGES }), { terms: { images } })]));
    expect(withImages('none')).not.toContain('media.m10news.example');
    expect(withImages('own')).toContain('ferry.jpg');
    expect(withImages('own')).toContain('Mina Duarte');
    expect(withImages('own')).not.toContain('agency.jpg');
    expect(withImages('cleared')).not.toContain('stranger.jpg');
  });

  test('RSS has an excerpt or a text in content:encoded; less is a description, and all that is shown', () => {
    const encoded = FORMS.map((form) => all(rssItem(licensedFeed([rendition(article(), { terms: { form } })])), 'content:encoded').length);
    expect(Object.fromEntries(FORMS.map((form, index) => [form, encoded[index]]))).toEqual({
      headline: 0,
      summary: 0,
      excerpt: 1,
      full: 1,
    });
    const made = rendition(article(), { terms: { form: 'summary' } });
    expect(only(rssItem(licensedFeed([made])), 'description').text).toBe(made.bodyHtml);
  });

  test('an enclosure is a granted picture', () => {
    const feed = licensedFeed([rendition(article({ images: IMAGES }))]);
    const url = 'https://media.m10news.example/ferry.jpg?w=1200&q=80';
    expect(only(rssItem(feed), 'enclosure').attributes['url']).toBe(url);
    expect(hrefsOf(atomEntry(feed), 'link', 'enclosure')).toEqual([url]);
    expect(jsonItem(feed)).toMatchObject({ image: url, _tearsheet: { image: { credit: 'Mina Duarte', source: 'M10News' } } });
  });

  test.each(LICENSED_FORMATS)('%s: the desk’s note is not delivered', (format) => {
    expect(written(format, licensedFeed([rendition(article({ edNote: 'Check with legal.' }))]))).not.toContain('Check with legal');
  });
});

describe('copy under embargo', () => {
  const feed = licensedFeed([rendition(embargoed())]);

  test.each(LICENSED_FORMATS)('%s: every text that can be shown begins with the stamp', (format) => {
    for (const { bodies } of itemsIn(format, written(format, feed))) {
      for (const body of bodies) expect(body).toMatch(/^<p>(?:<strong>)?NOT FOR PUBLICATION UNTIL 2026-10-07 06:00 UTC/);
    }
  });

  test('is dated by its release, which has its own field; a change is dated when it was made', () => {
    for (const item of [rssItem(feed), atomEntry(feed)]) {
      expect(only(item, 'ts:embargoedUntil').text).toBe(HOUR);
      expect(only(item, 'dcterms:modified').text).toBe('2026-10-03T09:30:00.000Z');
    }
    expect(only(rssItem(feed), 'pubDate').text).toBe('Wed, 07 Oct 2026 06:00:00 GMT');
    expect([only(atomEntry(feed), 'published').text, only(atomEntry(feed), 'updated').text]).toEqual([HOUR, HOUR]);
    expect(jsonItem(feed)).toMatchObject({ date_published: HOUR, _tearsheet: { embargoed_until: HOUR } });
    expect(only(atomEntry(feed), 'summary').text).toMatch(/^NOT FOR PUBLICATION/);
    expect(jsonItem(feed).summary).toMatch(/^NOT FOR PUBLICATION/);
  });

  test('does not date the feed itself into the future', () => {
    expect(only(parseStrictly(written('atom', feed)), 'updated').text).toBe('2026-10-03T06:15:00.000Z');
    expect(only(only(parseStrictly(written('rss', feed)), 'channel'), 'lastBuildDate').text).toBe('Sat, 03 Oct 2026 09:30:00 GMT');
    const corrected = rendition(article({ significantChange: '2026-10-04T08:00:00.000Z' }));
    expect(only(parseStrictly(written('atom', licensedFeed([corrected]))), 'updated').text).toBe('2026-10-04T08:00:00.000Z');
  });

  test('has no trace of the embargo after its release', () => {
    for (const format of LICENSED_FORMATS)
      expect(written(format, licensedFeed([rendition(article({ embargoedUntil: '2026-10-03T06:15:00.000Z' }))]))).not.toMatch(
        /embargoed|NOT FOR PUBLICATION/i,
      );
  });
});
