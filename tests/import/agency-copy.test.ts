// Agency copy is known by its marks, in every format, and is not filed as the publisher's own.
import { describe, expect, it } from 'vitest';
import { readSource } from '../../src/import/read-source.ts';
import { agencyAtEnd, agencyAtStart, tailOf } from '../../src/import/text/agency-marks.ts';
import { publicationIn } from '../../src/import/text/first-published.ts';
import { onlyCopy } from './support/only-copy.ts';
import { reading } from './support/publisher.ts';

const STORY = 'The council agreed on Tuesday to close the pool.';

describe('the beginning of a paragraph', () => {
  it.each([
    ['(AP) — ', 'AP'],
    ['Sydney, AAP - ', 'AAP'],
    ['TOKYO, Nov 27, Kyodo - ', 'Kyodo'],
    ['Berlin. (dpa) ', 'dpa'],
    ['Stuttgart (dpa/lsw) - ', 'dpa'],
    ['BERLIN/dpa – ', 'dpa'],
    ['Madrid, 27 nov (EFE).- ', 'EFE'],
    ['MADRID, 27 (EUROPA PRESS) ', 'Europa Press'],
    ['(ANSA) - ROMA, 27 NOV - ', 'ANSA'],
    ['STOCKHOLM (TT) ', 'TT'],
    ['København /ritzau/ ', 'Ritzau'],
    ['BRUSSEL 27/11 (BELGA) = ', 'Belga'],
    ['MOSCOW, November 27. /TASS/. ', 'TASS'],
    ['New Delhi [India], November 27 (ANI): ', 'ANI'],
    ['OSLO (NTB): ', 'NTB'],
    ['TORONTO - (CP) ', 'CP'],
    ['Hong Kong — AFP: ', 'AFP'],
    ['[Reuters] ', 'Reuters'],
    ['Reuters, London — ', 'Reuters'],
    ['PORTLAND (Northern Wire Service) - ', 'Northern Wire Service'],
  ])('%s names the agency', (mark, agency) => {
    expect(agencyAtStart(`${mark}${STORY}`)).toBe(agency);
  });

  it.each([
    'Palestinian Authority (PA) President Mahmoud Abbas spoke on Monday.',
    'The American Psychological Association (APA) — the largest of its kind — met on Monday.',
    'Two reporters of the agency (AFP) were hurt on Monday.',
    'AP: For sure. I taught the class for six years.',
    'Maps - and the people who draw them.',
    'OSLO - The council agreed.',
  ])('%s is prose', (paragraph) => {
    expect(agencyAtStart(paragraph)).toBeUndefined();
  });
});

describe('a paragraph at the end', () => {
  it.each([
    ['(AFP)', 'AFP'],
    ['cb/dpa', 'dpa'],
    ['EFE ada/bo', 'EFE'],
    ['AFP-JIJI', 'AFP'],
    ['Source: Xinhua', 'Xinhua'],
    ['Quelle: dpa/AFP', 'dpa'],
    ['Mit Material der dpa', 'dpa'],
    ['(With inputs from PTI)', 'PTI'],
    ['With files from The Canadian Press', 'CP'],
    ['Le Monde avec AFP', 'AFP'],
    ['The Associated Press contributed to this report.', 'AP'],
    ['___ Associated Press writer Ada Quill in Oslo contributed to this report.', 'AP'],
    ['This report by The Canadian Press was first published Nov. 27, 2026.', 'CP'],
    ['This article is republished from The Conversation under a licence.', 'The Conversation'],
    ['©2026 The Bay Post. Distributed by Tribune Content Agency, LLC.', 'TNS'],
    ['Our Standards: The Thomson Reuters Trust Principles.', 'Reuters'],
    ['RIPRODUZIONE RISERVATA © Copyright ANSA', 'ANSA'],
    ['© dpa-infocom, dpa:261127-99-123456/2', 'dpa'],
    ['dpa:261127-99-123456/2', 'dpa'],
    ['(APA, 22.11.2026)', 'APA'],
    ['(APA0342, 22. November 2026, 14:20 Uhr)', 'APA'],
    ['(red./APA)', 'APA'],
    ['(AFP, 24 novembre 2026)', 'AFP'],
    ['(Reuters, Nov. 24, 2026)', 'Reuters'],
    ['(sda, 24. Nov.)', 'Keystone-SDA'],
    ['EFE, 24 de noviembre de 2026', 'EFE'],
    ['/ritzau/', 'Ritzau'],
    ['/tt/', 'TT'],
    ['(ntb)', 'NTB'],
    ['(belga)', 'Belga'],
    ['(ANP)', 'ANP'],
    ['(ANSA).', 'ANSA'],
    ['©NTB', 'NTB'],
    ['Lusa/Fim', 'Lusa'],
    ['To contact the reporter: Ada Quill at aquill@bloomberg.net', 'Bloomberg'],
  ])('%s credits the agency', (paragraph, agency) => {
    expect(agencyAtEnd(paragraph)).toBe(agency);
  });

  it.each([
    'With a map:',
    'Get the app',
    'Photo: AFP',
    'AFP/Getty Images',
    'Source: Office for National Statistics',
    'ada/bo',
    'tt',
    'belga',
    '/tur/',
    '(Port Ellery, 22.11.2026)',
    'She moved to Reuters in 2019.',
  ])('%s credits none', (paragraph) => {
    expect(agencyAtEnd(paragraph)).toBeUndefined();
  });

  it('may have the credit behind its last sentence', () => {
    expect(tailOf(`${STORY} (AFP)`)).toEqual({ mark: '(AFP)', agency: 'AFP' });
    expect(tailOf(`${STORY} – dpa/lby`)?.agency).toBe('dpa');
    expect(tailOf(`${STORY} /ritzau/`)?.agency).toBe('Ritzau');
    expect(tailOf('The pool closes /ntb/')?.agency).toBe('NTB');
    expect(tailOf('The pool closes (dpa).')?.agency).toBe('dpa');
  });

  it.each([
    'He joined the news agency (AFP)',
    'He joined the Norwegian agency (NTB).',
    'He reads what the Norsk Telegrambyrå writes (NTB).',
    'It is one of the Northern Trade Books (NTB).',
    'She voted for the party of the miller (ANP).',
    'They sat on the wall (tt).',
    'The bus goes there and back again /there/',
  ])('%s has none', (paragraph) => {
    expect(tailOf(paragraph)).toBeUndefined();
  });
});

describe('a note on where copy was published first', () => {
  it.each([
    ['This story was originally published by The Commons and is republished here with permission.', 'The Commons'],
    ['(This article first appeared in The Bay Post.)', 'The Bay Post'],
    ['Republished with permission from Thirle Valley Record.', 'Thirle Valley Record'],
    ['Dieser Text ist zuerst bei Krautland erschienen.', 'Krautland'],
    ['Cet article a d’abord été publié sur Le Relais.', 'Le Relais'],
    ['Este artículo fue publicado originalmente en El Faro.', 'El Faro'],
    ['Este artigo foi publicado originalmente no Jornal da Ria.', 'Jornal da Ria'],
    ['Questo articolo è stato pubblicato originariamente su Il Molo.', 'Il Molo'],
    ['Dit artikel verscheen eerder in De Kaai.', 'De Kaai'],
    ['Denne artikel blev først bragt i Kajbladet.', 'Kajbladet'],
  ])('%s names the publication', (line, name) => {
    expect(publicationIn(line)).toBe(name);
  });

  it.each([
    'This story was first published in 1911.',
    'This article was first published on Monday.',
    'This article was first published in English.',
    'This story first appeared in her book Salt.',
    'The study was first published in The Lancet.',
    'This report was first published in May.',
    'The report was published by the Treasury on Monday.',
    'Republished in 1920, the map still hangs in the hall.',
  ])('%s names none', (line) => {
    expect(publicationIn(line)).toBeUndefined();
  });
});

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
