import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Copy, ReadingOptions } from '../../src/import/imported-article.ts';
import { readSource } from '../../src/import/read-source.ts';
import { publisher, reading, textsOf } from './support/publisher.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const STORY = 'By Ines Calloway | M10News Business Desk | 3 March 2026\nThe harbour is open again, its master said.\nShips queue.\n';

async function read(text: string, options: Partial<ReadingOptions> = {}, name = 'harbour.txt'): Promise<Copy> {
  const { copies, faults } = await readSource(name, bytes(text), { ...reading, ...options });
  if (copies[0] === undefined) throw new Error(JSON.stringify(faults));
  return copies[0];
}

async function faultsOf(text: string, options: Partial<ReadingOptions> = {}, name = 'harbour.txt'): Promise<string[]> {
  const { copies, faults } = await readSource(name, bytes(text), { ...reading, ...options });
  expect(copies).toEqual([]);
  return faults.map(({ message }) => message);
}

describe('copy that is filed', () => {
  it('takes what the command line says over what the copy says', async () => {
    const { slug, article, remarks } = await read(STORY, {
      headline: 'Harbour opens',
      slug: 'open',
      section: 'World',
      source: 'Nordlicht',
    });
    expect(slug).toBe('open');
    expect(article).toMatchObject({ headline: 'Harbour opens', sections: ['world'], source: 'Nordlicht' });
    expect(remarks).toEqual([]);
  });

  it('is signed by the desk of the command line only where nobody else signs it', async () => {
    expect((await read('Ships queue again.\n', { desk: 'Business Desk' })).article.by?.desks).toEqual([
      { code: 'business-desk', name: 'M10News Business Desk' },
    ]);
    expect((await read(STORY, { desk: 'International Desk' })).article.by?.desks).toEqual([
      { code: 'business-desk', name: 'M10News Business Desk' },
    ]);
  });

  it('goes to the section its desk serves, said with or without the name of the house', async () => {
    expect((await read(STORY)).article.sections).toEqual(['business']);
    expect((await read(STORY.replace('M10News Business Desk', 'Business Desk'))).article.sections).toEqual(['business']);
    expect((await read(STORY.replace('M10News Business Desk', 'World Newsdesk'))).article.sections).toEqual(['world']);
  });

  it('keeps its slug and its source when its headline changes, and not its hash', async () => {
    const [before, after] = [await read(`Old headline\n\n${STORY}`), await read(`New headline\n\n${STORY}`)];
    expect([before.slug, before.sourceId]).toEqual(['harbour', 'harbour.txt']);
    expect([after.slug, after.sourceId]).toEqual(['harbour', 'harbour.txt']);
    expect(before.sourceHash).toBe(createHash('sha256').update(`Old headline\n\n${STORY}`).digest('hex'));
    expect(after.sourceHash).not.toBe(before.sourceHash);
  });

  it.each([
    ['2026/harbour-strike.txt', 'harbour-strike'],
    ['Harbour Strike (final).TXT', 'harbour-strike-final'],
    ['harbour-strike/index.txt', 'harbour-strike'],
    ['Забастовка.txt', 'zabastovka'],
    ['スト.txt', 'the-harbour-is-open-again-its-master-said'],
    ['__proto__.txt', 'proto'],
  ])('gets its slug from the file name: %s', async (name, slug) => {
    expect((await read(STORY, {}, name)).slug).toEqual(typeof slug === 'string' ? slug : expect.stringMatching(slug));
  });

  it('is never dated after now, with a remark', async () => {
    const { article, remarks } = await read(STORY.replace('3 March 2026', '5 March 2026'));
    expect(article.firstPublished).toBe(reading.now);
    expect(textsOf(remarks).join(' ')).toContain('is in the future');
  });

  it('is held when it is dated later than today: that is a typing error, or meant to be embargoed', async () => {
    const { article, hold } = await read(STORY.replace('2026', '2062'));
    expect(hold).toEqual({ reason: 'instruction', field: 'date', text: 'dated 2062-03-03T12:00:00.000Z' });
    expect(article).not.toHaveProperty('firstPublished');
    expect(await faultsOf(STORY.replace('2026', '2062'), { strict: true })).toEqual([expect.stringContaining('must not be published yet')]);
  });

  it('is under embargo until its date where that has an hour and a zone more than five minutes ahead', async () => {
    const dated = (date: string) => read(`---\ntitle: Harbour opens\ndate: ${date}\n---\nShips queue.\n`, {}, 'harbour.md');
    expect((await dated('2026-03-05T09:06:00Z')).article).toMatchObject({ embargoedUntil: '2026-03-05T09:06:00.000Z' });
    expect((await dated('2026-03-05T09:05:00Z')).article).toMatchObject({ firstPublished: reading.now });
    expect((await dated('2026-03-05 10:00')).hold).toMatchObject({ field: 'date' });
    expect((await dated('2026-03-06')).hold).toMatchObject({ field: 'date' });
    expect(await dated('2026-03-05')).not.toHaveProperty('hold');
  });

  it('carries no first publication while its embargo lies ahead, and none before its embargo once it has passed', async () => {
    const embargoed = async (day: string) => (await read(`EMBARGOED UNTIL 06:00 GMT ${day} March 2026\n${STORY}`)).article;
    expect(await embargoed('9')).toMatchObject({ embargoedUntil: '2026-03-09T06:00:00.000Z' });
    expect(await embargoed('9')).not.toHaveProperty('firstPublished');
    expect(await embargoed('4')).toMatchObject({ firstPublished: '2026-03-04T06:00:00.000Z' });
    expect(await embargoed('4')).not.toHaveProperty('embargoedUntil');
  });

  it('is under the later of two embargoes', async () => {
    const [sooner, later] = ['EMBARGOED UNTIL 06:00 GMT 9 March 2026\n', 'EMBARGOED UNTIL 06:00 GMT 10 March 2026\n'];
    for (const lines of [sooner + later, later + sooner])
      expect((await read(lines + STORY)).article).toMatchObject({ embargoedUntil: '2026-03-10T06:00:00.000Z' });
  });

  it('is signed once by somebody who is named twice', async () => {
    const twice = STORY.replace('Ines Calloway', 'Ines Calloway and INES CALLOWAY');
    expect((await read(twice)).article.by?.names).toEqual(['Ines Calloway']);
  });

  it('is signed once by somebody whom the credit line names twice, and says so once', async () => {
    const credits = '(Reporting by Ines Calloway; Additional reporting by Ines Calloway; Editing by Tomas Brandt)';
    const { article, remarks } = await read(`Harbour opens\n\nThe harbour is open again, its master said.\n\nShips queue.\n\n${credits}\n`);
    expect(article.by?.names).toEqual(['Ines Calloway']);
    expect(textsOf(remarks)).toContain('No byline: signed by Ines Calloway, whom the credit line names.');
  });

  it('carries no terms of another once it is filed as the publisher’s own', async () => {
    const text = `${STORY}© 2026 Nordlicht. All rights reserved.\n`;
    expect((await read(text)).article).toMatchObject({
      source: 'Nordlicht',
      copyrightHolder: 'Nordlicht',
      copyrightNotice: '© 2026 Nordlicht. All rights reserved.',
    });
    const own = await read(text, { source: publisher.name });
    expect(own.article).not.toHaveProperty('copyrightNotice');
    expect(own.article).not.toHaveProperty('copyrightHolder');
    expect(textsOf(own.remarks).join(' ')).toContain('Nordlicht');
  });

  it.each(['copyright', 'dc.rights', 'DC.Rights', 'rights'])('is another’s where a page says so in <meta name="%s">', async (name) => {
    const meta = `<meta name="${name}" content="© 2026 Nordlicht. All rights reserved.">`;
    const page = `<html><head><title>Harbour opens</title>${meta}</head><body><article><p>Ships queue again.</p></article></body></html>`;
    expect((await read(page, {}, 'harbour.html')).article).toMatchObject({
      source: 'Nordlicht',
      copyrightHolder: 'Nordlicht',
      copyrightNotice: '© 2026 Nordlicht. All rights reserved.',
    });
  });

  it('has a copyright line of 400 characters at most: a longer paragraph that begins like one is part of the story', async () => {
    const line = (chars: number) =>
      '© 2026 Nordlicht. '
        .padEnd(chars, 'Nobody may copy it. ')
        .slice(0, chars - 1)
        .concat('x');
    const ofLength = async (chars: number) => (await read(`${STORY}${line(chars)}\n`)).article;
    expect(await ofLength(400)).toMatchObject({ copyrightHolder: 'Nordlicht', copyrightNotice: line(400) });
    expect(await ofLength(401)).not.toHaveProperty('copyrightNotice');
    expect((await ofLength(401)).bodyHtml).toContain(line(401));
  });

  it('is refused with every objection the desk would have', async () => {
    expect(await faultsOf(STORY, { headline: 'x'.repeat(10_000) })).toEqual(['headline must be at most 500 characters']);
    expect(await faultsOf(STORY, { slug: 'Not A Key' })).toEqual([expect.stringContaining('"Not A Key"')]);
    expect(await faultsOf(STORY, { section: 'sport' })).toEqual([expect.stringContaining('sections are world, business, arts')]);
    expect(await faultsOf(`Headline\n\n${'All work and no play. '.repeat(20_000)}`)).toEqual([
      expect.stringContaining('bodyHtml must be at most 262144 bytes'),
    ]);
    expect(await faultsOf('A line.\n'.repeat(600_000))).toEqual(['is larger than any one article']);
    expect(await faultsOf('© 2026 M10News. All rights reserved.\n')).toEqual(['contains no text']);
    expect(await faultsOf(' \n\n')).toEqual(['is empty']);
  });

  it('does not use one slug for several articles of a feed', async () => {
    const item = (id: string) => `<item><guid>${id}</guid><title>T</title><description>D</description></item>`;
    const feed = `<rss version="2.0"><channel><title>F</title>${item('a')}${item('b')}</channel></rss>`;
    expect(await faultsOf(feed, { slug: 'one' }, 'feed.rss')).toEqual([expect.stringContaining('contains 2 articles')]);
  });
});

describe('the id of an item in a feed', () => {
  const feed = (items: string, link = 'https://m10news.example/') =>
    `<rss version="2.0"><channel><title>Old M10News</title><link>${link}</link>${items}</channel></rss>`;
  const item = (guid: string, link = 'https://m10news.example/story/') =>
    `<item><title>Ferry sails</title><link>${link}</link>${guid}<pubDate>Mon, 02 Mar 2026 08:00:00 GMT</pubDate><description>Text.</description></item>`;
  const idsOf = async (text: string, own = true, name = 'feed.rss') => {
    const { uri, guid } = (await read(text, { own }, name)).article;
    return { uri, guid };
  };

  it.each([
    ['a word, as Ghost writes it', '<guid isPermaLink="false">65f0c3a1b2d4e50001a7c9f2</guid>', '65f0c3a1b2d4e50001a7c9f2'],
    ['digits that begin with zeros', '<guid isPermaLink="false">00123</guid>', '00123'],
    ['digits with a point and an exponent', '<guid isPermaLink="false">1.50e3</guid>', '1.50e3'],
    ['CDATA with white space around it', '<guid isPermaLink="false">\n<![CDATA[abc&amp;1]]>\n</guid>', 'abc&amp;1'],
    [
      'an IRI of another authority',
      '<guid isPermaLink="false">tag:blogger.com,1999:blog-1.post-2</guid>',
      'tag:blogger.com,1999:blog-1.post-2',
    ],
    ['an address of a former host', '<guid>http://old.example/?p=7&amp;x=1</guid>', 'http://old.example/?p=7&x=1'],
    ['an own address that is no IRI', '<guid>https://m10news.example/a b</guid>', 'https://m10news.example/a b'],
    ['the link, if there is no other', '', 'https://m10news.example/story/'],
  ])('is kept as the guid with --own: %s', async (_case, element, guid) => {
    expect(await idsOf(feed(item(element)))).toEqual({ uri: undefined, guid });
  });

  it('is kept as the IRI if it is one of the publisher’s', async () => {
    const uri = 'https://www.m10news.example/?p=7';
    expect(await idsOf(feed(item(`<guid>${uri}</guid>`)))).toEqual({ uri, guid: undefined });
  });

  it('is not kept without --own', async () => {
    expect(await idsOf(feed(item('<guid isPermaLink="false">65f0c3a1</guid>')), false)).toEqual({ uri: undefined, guid: undefined });
  });

  it('is not kept if RSS could not write it as it is', async () => {
    const { article, remarks } = await read(feed(item('<guid isPermaLink="false">a  b</guid>')), { own: true }, 'feed.rss');
    expect(article.guid).toBeUndefined();
    expect(textsOf(remarks).join()).toMatch(/The id a {2}b is not kept: it must be one line of plain text/);
  });

  it('is kept of Atom, JSON Feed and a WordPress export too', async () => {
    const atom = `<feed xmlns="http://www.w3.org/2005/Atom"><title>Old</title><id>urn:x</id><entry><id>urn:uuid:7</id><title>Ferry</title>
      <link href="https://m10news.example/a"/><updated>2026-03-02T08:00:00Z</updated><content type="html">Text.</content></entry></feed>`;
    expect(await idsOf(atom, true, 'old.atom')).toEqual({ uri: undefined, guid: 'urn:uuid:7' });
    const json = { version: 'https://jsonfeed.org/version/1.1', title: 'Old', items: [{ id: '0077', content_text: 'Text.' }] };
    expect(await idsOf(JSON.stringify(json), true, 'old.json')).toEqual({ uri: undefined, guid: '0077' });
    const wxr = (guid: string) =>
      `<rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Old</title>
      <link>https://old.example</link><wp:wxr_version>1.2</wp:wxr_version><item><title>Ferry</title><link>https://old.example/a/</link>
      <guid isPermaLink="false">${guid}</guid><content:encoded>Text.</content:encoded><wp:post_date_gmt>2026-03-02 08:00:00</wp:post_date_gmt>
      <wp:post_type>post</wp:post_type><wp:status>publish</wp:status></item></channel></rss>`;
    expect(await idsOf(wxr('https://old.example/?p=7'), true, 'old.wxr')).toEqual({ uri: undefined, guid: 'https://old.example/?p=7' });
    expect(await idsOf(wxr('0077'), true, 'old.wxr')).toEqual({ uri: undefined, guid: '0077' });
  });

  it('leaves copy the publisher’s that was at another address, with --own only', async () => {
    const text = feed(item('<guid isPermaLink="false">7</guid>', 'https://old.example/a'), 'https://old.example/');
    expect((await read(text, { own: true }, 'feed.rss')).article).toMatchObject({ source: 'M10News', guid: '7' });
    expect((await read(text, {}, 'feed.rss')).article.source).toBe('Old M10News');
  });
});
