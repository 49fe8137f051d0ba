// What the portal counts and lists of an article's text, and how its list finds headlines.
import { describe, expect, it, test } from 'vitest';
import { embeddedLinks } from '../../../src/domain/articles/embedded-links.ts';
import { headlineTest } from '../../../src/domain/articles/headline-words.ts';
import { countWords } from '../../../src/domain/articles/word-count.ts';

test.each([
  ['', 0],
  ['The harbour’s 2,400 mooring-posts reopened.', 5],
  ['東京 tower', 3],
  ['“Quoted” — and dashed…', 3],
])('words of %j: %d', (text, words) => {
  expect(countWords(text)).toBe(words);
});

test('embeds are the links that are alone in their paragraphs, in the order of the text', () => {
  const html =
    '<p>See <a href="https://a.example/">this</a>.</p><p><a href="https://video.example/?v=1&amp;t=2">A film</a></p><p><a href="https://b.example/">https://b.example/</a></p>';
  expect(embeddedLinks(html)).toEqual([
    { url: 'https://video.example/?v=1&t=2', title: 'A film' },
    { url: 'https://b.example/', title: 'https://b.example/' },
  ]);
});

describe('a headline', () => {
  it('is found by the beginnings of its words, in any order and without accents', () => {
    const headline = 'Café am Hafen: «Straße» wird eröffnet';
    for (const typed of ['cafe', 'hafen café', 'stras', 'ERÖFF', 'haf, caf', '', '!'])
      expect([typed, headlineTest(typed)(headline)]).toEqual([typed, true]);
    for (const typed of ['afen', 'cafe bridge', 'hafenstrasse']) expect([typed, headlineTest(typed)(headline)]).toEqual([typed, false]);
  });
});
