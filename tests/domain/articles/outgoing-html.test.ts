import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutBlankRuns } from '../../../src/domain/articles/blank-runs.ts';
import { declaredSize } from '../../../src/domain/articles/declared-size.ts';
import { outgoingHtml } from '../../../src/domain/articles/outgoing-html.ts';
import { isClosed } from '../../../src/domain/articles/stored-html.ts';
import { normalised } from '../../../src/domain/values/comparable-text.ts';
import { sanitiseBody } from '../../../src/markup/sanitise.ts';
import { textOf } from '../../../src/markup/text.ts';

function stored(html: string): string {
  const result = sanitiseBody(html, 'https://www.m10news.example/harbour/ferries');
  return result.ok ? result.html : '';
}

function quoted(text: string): string {
  return text.replaceAll('"', '&quot;');
}

function withoutSizes(html: string): string {
  return html.replace(/ (?:width|height)="\d+"/g, '');
}

/** All values of attributes, one after the other. In what our sanitiser writes, text holds no `<`. */
function valuesIn(html: string): string {
  const tags = [...html.matchAll(/<[a-z0-9]+((?: [a-z-]+="[^"]*")+)>/g)].map(([, attributes = '']) => attributes);
  return tags.flatMap((attributes) => [...attributes.matchAll(/ [a-z-]+="([^"]*)"/g)].map(([, value]) => value)).join(' ');
}

describe('a stored body that is written into a document', () => {
  it('has no angle bracket in a value, since a cleaner that does not parse takes one for the end of the tag', () => {
    const html = stored('<p>A <a href="mailto:x?subject=<b>" title="> <!-- ">word</a> and <img src="/a.jpg" alt="a > b">.</p>');
    expect(html).toContain('title="> <!-- "');
    expect(outgoingHtml(html)).toContain('title="&gt; &lt;!-- "');
    expect(outgoingHtml(html)).toContain('alt="a &gt; b"');
    expect(valuesIn(outgoingHtml(html))).not.toMatch(/[<>]/);
  });

  it('has no line break in a value, since at the beginning of a line of Markdown <!-- opens a comment', () => {
    const html = stored('<p><a href="/b" title="one\n<!-- two">a</a><img src="/a.jpg" alt="one \t\r\n\u2028 <!-- two"></p>');
    expect(outgoingHtml(html)).toContain('title="one &lt;!-- two"');
    expect(outgoingHtml(html)).toContain('alt="one &lt;!-- two"');
  });

  it('has no shortcode and no template tag, which a CMS removes with the text after it', () => {
    const html = stored('<p title="[gallery]">A [gallery] and {% comment %}.<img src="/a.jpg?b[]=1" alt="{{!"></p>');
    expect(outgoingHtml(html)).toBe(
      '<p>A &#91;gallery&#93; and &#123;% comment %&#125;.<img alt="&#123;&#123;!" src="https://www.m10news.example/a.jpg?b&#91;&#93;=1"></p>',
    );
  });

  it('is untouched where there is nothing to change', () => {
    const html = stored(
      '<h2>One</h2><p>5 &lt; 6 > 4 &amp; <a href="/x?a=1&amp;b=2" title="it\'s &quot;so&quot;">x</a><img src="/a.jpg" width="1200" height="800"></p><ol start="3" reversed><li value="2">x</li></ol>',
    );
    expect(outgoingHtml(html)).toBe(html);
  });

  it('has the same words, is well-formed, and does not change when it is written again, whatever it contains', () => {
    const value = fc.string({ unit: fc.constantFrom(...`<>"'&!-= a/é;[]{}%\n\t\u2028`, 'lt') });
    fc.assert(
      fc.property(value, value, fc.integer(), (one, two, side) => {
        const bodyWith = (title: string, alt: string) =>
          stored(`<p title="${quoted(title)}">x${two}</p><img src="/a" alt="${quoted(alt)}" title="${quoted(title)}" height="${side}">`);
        const html = bodyWith(one, two);
        const written = outgoingHtml(html);
        expect(valuesIn(written)).not.toMatch(/[<>[\]{}\n\t\u2028]/);
        expect(written.replace(/<[^>]*>/g, '')).not.toMatch(/[[\]{}]/);
        // As receipts hash them: a line break beyond the limit is a space.
        expect(normalised(textOf(written))).toBe(normalised(textOf(html)));
        expect(isClosed(written)).toBe(isClosed(html));
        expect(outgoingHtml(written)).toBe(written);
        const [title = '', alt = ''] = [one, two].map((text) => text.replace(/\s+/g, ' '));
        // Read again, it is the body that was stored, except that empty space in the text is limited.
        expect(withoutSizes(stored(written))).toBe(withoutSizes(withoutBlankRuns(bodyWith(title, alt))));
      }),
      {
        numRuns: 1_000,
        examples: [
          ['', '\u2028'.repeat(4), 0],
          ['', `${'\u2028'.repeat(4)}<`, 0],
        ],
      },
    );
  });
});

describe('a picture', () => {
  it.each([
    [
      { width: 1200, height: 800 },
      { width: 1200, height: 800 },
    ],
    [
      { width: 4_096, height: 4_096 },
      { width: 4_096, height: 4_096 },
    ],
    [
      { width: 8_192, height: 4_096 },
      { width: 4_096, height: 2_048 },
    ],
    [
      { width: 6_000, height: 9_000 },
      { width: 2_731, height: 4_096 },
    ],
    [
      { width: 100, height: 300 },
      { width: 100, height: 300 },
    ],
    [{ width: 100, height: 301 }, {}],
    [{ width: 1, height: 4_096 }, {}],
    [{ width: 4, height: 16_384 }, {}],
    [{ width: 100_000, height: 1 }, {}],
    [{ width: 1200 }, {}],
    [{ height: 100_000 }, {}],
    [{ width: 2, height: Number.MAX_SAFE_INTEGER }, {}],
    [
      { width: Number.MAX_SAFE_INTEGER, height: Number.MAX_SAFE_INTEGER },
      { width: 4_096, height: 4_096 },
    ],
    [{}, {}],
  ])('of %o declares %o', (size, declared) => {
    expect(declaredSize(size)).toEqual(declared);
  });

  const PICTURE = '<img alt="" src="https://m10news.example/a.jpg"';

  it('in the text declares no more than one beside it, whatever was stored', () => {
    const html = `<p>${PICTURE} width="2" height="9007199254740991"></p>`;
    expect(outgoingHtml(html)).toBe(`<p>${PICTURE}></p>`);
    expect(outgoingHtml(html.replace('width="2"', 'width="9007199254740991"'))).toBe(`<p>${PICTURE} width="4096" height="4096"></p>`);
  });

  it.each([
    ' srcset="https://m10news.example/a.jpg 0.001x"',
    ' srcset="https://m10news.example/a.jpg 1w" sizes="9999px"',
    ' srcset="https://m10news.example/a.jpg 1w"',
    ' srcset="https://m10news.example/a.jpg 300w" sizes="(max-width: 1024px) 100vw, 1024px"',
  ])('is written with its one address, since with others a page may enlarge it:%s', (others) => {
    expect(outgoingHtml(`<p>${PICTURE}${others} width="1200" height="800"></p>`)).toBe(`<p>${PICTURE} width="1200" height="800"></p>`);
  });

  it('declares no size after a hundred others', () => {
    const sized = `${PICTURE} width="4096" height="4096">`;
    expect(outgoingHtml(sized.repeat(103))).toBe(`${sized.repeat(100)}${`${PICTURE}>`.repeat(3)}`);
  });
});
