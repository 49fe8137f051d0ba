import { describe, expect, it } from 'vitest';
import { noticeExamples } from '../../../src/domain/partners/notice-examples.ts';
import { terms } from '../licensing.ts';
import { NOON, PUBLISHER } from '../newsroom.ts';

const SETTING = { publisher: PUBLISHER, origin: 'https://feeds.tarn-herald.example' };
const HOUSE_LINE = '© 2026 The Tarn Herald. All rights reserved.';

function linesOf(change: Parameters<typeof terms>[0]) {
  return noticeExamples(terms(change), 'Harbour Gazette', SETTING, NOON).map(({ language, source, text }) => [
    language,
    source,
    ...text.split('\n').slice(1),
  ]);
}

describe('the notice of an agreement, shown before it is put', () => {
  it('is composed as it will be: credit with the address, licence line, house line', () => {
    const [example] = noticeExamples(
      terms({ notice: { licenceLine: 'For {partner}, {year}: {headline}.' }, credit: { text: 'By {by}' } }),
      'Harbour Gazette',
      SETTING,
      NOON,
    );
    expect(example?.text.split('\n')).toEqual([
      expect.stringMatching(/^By Name of the Writer: https:\/\/www\.tarn-herald\.example\/.*example/),
      'For Harbour Gazette, 2026: Headline of the article.',
      HOUSE_LINE,
    ]);
    expect(example?.html.endsWith(`<p>${HOUSE_LINE}</p>`)).toBe(true);
  });

  it('has the address at which articles are read: on the site of the publisher, or on this service', () => {
    const addressWith = (articlePages: 'here' | 'elsewhere') => {
      const setting = { ...SETTING, publisher: { ...PUBLISHER, articlePages } };
      const [example] = noticeExamples(terms({}), 'Harbour Gazette', setting, NOON);
      return [/https:\S+/.exec(example?.text ?? '')?.[0], /href="([^"]+)"/.exec(example?.html ?? '')?.[1]];
    };
    expect(new Set(addressWith('here'))).toEqual(new Set(['https://feeds.tarn-herald.example/articles/example']));
    expect(addressWith('elsewhere')[0]).toMatch(/^https:\/\/www\.tarn-herald\.example\//);
  });

  it('is there in every language that has a line', () => {
    expect(linesOf({ notice: { licenceLine: { en: 'For {partner}.', de: 'Für {partner}.' } } })).toEqual([
      ['de', 'The Tarn Herald', 'Für Harbour Gazette.', HOUSE_LINE],
      ['en', 'The Tarn Herald', 'For Harbour Gazette.', HOUSE_LINE],
    ]);
    expect(linesOf({})).toEqual([['en-GB', 'The Tarn Herald', HOUSE_LINE]]);
  });

  it('is there for copy of another source, which carries its holder’s notice, where the agreement grants any', () => {
    const reference = terms({}).reference;
    expect(linesOf({ scope: { sources: { include: ['own', 'Ellery Wire', 'Third'] } } })).toEqual([
      ['en-GB', 'The Tarn Herald', HOUSE_LINE],
      ['en-GB', 'Ellery Wire', '© 2026 Ellery Wire. All rights reserved.', `Distributed by The Tarn Herald under agreement ${reference}.`],
    ]);
    expect(linesOf({ scope: { sources: { include: ['OWN', PUBLISHER.name] } } })).toHaveLength(1);
  });
});
