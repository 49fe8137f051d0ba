// A link within a text leads somewhere, also where the element that it named is replaced or left out.
import { expect, test } from 'vitest';
import { sanitiseBody } from '../../src/markup/sanitise.ts';

const BASE = 'https://m10news.example/p';
const LINK = '<p><a href="#v">See</a></p>';

function stored(html: string): string {
  const body = sanitiseBody(html, BASE);
  if (!body.ok) throw new Error(body.objection);
  expect(sanitiseBody(body.html, BASE)).toMatchObject({ html: body.html });
  return body.html;
}

test.each([
  ['<iframe id="v" src="https://c.example/7"></iframe>', '<p id="v"><a href="https://c.example/7">c.example</a></p>'],
  ['<video id="v"></video><p>x</p>', '<p id="v">x</p>'],
  ['<script id="v" src="https://c.example/7"></script><p>x</p>', '<p id="v">x</p>'],
  ['<p>x</p><svg id="v"><path/></svg>', '<p id="v">x</p>'],
  ['<p>x</p><p id="v"></p>', '<p id="v">x</p>'],
  ['<p>a <svg id="v"><text>t</text></svg></p>', '<p>a <span id="v"></span> t </p>'],
  ['<svg><text id="v">t</text></svg>', '<p><span id="v"></span> t</p>'],
  ['<div class="fb-like" id="v"></div><p>x</p>', '<p id="v">x</p>'],
  ['<img id="v" src="data:,"><p>x</p>', '<p id="v">x</p>'],
  ['<picture id="v"><img src="/a.jpg"></picture>', '<p><span id="v"></span><img alt="" src="https://m10news.example/a.jpg"></p>'],
  [
    '<figure id="f"><div id="v"></div><img src="/a.jpg"></figure>',
    '<figure id="f"><span id="v"></span><img alt="" src="https://m10news.example/a.jpg"></figure>',
  ],
  ['<ul id="v"></ul><p id="z">x</p>', '<p id="z"><span id="v"></span>x</p>'],
  ['<div id="v"><div id="w"><p id="u">t</p></div></div>', '<p id="u"><span id="v"></span>t</p>'],
  [
    '<div id="v" class="flourish-embed" data-src="visualisation/1"></div>',
    '<p id="v"><a href="https://public.flourish.studio/visualisation/1/">Flourish</a></p>',
  ],
  ['<select><option id="v">a</option></select><p>x</p>', '<p id="v">x</p>'],
  ['<video src="/v.mp4"><p id="v">fallback</p></video>', '<p id="v"><a href="https://m10news.example/v.mp4">v.mp4</a></p>'],
  ['<form><input id="v"></form><p>x</p>', '<p id="v">x</p>'],
  ['<p>a <font id="v">b</font></p>', '<p>a <span id="v"></span>b</p>'],
  ['<p><img src="/a.jpg"><img id="v" src="/a.jpg"></p>', '<p><img alt="" src="https://m10news.example/a.jpg"><span id="v"></span></p>'],
  ['<table><tbody><tr id="v"></tr><tr><td>1</td></tr></tbody></table>', '<table id="v"><tbody><tr><td>1</td></tr></tbody></table>'],
  ['<video id="v"></video><p id="v">x</p>', '<p id="v">x</p>'],
])('%s', (html, expected) => {
  // The second div is no target, so its id is of no use.
  expect(stored(LINK + html).replace(/<span id="w"><\/span>/, '')).toBe(LINK + expected);
});

test('an id to which no link leads is not kept for what is left out', () => {
  expect(stored('<p>x</p><iframe id="widget" src="https://c.example/7"></iframe>')).not.toContain('widget');
});
