// The editor's schema is what the sanitiser lets through: what the editor writes is stored as it is, and what is stored is read without a loss.
import { globSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { JSDOM } from 'jsdom';
import { marked } from 'marked';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { sanitiseBody } from '../../../src/markup/sanitise.ts';
import { textOf } from '../../../src/markup/text.ts';
import { CONTAINER_NAMES, SCHEMA } from '../../../src/markup/vocabulary.ts';
import { attributesOf, CONTENT, LEAVES, MARKS } from '../../../src/pages/editor/elements.ts';
import { meaningOf } from '../../../src/pages/editor/meaning.ts';
import { bodyOf, documentOf } from '../../../src/pages/editor/reading.ts';
import { htmlOf } from '../../../src/pages/editor/writing.ts';
import { anyDocument } from './any-document.ts';

const BASE = 'https://www.m10news.example/harbour/ferries';
const { window } = new JSDOM('');
const inert = window.document as Document;

beforeAll(() => {
  vi.stubGlobal('DOMParser', window.DOMParser);
  return () => vi.unstubAllGlobals();
});

const read = (html: string) => bodyOf(html, (text) => text);
const written = (html: string) => htmlOf(documentOf(read(html)), inert);
const isKept = (html: string) => meaningOf(read(html)).join('\n') === meaningOf(read(written(html))).join('\n');

function sanitised(html: string): string | undefined {
  const body = sanitiseBody(html, BASE);
  return body.ok ? body.html : undefined;
}

describe('the schema of the editor', () => {
  it('has every element that the sanitiser lets through, with the same attributes, and no other', () => {
    const allowed = (SCHEMA.tagNames ?? []).filter((name) => !CONTAINER_NAMES.has(name));
    const elements = [...Object.keys(CONTENT), ...MARKS, ...LEAVES];
    expect(elements.toSorted()).toEqual(allowed.toSorted());
    const htmlNames = (name: string) => name.toLowerCase().replace(/^data/, 'data-');
    const attributesAllowed = (element: string) =>
      ['*', element].flatMap((key) => SCHEMA.attributes?.[key] ?? []).map((name) => htmlNames(String(name)));
    for (const element of elements)
      expect([element, attributesOf(element).toSorted()]).toEqual([element, attributesAllowed(element).toSorted()]);
  });

  it('writes what the sanitiser leaves as it is, whatever is in the document', () => {
    let compared = 0;
    fc.assert(
      fc.property(anyDocument, (doc) => {
        doc.check();
        const html = htmlOf(doc, inert);
        const stored = sanitised(html);
        if (stored === undefined) {
          expect(textOf(html).trim()).toBe('');
          return;
        }
        compared += 1;
        expect(read(stored).isEqualNode(read(html)) ? html : stored).toBe(html);
        expect(isKept(html) ? '' : html).toBe('');
      }),
      { numRuns: 150 },
    );
    expect(compared).toBeGreaterThan(75);
  });
});

/** What people file, as it is stored. */
function filedTexts(): [name: string, html: string][] {
  const sample = globSync('src/cli/sample/{articles,corrections}/*.md').map(
    (path) => [path, marked.parse(textWithin(path)) as string] as const,
  );
  const imported = globSync('tests/fixtures/import/*.expected.json').flatMap((path) => copiesIn(path).map((html) => [path, html] as const));
  const cleaned = globSync('tests/fixtures/markup/*.out.html').map((path) => [path, readFileSync(path, 'utf8')] as const);
  return [...sample, ...imported, ...cleaned].flatMap(([path, html]): [string, string][] => {
    const stored = sanitised(html);
    return stored === undefined ? [] : [[path, stored]];
  });
}

/** Without the fields before it. */
function textWithin(path: string): string {
  return readFileSync(path, 'utf8').split(/^---$/m).slice(2).join('---');
}

function copiesIn(path: string): string[] {
  const { copies } = JSON.parse(readFileSync(path, 'utf8')) as { copies: { article: { bodyHtml: string } }[] };
  return copies.map(({ article }) => article.bodyHtml);
}

describe('a text that is stored', () => {
  it('is read and written without a loss, and so the editor shows it: what is filed, imported and cleaned', () => {
    const texts = filedTexts();
    expect(texts.length).toBeGreaterThan(100);
    for (const [path, html] of texts) {
      expect([path, isKept(html)]).toEqual([path, true]);
      // Not by the editor's own comparison.
      const again = written(html);
      expect([path, textOf(again)]).toEqual([path, textOf(html)]);
      expect([path, addressesIn(again)]).toEqual([path, addressesIn(html)]);
    }
  });

  it.each([
    ['a link around a heading', '<a href="https://news.example/"><h2>Two</h2></a>'],
    ['a list in a list without an item', '<ul><li>One</li><ul><li>Two</li></ul></ul>'],
    ['a quotation in a quotation', '<p><q>He said <q>no</q></q></p>'],
    ['a power of a power', '<p>x<sup>2<sup>3</sup></sup></p>'],
    ['a heading with paragraphs', '<h2><p>One</p><p>Two</p></h2>'],
    ['an attribute that it does not have', '<p class="x">One</p>'],
    ['an element that it does not have', '<p>One <marquee>two</marquee></p>'],
    ['a comment', '<p>One</p><!-- two -->'],
    ['a player', '<p>One</p><iframe src="https://news.example/"></iframe>'],
    ['a relative link', '<p><a href="/one">One</a></p>'],
  ])('with %s stays HTML', (_name, html) => {
    expect(isKept(html)).toBe(false);
  });

  it.each([
    ['whose tags are nested in another order', '<p><em>One <a href="https://news.example/">two</a></em> three</p>'],
    ['with the same element twice', '<p><b><b>One</b></b></p>'],
    ['with other white space', '<p>\n  One  <b> two </b>\n</p>\n\n<p>Three<br>\nfour</p>'],
    ['with paragraphs in some items', '<ul><li>One</li><li><p>Two</p><p>Three</p></li><li>Four<p>Five</p></li></ul>'],
    ['with preformatted lines', '<pre>  One\n    two</pre>'],
  ])('%s is shown in the editor', (_name, html) => {
    expect(isKept(html)).toBe(true);
  });
});

/** Each once: two links beside each other that lead to the same place become one. */
function addressesIn(html: string): string[] {
  const elements = [...read(html).querySelectorAll('[href], [src]')];
  return [...new Set(elements.map((element) => element.getAttribute('href') ?? element.getAttribute('src') ?? ''))].toSorted();
}
