// In a source of which parts are sent before the rest is read, a kill comes before the story that it is of, wherever it is.
import { describe, expect, it } from 'vitest';
import { inRss, readInChunks, utf8 } from './support/in-chunks.ts';

const NINJS = { uri: 'urn:x:1', type: 'text', headline: 'H "]} \\', body_text: 'Text, [with] {signs}.' };
const story = (id: string, more = {}) => ({ ...NINJS, uri: id, ...more });

const filler = (item: (id: number) => string) => Array.from({ length: 3 }, (_, id) => item(id)).join('');
/** Nobody reads it, so the tests are quick. */
const FILL = `<x>${'.'.repeat(1_400_000)}</x>`;
const JSON_FILL = Array.from({ length: 3 }, (_, id) => ({
  id: `g${id}`,
  uri: `urn:${id}`,
  content_text: 'Text.',
  body_text: 'Text.',
  x: Array(280_000).fill(null),
}));
const KILL = 'BULLETIN KILL: The story must not be used.';
const feedItem = (id: string, text: string) => `<item>${id}<title>T</title><description>${text}</description></item>`;
const guid = (id: string) => feedItem(`<guid isPermaLink="false">${id}</guid>`, 'Text.');
const rss = (first: string, last: string) =>
  inRss(`${first}${filler((id) => feedItem(`<guid>g${id}</guid>${FILL}`, 'Text.'))}${last}</channel></rss>`);
const entry = (id: string, text: string) => `<entry>${id}<title>T</title><content>${text}</content></entry>`;
const post = (id: number, text: string, more = '') =>
  `<item>${more}<title>S</title><wp:post_id>${id}</wp:post_id><wp:status>publish</wp:status><content:encoded><![CDATA[<p>${text}</p>]]></content:encoded></item>`;

describe('a kill late in a large source comes before the story that it is of', () => {
  it.each<[string, string, string]>([
    ['in RSS', 'a.xml', rss(guid('x&amp;1'), feedItem('<guid><![CDATA[x&1]]></guid>', KILL))],
    [
      'in RSS, by the link',
      'a.xml',
      rss(feedItem('<link>https://q.example/1</link>', 'Text.'), feedItem('<link> https://q.example/1 </link>', KILL)),
    ],
    [
      'in Atom',
      'a.xml',
      `<feed xmlns="http://www.w3.org/2005/Atom"><id>f</id><title>Q</title>${entry('<id>urn:a</id>', 'Text.')}${filler((id) => entry(`<id>urn:${id}</id>${FILL}`, 'Text.'))}${entry('<id>urn:a</id>', KILL)}</feed>`,
    ],
    [
      'in an export',
      'a.xml',
      inRss(
        `${post(1, 'Text.')}${filler((id) => post(id + 2, 'Text.', FILL))}${post(1, KILL)}</channel></rss>`,
        ' xmlns:wp="w" xmlns:content="c"',
      ),
    ],
    [
      'in JSON Feed',
      'a.json',
      JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        title: 'Q',
        items: [{ id: 1, content_text: 'Text.' }, ...JSON_FILL, { id: '1', content_text: KILL }],
      }),
    ],
    [
      'in ninjs',
      'a.json',
      JSON.stringify([story('urn:a'), ...JSON_FILL, story('urn:b', { pubstatus: 'canceled' }), story('urn:a', { pubstatus: 'canceled' })]),
    ],
  ])('%s', async (_, name, text) => {
    const bytes = utf8(text);
    expect(bytes.length).toBeGreaterThan(4_000_000);
    const { whole, order } = await readInChunks(name, bytes, [64 * 1024]);
    expect(whole.faults).toEqual([]);
    expect(order[0]).toBe('kill');
    expect(order.filter((what) => what === 'kill')).toHaveLength(name === 'a.json' && text.startsWith('[') ? 2 : 1);
    expect(whole.copies.filter(({ article }) => article.bodyHtml.includes('BULLETIN'))).toEqual([]);
    expect(whole.copies).toHaveLength(4);
  });
});
