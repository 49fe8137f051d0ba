// Byline, role, place and date where texts, Markdown, pages and exports print them, and lines there that are part of the story.
import { describe, expect, it } from 'vitest';
import type { Copy } from '../../src/import/imported-article.ts';
import { readSource } from '../../src/import/read-source.ts';
import { publisher, reading } from './support/publisher.ts';

const STORY = 'The council has sold the pier to a hotel group for nine million, and the buyer will add forty rooms.';
const MORE = 'The pier was built of oak.';

async function read(name: string, text: string): Promise<Copy | undefined> {
  const { copies } = await readSource(name, new TextEncoder().encode(text), { ...reading, section: 'world' });
  return copies[0];
}

const wire = (...head: string[]) => read('pier.txt', `Pier sold to hotel group\n\n${head.join('\n')}\n\n${STORY}\n\n${MORE}\n`);
const markdown = (...head: string[]) => read('pier.md', `# Pier sold to hotel group\n\n${head.join('\n\n')}\n\n${STORY}\n\n${MORE}\n`);
const page = (head: string, foot = '', lang = 'en') =>
  read(
    'pier.html',
    `<html lang="${lang}"><body><article><h1>Pier sold to hotel group</h1>${head}<p>${STORY}</p><p>${MORE}</p>${foot}</article></body></html>`,
  );
const shown = (copy: Copy | undefined) => ({
  headline: copy?.article.headline,
  names: copy?.article.by?.names,
  published: copy?.article.firstPublished?.slice(0, 10),
  isStoryAlone: copy?.article.bodyHtml.replace(/\s+/g, '') === `<p>${STORY}</p><p>${MORE}</p>`.replace(/\s+/g, ''),
});
const SIGNED = { headline: 'Pier sold to hotel group', names: ['Ada Quill'], published: undefined, isStoryAlone: true };
const DATED = { ...SIGNED, published: '2025-05-03' };
const UNSIGNED = { ...SIGNED, names: [], isStoryAlone: false };

describe('a name over a role', () => {
  it('signs a text, Markdown and a page', async () => {
    expect(shown(await wire('ADA QUILL', 'Sports Writer'))).toEqual(SIGNED);
    expect(shown(await wire('Ada Quill, Sports Writer'))).toEqual(SIGNED);
    expect(shown(await markdown('**Ada Quill**', 'Sports Writer'))).toEqual(SIGNED);
    expect(shown(await page('<p><b>Ada Quill</b><br>Sports Writer</p>'))).toEqual(SIGNED);
  });

  it('is part of the story where a list of people follows, or where it is no name', async () => {
    expect(shown(await wire('ADA QUILL', 'Sports Writer', '', 'BO LIND', 'Chief Reporter'))).toEqual(UNSIGNED);
    expect(shown(await wire('Storm Of The Century', 'said our reporter'))).toEqual(UNSIGNED);
    expect(shown(await page('<p>Ada Quill</p><p>Chief Reporter</p>', '<p>Bo Lind</p><p>Sports Writer</p><p>End.</p>'))).toEqual(UNSIGNED);
  });
});

describe('a name below a byline without one', () => {
  it.each([
    ['Van onze verslaggever', 'Ada Quill'],
    ['Von unserer Redakteurin', 'Ada Quill'],
    ['By our correspondent', 'ADA QUILL'],
    ['Par notre envoyée spéciale', 'Ada Quill'],
    ['De nuestra corresponsal', 'Ada Quill'],
  ])('signs a text, Markdown and a page: %s', async (line, name) => {
    expect(shown(await wire(line, name))).toEqual(SIGNED);
    expect(shown(await markdown(line, name))).toEqual(SIGNED);
    expect(shown(await page(`<p>${line}</p><p>${name}</p>`))).toEqual(SIGNED);
  });

  it('is part of the story below a byline that names somebody, and where it is no name', async () => {
    expect(shown(await wire('By Ada Quill', 'Bo Lind'))).toEqual({ ...SIGNED, isStoryAlone: false });
    for (const line of ['Alles over de pier', 'The Pier Of Many Names', 'Verkocht aan hotel'])
      expect((await wire('Van onze verslaggever', line))?.article.bodyHtml).toContain(line);
  });
});

describe('a date beside the byline', () => {
  it('is read with the place before it', async () => {
    const copies = [
      await wire('Por Ada Quill', 'Montemar, 3 de mayo de 2025'),
      await wire('Montemar, 3 de mayo de 2025', 'Por Ada Quill'),
      await markdown('Por Ada Quill', 'Montemar, 3 de mayo de 2025'),
      await page('<p>Por Ada Quill</p><p>Montemar, 3 de mayo de 2025</p>'),
    ];
    expect(copies.map(shown)).toEqual(copies.map(() => DATED));
    expect(copies.map((copy) => copy?.article.located)).toEqual(copies.map(() => 'Montemar'));
  });

  it('is no part of the text of a page', async () => {
    for (const line of [
      'Publié le samedi 3 mai 2025 à 9 h 15',
      'Veröffentlicht am 3.5.2025 um 9.15 Uhr',
      'Published 3 May 2025 · 4 min read',
    ]) {
      expect(shown(await page(`<p class="by">By Ada Quill</p><p class="x">${line}</p>`)), line).toEqual(DATED);
      expect(shown(await page('<p class="by">By Ada Quill</p>', `<p>${line}</p>`)), line).toEqual(DATED);
    }
  });

  it('stays where it begins a diary or a letter, or is one to come', async () => {
    expect(shown(await markdown('3 May 1917'))).toEqual(UNSIGNED);
    expect(shown(await wire('Lund, 3 May 1917', 'Dear Ada'))).toEqual(UNSIGNED);
    expect(shown(await page('<p>By Ada Quill</p><p>Lund, 3 May 2045</p>'))).toEqual({ ...SIGNED, isStoryAlone: false });
  });
});

describe('a byline in the text of an export', () => {
  const post = (creator: string) =>
    read(
      'export.xml',
      `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>Pier</title><link>https://m10news.example</link><wp:wxr_version>1.2</wp:wxr_version><wp:author><wp:author_login>web</wp:author_login><wp:author_display_name>${creator}</wp:author_display_name></wp:author><item><title>Pier sold to hotel group</title><link>https://m10news.example/pier</link><dc:creator>web</dc:creator><content:encoded><![CDATA[<p>Av <strong>Ada Quill</strong></p><p>${STORY}</p><p>${MORE}</p>]]></content:encoded><wp:post_id>7</wp:post_id><wp:post_date_gmt>2025-05-03 08:00:00</wp:post_date_gmt><wp:status>publish</wp:status><wp:post_type>post</wp:post_type></item></channel></rss>`,
    );

  it('counts before the desk that entered the post', async () => {
    const copy = await post('Web Desk');
    expect([shown(copy), copy?.article.by?.desks]).toEqual([DATED, []]);
  });

  it('counts beside a desk of the publisher’s', async () => {
    const [desk] = publisher.desks;
    const copy = await post(desk?.name ?? '');
    expect([shown(copy), copy?.article.by?.desks]).toEqual([DATED, [{ code: desk?.code, name: desk?.name }]]);
  });

  it('stays beside the name of another person', async () => {
    expect(shown(await post('Bo Lind'))).toEqual({ ...DATED, names: ['Bo Lind'], isStoryAlone: false });
  });
});
