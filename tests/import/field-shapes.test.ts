// Fields of public sites and feeds: where they hold an instruction, where they are too long, and how they name who wrote the copy.
import { describe, expect, it } from 'vitest';
import { readSource } from '../../src/import/read-source.ts';
import { onlyCopy as only, readText as read } from './support/only-copy.ts';
import { reading, textsOf } from './support/publisher.ts';

const STORY = 'The council will close the bridge for nine weeks. Engineers found rust in two of its piers.';
const post = (fields: string, body = STORY) => `---\ntitle: Bridge to close\ndate: 2026-03-01\n${fields}\n---\n\n${body}\n`;
const wordpress = (body: string, rest = '') => `<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>Quay Post</title><link>https://quay.example</link><wp:wxr_version>1.2</wp:wxr_version><wp:base_site_url>https://quay.example</wp:base_site_url>
<item><title>Bridge to close</title><link>https://quay.example/bridge</link><guid>https://quay.example/?p=7</guid><content:encoded><![CDATA[${body}]]></content:encoded>
<wp:post_id>7</wp:post_id><wp:post_date_gmt>2026-03-01 10:00:00</wp:post_date_gmt><wp:status>publish</wp:status><wp:post_type>post</wp:post_type>${rest}</item></channel></rss>`;

describe('an instruction', () => {
  const WORDS = 'EMBARGOED UNTIL MONDAY';

  it.each([
    ['a byline', `---\ntitle: Bridge\nbyline: ${WORDS}\n---\n\n${STORY}\n`, 'a.md'],
    ['an author', `---\ntitle: Bridge\nauthors: ["${WORDS}"]\n---\n\n${STORY}\n`, 'a.md'],
    [
      'a byline of ninjs',
      JSON.stringify({ uri: 'urn:x:1', type: 'text', headline: 'Bridge', by: WORDS, body_html: `<p>${STORY}</p>` }),
      'a.json',
    ],
    ['a category', wordpress(STORY, `<category domain="category"><![CDATA[${WORDS}]]></category>`), 'a.xml'],
    [
      'a field that begins with "_"',
      wordpress(STORY, '<wp:postmeta><wp:meta_key>_embargo_until</wp:meta_key><wp:meta_value>2026-12-07</wp:meta_value></wp:postmeta>'),
      'a.xml',
    ],
    [
      'a field called hold',
      wordpress(STORY, '<wp:postmeta><wp:meta_key>hold</wp:meta_key><wp:meta_value>1</wp:meta_value></wp:postmeta>'),
      'a.xml',
    ],
    [
      'a list of facts beside the article',
      `<html><body><main><h1>Bridge to close</h1><dl class="article-info"><dt>Details</dt><dd>Press office</dd><dt>Embargo</dt><dd>until 11:00 on Tuesday, 1 December 2026</dd></dl><div itemprop="articleBody"><p>${STORY.repeat(9)}</p></div></main></body></html>`,
      'a.html',
    ],
    [
      'a box beside the article',
      `<html><head><title>Bridge</title></head><body><div class="notice"><p>${WORDS}</p></div><main><article><h1>Bridge</h1><p>${STORY.repeat(9)}</p></article></main></body></html>`,
      'a.html',
    ],
  ])('is obeyed in %s', async (_, text, name) => {
    expect((await only(text, name)).hold).toMatchObject({ reason: 'instruction' });
  });

  it.each(['Embargo', 'Sperrfrist', 'Arms embargo of 1990'])('is not the topic "%s"', async (category) => {
    const copy = await only(wordpress(STORY, `<category domain="category"><![CDATA[${category}]]></category>`), 'a.xml');
    expect(copy).not.toHaveProperty('hold');
    expect(copy.article.subjects).toEqual([category]);
  });

  it.each([
    'The picture was withdrawn from the auction an hour before the sale.',
    'Do not run before Tuesday if the wound is fresh, doctors say.',
  ])('is not an aside of a page that says: %s', async (prose) => {
    const page = `<html><head><title>Bridge</title></head><body><main><article><h1>Bridge</h1><p>${STORY.repeat(9)}</p><aside><p>${prose}</p></aside></article></main></body></html>`;
    expect(await only(page, 'a.html')).not.toHaveProperty('hold');
  });

  it('is not what a reader wrote below an article', async () => {
    const comments = `<section id="comments"><ol class="comment-list"><li><p>NOT FOR PUBLICATION: editor, ring me.</p></li></ol></section>`;
    const page = `<html><head><title>Bridge</title></head><body><main><article class="comments-open"><h1>Bridge</h1><p>${STORY.repeat(9)}</p></article>${comments}</main></body></html>`;
    const { hold, article } = await only(page, 'a.html');
    expect([hold, article.bodyHtml.includes('nine weeks'), article.bodyHtml.includes('ring me')]).toEqual([undefined, true, false]);
  });

  it('leaves out an Atom entry that is a draft', async () => {
    const feed = `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:app="http://www.w3.org/2007/app"><id>urn:f</id><title>F</title><updated>2026-03-01T10:00:00Z</updated>
<entry><id>urn:e</id><title>Bridge</title><updated>2026-03-01T10:00:00Z</updated><content type="html">&lt;p&gt;It closes.&lt;/p&gt;</content><app:control><app:draft>yes</app:draft></app:control></entry></feed>`;
    expect((await read(feed, 'a.atom')).copies).toEqual([]);
  });
});

describe('a field that is too long', () => {
  const long = 'word '.repeat(600).trim();

  it('is cut, and a remark says so', async () => {
    const item = {
      uri: 'urn:x:1',
      type: 'text',
      headline: long,
      copyrightHolder: 'Quaywire',
      copyrightNotice: long,
      body_html: `<p>${STORY}</p>`,
    };
    const { article, remarks } = await only(JSON.stringify(item), 'a.json');
    expect([article.headline.length <= 500, (article.copyrightNotice ?? '').length <= 500]).toEqual([true, true]);
    expect(textsOf(remarks)).toEqual(
      expect.arrayContaining(['Cut to 500 characters: headline.', 'Cut to 500 characters: copyrightNotice.']),
    );
  });

  it('is left out where a part of it would be another, and refuses the article where a person gave it', async () => {
    const url = `https://quay.example/${'a'.repeat(3_000)}`;
    const { article, remarks } = await only(post(`url: ${url}`), 'a.md');
    expect([article.url, textsOf(remarks)]).toEqual([undefined, expect.arrayContaining([expect.stringMatching(/^Left out: url /)])]);
    const given = await readSource('a.md', new TextEncoder().encode(post('tags: [a]')), { ...reading, headline: long });
    expect(given.faults).toMatchObject([{ message: 'headline must be at most 500 characters' }]);
  });

  it('leaves the other names of a list', async () => {
    const { article } = await only(
      post(`authors: [${Array.from({ length: 30 }, (_, index) => `Ada Quill${'abcdefghijklmnopqrstuvwxyzäöüé'[index]}`).join(', ')}]`),
      'a.md',
    );
    expect(article.by?.names).toHaveLength(20);
  });
});

describe('a byline', () => {
  it.each([
    ['Ada Quill, Software Engineer, Quayside', ['Ada Quill'], 'M10News'],
    ['Ada Quill, Harbour Board of Directors', ['Ada Quill'], 'M10News'],
    ['Ada Quill on behalf of the Tide Mill Group', ['Ada Quill'], 'M10News'],
    ['Ada Quill and @bo-lind-x', ['Ada Quill'], 'M10News'],
    ['Associated Press in Strandhaven, Florida', [], 'AP'],
    ['Von Ada Quill, dpa', ['Ada Quill'], 'dpa'],
    ['Par Ada Quill', ['Ada Quill'], 'M10News'],
    ['Von Quill', ['Von Quill'], 'M10News'],
    ['Ada Quill Follow This Writer Go To Her Page Now', [], 'M10News'],
    ['The Quayside University', ['The Quayside University'], 'M10News'],
  ])('is read: %s', async (author, names, source) => {
    const { article } = await only(post(`author: "${author}"`), 'a.md');
    expect([article.by?.names, article.source]).toEqual([names, source]);
  });
});

describe('who wrote the copy', () => {
  it.each(['Communications Team', 'Redazione', 'Rédaction', 'Pressestelle der Stadt', 'Oficina de Prensa', 'Web team'])(
    'may be a desk: %s',
    async (author) => {
      expect((await only(post(`author: ${author}`), 'a.md')).article.by).toEqual({ names: [], desks: [author] });
    },
  );

  it.each(['Anna Steam', 'Redaktion TAZ', 'Paul Redazione'])('is a person otherwise: %s', async (author) => {
    expect((await only(post(`author: ${author}`), 'a.md')).article.by).toEqual({ names: [author], desks: [] });
  });
});
