// Agency copy is known by its marks, in every format, and is not filed as the publisher's own.
import { describe, expect, it } from 'vitest';
import { readSource } from '../../src/import/read-source.ts';
import { onlyCopy } from './support/only-copy.ts';
import { reading } from './support/publisher.ts';

const STORY = 'The council agreed on Tuesday to close the pool.';

const RSS = (item: string) =>
  `<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>M10News</title><link>https://m10news.example/</link><item><guid>https://m10news.example/pool</guid><title>Pool closes</title><description>${STORY} ${STORY}</description>${item}</item></channel></rss>`;
const WXR = (item: string) =>
  `<rss xmlns:wp="http://wordpress.org/export/1.2/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><link>https://m10news.example</link><wp:wxr_version>1.2</wp:wxr_version><item><title>Pool closes</title><wp:post_id>1</wp:post_id><wp:post_type>post</wp:post_type><wp:status>publish</wp:status><content:encoded>${STORY}</content:encoded>${item}</item></channel></rss>`;
const PAGE = (head: string, end = '') =>
  `<html><head><title>Pool closes</title><link rel="canonical" href="https://m10news.example/pool">${head}</head><body><article><h1>Pool closes</h1><p>${STORY}</p><p>${STORY}</p>${end}</article></body></html>`;
const NINJS = (members: object) =>
  JSON.stringify({ uri: 'urn:x:1', type: 'text', headline: 'Pool closes', body_html: `<p>${STORY}</p>`, ...members });
const MARKDOWN = (field: string) => `---\ntitle: Pool closes\n${field}\n---\n\n${STORY}\n`;

describe('the source of copy', () => {
  it.each([
    ['a line at the end of text', 'a.txt', `Pool closes\n\n${STORY}\n\n${STORY}\n\nAFP\n`, 'AFP'],
    ['a byline in small letters', 'a.txt', `Pool closes\n\nBy dpa\n\n${STORY}\n\n${STORY}\n`, 'dpa'],
    ['the role of an agency', 'a.txt', `Pool closes\n\nBy Ada Quill, Associated Press Writer\n\n${STORY}\n\n${STORY}\n`, 'AP'],
    [
      'the credit line',
      'a.txt',
      `Pool closes\n\n${STORY}\n\n${STORY}\n\n(Reporting by Ada Quill for Reuters; editing by Bo Lind)\n`,
      'Reuters',
    ],
    ['letters with nothing between them that is seen', 'a.txt', `Pool closes\n\nOSLO (A\u200bP) - ${STORY}\n\n${STORY}\n`, 'AP'],
    ['a field of front matter', 'a.md', MARKDOWN('agency: AFP'), 'AFP'],
    ['an agency with a logo', 'a.md', MARKDOWN('provider: {name: AFP, logo: afp.png}'), 'AFP'],
    ['a credit beside a picture', 'a.md', MARKDOWN('lead: pool.jpg\ncredit: AFP'), 'AFP'],
    [
      'the affiliation of an author with a picture',
      'a.md',
      MARKDOWN('author: {name: Ada Quill, image: ada.jpg, affiliation: Reuters}'),
      'Reuters',
    ],
    ['the affiliation of an author', 'a.md', MARKDOWN('author: {name: Ada Quill, affiliation: Reuters}'), 'Reuters'],
    ['the address of the original', 'a.md', MARKDOWN('original_url: https://www.reuters.com/pool'), 'Reuters'],
    ['the publisher of an item', 'a.rss', RSS('<dc:publisher>AFP</dc:publisher>'), 'AFP'],
    ['the address of an author', 'a.rss', RSS('<author>desk@thomsonreuters.com</author>'), 'Reuters'],
    ['a taxonomy of WordPress', 'a.xml', WXR('<category domain="news_source" nicename="afp">AFP</category>'), 'AFP'],
    ['a category', 'a.xml', WXR('<category domain="category" nicename="afp">AFP</category>'), 'AFP'],
    [
      'a field of WordPress',
      'a.xml',
      WXR('<wp:postmeta><wp:meta_key>_source</wp:meta_key><wp:meta_value>AFP</wp:meta_value></wp:postmeta>'),
      'AFP',
    ],
    ['metadata of a page', 'a.html', PAGE('<meta name="dc.source" content="AFP">'), 'AFP'],
    [
      'the provider in JSON-LD',
      'a.html',
      PAGE('<script type="application/ld+json">{"@type":"NewsArticle","headline":"Pool closes","provider":{"name":"AFP"}}</script>'),
      'AFP',
    ],
    [
      'a note on where it was published first',
      'a.html',
      PAGE('', '<p><em>This story was originally published by The Commons and is republished here with permission.</em></p>'),
      'The Commons',
    ],
    [
      'the publisher of a page of another site',
      'a.html',
      PAGE('')
        .replace('m10news.example', 'commons.example')
        .replace('<h1>', '<div itemprop="publisher" itemscope><meta itemprop="name" content="The Commons"></div><h1>'),
      'The Commons',
    ],
    [
      'a note on a page of another site that says nothing else',
      'a.html',
      PAGE('', '<p>This article first appeared in The Bay Post.</p>').replace('m10news.example', 'commons.example'),
      'The Bay Post',
    ],
    ['the foot of the article', 'a.html', PAGE('', '<footer>© AFP</footer>'), 'AFP'],
    ['the byline of ninjs', 'a.json', NINJS({ byline: 'Ada Quill, AAP' }), 'AAP'],
    ['a notice without a year', 'a.json', NINJS({ copyrightnotice: 'Copyright Australian Associated Press' }), 'AAP'],
  ])('is taken from %s', async (_, name, text, agency) => {
    expect((await onlyCopy(text, name)).article.source).toBe(agency);
  });

  it.each([
    ['a topic', 'a.xml', WXR('<category domain="category" nicename="bbc">BBC</category>')],
    [
      'a note on where it was published first, if that is the publisher',
      'a.html',
      PAGE('', '<p>This story was first published by M10News.</p>'),
    ],
    [
      'the publisher of a page of its own site',
      'a.html',
      PAGE('').replace('<h1>', '<div itemprop="publisher" itemscope><meta itemprop="name" content="Ten News Ltd"></div><h1>'),
    ],
    ['the credit of a picture', 'a.md', `# Pool closes\n\n${STORY}\n\n${STORY}\n\nPhoto: AFP\n`],
    ['the credit of a resource in front matter', 'a.md', MARKDOWN('resources: [{src: pool.jpg, params: {credit: AFP}}]')],
    ['the source of a picture in front matter', 'a.md', MARKDOWN('header: {image: pool.jpg, image_source: AFP}')],
    ['a field that is named for a picture', 'a.md', MARKDOWN('bildquelle: dpa')],
    ['the credit of a gallery', 'a.md', MARKDOWN('gallery: [{id: pool, credit: Reuters}]')],
    [
      'a field of WordPress about a picture',
      'a.xml',
      WXR('<wp:postmeta><wp:meta_key>featured_image_credit</wp:meta_key><wp:meta_value>AFP</wp:meta_value></wp:postmeta>'),
    ],
    ['a list of links', 'a.html', PAGE('', '<ul><li>BBC News</li><li>Reuters</li></ul>')],
    ['a short form', 'a.txt', `Pool closes\n\nPalestinian Authority (PA) President Abbas spoke.\n\n${STORY}\n`],
  ])('is not taken from %s', async (_, name, text) => {
    expect((await onlyCopy(text, name)).article.source).toBe('M10News');
  });
});

describe('an item in the feed of another house', () => {
  const OTHER = (item: string) =>
    `<rss version="2.0"><channel><title>The Bay Post</title><link>https://baypost.example/</link><item><guid>https://baypost.example/pool</guid><link>https://baypost.example/pool</link><title>Pool closes</title>${item}</item></channel></rss>`;

  it.each([
    ['an agency by its dateline', `<description>OSLO (AP) - ${STORY} ${STORY}</description>`, 'AP'],
    ['another by its dateline', `<description>Oslo, 24 feb (EFE).- ${STORY} ${STORY}</description>`, 'EFE'],
    [
      'the one that the item names',
      `<description>OSLO (AP) - ${STORY} ${STORY}</description><source url="https://quay.example/">Quay</source>`,
      'Quay',
    ],
    ['the house otherwise', `<description>OSLO - ${STORY} ${STORY}</description>`, 'The Bay Post'],
  ])('has as its source %s', async (_, item, source) => {
    expect((await onlyCopy(OTHER(item), 'a.rss')).article.source).toBe(source);
  });

  it('keeps the notice in its text', async () => {
    const { article } = await onlyCopy(
      OTHER(`<description>&lt;p&gt;${STORY}&lt;/p&gt;&lt;p&gt;© 2026 Quay Press&lt;/p&gt;</description>`),
      'a.rss',
    );
    expect([article.copyrightHolder, article.copyrightNotice]).toEqual(['Quay Press', '© 2026 Quay Press']);
  });
});

it('a short text keeps its paragraphs when its last line names the agency', async () => {
  const { article } = await onlyCopy(`Pool closes\n\nFirst, the roof.\n\nThen the pumps failed.\n\n(AFP)\n`, 'a.txt');
  expect(article).toMatchObject({ headline: 'Pool closes', bodyHtml: '<p>First, the roof.</p>\n<p>Then the pumps failed.</p>' });
});

describe('the credit of an agency at the end', () => {
  const bodyOf = async (text: string, name: string) => (await onlyCopy(text, name)).article.bodyHtml;

  it.each([
    ['in a paragraph of its own', 'a.txt', `Pool closes\n\n${STORY}\n\n${STORY}\n\n/ritzau/\n`],
    ['with a date', 'a.txt', `Pool closes\n\n${STORY}\n\n${STORY}\n\n(APA, 22.11.2026)\n`],
    ['behind the last sentence', 'a.txt', `Pool closes\n\n${STORY}\n\n${STORY} (AFP)\n`],
    ['before the last full stop', 'a.txt', `Pool closes\n\n${STORY}\n\n${STORY.slice(0, -1)} (dpa).\n`],
    ['below the initials of its writers', 'a.txt', `Pool closes\n\n${STORY}\n\n${STORY}\n\nADA (BO) // LIND\n\nLusa/Fim\n`],
    [
      'with the number of the text',
      'a.txt',
      `Pool closes\n\nOSLO (dpa/lno) - ${STORY}\n\n${STORY}\n\n© dpa-infocom, dpa:261127-99-123456/2\n`,
    ],
    ['in italics', 'a.html', PAGE('', '<p><em>(ANSA)</em></p>')],
    ['in Markdown', 'a.md', `---\ntitle: Pool closes\n---\n\n${STORY}\n\n${STORY}\n\n*(EFE)*\n`],
    ['in ninjs', 'a.json', NINJS({ body_html: `<p>${STORY}</p><p>${STORY} <b>(NTB)</b></p>` })],
    ['below a line break', 'a.json', NINJS({ body_html: `<p>${STORY}</p><p>${STORY}<br>Belga</p>` })],
    ['of the source that a field names', 'a.md', `---\ntitle: Pool closes\nsource: Associated Press\n---\n\n${STORY}\n\n${STORY} (AP)\n`],
  ])('is not in the text: %s', async (_, name, text) => {
    const body = await bodyOf(text, name);
    expect(body.replace(/\n/g, '')).toBe(`<p>${STORY}</p><p>${STORY}</p>`);
  });

  it.each([
    ['of another source', 'a.md', `---\ntitle: Pool closes\nsource: Skerry Weather Office\n---\n\n${STORY}\n\n${STORY} (AFP)\n`, '(AFP)'],
    ['of a part of the story', 'a.txt', `Pool closes\n\n${STORY}\n\n${STORY}\n\nWith files from The Canadian Press\n`, 'With files'],
    [
      'that is a link',
      'a.md',
      `---\ntitle: Pool closes\nsource: AFP\n---\n\n${Array(5).fill(STORY).join('\n\n')}\n\n[AFP](https://afp.com/)\n`,
      'AFP</a>',
    ],
    ['within a sentence', 'a.json', NINJS({ byline: 'AFP', body_html: `<p>${STORY}</p><p>He joined the news agency (AFP).</p>` }), '(AFP)'],
  ])('stays: %s', async (_, name, text, kept) => {
    expect(await bodyOf(text, name)).toContain(kept);
  });

  it('stays if the desk names the source', async () => {
    const text = `Pool closes\n\n${STORY}\n\n${STORY} (AFP)\n`;
    const { copies } = await readSource('a.txt', new TextEncoder().encode(text), { ...reading, source: 'M10News' });
    expect(copies[0]?.article.bodyHtml).toContain('(AFP)');
  });
});
