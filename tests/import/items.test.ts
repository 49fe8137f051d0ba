import { describe, expect, it } from 'vitest';
import { readSource } from '../../src/import/read-source.ts';
import { reading } from './support/publisher.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const item = (id: string, body = 'D') =>
  `<item><guid isPermaLink="false">${id}</guid><title>T ${id}</title><description>${body}</description></item>`;
const rss = (...items: string[]) =>
  `<rss version="2.0"><channel><title>M10News</title><link>https://m10news.example/</link>${items.join('\n')}</channel></rss>`;
const read = (text: string, name = 'feed.rss', options = reading) => readSource(name, bytes(text), options);

describe('the items of a feed', () => {
  it.each([
    'http://post.example/pool',
    'https://www.post.example/pool',
    'https://post.example/pool/',
    'https://post.example/pool?utm_source=rss&utm_medium=feed',
    'https://POST.example:443/pool',
  ])('are the same under %s, which is remembered as the former id', async (id) => {
    const [copy] = (await read(rss(item(id.replace('&', '&amp;'))))).copies;
    expect(copy?.sourceId).toBe('https://post.example/pool');
    expect(copy?.formerId).toBe(id);
  });

  it('differ by the other parts of an address, and by ids that are no address', async () => {
    const ids = ['https://post.example/?p=1', 'https://post.example/?p=2', 'https://post.example/Pool#a', 'urn:x:1/'];
    expect((await read(rss(...ids.map((id) => item(id))))).copies.map(({ sourceId }) => sourceId)).toEqual(ids);
  });

  it.each([
    [
      'a.atom',
      '<feed xmlns="http://www.w3.org/2005/Atom"><id>urn:x</id><entry><id>urn:x:1</id><title>T</title><updated>2026-03-01T10:00:00Z</updated><content>D</content></entry></feed>',
    ],
    [
      'a.json',
      '{"version":"https://jsonfeed.org/version/1.1","title":"x","items":[{"id":"1","content_text":"D","date_modified":"2026-03-01T10:00:00Z"}]}',
    ],
    ['a.md', '---\ntitle: T\nlastmod: 2026-03-01T10:00:00Z\n---\nD'],
  ])('and files have the version that %s states, so that an older one replaces nothing', async (name, text) => {
    expect((await read(text, name)).copies[0]?.sourceVersion).toBe('2026-03-01T10:00:00.000Z');
    expect((await read(text.replace('2026-03-01', '2999-03-01'), name)).copies[0]?.sourceVersion).toBeUndefined();
  });

  it('keep their hash when their neighbours change, and lose it when they change', async () => {
    const hashes = async (feed: string) => (await read(feed)).copies.map(({ sourceHash }) => sourceHash);
    const [first, second] = await hashes(rss(item('a'), item('b')));
    expect(await hashes(rss(item('new'), item('a'), item('b', 'changed')))).toEqual([expect.any(String), first, expect.any(String)]);
    expect((await hashes(rss(item('b', 'changed'))))[0]).not.toBe(second);
  });

  it('are told apart across feeds when their identifiers are bare numbers', async () => {
    const other = rss(item('1')).replaceAll('m10news.example', 'nordlicht.example');
    expect((await read(rss(item('1')))).copies[0]?.sourceId).toBe('https://m10news.example/ 1');
    expect((await read(other)).copies[0]?.sourceId).toBe('https://nordlicht.example/ 1');
  });

  it('survive the feed that broke off before its end', async () => {
    const { copies, faults } = await read(rss(item('a'), item('b')).replace(/<\/guid><title>T b.*$/s, ''));
    expect(copies.map(({ article }) => article.headline)).toEqual(['T a']);
    expect(faults).toEqual([{ file: 'feed.rss', line: 2, message: 'breaks off: the item is never closed' }]);
  });

  it('do not end at an end tag in a comment or in CDATA', async () => {
    const { copies, faults } = await read(rss(item('a', '<![CDATA[<p>one</p></item><p>two</p>]]>'), '<!-- <item> -->', item('b')));
    expect(faults).toEqual([]);
    expect(copies.map(({ article }) => article.headline)).toEqual(['T a', 'T b']);
    expect(copies[0]?.article.bodyHtml).toContain('one');
    expect(copies[0]?.article.bodyHtml).toContain('two');
  });

  it('are not read from a document that declares entities', async () => {
    const bomb = `<?xml version="1.0"?>\n<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>\n${rss(item('a', '&b;'))}`;
    expect(await read(bomb)).toEqual({
      copies: [],
      kills: [],
      faults: [{ file: 'feed.rss', line: 2, message: 'declares entities, which are not read' }],
      remarks: [],
      leftOut: 0,
    });
  });

  it('are not read from one that declares them late, after a long comment or behind what looks like its root', async () => {
    const declared = '<!ENTITY a "aaaa">';
    for (const prolog of [
      `<!--${' '.repeat(150_000)}-->\n<!DOCTYPE rss [${declared}]>`,
      `<!DOCTYPE rss [\n<!ATTLIST rss a CDATA "><!-- ">${declared}<!-- -->]>`,
      `<!DOCTYPE rss SYSTEM "><x>" [\n${declared}]>`,
    ]) {
      const { copies, faults } = await read(prolog + rss(item('a', '&a;')));
      expect([copies, faults]).toEqual([[], [{ file: 'feed.rss', line: 2, message: 'declares entities, which are not read' }]]);
    }
  });

  it('may contain a declaration of an entity as text', async () => {
    const { copies, faults } = await read(rss(item('a', '<![CDATA[<p>Write &lt;!ENTITY, never <!ENTITY.</p>]]>')));
    expect([copies.length, faults]).toEqual([1, []]);
  });

  it('are the publisher’s where they link to its site, and the feed’s where they link elsewhere', async () => {
    const linked = (link: string) =>
      rss(item('a').replace('<title>', `<link>${link}</link><title>`)).replace('<title>M10News', '<title>Harbour Blog');
    expect((await read(linked('https://www.m10news.example/a'))).copies[0]?.article.source).toBe('M10News');
    expect((await read(linked('https://harbour.example/a'))).copies[0]?.article).toMatchObject({ source: 'Harbour Blog' });
  });

  it('keep an identifier as IRI only where it is one of the publisher’s own', async () => {
    const uriOf = async (id: string, own: boolean) => (await read(rss(item(id)), 'feed.rss', { ...reading, own })).copies[0]?.article.uri;
    expect(await uriOf('tag:m10news.example,2026:x', true)).toBe('tag:m10news.example,2026:x');
    expect(await uriOf('tag:m10news.example,2026:x', false)).toBeUndefined();
    expect(await uriOf('tag:nordlicht.example,2026:x', true)).toBeUndefined();
  });

  it('name everybody who wrote them, desks apart from people', async () => {
    const feed = rss(
      item('a').replace('<title>', '<author>ines@m10news.example (Ines Calloway)</author><author>M10News Business Desk</author><title>'),
    );
    expect((await read(feed)).copies[0]?.article.by).toEqual({
      names: ['Ines Calloway'],
      desks: [{ code: 'business-desk', name: 'M10News Business Desk' }],
    });
  });

  it('stay as many as they were: a thousand in, a thousand out, each on its line', async () => {
    const { copies } = await read(rss(...Array.from({ length: 1_000 }, (_, index) => item(`n${index}`))));
    expect(copies.length).toBe(1_000);
    expect(copies.at(-1)).toMatchObject({ line: 1_000, slug: 'n999' });
  });
});
