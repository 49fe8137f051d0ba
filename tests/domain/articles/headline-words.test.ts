// Finding headlines by their words: whole words and beginnings, in any order, whatever the script.
import { expect, test } from 'vitest';
import { headlineTest } from '../../../src/domain/articles/headline-words.ts';
import { nameWords } from '../../../src/domain/articles/search-words.ts';

const HEADLINES = [
  'Café am Hafen eröffnet',
  'Ha’penny bridge: “it’s open”',
  '東京の港が開く',
  'Мост открыт снова',
  'الميناء يفتح',
  `${'x'.repeat(45)} tail`,
  Array.from({ length: 25 }, (_, index) => `word${index}`).join(' '),
  '',
];
const TYPED = ['haf cafe', 'afen', "ha'p its", '港 東', '港東', 'мост', 'ينا', 'ميناء', 'x'.repeat(42), 'word1 word24', 'ope', '-', ''];

test('a quick look at the whole text finds the same headlines as its words do', () => {
  const found = (typed: string) => HEADLINES.filter(headlineTest(typed));
  const byWords = (typed: string) =>
    HEADLINES.filter((headline) => nameWords(typed).every((word) => nameWords(headline).some((one) => one.startsWith(word))));
  for (const typed of TYPED) expect([typed, found(typed)]).toEqual([typed, byWords(typed)]);
  expect([found('haf cafe').length, found('afen').length, found('港 東').length, found('').length]).toEqual([1, 0, 1, HEADLINES.length]);
});
