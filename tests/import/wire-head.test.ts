// Lines above the headline of plain text.
import { describe, expect, it } from 'vitest';
import { onlyCopy } from './support/only-copy.ts';

const STORY = 'The council has sold the pier to a hotel group for nine million, and the buyer will add forty rooms.';
const HEADLINE = 'Pier sold to hotel group after nine years';
const wire = (...head: string[]) => `${head.join('\n')}\n\n${STORY}\n\n${STORY}\n`;
const read = async (text: string) => {
  const { article, hold } = await onlyCopy(text, 'pier.txt');
  return {
    headline: article.headline,
    published: article.firstPublished?.slice(0, 10),
    isHeld: hold !== undefined,
    body: article.bodyHtml,
  };
};

describe('a letterhead', () => {
  it.each([
    ['The Harbour Trust', 'News release, 3 March 2026', 'For immediate use'],
    ['The Harbour Trust', 'Port Ellery Branch', 'Press release', '3 March 2026'],
    ['PRESS RELEASE', 'The Harbour Trust', '3 March 2026'],
    ['Hafenverein Ellerbek', 'Pressemitteilung vom 3. März 2026'],
    ['Hafenverein Ellerbek', 'Pressemitteilung', 'Zur sofortigen Verwendung', '3. März 2026'],
  ])('is no headline: %s, %s', async (...lines) => {
    expect(await read(wire(...lines, '', HEADLINE))).toMatchObject({ headline: HEADLINE, published: '2026-03-03', isHeld: false });
    expect((await read(wire(...lines, '', HEADLINE))).body).toBe(`<p>${STORY}</p>\n<p>${STORY}</p>`);
  });

  it('is the headline where no other comes after it', async () => {
    expect((await read(wire('Harbour Trust Sells Pier', 'News release, 3 March 2026'))).headline).toBe('Harbour Trust Sells Pier');
  });

  it('is none without a label', async () => {
    expect((await read(wire('The Harbour Trust', 'sells its pier', '', HEADLINE))).headline).not.toBe(HEADLINE);
  });

  it('does not hide an embargo in it', async () => {
    expect((await read(wire('The Harbour Trust', 'News release', 'EMBARGOED', '', HEADLINE))).isHeld).toBe(true);
  });
});

describe('the name of a section', () => {
  it.each(['Lokales', 'LOKALES', 'Sport', 'Économie', 'Arts and Culture', 'Binnenland'])('is no headline: %s', async (section) => {
    expect((await read(wire(section, '', HEADLINE))).headline).toBe(HEADLINE);
    expect((await read(wire(section, HEADLINE, '', 'By Ada Quill'))).headline).toBe(HEADLINE);
  });

  it('is kept as a category', async () => {
    const { article } = await onlyCopy(wire('Lokales', '', HEADLINE, '', 'By Ada Quill'), 'pier.txt');
    expect(article.subjects).toContainEqual('Lokales');
    expect(article.standfirst).toBeUndefined();
  });

  it('is the headline where a sentence or nothing else comes below it', async () => {
    expect((await read(wire('Sport', '', 'It is back, and nobody asked for it.'))).headline).toBe('Sport');
    expect((await read(wire('Panorama'))).headline).toBe('Panorama');
    expect((await read(wire('Weather warning', '', HEADLINE))).headline).toBe('Weather warning');
  });
});
