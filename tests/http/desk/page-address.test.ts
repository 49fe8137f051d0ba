import { expect, test } from 'vitest';
import { mayHaveRelativeUrls } from '../../../src/http/desk/page-address.ts';

test.each([
  ['<a href="https://m10news.example/">', false],
  ["<img src = 'http://m10news.example/a.jpg'>", false],
  ['<a href="/harbour">', true],
  ['<iframe data-src=quay>', true],
])('%s: %s', (html, expected) => {
  expect(mayHaveRelativeUrls(html)).toBe(expected);
});

test.each(['data'.repeat(60_000), `src=${' '.repeat(240_000)}https:`])('takes linear time', (html) => {
  const startMs = performance.now();
  mayHaveRelativeUrls(html);
  expect(performance.now() - startMs).toBeLessThan(1_000);
});
