// How deep elements of a body stand within each other when it is stored and when it is written.
import { describe, expect, it } from 'vitest';
import { outgoingHtml } from '../../../src/domain/articles/outgoing-html.ts';
import { normalised } from '../../../src/domain/values/comparable-text.ts';
import { sanitiseBody } from '../../../src/markup/sanitise.ts';
import { textOf } from '../../../src/markup/text.ts';

function nested(names: string, count: number, content: string): string {
  const within = (inner: string) => names.split(' ').reduceRight((text, name) => `<${name}>${text}</${name}>`, inner);
  return Array.from({ length: count }).reduce<string>((text) => within(text), content);
}

function stored(html: string): string {
  const body = sanitiseBody(html, 'https://www.m10news.example/city/ferry-returns');
  if (!body.ok) throw new Error(body.objection);
  return body.html;
}

function countOf(html: string, tag: string): number {
  return html.split(tag).length - 1;
}

const MULTIPLIED: [string, string, number][] = [
  ['h2 blockquote', '<h2>', 1],
  ['h2 b', '<h2>', 1],
  ['h2 ul li', '<h2>', 1],
  ['h3 dl dd', '<h3>', 1],
  ['h4 figure', '<h4>', 1],
  ['small', '<small>', 3],
  ['sup', '<sup>', 3],
  ['sub b', '<sub>', 3],
  ['code', '<code>', 3],
  ['q', '<q>', 3],
  ['blockquote', '<blockquote>', 2],
  ['ul li', '<ul>', 4],
  ['ol li', '<li>', 4],
  ['dl dd', '<dd>', 4],
  ['figure', '<figure>', 2],
  ['figure figcaption', '<figcaption>', 2],
  ['blockquote ul li', '<li>', 2],
  ['table tbody tr td', '<td>', 3],
  ['ruby', '<ruby>', 3],
];

describe('nested elements', () => {
  it.each(MULTIPLIED)('are bounded where they multiply: %s', (names, tag, count) => {
    const html = nested(names, 20, 'word one');
    for (const written of [outgoingHtml(html), stored(html)]) {
      expect(countOf(written, tag)).toBe(count);
      expect(countOf(written, tag.replace('<', '</'))).toBe(count);
      expect(normalised(textOf(written))).toBe('word one');
    }
  });

  it('leave no heading of another level within a heading', () => {
    expect(outgoingHtml('<h2><blockquote><h3>One</h3><h6>two</h6></blockquote></h2><h3>Three</h3>')).toBe(
      '<h2><blockquote> One  two </blockquote></h2><h3>Three</h3>',
    );
  });

  it('leave no part of a list, a table or a ruby without the whole', () => {
    const table = '<table><caption>c</caption><colgroup><col></colgroup><tbody><tr><th>x</th></tr></tbody></table>';
    const within = nested('table tbody tr td', 3, `a${table}<p>b</p>`);
    expect(stored(outgoingHtml(within))).toBe(outgoingHtml(within));
    expect(outgoingHtml(within)).not.toMatch(/<(?:caption|col|th)/);
    const list = nested('blockquote', 2, '<ul><li>One</li><li>Two</li></ul>');
    expect(outgoingHtml(list)).toBe('<blockquote><blockquote>  One  Two  </blockquote></blockquote>');
  });

  it('stay as they are where an article has them', () => {
    for (const html of [
      '<h2>One <b>two <sup>3<sub>4</sub></sup></b></h2><p>five</p><h2>Six</h2>',
      nested('ul li', 4, 'word'),
      '<blockquote><ul><li><ol><li><p>word</p></li></ol></li></ul></blockquote>',
      nested('figure', 2, '<img alt="" src="https://m10news.example/a.jpg"><figcaption>Seen</figcaption>'),
    ])
      expect([outgoingHtml(html), stored(html)]).toEqual([html, html]);
  });
});
