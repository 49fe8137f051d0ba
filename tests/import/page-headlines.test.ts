// The headline of a page, where pages of different makers state it or show it.
import { describe, expect, it } from 'vitest';
import type { Copy } from '../../src/import/imported-article.ts';
import { readSource } from '../../src/import/read-source.ts';
import { reading } from './support/publisher.ts';

const TEXT = '<p>The council has sold the pier to a hotel group for nine million.</p><p>The buyer will add forty rooms.</p>';

async function read(head: string, body: string, attributes = ''): Promise<Copy | undefined> {
  const html = `<html ${attributes}><head>${head}</head><body>${body}</body></html>`;
  const { copies } = await readSource('pier.html', new TextEncoder().encode(html), { ...reading, section: 'world' });
  return copies[0];
}

describe('the headline of a page', () => {
  const title = (text: string) => `<title>${text}</title>`;
  const og = (text: string, site = '') =>
    `<meta property="og:title" content="${text}">${site && `<meta property="og:site_name" content="${site}">`}`;
  const STORY = `<article><h1>Pier sold to hotel group</h1>${TEXT}</article>`;

  it.each([
    ['a name of the site behind two dashes', og('Pier sold to hotel group -- Bay.example'), STORY],
    ['names of a section and a site without spaces', og('Pier sold to hotel group_Business_The Bay Post'), STORY],
    ['a name of the site that the page does not state', og('Pier sold to hotel group - The Bay Post'), STORY],
    ['the beginning only', og('Pier sold to hotel …'), STORY],
    ['the name of the site first', og('The Bay Post: Pier sold to hotel group', 'The Bay Post'), `<article>${TEXT}</article>`],
    [
      'the name of the site alone',
      og('The Bay Post', 'The Bay Post') + title('Pier sold to hotel group | The Bay Post'),
      `<article>${TEXT}</article>`,
    ],
    [
      'two names in one attribute',
      '<meta property="og:title twitter:title" content="Pier sold to hotel group">',
      `<article>${TEXT}</article>`,
    ],
  ])('is that of the article where the metadata has %s', async (_, head, body) => {
    expect((await read(head, body))?.article.headline).toBe('Pier sold to hotel group');
  });

  it.each([
    ['another heading of the page begins like it', og('Pier sold to hotel group again'), 'Pier sold to hotel group again'],
    ['a heading of one word is the name of the site', title('Bay: Pier sold') + og('Bay: Pier sold'), 'Bay: Pier sold'],
  ])('is the stated one where %s', async (_, head, headline) => {
    expect(
      (await read(head, `<header><h1>Bay</h1></header><h2>Pier sold to hotel group</h2><article>${TEXT}</article>`))?.article.headline,
    ).toBe(headline);
  });

  it.each([
    [
      'the first heading is the name of the site, which leads to its front page',
      title('The Bay Post: Pier sold to hotel group'),
      `<header><h1><a href="https://bay.example/">The Bay Post</a></h1></header><div><h3>Pier sold to hotel group</h3>${TEXT}</div>`,
    ],
    [
      'that heading is called the home of the site',
      title('The Bay Post | Pier sold to hotel group'),
      `<h1><a rel="home" href="/en/">The Bay Post</a></h1>${TEXT}`,
    ],
    [
      'a line that is no heading has the last part of the title',
      title('Bay Post - News - Pier sold to hotel group'),
      `<table><tr><td><a href="/">Bay Post</a><br><a href="/s">Sport results</a></td><td><font size="5"><b>Pier sold to hotel group</b></font>${TEXT}</td></tr></table>`,
    ],
    [
      'a line that is no heading has its first parts',
      title('Pier - sold to hotel group - The Bay Post - Bay'),
      `<div><big>Pier - sold to hotel group</big>${TEXT}</div>`,
    ],
  ])('is the one that the page shows, where %s', async (_, head, body) => {
    const article = (await read(head, body))?.article;
    expect(article?.headline.replace(' - ', ' ')).toBe('Pier sold to hotel group');
    expect(article?.bodyHtml).not.toContain('The Bay Post');
  });

  it.each([
    [
      'a heading that leads to the article itself',
      title('Pier sold: now what?'),
      '<article><h1><a href="/2026/pier">Pier sold</a></h1>',
      'Pier sold',
    ],
    [
      'a title of which two parts are lines of the page',
      title('Pier sold - The Bay Post'),
      '<p><b>The Bay Post</b></p><p><b>Pier sold</b></p>',
      'Pier sold - The Bay Post',
    ],
    ['a title with a dash of its own', title('Pier sold - again'), '<article>', 'Pier sold - again'],
  ])('is not changed by %s', async (_, head, body, headline) => {
    expect((await read(head, body + TEXT))?.article.headline).toBe(headline);
  });
});
