import { expect, test } from 'vitest';
import { mayHaveRelativeUrls } from '../../../src/http/requests/page-address.ts';

test.each([
  ['<a href="https://m10news.example/">', false],
  ["<img src = 'http://m10news.example/a.jpg'>", false],
  ['<a href="/harbour">', true],
  ['<iframe data-src=quay>', true],
  ['<img srcset="https://m10news.example/a.jpg 1x, /b.jpg 2x">', true],
  ['<img srcset="https://m10news.example/a.jpg 1x,b.jpg 2x">', true],
  ['<img srcset="https://m10news.example/a.jpg, /b.jpg 2x">', true],
  ["<img srcset='https://m10news.example/a.jpg 1x, /b.jpg 2x'>", true],
  ['<img data-srcset = "https://m10news.example/a.jpg 640w,\n b.jpg 1280w">', true],
  ['<source srcset="https://m10news.example/a.jpg&#32;1x,&#32;/b.jpg 2x">', true],
  ['<img srcset="https://m10news.example/a.jpg 1x, https://m10news.example/b.jpg 2x">', false],
  ['<img srcset="https://m10news.example/a,b.jpg 640w,https://m10news.example/c.jpg 1.5x" src="https://m10news.example/a.jpg">', false],
  ['<a href="https:page">', true],
  ['<a href="http:/page">', true],
  ['<a href="//other.example/">', true],
  ['<lite-youtube videoid="a" style="background-image: url(\'/a.jpg\')">', true],
  ['<lite-youtube videoid="a" style="background-image: url(https://m10news.example/a.jpg)">', false],
  ['<lite-vimeo videoid="7" thumbnail="/a.jpg">', true],
  ['<p>An address = a place; src and srcset are words.</p>', false],
])('%s: %s', (html, expected) => {
  expect(mayHaveRelativeUrls(html)).toBe(expected);
});

test.each([
  'data'.repeat(60_000),
  `srcset="${','.repeat(240_000)}`,
  `srcset="${', '.repeat(120_000)}"`,
  'srcset="'.repeat(30_000),
  `srcset${' '.repeat(240_000)}`,
  'url('.repeat(60_000),
  `src=${' '.repeat(240_000)}https:`,
])('takes linear time', (html) => {
  const startMs = performance.now();
  mayHaveRelativeUrls(html);
  expect(performance.now() - startMs).toBeLessThan(1_000);
});
