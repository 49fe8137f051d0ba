// What each fixture becomes, byte for byte. `UPDATE_GOLDEN=1` writes the files anew; WRITERS_VERSION must then go up with the digest.
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { COMPOSITION_VERSION } from '../../src/domain/feeds/feed-composition.ts';
import { FEED_FORMATS } from '../../src/domain/feeds/feed-name.ts';
import { writeNewsSitemap } from '../../src/feeds/lists/news-sitemap.ts';
import { writeOpml } from '../../src/feeds/lists/opml.ts';
import { FEED_WRITERS, WRITERS_VERSION } from '../../src/feeds/public-writers.ts';
import { allDocuments, documentNamed, SITE } from './documents.ts';
import { HAS_XMLLINT, objectionsOfXmllint, XMLLINT_NOTE } from './xmllint.ts';

const FOLDER = 'tests/feeds/golden';
/** SHA-256 over the golden feeds, by version of the writers. A version that was ever released keeps its line. */
const DIGESTS: Readonly<Record<number, string>> = {
  1: '20d1a23669c808cd20a33442c6ba976be6741b30ad8ae370db67eaae84643354',
  2: 'bc865d77c942f8b7239426428a261c254db5ba5a434001542cf7fa636ab7582c',
  3: '15d9da5d6401a88a267c166a4bbe6dd20c6dff58a661f03840bd206104e6043f',
  4: '2fdde73ae619923684000225013b021605581bad55b3149e0124ba89ea96fce3',
};

/** The last version of the composition, with the version of the writers that it came with. The Catalogue does not know the writers, and dates
 *  what is served by its own version. */
const LATEST = { composition: 8, writers: 4 };

const feeds = allDocuments().flatMap(({ name, document }) =>
  FEED_FORMATS.map((format) => ({ file: `${name}.${format}`, text: FEED_WRITERS[format](document, SITE) })),
);
const { publisher, language, entries } = documentNamed('subscription');
const lists = [
  {
    file: 'list.opml',
    text: writeOpml(
      {
        title: 'Feeds of M10News',
        modified: '2026-10-03T08:00:00.000Z',
        feeds: [{ name: 'all', title: 'M10News', description: 'Every article' }],
        folders: [
          { title: 'M10News: subjects', feeds: [{ name: 'subjects/c-sharp', title: 'M10News: "C#" & <C>' }] },
          { title: 'M10News: authors', feeds: [] },
        ],
      },
      SITE,
    ),
  },
  { file: 'sitemap-news.xml', text: writeNewsSitemap(entries, { name: publisher.name, language }) },
];

if (process.env['UPDATE_GOLDEN'] === '1') for (const { file, text } of [...feeds, ...lists]) writeFileSync(`${FOLDER}/${file}`, text);

test.each([...feeds, ...lists])('$file has not changed', ({ file, text }) => {
  expect(existsSync(`${FOLDER}/${file}`), 'a new fixture needs UPDATE_GOLDEN=1').toBe(true);
  expect(text).toBe(readFileSync(`${FOLDER}/${file}`, 'utf8'));
});

test('every golden file has a fixture', () => {
  const kept = globSync(`${FOLDER}/*`).map((path) => path.slice(FOLDER.length + 1));
  expect(kept.sort()).toEqual([...feeds, ...lists].map(({ file }) => file).sort());
});

test.skipIf(!HAS_XMLLINT)(`xmllint reads every golden file${XMLLINT_NOTE}`, () => {
  expect(objectionsOfXmllint(globSync(`${FOLDER}/*.{rss,atom,opml,xml}`))).toBe('');
});

test('a new version of the writers requires a new version of composition, so that readers that send only a date get the new bytes', () => {
  expect({ composition: COMPOSITION_VERSION, writers: WRITERS_VERSION }).toEqual(LATEST);
});

test('changed bytes require a new version of the writers, so that no reader gets a wrong 304', () => {
  const digest = createHash('sha256');
  for (const { file, text } of feeds) digest.update(`${file}\n${text}`);
  expect(DIGESTS[WRITERS_VERSION]).toBe(digest.digest('hex'));
});
