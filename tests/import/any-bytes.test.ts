import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draftSchema } from '../../src/domain/articles/draft.ts';
import { readSource } from '../../src/import/read-source.ts';
import { cpuMsOf } from '../support/cpu-time.ts';
import { reading } from './support/publisher.ts';

const NAMES = ['a.txt', 'a.md', 'a.html', 'a.xml', 'a.json', 'a', 'https://example.org/a'];
const PIECES = [
  'By ',
  ' | ',
  '\n',
  '\n\n',
  '---\n',
  'title: x\n',
  '- ',
  '* ',
  '1. ',
  '(',
  ')',
  '© 2026 ',
  'EMBARGOED UNTIL ',
  '4 March 2026',
  '06:00 GMT',
  'PORT ELLERY (',
  ') - ',
  '<rss>',
  '<channel>',
  '<item>',
  '</item>',
  '</rss>',
  '<![CDATA[',
  ']]>',
  '<!--',
  '-->',
  '<entry>',
  '<feed xmlns="http://www.w3.org/2005/Atom">',
  '&amp;',
  '&',
  '<p>',
  '</p>',
  '<h1>',
  '<script type="application/ld+json">',
  '{"uri":"a"',
  ',"items":[',
  '[',
  ']',
  '{',
  '}',
  '"',
  ':',
  '\u0000',
  '\uD83D',
  '\u202E',
  'É',
  '-30-',
  'Headline: ',
  'Reporting by ',
  '<wp:post_name>',
  'xmlns:wp="x"',
];
const anyBytes = fc.oneof(
  fc.uint8Array({ maxLength: 200 }),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((pieces) => new TextEncoder().encode(pieces.join(''))),
);

describe('any bytes at all', () => {
  it('are read or refused, never thrown at the caller, and what is read the desk would take', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...NAMES), anyBytes, async (name, bytes) => {
        const { copies, faults } = await readSource(name, bytes, reading);
        for (const { article, slug, sourceHash } of copies) {
          expect(draftSchema.safeParse(article).success).toBe(true);
          expect(slug).toMatch(/^[a-z0-9-]{1,64}$/);
          expect(sourceHash).toMatch(/^[0-9a-f]{64}$/);
        }
        for (const { line, message } of faults) {
          expect(line).toBeGreaterThan(0);
          expect(message).not.toBe('');
        }
      }),
      { numRuns: 500 },
    );
  });

  const LONG = 20_000;
  it('are refused with what to look for where a page is no page', async () => {
    const messageOf = async (html: string) => (await readSource('a.html', new TextEncoder().encode(html), reading)).faults[0]?.message;
    expect(await messageOf('<div>'.repeat(4_000))).toBe('nests elements more than 500 deep; look for tags that are never closed');
    expect(await messageOf('<p>x'.repeat(60_000))).toBe('contains more than 50000 elements; look for tags that are never closed');
    expect(await messageOf(`<p ${'a '.repeat(20_000)}>x`)).toBe('contains a tag of more than 20000 characters');
  });

  it('may be long where pages are: in scripts, comments, values and text', async () => {
    const long = 'a b '.repeat(10_000);
    const page = `<!-- <p ${long} --><script>if (i<n) "${long}";</script><h1>Ferry</h1><p title="${long}">The ferry < the tug ${long}</p><p>${'<i>x</i>'.repeat(9_000)}</p>`;
    const { copies, faults } = await readSource('a.html', new TextEncoder().encode(page), { ...reading, section: 'world' });
    expect([copies.length, faults]).toEqual([1, []]);
  });

  it.each([
    ['elements within elements', 'a.html', '<div>'.repeat(LONG)],
    ['text within elements within elements', 'a.html', '<div>x'.repeat(LONG)],
    ['footers within footers', 'a.html', '<footer>x'.repeat(LONG)],
    ['paragraphs that each repeat what was left open', 'a.html', '<b><p>'.repeat(LONG)],
    ['comments before a page', 'a.html', `${'<!--a-->'.repeat(LONG)}x`],
    ['comments within a page', 'a.html', `<html><p>x${'<!--a-->'.repeat(10 * LONG)}`],
    ['parts nobody reads, side by side', 'a.html', `<p>x</p>${'<nav></nav>'.repeat(2 * LONG)}`],
    ['empty paragraphs', 'a.html', `<p>x</p>${'<p></p>'.repeat(2 * LONG)}`],
    ['boxes with text within boxes', 'a.html', `<body>${'<div class="menu">some words, and more, '.repeat(480)}`],
    ['links side by side', 'a.html', `<article>${'<p>words, and more words <a href="/">x</a></p>'.repeat(9_000)}</article>`],
    ['boxes side by side', 'a.html', `<body>${'<div>words, and more words</div>'.repeat(24_000)}`],
    ['lines side by side', 'a.html', `<body><div>${'words, and more words<br><br>'.repeat(12_000)}</div>`],
    ['tables in tables', 'a.html', `<body>${'<table><tr><td>words, and more words '.repeat(100)}${'<p>word</p>'.repeat(9_000)}`],
    [
      'bylines in a page',
      'a.html',
      `<body>${'<div class="byline" rel="author" itemprop="author">By A B</div>'.repeat(9_000)}<p>${'x '.repeat(900)}`,
    ],
    ['JSON-LD within JSON-LD', 'a.html', `<script type="application/ld+json">${'{"@graph":['.repeat(9_000)}</script><p>x`],
    [
      'nodes of JSON-LD',
      'a.html',
      `<script type="application/ld+json">[${'{"@type":"Article","@id":"a"},'.repeat(40_000)}{}]</script><p>x`,
    ],
    ['spaces in JSON-LD', 'a.html', `<script type="application/ld+json">${' '.repeat(10 * LONG)}x</script><p>x`],
    ['metas without end', 'a.html', `${'<meta name="article:tag" content="a">'.repeat(40_000)}<p>x`],
    [
      'a title of a feed',
      'a.xml',
      `<rss><channel><title>${' - '.repeat(LONG)}</title><item><guid>a</guid><title>x</title><author>${'a '.repeat(LONG)}</author><description>y</description></item></channel></rss>`,
    ],
    ['attributes without end', 'a.html', `<p ${Array.from({ length: 10 * LONG }, (_, index) => `a${index}`).join(' ')}>x`],
    ['formatting within formatting', 'a.html', '<b><i>'.repeat(2_000)],
    ['quotations within quotations', 'a.md', '>'.repeat(LONG)],
    ['brackets never closed', 'a.md', '['.repeat(LONG)],
    ['emphasis never closed', 'a.md', '*a_'.repeat(LONG)],
    ['arrays within arrays', 'a.json', '['.repeat(LONG)],
    [
      'aliases of aliases',
      'a.md',
      `---\na: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefgh'.replace(/./g, (c) => `${c}: &${c} [${`*${String.fromCharCode(c.charCodeAt(0) - 1)},`.repeat(9)}]\n`)}---\nText.`,
    ],
    ['comments never closed', 'a.xml', `<rss>${'<!--'.repeat(LONG)}`],
    ['quotes never closed', 'a.xml', '<rss a="'.repeat(LONG)],
    ['items within items', 'a.xml', `<rss><channel>${'<item>'.repeat(2_000)}`],
    ['commas without end', 'a.txt', `By ${'A, '.repeat(LONG)}`],
    ['dashes without end', 'a.txt', `A${' - '.repeat(LONG)}`],
    ['brackets in a line of text', 'a.txt', '(('.repeat(LONG)],
    ['one word without end', 'a.txt', 'é'.repeat(LONG)],
    ['blank lines without end', 'a.txt', '\n'.repeat(LONG)],
    ['spaces without end', 'a.txt', `a${' '.repeat(LONG)}b`],
    ['capital letters without end', 'a.txt', `EMBARGO ${'A. '.repeat(LONG)}`],
  ])('do not hold up an import: %s', async (_, name, text) => {
    expect(await cpuMsOf(() => readSource(name, new TextEncoder().encode(text), reading))).toBeLessThan(3_000);
  });
});
