// Addresses and sizes within a body, at their edges.
import { expect, test } from 'vitest';
import { sanitiseBody } from '../../src/markup/sanitise.ts';

function sanitised(html: string): string {
  const result = sanitiseBody(html, 'https://www.m10news.example/harbour/ferries');
  if (!result.ok) throw new Error(result.objection);
  return result.html;
}

test.each(['https://ada@h.example/', 'https://ada:quill@h.example/', 'https://:quill@h.example/'])(
  'a link to %s leaves its words, and a picture of it is dropped',
  (address) => {
    expect(sanitised(`<p><a href="${address}">words</a><img src="${address}"></p>`)).toBe('<p>words</p>');
  },
);

test('a picture may be 100,000 pixels wide and high, and a larger size is dropped', () => {
  const written = (pixels: number) => sanitised(`<p><img src="https://h.example/a.jpg" width="${pixels}" height="${pixels}"></p>`);
  expect(written(100_000)).toMatch(/width="100000" height="100000"|height="100000" width="100000"/);
  expect(written(100_001)).not.toMatch(/width|height/);
});

test('a picture that is repeated after white space is kept once', () => {
  const picture = '<img src="https://h.example/a.jpg" alt="">';
  expect(sanitised(`<p>${picture}\n  <noscript>${picture}</noscript></p>`).match(/<img/g)).toHaveLength(1);
  expect(sanitised(`<p>${picture} and ${picture}</p>`).match(/<img/g)).toHaveLength(2);
});
