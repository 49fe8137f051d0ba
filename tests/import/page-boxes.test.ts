// Boxes of links in an article and beside it: tags, "Read also", buttons, a table of contents, and numbers of readers, with what only resembles them.
import { describe, expect, it } from 'vitest';
import { readSource } from '../../src/import/read-source.ts';
import { reading } from './support/publisher.ts';

const STORY = 'The council has sold the pier to a hotel group for nine million, and the buyer will add forty rooms.';
const MORE = 'The pier was built of oak.';
const LONG = `<p>${STORY}</p>`.repeat(8);

async function textOf(box: string, story = `<p>${STORY}</p>`): Promise<string> {
  const html = `<html><head><title>Pier sold</title></head><body><article><h1>Pier sold</h1>${story}${box}<p>${MORE}</p></article></body></html>`;
  const { copies } = await readSource('pier.html', new TextEncoder().encode(html), { ...reading, section: 'world' });
  return (copies[0]?.article.bodyHtml ?? '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

const link = (text: string, address = '/x') => `<a href="${address}">${text}</a>`;

describe('left out of the text of a page', () => {
  it.each([
    ['tags below a label', `<div><div>Mots-clés :&nbsp;</div><div>${link('Quays')}</div></div>`],
    ['tags behind a label', `<p>Tags: ${link('quays')}, ${link('oak')}</p>`],
    ['tags in a box that is called so', `<div class="column tags">${link('quays and oak')}</div>`],
    ['a line that leads to another story', `<p><strong>Lea también:</strong> ${link('Un faro sin luz')}</p>`],
    ['a box that does', `<div><h3>Les også</h3>${link('Fyret slukkes')}</div>`],
    ['buttons that share', `<div>Deel dit bericht: ${link('WhatsApp')} | ${link('Mail')}</div>`],
    ['buttons of the browser', `<p>${link('Zurück zur Liste', 'javascript:history.go(-1)')}</p>`],
    ['a table of contents', `<div><details><summary>Table of Contents</summary><ul><li>${link('Oak', '#oak')}</li></ul></details></div>`],
    ['a number of readers', '<div>204 visualizações</div>'],
    ['how long they read', '<span>3 min read</span>'],
    ['an offer', '<div class="p-4"><p>Turn on alerts</p><p>Get breaking stories on your phone.</p></div>'],
  ])('is %s', async (_, box) => {
    expect(await textOf(box)).toBe(`${STORY} ${MORE}`);
    expect(await textOf(box, LONG)).toBe(`${`${STORY} `.repeat(8)}${MORE}`);
  });
});

describe('kept in the text of a page', () => {
  it.each([
    ['a sentence with links that begins so', `<p>Tags: ${link('quays')} and ${link('oak')} were cut into the wood by children.</p>`],
    ['links with another label', `<p>Sources: ${link('Harbour board')}, ${link('Parish')}</p>`],
    ['a line alone that is a link', `<p>${link('The plan of the buyer')}</p>`],
    ['a label without links', '<p>Lea también en voz alta</p>'],
    ['contents that lead to other pages', `<ul><li>Contents ${link('The plan', '/plan')}</li></ul>`],
    ['a number in a sentence', '<p>It had 204 views of the bay.</p>'],
    ['a picture in a link', `<p>Tags: <a href="/p"><img src="https://bay.example/p.jpg" alt="Pier"></a></p>`],
    ['a sentence about alerts', '<p>Turn on the alerts of the harbour office, the council told all who live at the quay.</p>'],
  ])('is %s', async (_, box) => {
    const words = box.replace(/<[^>]+>/g, '').trim();
    expect((await textOf(box)).replace(/\s/g, '')).toContain(words.replace(/\s/g, ''));
  });
});
