// Texts and typed words in the form in which the desk's search compares them.
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { searchable, searchQuery, typedWords, wordsIn, wordsOfBody } from '../../../src/domain/articles/search-words.ts';
import { cleanText } from '../../../src/domain/values/text.ts';
import { MIGRATIONS } from '../../../src/objects/catalogue/schema.ts';

/** The full-text table of the Catalogue, in memory. */
const database = new DatabaseSync(':memory:');
database.exec(
  MIGRATIONS.flatMap(({ statements }) => statements).findLast((statement) => statement.startsWith('CREATE VIRTUAL TABLE')) ?? '',
);
const insert = database.prepare('INSERT OR REPLACE INTO article_text (rowid, body) VALUES (1, ?)');
const match = database.prepare('SELECT rowid FROM article_text WHERE article_text MATCH ?');

function queryOf(typed: string, text = ''): string {
  const words = typedWords(typed);
  const longer = wordsIn(searchable(text)).filter((word) => words.beginning !== undefined && word.startsWith(words.beginning.letters));
  return searchQuery(words, longer);
}

function isFound(typed: string, text: string): boolean {
  insert.run(searchable(text));
  return match.all(queryOf(typed, text)).length > 0;
}

describe('the desk finds', () => {
  it.each([
    ['words in any order and case', 'LOCK pilots', 'Pilots return to the eastern lock'],
    ['the beginning of the last word', 'eastern loc', 'Pilots return to the eastern lock'],
    ['words without their accents, and letters without their strokes', 'Lodz angstrom strasse', 'Ångström aus Łódź, Straße 5'],
    ['words with accents that the text does not have', 'résumé', 'A resume of it'],
    ['a word that is written in parts', 'e-mail', 'An e-mail arrived'],
    ['the beginning of the last part of a word', 'e-mai', 'An e-mail arrived'],
    ['a phrase in quotation marks', '“eastern lock”', 'Pilots return to the eastern lock'],
    ['a word with an apostrophe of any form', "o'brien", 'Mr O’Brien said'],
    ['numbers', '1.4', 'It cost 1.4 million'],
    ['a word with a soft hyphen in the text', 'harbourmaster', 'The harbour\u00ADmaster'],
    ['a part of a Chinese sentence', '港口', '上海港口昨日重新开放'],
    ['a part of a Japanese sentence', '東京湾', '昨日は東京湾でフェリーが'],
    ['a Korean word with its particle', '서울', '오늘 서울에서 열린'],
    ['a part of a Thai sentence', 'ประชุม', 'การประชุมครั้งแรก'],
    ['an Arabic word with its vowel signs', 'كتاب', 'قرأ كِتَابًا'],
    ['a word in Devanagari', 'हिन्दी', 'यह हिन्दी में है'],
  ])('%s', (_name, typed, text) => {
    expect(isFound(typed, text)).toBe(true);
  });

  it.each([
    ['an article without one of the words', 'pilots western', 'Pilots return to the eastern lock'],
    ['the beginning of a word that is not the last', 'pilo lock', 'Pilots return to the eastern lock'],
    ['the beginning of a word by two letters', 'pi', 'Pilots return to the eastern lock'],
    ['the beginning of a quoted word', '"pilo"', 'Pilots return to the eastern lock'],
    ['words that do not follow each other as they are quoted', '"lock eastern"', 'Pilots return to the eastern lock'],
    ['Chinese characters in another order', '口港', '上海港口昨日重新开放'],
  ])('not %s', (_name, typed, text) => {
    expect(isFound(typed, text)).toBe(false);
  });
});

describe('the operators of SQLite', () => {
  it.each([
    'a AND',
    'NOT a',
    'NEAR(a b)',
    'a OR b',
    'body: a',
    '^a',
    'a*b',
    '"a',
    'a"b"c',
    "a'b",
    '(a',
    'a -b',
    '+a',
    '{a}',
    'a\0b',
    '\ud800a',
    'a＂ OR',
    '`a`',
    '--a',
  ])('have no effect: %j', (typed) => {
    expect(() => match.all(queryOf(typed, `${typed}s`))).not.toThrow();
  });

  it('are words where they are words', () => {
    expect(isFound('to AND fro', 'to and fro')).toBe(true);
    expect(isFound('to AND fro', 'to fro')).toBe(false);
  });

  it('have no effect whatever is typed', () => {
    const harmless = fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      const query = queryOf(text, `${text}s`);
      if (query !== '') match.all(query);
    });
    fc.assert(harmless, { numRuns: 200 });
  });

  it.each([['"'], ['a '], ['東'], ['x" OR "']])('have no effect in 10 kB of %j', (part) => {
    const query = queryOf(part.repeat(10_000 / part.length));
    expect(() => query === '' || match.all(query)).not.toThrow();
  });

  it.each(['', '***', '"" -', '😀', '。、'])('are no search by themselves: %j', (typed) => {
    expect(typedWords(cleanText(typed)).phrases).toEqual([]);
  });
});

describe('the words of a text', () => {
  it('are separated by blocks and not by emphasis, and their references are resolved', () => {
    const html = '<p>The <b>H</b>arbour &amp; quay</p><p>opens<br>now</p><figure><figcaption>A boat</figcaption></figure>';
    expect(wordsOfBody(html).split(/\s+/).filter(Boolean)).toEqual(['The', 'Harbour', '&', 'quay', 'opens', 'now', 'A', 'boat']);
  });

  it('are found in HTML of an older program that is not in canonical form', () => {
    expect(wordsOfBody('<P CLASS=x>Old <i>copy').trim().split(/\s+/)).toEqual(['Old', 'copy']);
  });
});
