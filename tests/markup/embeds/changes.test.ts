// What became something else, or was left out, is noted: nothing disappears silently.
import { expect, test } from 'vitest';
import { sanitiseBody } from '../../../src/markup/sanitise.ts';

function changesIn(html: string) {
  const body = sanitiseBody(`<p>Text.</p>${html}`, 'https://m10news.example/a');
  if (!body.ok) throw new Error(body.objection);
  return body.changes;
}

test.each([
  ['<iframe src="http://player.example/7"></iframe>', 'iframe', 'link', 'http://player.example/7'],
  ['<iframe src="about:blank" data-cmp-src="https://youtu.be/a"></iframe>', 'iframe', 'link', 'https://www.youtube.com/watch?v=a'],
  ['<iframe></iframe>', 'iframe', 'nothing', undefined],
  ['<iframe src="https://counter.example/" width="1" height="1"></iframe>', 'iframe', 'nothing', 'https://counter.example/'],
  ['<amp-vimeo data-videoid="7"></amp-vimeo>', 'amp-vimeo', 'link', 'https://vimeo.com/7'],
  ['<amp-tiktok></amp-tiktok>', 'amp-tiktok', 'nothing', undefined],
  ['<video></video>', 'video', 'nothing', undefined],
  ['<canvas></canvas>', 'canvas', 'nothing', undefined],
  ['<img src="data:image/gif;base64,R0">', 'img', 'nothing', undefined],
  ['<svg><path d="M0 0"/></svg>', 'svg', 'nothing', undefined],
  ['<svg aria-label="Delays rose"><path d="M0 0"/></svg>', 'svg', 'text', undefined],
  ['<script src="https://widgets.example/quiz.js"></script>', 'script', 'nothing', 'https://widgets.example/quiz.js'],
  ['<object data="/report.pdf"></object>', 'object', 'link', 'https://m10news.example/report.pdf'],
])('%s is noted', (html, element, became, address) => {
  expect(changesIn(html)).toEqual([address === undefined ? { element, became } : { element, became, address }]);
});

test.each([
  '<script async src="https://platform.twitter.com/widgets.js"></script>',
  '<script type="application/ld+json">{}</script>',
  '<svg aria-hidden="true"><path d="M0 0"/></svg>',
  '<p class="lead" onclick="x()">A paragraph.</p>',
])('what was never to be read is no change: %s', (html) => {
  expect(changesIn(html)).toEqual([]);
});

test('a player that stands again in <noscript> is linked to once', () => {
  const html = '<div><iframe data-src="https://youtu.be/a"></iframe><noscript><iframe src="https://youtu.be/a"></iframe></noscript></div>';
  expect(changesIn(html)).toHaveLength(1);
});
