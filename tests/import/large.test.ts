// A source that is read in chunks gives what the same source gives in memory, wherever the chunks end.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Copy, Reading, ReadingOptions } from '../../src/import/imported-article.ts';
import { readLarge } from '../../src/import/read-large.ts';
import { readSource } from '../../src/import/read-source.ts';
import { lineAt } from '../../src/import/text/source-text.ts';
import { reading } from './support/publisher.ts';

const FOLDER = join(import.meta.dirname, '..', 'fixtures', 'import');
const FILES = readdirSync(FOLDER).filter((name) => /\.(?:xml|rss|atom|rdf|wxr)$/.test(name));
const utf8 = (text: string) => new TextEncoder().encode(text);

/** `sizes` are those of the chunks, again and again. */
async function readInChunks(name: string, bytes: Uint8Array, sizes: readonly number[], options: ReadingOptions = reading) {
  let opened = 0;
  async function* open() {
    opened += 1;
    for (let at = 0, chunk = 0; at < bytes.length; chunk += 1) {
      const size = sizes[chunk % sizes.length] ?? 1;
      yield bytes.subarray(at, at + size);
      at += size;
    }
  }
  const whole: Reading = { copies: [], kills: [], faults: [], remarks: [] };
  const order: string[] = [];
  for await (const part of readLarge({ name, file: name, size: bytes.length, open }, options)) {
    // A program takes the kills of a part first.
    order.push(...part.kills.map(() => 'kill'), ...part.copies.map(() => 'copy'));
    whole.copies.push(...part.copies);
    whole.kills.push(...part.kills);
    whole.faults.push(...part.faults);
    whole.remarks.push(...part.remarks);
  }
  return { whole, opened, order };
}

/** In memory, a remark on the file is one on its only article. */
const sorted = ({ copies, kills, remarks, faults }: Reading) => ({
  copies: copies.map((copy) => ({ ...copy, remarks: [] })),
  kills,
  faults: faults.map(({ line, message }) => `${line} ${message}`).sort(),
  remarks: [...remarks, ...copies.flatMap((copy) => copy.remarks)].map(({ text }) => text).sort(),
});

async function expectTheSame(name: string, bytes: Uint8Array, sizes: readonly number[]) {
  const inMemory = await readSource(name, bytes, reading);
  const { whole } = await readInChunks(name, bytes, sizes);
  expect(sorted(whole)).toEqual(sorted(inMemory));
  return whole;
}

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
const inRss = (text: string, more = '') =>
  `<?xml version="1.0"?>\n<rss version="2.0"${more}><channel><title>Q</title><link>https://q.example/</link>${text}`;

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

const NINJS = { uri: 'urn:x:1', type: 'text', headline: 'H "]} \\', body_text: 'Text, [with] {signs}.' };
const story = (id: string, more = {}) => ({ ...NINJS, uri: id, ...more });

describe('JSON', () => {
  it.each<[string, string]>([
    ['a list', JSON.stringify([story('a'), story('b')], null, 2)],
    ['a list on one line', JSON.stringify([story('a'), story('b')])],
    ['an object with a list', JSON.stringify({ more: [1, { items: [2] }], items: [story('a'), story('b')], after: { x: '[' } }, null, 1)],
    ['two lists, of which the first name counts', JSON.stringify({ _items: [story('c')], items: [story('a'), story('b')] })],
    ['a name that is escaped', JSON.stringify({ items: [story('a'), story('b')] }).replace('items', '\\u0069tems')],
    ['a text before the list that is its name', JSON.stringify({ x: 'items', y: [story('c')], items: [story('a'), story('b')] })],
  ])('is cut into its items: %s', async (_, text) => {
    const { copies, faults } = await expectTheSame('a.json', utf8(text), [1, 5, 2]);
    expect(faults).toEqual([]);
    expect(copies.map(({ sourceId }) => sourceId)).toEqual(['a', 'b']);
    expect(copies.map(({ line }) => line)).toEqual(
      ['a', 'b'].map((id) => lineAt(text, text.indexOf(`"${id}"`)) - (text.includes('\n') ? 1 : 0)),
    );
  });

  it.each<[string, string, string]>([
    ['an empty list', '{"items": [ \n ]}', '1 is JSON of no known kind: only ninjs and JSON Feed are read'],
    ['a comma too many', '[{"uri":"a","headline":"H"},\n]', '2 is not well-formed JSON: Unexpected end of JSON input'],
    ['a list that is not closed', '[{"uri":"a","headline":"H"}\n', '2 is not well-formed JSON: Unexpected end of JSON input'],
    ['a list that a brace closes', '[{"uri":"a","headline":"H"}\n}', '2 is not well-formed JSON'],
    ['an item that is not closed', '[\n{"uri":"a","headline":"H"', '2 is not well-formed JSON'],
    ['no comma between two items', '[{"uri":"a"}\n{"uri":"b"}]', '2 is not well-formed JSON'],
    ['a text after the document', '[{"uri":"a","headline":"H"}]\nx', '2 is not well-formed JSON'],
    ['a fault after the list', '{"items":[\n{"uri":"a","headline":"H"}\n],\nx}', '4 is not well-formed JSON'],
    ['two lists of one name', '{"items":[{"uri":"a","headline":"H"}],\n"items":[]}', '2 has two lists of items called "items"'],
    ['items of another kind', '[1, "a", null]', '1 is JSON of no known kind'],
  ])('is refused as a whole: %s', async (_, text, fault) => {
    const { copies, faults } = await expectTheSame('a.json', utf8(text), [1, 7]);
    expect(copies).toEqual([]);
    expect(faults.map(({ line, message }) => `${line} ${message}`)).toEqual([expect.stringContaining(fault)]);
  });

  it('of which an item is too long is read without that item', async () => {
    const items = [story('a'), story('b', { x: 'y'.repeat(4_100_000) }), story('c')];
    const { copies, faults } = await expectTheSame('a.json', utf8(JSON.stringify(items, null, 0).replaceAll('},{', '},\n{')), [60_000]);
    expect(copies.map(({ sourceId, line }) => [sourceId, line])).toEqual([
      ['a', 1],
      ['c', 3],
    ]);
    expect(faults).toMatchObject([{ line: 2, message: 'is larger than any one article' }]);
  });

  it('is read again from its beginning where it is long, and not refused for its size', async () => {
    const items = Array.from({ length: 60 }, (_, id) => story(`urn:x:${id}`, { body_text: 'Text. '.repeat(15_000) }));
    const { whole, opened } = await readInChunks('a.json', utf8(JSON.stringify({ items })), [64 * 1024]);
    expect(whole.copies).toHaveLength(60);
    expect(opened).toBeGreaterThan(2);
  });
});

it('what a URL answers is read in chunks by its media type and its charset', async () => {
  const name = 'https://q.example/feed?x=1';
  const [mediaType, open] = [
    'application/feed+json; charset=iso-8859-1',
    async function* () {
      yield Uint8Array.from(JSON.stringify(story('a', { headline: 'Caf\xe9' })), (character) => character.charCodeAt(0));
    },
  ];
  const copies: Copy[] = [];
  for await (const part of readLarge({ name, file: name, size: 1_000, mediaType, open }, reading)) copies.push(...part.copies);
  expect(copies.map(({ article }) => article.headline)).toEqual(['Caf\xe9']);
});

const filler = (item: (id: number) => string) => Array.from({ length: 3 }, (_, id) => item(id)).join('');
/** Nobody reads it, so the tests are quick. */
const FILL = `<x>${'.'.repeat(1_400_000)}</x>`;
const JSON_FILL = Array.from({ length: 3 }, (_, id) => ({
  id: `g${id}`,
  uri: `urn:${id}`,
  content_text: 'Text.',
  body_text: 'Text.',
  x: Array(280_000).fill(null),
}));
const KILL = 'BULLETIN KILL: The story must not be used.';
const feedItem = (id: string, text: string) => `<item>${id}<title>T</title><description>${text}</description></item>`;
const guid = (id: string) => feedItem(`<guid isPermaLink="false">${id}</guid>`, 'Text.');
const rss = (first: string, last: string) =>
  inRss(`${first}${filler((id) => feedItem(`<guid>g${id}</guid>${FILL}`, 'Text.'))}${last}</channel></rss>`);
const entry = (id: string, text: string) => `<entry>${id}<title>T</title><content>${text}</content></entry>`;
const post = (id: number, text: string, more = '') =>
  `<item>${more}<title>S</title><wp:post_id>${id}</wp:post_id><content:encoded><![CDATA[<p>${text}</p>]]></content:encoded></item>`;

describe('a kill late in a large source comes before the story that it is of', () => {
  it.each<[string, string, string]>([
    ['in RSS', 'a.xml', rss(guid('x&amp;1'), feedItem('<guid><![CDATA[x&1]]></guid>', KILL))],
    [
      'in RSS, by the link',
      'a.xml',
      rss(feedItem('<link>https://q.example/1</link>', 'Text.'), feedItem('<link> https://q.example/1 </link>', KILL)),
    ],
    [
      'in Atom',
      'a.xml',
      `<feed xmlns="http://www.w3.org/2005/Atom"><id>f</id><title>Q</title>${entry('<id>urn:a</id>', 'Text.')}${filler((id) => entry(`<id>urn:${id}</id>${FILL}`, 'Text.'))}${entry('<id>urn:a</id>', KILL)}</feed>`,
    ],
    [
      'in an export',
      'a.xml',
      inRss(
        `${post(1, 'Text.')}${filler((id) => post(id + 2, 'Text.', FILL))}${post(1, KILL)}</channel></rss>`,
        ' xmlns:wp="w" xmlns:content="c"',
      ),
    ],
    [
      'in JSON Feed',
      'a.json',
      JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        title: 'Q',
        items: [{ id: 1, content_text: 'Text.' }, ...JSON_FILL, { id: '1', content_text: KILL }],
      }),
    ],
    [
      'in ninjs',
      'a.json',
      JSON.stringify([story('urn:a'), ...JSON_FILL, story('urn:b', { pubstatus: 'canceled' }), story('urn:a', { pubstatus: 'canceled' })]),
    ],
  ])('%s', async (_, name, text) => {
    const bytes = utf8(text);
    expect(bytes.length).toBeGreaterThan(4_000_000);
    const { whole, order } = await readInChunks(name, bytes, [64 * 1024]);
    expect(whole.faults).toEqual([]);
    expect(order[0]).toBe('kill');
    expect(order.filter((what) => what === 'kill')).toHaveLength(name === 'a.json' && text.startsWith('[') ? 2 : 1);
    expect(whole.copies.filter(({ article }) => article.bodyHtml.includes('BULLETIN'))).toEqual([]);
    expect(whole.copies).toHaveLength(4);
  });
});

it('an export is read again from its beginning, and each article is yielded before the next one is read', async () => {
  const ids = Array.from({ length: 60 }, (_, id) => id);
  const item = (id: number) => `<item><guid>g${id}</guid><title>T${id}</title><description>${'Text. '.repeat(20_000)}</description></item>`;
  const bytes = utf8(inRss(`${ids.map((id) => `\n${item(id)}`).join('')}</channel></rss>`));
  const { whole, opened } = await readInChunks('a.xml', bytes, [64 * 1024]);
  expect(whole.copies.map(({ line, article }) => `${line} ${article.headline}`)).toEqual(ids.map((id) => `${id + 3} T${id}`));
  expect(opened).toBeGreaterThan(2);
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
