// What is around the text of a page that marks no article, and the lines at its beginning that repeat its fields.
import { describe, expect, it } from 'vitest';
import type { Copy } from '../../src/import/imported-article.ts';
import { readSource } from '../../src/import/read-source.ts';
import { reading } from './support/publisher.ts';

const STORY = 'The council has sold the pier to a hotel group for nine million, and the buyer will add forty rooms.';
const MORE = 'The pier was built of oak.';
const TEXT = `<p>${STORY}</p><p>${MORE}</p>`;
const HEAD =
  '<title>Pier sold to hotel group</title><meta name="author" content="Ada Quill"><meta name="date" content="2026-03-02T10:00:00Z">';

async function read(body: string): Promise<Copy | undefined> {
  const html = `<html lang="en"><head>${HEAD}</head><body>${body}</body></html>`;
  const { copies } = await readSource('pier.html', new TextEncoder().encode(html), { ...reading, section: 'world' });
  return copies[0];
}

const plain = (copy: Copy | undefined) =>
  (copy?.article.bodyHtml ?? '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
const remarksOf = (copy: Copy | undefined) => copy?.remarks.map(({ text }) => text) ?? [];

describe('the text of a page that marks no article', () => {
  const HEADING = '<h2>Pier sold to hotel group</h2>';

  it.each([
    ['a slogan above its box', `<div>The day, in order</div><div>${HEADING}${TEXT}</div>`],
    ['a box below it', `<div><div>${HEADING}</div><div>${TEXT}</div></div><div><p>Nine letters to the editor.</p></div>`],
    [
      'other cells of the table that the page is laid out with',
      `<table><tr><td>${HEADING}${TEXT}</td><td>Box 12</td></tr><tr><td>Best in any browser</td></tr></table>`,
    ],
  ])('is without %s', async (_, body) => {
    expect(plain(await read(body))).toBe(`${STORY} ${MORE}`);
  });

  it('says what was left out, asks it for an instruction, and reads the line below it that names the holder', async () => {
    const long =
      'Nine letters to the editor say what the pier was, what it is and what it will be, and one of them is signed by a gull on the roof of it, in ink.';
    const copy = await read(`<div>${HEADING}${TEXT}</div><div>${long}</div><center>© 2026 Quay Press</center>`);
    expect([plain(copy), copy?.article.copyrightHolder]).toEqual([`${STORY} ${MORE}`, 'Quay Press']);
    expect(remarksOf(copy).join(' ')).toContain('Left out, as no part of the article: "Nine letters');
    const held = await read(`<div>${HEADING}${TEXT}</div><div>EMBARGOED UNTIL MONDAY</div>`);
    expect(held?.hold).toMatchObject({ text: 'EMBARGOED UNTIL MONDAY' });
  });

  it.each(['Entwurf', 'Not legalled yet', 'Still with the barrister'])('is asked at its edges, also outside the box: %s', async (line) => {
    expect((await read(`<div>${HEADING}${TEXT}</div><div>${line}</div>`))?.hold).toMatchObject({ text: line });
    expect((await read(`<div>${line}</div><div>${HEADING}${TEXT}</div>`))?.hold).toMatchObject({ text: line });
  });

  it.each([
    [
      'paragraphs are in several boxes',
      `<div>${HEADING}<p>${STORY}</p></div><div><p>${STORY}</p><p>${MORE}</p></div>`,
      `${STORY} ${STORY} ${MORE}`,
    ],
    ['the headline is nowhere', `<div><p>Bay Post</p></div><div>${TEXT}</div>`, `Bay Post ${STORY} ${MORE}`],
  ])('is the whole page where %s', async (_, body, text) => {
    expect(plain(await read(body))).toBe(text);
  });
});

describe('the beginning of a text', () => {
  const article = (above: string, below = '') => `<article>${above}<h1>Pier sold to hotel group</h1>${below}${TEXT}</article>`;

  it.each([
    ['a kicker', article('<p>Member-only story</p>')],
    ['a headline that is no <h1>', `<article><b>NEWS</b><br><font size="5">Pier sold to hotel group</font><br>${TEXT}</article>`],
    [
      'a name and a date with other signs',
      article('', '<div>2 March 2026 · 1 min · 96 words · Ada Quill | <a href="/e">Suggest changes</a></div>'),
    ],
    [
      'a byline with a date',
      article('', '<div><span>By <span>Ada Quill</span>, <time datetime="2026-03-02">2 March, 2026</time></span></div>'),
    ],
    ['a time in words', article('', '<div><time datetime="2026-03-02T10:00:00Z">2 weeks ago</time></div>')],
  ])('loses %s', async (_, body) => {
    const copy = await read(body);
    expect([copy?.article.headline, copy?.article.by?.names, plain(copy)]).toEqual([
      'Pier sold to hotel group',
      ['Ada Quill'],
      `${STORY} ${MORE}`,
    ]);
  });

  it.each([
    ['a sentence above the headline', article('<p>It was the last one.</p>'), 'It was the last one.'],
    [
      'the only words that it has, although they are its headline',
      '<article><p>Pier sold to hotel group</p></article>',
      'Pier sold to hotel group',
    ],
    ['a label above no headline', `<article><p>Member-only story</p>${TEXT}</article>`, 'Member-only story'],
    ['a name that no field has', article('', '<div>By Bo Lind · 96 words</div>'), 'By Bo Lind · 96 words'],
    ['a date with words of the story', article('', '<div>2 March 2026 · Gulls on the roof</div>'), '2 March 2026 · Gulls on the roof'],
    [
      'a name behind the first paragraph',
      `<article><h1>Pier sold to hotel group</h1>${TEXT}<div>Ada Quill · 96 words</div><p>${MORE}</p></article>`,
      'Ada Quill · 96 words',
    ],
  ])('keeps %s', async (_, body, words) => {
    expect(plain(await read(body))).toContain(words);
  });

  it('is asked for an instruction above the headline', async () => {
    expect((await read(article('<p>HOLD FOR LEGAL</p>')))?.hold).toMatchObject({ text: 'HOLD FOR LEGAL' });
  });
});
