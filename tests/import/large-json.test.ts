// JSON that is read in chunks: it is cut into its items, and is refused as a whole if it is no JSON.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Copy } from '../../src/import/imported-article.ts';
import { readLarge } from '../../src/import/read-large.ts';
import { lineAt } from '../../src/import/text/source-text.ts';
import { expectTheSame, readInChunks, utf8 } from './support/in-chunks.ts';
import { reading } from './support/publisher.ts';

const FOLDER = join(import.meta.dirname, '..', 'fixtures', 'import');
const FILES = readdirSync(FOLDER).filter((name) => /(?<!\.expected)\.(?:json|ninjs|jsonfeed)$/.test(name));

it.each(FILES)('a fixture reads the same in chunks: %s', async (name) => {
  await expectTheSame(name, readFileSync(join(FOLDER, name)), [1, 60, 7]);
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
