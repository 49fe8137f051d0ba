import { describe, expect, it } from 'vitest';
import { leftOutOf } from '../../src/markup/left-out.ts';
import { sanitiseBody } from '../../src/markup/sanitise.ts';

const NONE = new Set<string>();

describe('what a text has and its sanitised form has not', () => {
  it('is listed once with its number, in the order of the text', () => {
    const html =
      '<p class="a" onclick="x()">One <font color="red">two</font></p><script>three()</script><p class="b"><a href="javascript:four()" target="_blank">five</a></p>';
    expect(leftOutOf(html, NONE)).toEqual([
      { name: 'class', kind: 'attribute', count: 2 },
      { name: 'onclick', kind: 'attribute', count: 1 },
      { name: 'font', kind: 'tag', count: 1 },
      { name: 'script', kind: 'content', count: 1 },
      { name: 'javascript:four()', kind: 'address', count: 1 },
      { name: 'target', kind: 'attribute', count: 1 },
    ]);
    const body = sanitiseBody(html, 'https://paper.example/');
    for (const gone of ['class', 'onclick', 'font', 'script', 'javascript', 'target'])
      expect(body.ok && body.html.includes(gone)).toBe(false);
  });

  it('is nothing for a text that stays as it is', () => {
    const html =
      '<h2>One</h2><p>Two <a href="/three" title="four">five</a> <time datetime="2026-01-01">six</time></p><table><tbody><tr><td colspan="2">7</td></tr></tbody></table><figure><img src="https://pics.example/8.jpg" alt="8" width="3" height="2" data-credit="9"></figure>';
    expect(leftOutOf(html, NONE)).toEqual([]);
    expect(leftOutOf('<div class="wrap"><section style="x"><p>Only for the look.</p></section></div>', NONE)).toEqual([]);
    expect(leftOutOf('Plain text\n\nof two paragraphs', NONE)).toEqual([]);
  });

  it('leaves to the sanitiser what it reports itself, and survives what cannot be parsed', () => {
    expect(leftOutOf('<p>One</p><iframe src="https://x.example/"></iframe>', new Set(['iframe']))).toEqual([]);
    expect(leftOutOf('<b>'.repeat(500), NONE)).toEqual([]);
    expect(leftOutOf(`<p><a href="${'javascript:'.repeat(1_000)}">x</a></p>`, NONE)[0]?.name.length).toBe(100);
  });
});
