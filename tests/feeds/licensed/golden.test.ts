// What one partner's feed becomes, byte for byte. `UPDATE_GOLDEN=1` writes the files anew; LICENSED_WRITERS_VERSION must then go up with the
// digest.
import { createHash } from 'node:crypto';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { writeArticleHtml } from '../../../src/feeds/article/html.ts';
import { writeArticleText } from '../../../src/feeds/article/text.ts';
import { LICENSED_WRITERS, LICENSED_WRITERS_VERSION } from '../../../src/feeds/licensed-writers.ts';
import { textOf } from '../../../src/markup/text.ts';
import { SITE } from '../documents.ts';
import { HAS_XMLLINT, objectionsOfXmllint, XMLLINT_NOTE } from '../xmllint.ts';
import { LICENSED_FORMATS } from './reading.ts';
import {
  agencyArticle,
  article,
  CORRECTIONS,
  embargoed,
  IMAGES,
  licensedFeed,
  MARKUP_IN_ATTRIBUTES,
  rendition,
  stub,
} from './renditions.ts';

const FOLDER = 'tests/feeds/licensed/golden';
/** SHA-256 over the golden files, by version of the writers. A version that was ever released keeps its line. */
const DIGESTS: Readonly<Record<number, string>> = {
  1: '6facca0422ecde20e7470890b2c7f672b3724bd86f410c527046b45d333ee2af',
  2: '0a74405e46b38643077d99102add42a9bf56b1c375f182b01a388fe0273fd326',
  3: '80c803c9eb155146e054717c731c039054d4d5ebdd030dd678ccfff65d3b9dac',
  4: '41f2feeadfbc5ffbf5cdff17b4a258d2811a2878c01c9f126f01aeca9268f43c',
  5: '0f5a3b68c1c7c75bd83219050c64949ccb6fde3d8c8e9c143ca8485629274630',
  6: 'bd7a2edd8facb39c5467e24bbb9cdc17a4542eab884cdba3d00ec3a18c9639da',
  7: 'db9da246e51760840720c4af3f2280dab1861fe6d3602cfde515d43fe92d5ef6',
  8: '388b4730be68aee5c7446d4b82465d98db9603da97142eea37935127df7e2946',
  9: '221414793f41670f432339dae7f21ce5da2c2690981b5e8678184f239bc47d9c',
  10: 'ff051263a59a8bfc25e31276ed0d596542dd75680016549ee626307dfe762599',
  11: 'ff051263a59a8bfc25e31276ed0d596542dd75680016549ee626307dfe762599',
};

const terms = { displayDays: 30, credit: { text: '{by} for {holder}', robots: 'noindex' as const } };
const whole = rendition(article({ corrections: CORRECTIONS, images: IMAGES }), { terms });
const renditions = [
  whole,
  rendition(agencyArticle(), { terms: { form: 'excerpt', notice: { placement: 'both' } } }),
  rendition(embargoed({ slug: 'budget', uri: 'tag:m10news.example,2026:article/budget' }), { terms: { form: 'summary' } }),
  rendition(article({ slug: 'signs', uri: 'tag:m10news.example,2026:article/signs', bodyHtml: MARKUP_IN_ATTRIBUTES })),
  rendition(article({ slug: 'market', uri: 'tag:m10news.example,2026:article/market' }), { acceptance: 'overdue' }),
  rendition(article({ slug: 'fares', uri: 'tag:m10news.example,2026:article/fares', corrections: CORRECTIONS }), {
    terms: { form: 'headline' },
  }),
];
const stubs = [stub(article({ slug: 'ferry', uri: 'tag:m10news.example,2026:article/ferry', pubStatus: 'canceled', version: 3 }))];
const files = [
  ...LICENSED_FORMATS.map((format) => ({
    file: `feed.${format}`,
    text: LICENSED_WRITERS[format](
      licensedFeed(renditions, { stubs, selfPath: `/v1/feed.${format}`, next: `/v1/feed.${format}?before=4` }),
      SITE,
    ),
  })),
  { file: 'tokened.atom', text: LICENSED_WRITERS.atom(licensedFeed([whole], { next: '?page=4' }), SITE) },
  { file: 'article.html', text: writeArticleHtml(whole, SITE) },
  { file: 'article.txt', text: writeArticleText(whole, textOf(whole.textHtml)) },
];

if (process.env['UPDATE_GOLDEN'] === '1') for (const { file, text } of files) writeFileSync(`${FOLDER}/${file}`, text);

test.each(files)('$file has not changed', ({ file, text }) => {
  expect(text).toBe(readFileSync(`${FOLDER}/${file}`, 'utf8'));
});

test('every golden file has a format', () => {
  expect(globSync(`${FOLDER}/*`).sort()).toEqual(files.map(({ file }) => `${FOLDER}/${file}`).sort());
});

test.skipIf(!HAS_XMLLINT)(`xmllint reads every golden file${XMLLINT_NOTE}`, () => {
  expect(objectionsOfXmllint(globSync(`${FOLDER}/*.{rss,atom}`))).toBe('');
});

test('changed bytes require a new version of the writers, so that no partner gets a wrong 304', () => {
  const digest = createHash('sha256');
  for (const { file, text } of files) digest.update(`${file}\n${text}`);
  expect(DIGESTS[LICENSED_WRITERS_VERSION]).toBe(digest.digest('hex'));
});
