import { expect, test } from 'vitest';
import { sanitiseBody } from '../../src/markup/sanitise.ts';

test.each([
  ['One line\nof text.\n\nAnother\r\n \r\nand a third.', '<p>One line of text.</p><p>Another</p><p>and a third.</p>'],
  ['First paragraph.\nSecond paragraph.', '<p>First paragraph.</p><p>Second paragraph.</p>'],
  ['Ferries & boats: 3 < 5 > 2\n\nAT&amp;T', '<p>Ferries &amp; boats: 3 &lt; 5 > 2</p><p>AT&amp;T</p>'],
  ['\nFirst.\nSecond.\n\n', '<p>First.</p><p>Second.</p>'],
  ['First.\rSecond.', '<p>First.</p><p>Second.</p>'],
  ['One line.', '<p>One line.</p>'],
  ['<b>Bold</b>\n\nand a line', '<p><b>Bold</b>\n\nand a line</p>'],
])('plain text keeps its paragraphs: %j', (text, html) => {
  expect(sanitiseBody(text, 'https://m10news.example/')).toMatchObject({ html });
});
