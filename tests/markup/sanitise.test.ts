import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sanitiseBody } from '../../src/markup/sanitise.ts';
import { type BodyNode, isElement, parseBody } from '../../src/markup/tree.ts';
import { cpuMsOf } from '../support/cpu-time.ts';

const BASE = 'https://www.m10news.example/harbour/ferries';
const FIXTURES = 'tests/fixtures/markup';
const ADDRESSES: ReadonlySet<string> = new Set(['href', 'src', 'cite']);

function sanitised(html: string): string {
  const result = sanitiseBody(html, BASE);
  if (!result.ok) throw new Error(result.objection);
  return result.html;
}

function objectionTo(html: string): string {
  const result = sanitiseBody(html, BASE);
  return result.ok ? `accepted: ${result.html.slice(0, 100)}` : result.objection;
}

/** Every element below <body>, as a browser would build them. */
function elementsIn(html: string) {
  const parsed = parseBody(html);
  if (!parsed.ok) throw new Error(parsed.objection);
  const found: Extract<BodyNode, { tagName: string }>[] = [];
  const waiting: BodyNode[] = [...parsed.body.childNodes];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (!isElement(node)) continue;
    found.push(node);
    waiting.push(...node.childNodes);
  }
  return found;
}

describe('the body of an article', () => {
  for (const path of globSync(`${FIXTURES}/*.in.html`).toSorted()) {
    it(`comes out as its fixture says: ${basename(path, '.in.html')}`, () => {
      const expected = readFileSync(path.replace('.in.html', '.out.html'), 'utf8').trimEnd();
      expect(sanitised(readFileSync(path, 'utf8'))).toBe(expected);
    });
  }

  it('is refused with a sentence if it has no text and no picture', () => {
    for (const html of [
      '',
      '   ',
      '<p>&nbsp;</p><hr>',
      '<p>&#8203;</p>',
      '<h2>&#10240;</h2><ul><li>&#12644;</li></ul>',
      '<script>x</script>',
      '<frameset><frame src="/x"></frameset>',
      '<img src="javascript:x">',
    ]) {
      expect(objectionTo(html)).toBe('has no text and no picture');
    }
  });

  it('has no block of invisible characters', () => {
    const blank = ['\u200B', '\u00AD', '\u2060', '\u2800', '\u3164', '\u115F', '\uFFA0', '\uFFFC', '\u{1D159}', '\u{E0020}', '\uFE0F'];
    const blocks = blank.map((character) => `<h2>${character}</h2><ul><li><b>${character} </b></li></ul>`);
    expect(sanitised(`<p>one${blank[0]}</p>${blocks.join('')}<p>two</p>`)).toBe(`<p>one${blank[0]}</p><p>two</p>`);
  });

  it('may be a single picture', () => {
    expect(sanitised('<img src="/a.jpg">')).toBe('<p><img alt="" src="https://www.m10news.example/a.jpg"></p>');
  });

  it('is refused when a thousand tags are left open, and not when they are closed', () => {
    expect(objectionTo(`${'<b>'.repeat(1000)}text`)).toMatch(/nests elements more than 100 deep/);
    expect(objectionTo(`${'<blockquote>'.repeat(1000)}text`)).toMatch(/nests elements more than 100 deep/);
    expect(sanitised('<p>text</p>'.repeat(1000))).toHaveLength(11_000);
  });

  it('is refused before a few open tags are repeated in every paragraph that follows', () => {
    const open = Array.from({ length: 90 }, (_, n) => `<b id="${n}">`).join('');
    expect(objectionTo(`<p>${open}${'<p>x'.repeat(2000)}`)).toMatch(/has more than 20000 elements/);
  });

  it('cannot be sanitised without the address of its page', () => {
    expect(() => sanitiseBody('<p>x</p>', '/relative')).toThrow(TypeError);
  });

  it('is not cut off at half a surrogate pair', () => {
    expect(sanitised('<p>fire \uD83D and \uDD25 &#xD83D; smoke</p>')).toBe('<p>fire  and  \uFFFD smoke</p>');
  });
});

const NASTY = [
  '<p>',
  '</p>',
  '<b>',
  '</b>',
  '<i title="',
  '">',
  '<a href="/x">',
  '<a href=javascript:x>',
  '</a>',
  '<div>',
  '</div>',
  '<table>',
  '<tr>',
  '<td>',
  '</table>',
  '<li>',
  '<ul>',
  '</ul>',
  '<svg>',
  '</svg>',
  '<math>',
  '<mtext>',
  '<style>',
  '</style>',
  '<script>',
  '</script>',
  '<!--',
  '-->',
  '<![CDATA[',
  ']]>',
  '<template>',
  '</template>',
  '<noscript>',
  '<textarea>',
  '</textarea>',
  '<select><option>',
  '<button>',
  '</button>',
  '<iframe src=//v.example/1>',
  '</iframe>',
  '<pre>\n\n',
  '</pre>',
  '<img src=/a.jpg>',
  '<img src=data:x>',
  '<video><source src=/v.mp4>',
  '<figure>',
  '<figcaption>',
  '<h1>',
  '</h1>',
  '<span>',
  '<span lang=nb>',
  '<nobr>',
  '<object>',
  '<form>',
  '<plaintext>',
  '<frameset>',
  '<body onload=x>',
  '<html>',
  '<head>',
  '<caption>',
  '<col>',
  '<dl><dt>',
  '<dd>',
  '<ruby><rt>',
  '<summary>',
  '<marquee>',
  '<font color=red>',
  'text',
  ' ',
  '\n',
  '&lt;script&gt;',
  '&#x0B;',
  '\u0000',
  '\uD83D',
  '"',
  "'",
  '<',
  '&',
  '<p/',
  '</',
]; // prettier-ignore

const nastyHtml = fc
  .array(fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...NASTY) }, fc.string({ maxLength: 5 })), { maxLength: 25 })
  .map((parts) => parts.join(''));

describe('a long run of one character', () => {
  // Quadratic work took half a minute on the commas; linear work takes milliseconds.
  it.each([
    ['of commas in the middle of a srcset', `<p>Text<img src="/a.jpg" srcset="x${','.repeat(80_000)}y 2x"></p>`],
    ['of commas around a srcset', `<p>Text<img src="/a.jpg" srcset="${','.repeat(80_000)}y${','.repeat(80_000)}"></p>`],
    ['of spaces in a srcset', `<p>Text<img src="/a.jpg" srcset="x${' '.repeat(160_000)}2x"></p>`],
    ['of line breaks', `<pre>a${'\n'.repeat(160_000)}b</pre>`],
  ])('%s is looked at once', async (_what, html) => {
    expect(sanitiseBody(html, BASE).ok).toBe(true);
    expect(await cpuMsOf(() => sanitiseBody(html, BASE))).toBeLessThan(3_000);
  });
});

describe('whatever HTML comes in', () => {
  it('the result is a fixed point: sanitising it again changes nothing', () => {
    fc.assert(
      fc.property(nastyHtml, (html) => {
        const once = sanitiseBody(html, BASE);
        if (once.ok) expect(sanitiseBody(once.html, BASE)).toEqual({ ...once, changes: [] });
      }),
      { numRuns: 500 },
    );
  });

  it('is refused only if it is empty', () => {
    fc.assert(
      fc.property(nastyHtml, (html) => {
        const result = sanitiseBody(html, BASE);
        if (!result.ok) expect(result.objection).toBe('has no text and no picture');
      }),
      { numRuns: 500 },
    );
  });

  it('a notice appended to the result is a block of its own at the root', () => {
    fc.assert(
      fc.property(nastyHtml, (html) => {
        const result = sanitiseBody(html, BASE);
        if (!result.ok) return;
        const notice = elementsIn(`${result.html}<p id="notice">©</p>`).find((element) =>
          element.attrs.some(({ value }) => value === 'notice'),
        );
        expect(notice?.parentNode && 'tagName' in notice.parentNode && notice.parentNode.tagName).toBe('body');
      }),
      { numRuns: 300 },
    );
  });

  it('the result has no script and no relative address', () => {
    fc.assert(
      fc.property(nastyHtml, (html) => {
        const result = sanitiseBody(html, BASE);
        for (const { tagName, attrs } of result.ok ? elementsIn(result.html) : []) {
          expect(tagName).not.toMatch(/^(?:script|style|iframe|object|svg|math|form|template|textarea|div|noscript)$/);
          for (const { name, value } of attrs) {
            expect(name).not.toMatch(/^(?:on|style$|id$|class$|name$)/);
            if (ADDRESSES.has(name)) expect(value).toMatch(/^(?:https?:\/\/|mailto:|tel:)/);
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});
