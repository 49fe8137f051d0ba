// What feeds add to the text of an item for those who read it in the feed.
import { describe, expect, it } from 'vitest';
import { onlyCopy } from './support/only-copy.ts';

const FIRST = '<p>The ferry to Port Ellery runs again after nine weeks.</p>';
const LAST = '<p>The captain keeps a goat on board, which has a ticket.</p>';
const LINK = 'https://quay.example/ferry-back';
const item = (body: string, description = 'Nine weeks are over.', link = LINK) =>
  `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Quay</title><link>https://quay.example/</link><item><title>Ferry is back</title><link>${link}</link><description><![CDATA[${description}]]></description><content:encoded><![CDATA[${body}]]></content:encoded></item></channel></rss>`;
const bodyOf = async (feed: string) => (await onlyCopy(feed, 'feed.rss')).article.bodyHtml.replace(/\s*\n\s*/g, '');
const BURNER = 'http://feeds.feedburner.com';

describe('the text of a feed’s item ends before', () => {
  it.each([
    ['a link to more', `<a href="${LINK}">Continue reading...</a>`],
    ['a link in a paragraph of its own', `<p><a href="${LINK}?utm_source=rss">Read the full story &#8594;</a></p>`],
    ['a relative link', '<p><a href="/ferry-back">more&#8230;</a></p>'],
    ['a link with the headline', `<p><a href="${LINK}">Continue reading &#8220;Ferry is back&#8221;</a></p>`],
    ['a German link', `<p><a class="more-link" href="${LINK}">Weiterlesen &raquo;</a></p>`],
    ['a French link', `<p><a href="${LINK}">Lire la suite</a></p>`],
    [
      'the note of WordPress',
      `<p>The post <a href="${LINK}">Ferry is back</a> appeared first on <a href="https://quay.example">Quay</a>.</p>`,
    ],
    [
      'the buttons of FeedBurner',
      `<div class="feedflare"><a href="${BURNER}/~ff/quay?a=X:y"><img src="${BURNER}/~ff/quay?d=y" border="0"></a> <a href="${BURNER}/~ff/quay?a=X:z">Email this</a></div><img src="${BURNER}/~r/quay/~4/X" height="1" width="1" alt="">`,
    ],
    ['links of FeedBurner without a box', `<p><a href="${BURNER}/~ff/quay?a=X:z">Stumble It!</a></p>`],
    [
      'a link and the buttons behind it',
      `<p><a href="${LINK}">Read more</a></p><div class="sharedaddy"><a href="https://t.example/">Tweet</a></div>`,
    ],
  ])('%s', async (_, chrome) => {
    expect(await bodyOf(item(`${FIRST}${LAST}${chrome}`))).toBe(`${FIRST}${LAST}`);
    const { article, remarks } = await onlyCopy(item(`${FIRST}${LAST}`, `Nine weeks are over. ${chrome}`), 'feed.rss');
    expect(article.standfirst).toBe('Nine weeks are over.');
    expect(remarks.map(({ text }) => text)).toEqual(expect.not.arrayContaining([expect.stringContaining('left out')]));
  });
});

describe('the text of a feed’s item keeps', () => {
  it.each([
    ['a link of the story', `<p>The <a href="${LINK}">timetable</a> is new.</p>`],
    ['a link that ends its sentence', `<p>Who likes goats may <a href="${LINK}">read more about them</a></p>`],
    ['a link through FeedBurner', `<p>Goats had a ticket <a href="${BURNER}/~r/quay/~3/Y/goats">before</a>.</p>`],
    ['a link to more elsewhere', '<p><a href="https://bay.example/goats">Read more</a></p>'],
    ['words without a link', '<p>Continue reading, said the sign on the door of the school.</p>'],
    ['a paragraph about a post', '<p>The post of harbour master appeared first on a list from 1840.</p>'],
  ])('%s', async (_, words) => {
    expect(await bodyOf(item(`${FIRST}${words}`))).toContain(words);
  });

  it('a link that is not at its end', async () => {
    expect(await bodyOf(item(`${FIRST}<p><a href="${LINK}">Read more</a></p>${LAST}`))).toContain('Read more');
  });
});
