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
  ['<template><p>Text.</p></template>', 'template', 'nothing', undefined],
  ['<svg aria-hidden="true"><text>Delays</text></svg>', 'svg', 'nothing', undefined],
  ['<news-quiz></news-quiz>', 'news-quiz', 'nothing', undefined],
  ['<div class="pym" data-pym-src="https://charts.example/7"></div>', 'div', 'nothing', 'https://charts.example/7'],
  ['<video><source data-src="https://m10news.example/a.mp4"></video>', 'video', 'link', 'https://m10news.example/a.mp4'],
  ['<object data="/report.pdf">Your browser shows no PDF.</object>', 'object', 'link', 'https://m10news.example/report.pdf'],
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

function bodyOf(html: string): string {
  const body = sanitiseBody(html, 'https://m10news.example/a');
  if (!body.ok) throw new Error(body.objection);
  return body.html;
}

const FRAME = '<iframe src="https://player.example/7"></iframe>';
const LINK = '<p><a href="https://player.example/7">player.example</a></p>';

test.each([
  [`${FRAME}<p>Text.</p>${FRAME}`, `${LINK}<p>Text.</p>${LINK}`],
  [`${FRAME}<noscript>${FRAME}</noscript>`, LINK],
  [`<iframe hidden src="https://player.example/7"></iframe><noscript>${FRAME}</noscript>`, LINK],
  [`<video>${FRAME}</video>`, LINK],
  [
    '<amp-vimeo data-videoid="7"><noscript><iframe src="https://player.vimeo.com/video/7"></iframe></noscript></amp-vimeo>',
    '<p><a href="https://vimeo.com/7">Vimeo</a></p>',
  ],
  [
    '<img src="https://m10news.example/a.jpg" data-oembed-url="https://vimeo.com/7">',
    '<p><img alt="" src="https://m10news.example/a.jpg"></p>',
  ],
  ['<svg><foreignObject><div>Delays rose</div></foreignObject></svg>', '<p>Delays rose</p>'],
  [
    '<p>So <span class="katex"><span class="katex-mathml"><math><mi>x</mi></math></span><span class="katex-html"><i>x</i></span></span>.</p>',
    '<p>So x.</p>',
  ],
  ['<p>10<math><msup><mrow></mrow><mn>2</mn></msup></math></p>', '<p>10^2</p>'],
])('the link to a player is neither lost nor repeated: %s', (html, stored) => {
  expect(bodyOf(html)).toBe(stored);
});

test.each([
  `<iframe title="youtube${' '.repeat(100_000)}x" src="https://player.example/7"></iframe>`,
  `<lite-youtube videoid="a" style="background:url(${' '.repeat(100_000)}"></lite-youtube>`,
  `<lite-youtube videoid="a" style="${'background:url('.repeat(7_000)}"></lite-youtube>`,
])('a long attribute takes linear time', (html) => {
  const startMs = performance.now();
  bodyOf(html);
  expect(performance.now() - startMs).toBeLessThan(2_000);
});
