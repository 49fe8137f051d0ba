// One bomb of each kind: small files that would take a reader hours, or all memory. And one kind of them by the thousand: for every format, rows of every
// sign that a pattern may begin with. Ten times as many must take about ten times as long.
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readSource } from '../../src/import/read-source.ts';
import { cpuMsOf } from '../support/cpu-time.ts';
import { reading } from './support/publisher.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const inRss = (text: string) => `<rss><channel><title>Q</title><item><guid>a</guid><title>T</title>${text}</item></channel></rss>`;
const read = (name: string, text: string | Uint8Array) =>
  readSource(name, typeof text === 'string' ? utf8(text) : text, { ...reading, section: 'world' });
/** What is said of a source in which nothing is found. */
const faultOf = async (name: string, text: string | Uint8Array) => {
  const { copies, kills, faults } = await read(name, text);
  expect([copies, kills]).toEqual([[], []]);
  return faults.map(({ message }) => message).join('\n');
};

const levels = (count: number) =>
  Array.from({ length: count }, (_, level) => `<!ENTITY e${level + 1} "${`&e${level};`.repeat(10)}">`).join('\n');
const aliases = (count: number) => `a: &a x\nb: [${Array.from({ length: count }, () => '*a').join(', ')}]`;
const laughs = Array.from({ length: 9 }, (_, at) => `l${at}: &l${at} [${`*l${at - 1}, `.repeat(9)}]`).join('\n');

describe('XML', () => {
  it.each([
    ['nested entities', `<!DOCTYPE rss [<!ENTITY e0 "ha">\n${levels(9)}]>${inRss('<description>&e9;</description>')}`],
    ['an entity in itself', `<!DOCTYPE rss [<!ENTITY a "&b;"><!ENTITY b "&a;">]>${inRss('<description>&a;</description>')}`],
    ['a file of the machine', `<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]>${inRss('<description>&a;</description>')}`],
    ['an entity in a parameter', `<!DOCTYPE rss [<!ENTITY % a SYSTEM "http://127.0.0.1/a.dtd"> %a;]>${inRss('')}`],
    [
      'an entity of an export',
      `<!DOCTYPE rss [<!ENTITY a "x">]><rss xmlns:wp="w"><channel><item><title>&a;</title></item></channel></rss>`,
    ],
  ])('is refused with %s', async (_, text) => {
    expect(await faultOf('a.xml', text)).toBe('declares entities, which are not read');
  });

  it('fetches no document type', async () => {
    const { copies } = await read('a.xml', `<!DOCTYPE rss SYSTEM "http://127.0.0.1:1/a.dtd">${inRss('<description>x</description>')}`);
    expect(copies).toHaveLength(1);
  });

  it('is refused where a name has more brackets than anybody', async () => {
    expect(await faultOf('a.xml', inRss(`<author>${'('.repeat(1_000_000)}</author>`))).toBe('has more than 5000 characters in <author>');
    const header = `<rss><channel><managingEditor>${'('.repeat(1_000_000)}</managingEditor><item><guid>a</guid></item></channel></rss>`;
    expect(await faultOf('a.xml', header)).toBe('has more than 5000 characters in <managingEditor>');
  });

  it('is refused where elements nest without end', async () => {
    expect(await faultOf('a.xml', inRss('<a>'.repeat(200_000)))).not.toBe('');
  });
});

describe('data', () => {
  const deep = (count: number, open: string, close: string) => open.repeat(count) + close.repeat(count);
  it.each([
    ['JSON', 'a.json', `{"uri":"a","x":${deep(101, '[', ']')}}`, 'nests JSON more than 100 deep'],
    ['JSON without an end', 'a.json', '['.repeat(1_000_000), 'nests JSON more than 100 deep'],
    ['YAML', 'a.md', `---\na: ${deep(101, '[', ']')}\n---\n\nText.`, 'nests YAML more than 100 deep'],
    [
      'YAML by indentation',
      'a.md',
      `---\na:\n${Array.from({ length: 120 }, (_, n) => `${' '.repeat(n + 1)}b:\n`).join('')}---\n\nText.`,
      'deep',
    ],
    ['TOML', 'a.md', `+++\na = ${deep(101, '[', ']')}\n+++\n\nText.`, 'nests TOML more than 100 deep'],
    ['JSON front matter', 'a.md', `{"a": ${deep(101, '[', ']')}}\n\nText.`, 'nests JSON more than 100 deep'],
  ])('%s is refused where it nests more than 100 deep', async (_, name, text, message) => {
    expect(await faultOf(name, text)).toContain(message);
  });

  it('YAML is refused with more than 50 aliases, and with aliases of aliases', async () => {
    expect((await read('a.md', `---\ntitle: T\n${aliases(40)}\n---\n\nText.`)).copies).toHaveLength(1);
    expect(await faultOf('a.md', `---\ntitle: T\n${aliases(60)}\n---\n\nText.`)).toMatch(/alias/i);
    expect(await faultOf('a.md', `---\ntitle: T\n${laughs.replace('*l-1, '.repeat(9), 'ha')}\n---\n\nText.`)).toMatch(/alias/i);
  });
});

describe('HTML', () => {
  it.each([
    ['100,000 elements within each other', '<div>'.repeat(100_000), 'nests elements more than 500 deep'],
    ['a million attributes', `<p ${'a '.repeat(1_000_000)}>x`, 'contains a tag of more than 20000'],
    ['50 MB of text on one line', `<p>${'word '.repeat(10_000_000)}`, 'is larger than any one article'],
  ])('is refused with %s, before a tree is built', async (_, html, message) => {
    let fault = '';
    const ms = await cpuMsOf(async () => {
      fault = await faultOf('a.html', html);
    });
    expect(fault).toContain(message);
    expect(ms).toBeLessThan(5_000);
  });
});

it('an archive is refused by its first bytes, and nothing in it is unpacked', async () => {
  const bomb = gzipSync(new Uint8Array(50_000_000));
  expect(bomb.length).toBeLessThan(100_000);
  for (const name of ['a.txt', 'a.xml', 'a.json', 'a.gz'])
    expect(await faultOf(name, bomb)).toBe('is a compressed archive, which is not read');
  expect(await faultOf('a.txt', utf8('PK\u0003\u0004 and so on'))).toBe(
    'is a zip archive, or a document of an office program, which is not read: save it as text, Markdown or HTML',
  );
});

const PIECES =
  '(|[|{|<|<!--|{{|{% |[[|"By |By A, | |\n| \n|\t|1|1 |a.|a. |A |EMBARGO |EMBARGO: |embargoed until 6 a.m. |(AP) - | - |&|&lt;|"|“|*|_|#|>|- |`|~|\\|![|](|[caption |[a b="|<p>|<b>|</p>|<a href="|é|\u0301|\u200b|January |12:30 |© |kill the |---\n|a: |&a |<pre>|<pre></pre>|<!-- wp:x -->|http://a|www.a.|a@b.|;|, |and |Correction: |Reporting by |<br>|<td>|<![CDATA[|]]>|<?a |"a":|<li>|<img src=a>|<author>|Keywords: '.split(
    '|',
  );
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const FORMATS: Readonly<Record<string, (row: string) => [string, string]>> = {
  'wire text': (row) => ['a.txt', `Headline\n\nText ${row}`],
  'the head of a wire text': (row) => ['a.txt', `Keywords: ${row}x`],
  Markdown: (row) => ['a.md', `# H\n\n${row}`],
  'front matter': (row) => ['a.md', `---\ntitle: ${row}\n---\n\nText.`],
  HTML: (row) => ['a.html', `<html><h1>H</h1><p>Text ${row}`],
  'metadata of a page': (row) => {
    const content = row.replaceAll('"', '');
    const ld = JSON.stringify({ '@type': 'NewsArticle', headline: row, articleBody: row, author: row });
    return ['a.html', `<html><meta name="author" content="${content}"><script type="application/ld+json">${ld}</script><p>Text`];
  },
  'a feed': (row) => ['a.xml', inRss(`<description>${escaped(row)}</description>`)],
  'names of a feed': (row) => [
    'a.xml',
    inRss(`<pubDate>${escaped(row)}</pubDate><category>${escaped(row)}</category><source>${escaped(row)}</source>`),
  ],
  'raw XML': (row) => ['a.xml', `<rss><channel><item>${row}`],
  'an export': (row) => [
    'a.xml',
    `<rss xmlns:wp="w"><channel><link>https://a.example</link><item><title>T</title><wp:post_id>1</wp:post_id><content:encoded>${escaped(row)}</content:encoded></item></channel></rss>`,
  ],
  ninjs: (row) => ['a.json', JSON.stringify({ uri: 'a', type: 'text', headline: 'H', body_html: row, byline: row, keywords: row })],
  'text of ninjs': (row) => ['a.json', JSON.stringify({ uri: 'a', type: 'text', headline: 'H', body_text: row, ednote: row })],
  'raw JSON': (row) => ['a.json', `{"uri":"a","b":${row}`],
};

const [SMALL, LARGE] = [4_000, 40_000];
/** A pattern that tries every start again takes a hundred times as long. Collections of garbage take some of it. */
const MOST = 40;
/** Errors with their stacks, in two readings of the text, took five to nine times as long. */
const MOST_FAULTY = 4;
/** What is done within so little time is not compared. */
const SHORT_MS = 80;

describe('front matter', () => {
  it('with a fault in each character takes little more time than a sound list of that length', async () => {
    const once = (row: string) => cpuMsOf(() => read('a.md', `---\ntitle: [${row.repeat(40_000 / row.length)}\n---\n\nText.`));
    // The first time is that of the compiler, too.
    const msOf = async (row: string) => Math.min(await once(row), await once(row));
    const sound = await msOf('"a",');
    for (const faulty of [',', '[}', '- ]']) expect(await msOf(faulty), faulty).toBeLessThan(MOST_FAULTY * sound);
  });
});

describe('rows of one sign', () => {
  it.each(Object.keys(FORMATS))('take time in proportion to their length: %s', async (format) => {
    const slow: string[] = [];
    for (const piece of PIECES) {
      const msOf = (length: number) => {
        const [name, text] = FORMATS[format]?.(piece.repeat(length / piece.length)) ?? ['', ''];
        return cpuMsOf(() => read(name, text));
      };
      const large = await msOf(LARGE);
      if (large < SHORT_MS) continue;
      // Both are measured when they are compiled.
      const ratio = (await msOf(LARGE)) / (await msOf(SMALL));
      if (ratio > MOST) slow.push(`${JSON.stringify(piece)}: ${ratio.toFixed(0)} times`);
    }
    expect(slow).toEqual([]);
  });
});
