// A source that is read in chunks gives what the same source gives in memory, wherever the chunks end.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Reading } from '../../src/import/imported-article.ts';
import { readLarge } from '../../src/import/read-large.ts';
import { expectTheSame, inRss, readInChunks, utf8 } from './support/in-chunks.ts';
import { reading } from './support/publisher.ts';

const FOLDER = join(import.meta.dirname, '..', 'fixtures', 'import');
const FILES = readdirSync(FOLDER).filter((name) => /\.(?:xml|rss|atom|rdf|wxr)$/.test(name));
describe('every feed and export of the fixtures', () => {
  it.each(FILES)('reads the same in chunks: %s', async (name) => {
    const bytes = readFileSync(join(FOLDER, name));
    const sizes = fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(sizes, async (chunks) => {
        await expectTheSame(name, bytes, chunks);
      }),
      { numRuns: 10 },
    );
  });
});

const PIECES = [
  '<item>',
  '</item>',
  '<item><guid>a</guid><title>T</title><description>D</description></item>',
  '\r\n',
  '\n',
  '<!--',
  '-->',
  '<![CDATA[',
  ']]>',
  '<?x ?>',
  '<a b="',
  "'",
  '>',
  '</rss>',
  '</channel>',
  'é',
  '😀',
  '<!ENTITY a "b">',
  '<entry/>',
  '<wp:author><wp:author_login>a</wp:author_login></wp:author>',
];
it('a document of any pieces reads the same in chunks', async () => {
  const pieces = fc.array(fc.constantFrom(...PIECES), { maxLength: 30 });
  const sizes = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(pieces, fc.boolean(), sizes, async (text, isExport, chunks) => {
      await expectTheSame('a.xml', utf8(inRss(text.join(''), isExport ? ' xmlns:wp="w"' : '')), chunks);
    }),
    { numRuns: 300 },
  );
});

describe('the encoding', () => {
  const feed = (text: string, declared = '') =>
    `${declared}<rss version="2.0"><channel><title>Q</title><link>https://q.example/</link><item><guid>a</guid><title>Café ${text}</title><description>${text}</description></item></channel></rss>`;
  const latin1 = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
  const utf16 = (text: string) => Uint8Array.from(Buffer.from(text, 'utf16le'));
  const filler = 'A plain sentence of the story. '.repeat(5_000);

  it.each<[string, Uint8Array, string]>([
    ['UTF-8', utf8(feed('😀 €')), 'Café 😀 €'],
    ['UTF-8 with a byte order mark', utf8(`\uFEFF${feed('😀')}`), 'Café 😀'],
    ['UTF-16 with a byte order mark', utf16(`\uFEFF${feed('😀 €')}`), 'Café 😀 €'],
    ['UTF-16 without one', utf16(feed('😀 €')), 'Café 😀 €'],
    ['a declared encoding', latin1(feed('\xd0', '<?xml version="1.0" encoding="koi8-r"?>').replace('é', '')), 'Caf п'],
    ['Latin-1 that says so', latin1(feed('ü', '<?xml version="1.0" encoding="iso-8859-1"?>')), 'Café ü'],
    ['Latin-1 that does not, long after the beginning', latin1(feed('ü').replace('<item>', `<!--${filler}--><item>`)), 'Café ü'],
  ])('is found in chunks, too: %s', async (_, bytes, headline) => {
    for (const sizes of [[1], [7], [1_000]]) {
      const { copies } = await expectTheSame('a.xml', bytes, sizes);
      expect(copies.map(({ article }) => article.headline)).toEqual([headline]);
    }
  });

  it('has one bad character for one bad byte, also where a chunk ends', async () => {
    const text = feed('Málaga, Málaga, Málaga');
    const [before = '', after = ''] = text.split('</description>');
    const bytes = Uint8Array.of(...utf8(before), 0xe9, ...utf8(`</description>${after}`));
    for (const sizes of [[1], [2], [before.length]]) {
      const { copies, remarks } = await expectTheSame('a.xml', bytes, sizes);
      expect(copies[0]?.article.bodyHtml.match(/\uFFFD/g)).toHaveLength(1);
      expect([...remarks, ...(copies[0]?.remarks ?? [])].map(({ text: said }) => said)).toContain(
        '1 place is not valid UTF-8 and became "\uFFFD".',
      );
    }
  });
});

describe('the bounds', () => {
  const post = (id: number, body: string) =>
    `<item><title>S ${id}</title><wp:post_id>${id}</wp:post_id><wp:status>publish</wp:status><content:encoded><![CDATA[<p>${body}</p>]]></content:encoded></item>`;
  const WXR = ' xmlns:wp="w" xmlns:content="c"';

  it('refuse an item that is larger than any one article, and read the others', async () => {
    const text = inRss(`${post(1, 'Body.')}\n${post(2, 'Body. '.repeat(700_000))}\n${post(3, 'Body.')}</channel></rss>`, WXR);
    const { copies, faults } = await expectTheSame('a.xml', utf8(text), [60_000]);
    expect(copies.map(({ line }) => line)).toEqual([2, 4]);
    expect(faults).toMatchObject([{ line: 3, message: 'is larger than any one article' }]);
  });

  it.each([
    ['a comment', '<!--'],
    ['CDATA', '<![CDATA['],
    ['a tag', '<a '],
    ['a quote', '<a b="'],
  ])('refuse only the rest where %s never ends', async (_, open) => {
    const text = inRss(`${post(1, 'Body.')}<item>${open}${'x '.repeat(3_000_000)}`, WXR);
    const { copies, faults } = await expectTheSame('a.xml', utf8(text), [50_000]);
    expect(copies).toHaveLength(1);
    expect(faults).toMatchObject([{ line: 2, message: 'breaks off: the item is never closed' }]);
  });

  it('refuse what is before the first item where it is too long', async () => {
    const text = `<rss><channel>${'<title>x</title>'.repeat(600_000)}<item><guid>a</guid><title>T</title></item></channel></rss>`;
    const { faults } = await expectTheSame('a.xml', utf8(text), [50_000]);
    expect(faults).toMatchObject([{ message: 'has more than 8000000 characters before its first item' }]);
  });

  it.each([
    ['a.md', '# H\n\nText.\n', 'is larger than any one article'],
    ['a.html', '<p>Text.</p>', 'is larger than any one article'],
    ['a.txt', 'Text.\n\n', 'is larger than any one article'],
  ])('refuse a file of another kind by its size, after its beginning: %s', async (name, start, message) => {
    let read = 0;
    async function* open() {
      for (; ; read += 1) yield utf8(start.repeat(8_000));
    }
    const parts: Reading[] = [];
    for await (const part of readLarge({ name, file: name, size: 200_000_000, open }, reading)) parts.push(part);
    expect(parts.flatMap(({ faults }) => faults)).toMatchObject([{ message }]);
    expect(read).toBeLessThan(10);
  });
});

it('an export is read again from its beginning, and each article is yielded before the next one is read', async () => {
  const ids = Array.from({ length: 60 }, (_, id) => id);
  const item = (id: number) => `<item><guid>g${id}</guid><title>T${id}</title><description>${'Text. '.repeat(20_000)}</description></item>`;
  const bytes = utf8(inRss(`${ids.map((id) => `\n${item(id)}`).join('')}</channel></rss>`));
  const { whole, opened } = await readInChunks('a.xml', bytes, [64 * 1024]);
  expect(whole.copies.map(({ line, article }) => `${line} ${article.headline}`)).toEqual(ids.map((id) => `${id + 3} T${id}`));
  // For its head, to count its bytes, for its format, and for two passes over the text, which is decoded in no other.
  expect(opened).toBe(5);
  let position = 0;
  async function* open() {
    for (position = 0; position < bytes.length; position += 64 * 1024) yield bytes.subarray(position, position + 64 * 1024);
  }
  for await (const { copies } of readLarge({ name: 'a.xml', file: 'a.xml', size: bytes.length, open }, reading)) {
    expect(copies.length).toBeLessThan(20);
    break;
  }
  expect(position).toBeLessThan(bytes.length / 2);
});
