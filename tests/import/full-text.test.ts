// The elements in which services of news have the whole text of an item.
import { describe, expect, it } from 'vitest';
import { onlyCopy } from './support/only-copy.ts';

const FIRST = 'The ferry to Port Ellery runs again after nine weeks & one strike.';
const LAST = 'The captain keeps a goat on board, which has a ticket.';
const rss = (rest: string) =>
  `<rss version="2.0" xmlns:yandex="http://news.yandex.ru" xmlns:turbo="http://turbo.yandex.ru" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Quay</title><link>https://quay.example/</link><item><title>Ferry back</title><link>https://quay.example/f</link><description>Nine weeks are over.</description>${rest}</item></channel></rss>`;
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const BODY = `<p>${escaped(FIRST)}</p>\n<p>${LAST}</p>`;

describe('the whole text of an item', () => {
  it.each([
    ['in paragraphs of plain text', `<yandex:full-text>${escaped(FIRST)}\n\n${LAST}</yandex:full-text>`],
    ['with a paragraph a line', `<yandex:full-text><![CDATA[\n${FIRST}\n${LAST}\n]]></yandex:full-text>`],
    ['as HTML', `<yandex:full-text><![CDATA[${BODY}]]></yandex:full-text>`],
    ['as HTML whose signs are escaped', `<yandex:full-text>${escaped(BODY)}</yandex:full-text>`],
    ['as elements', `<full-text>${BODY}</full-text>`],
    ['as a page', `<turbo:content><![CDATA[<header><h1>Ferry back</h1></header>${BODY}]]></turbo:content>`],
    [
      'before a page',
      `<turbo:content><![CDATA[<header><h1>Ferry back</h1></header><p>Short.</p>]]></turbo:content><yandex:full-text>${escaped(BODY)}</yandex:full-text>`,
    ],
    [
      'beside a content that is only its beginning',
      `<content:encoded><![CDATA[<p>The ferry runs.</p>]]></content:encoded><yandex:full-text>${escaped(BODY)}</yandex:full-text>`,
    ],
  ])('is read %s', async (_, rest) => {
    const { article } = await onlyCopy(rss(rest), 'feed.rss');
    expect(article.bodyHtml.replace(/>\s+</g, '>\n<')).toBe(BODY);
    expect(article.standfirst).toBe('Nine weeks are over.');
    expect(article.headline).toBe('Ferry back');
  });

  it.each([
    ['a switch', '<turbo:content>enabled</turbo:content>', '<p>Nine weeks are over.</p>'],
    ['an empty element', '<yandex:full-text/>', '<p>Nine weeks are over.</p>'],
    [
      'the plain form of the content',
      `<content:encoded><![CDATA[${BODY}]]></content:encoded><yandex:full-text>${escaped(FIRST)} ${LAST}</yandex:full-text>`,
      BODY,
    ],
  ])('is not %s', async (_, rest, body) => {
    expect((await onlyCopy(rss(rest), 'feed.rss')).article.bodyHtml).toBe(body);
  });
});
