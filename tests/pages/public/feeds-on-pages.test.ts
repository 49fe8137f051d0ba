import { describe, expect, it } from 'vitest';
import { stubTitle } from '../../../src/domain/articles/stub-title.ts';
import type { FeedDocument, FeedEntry } from '../../../src/domain/feeds/feed-document.ts';
import { feedDirectoryPage } from '../../../src/pages/public/feed-directory.tsx';
import { feedPage } from '../../../src/pages/public/feed-page.tsx';
import { feedPreviewPage } from '../../../src/pages/public/feed-preview.tsx';
import { PAGES } from '../pages.ts';
import { type Found, linkTo, parsePage, theOne, withTag } from '../parsed.ts';
import { FRAME, feedDocument, HOSTILE, manySubjects, SECTIONS } from '../sample.ts';

const AT = '2026-07-01T12:00:00.000Z';

function announced(page: readonly Found[]): { type: string; title: string; href: string }[] {
  return withTag(page, 'link')
    .filter(({ attributes }) => attributes['rel'] === 'alternate')
    .map(({ attributes }) => ({ type: attributes['type'] ?? '', title: attributes['title'] ?? '', href: attributes['href'] ?? '' }));
}

/** The format whose address is shown. */
function checkedFormats(page: readonly Found[]): (string | undefined)[] {
  return withTag(page, 'input').flatMap(({ attributes }) => ('checked' in attributes ? [attributes['value']] : []));
}

function rendered(name: string): Found[] {
  const render = PAGES[name];
  if (render === undefined) throw new Error(`no page "${name}"`);
  return parsePage(render());
}

describe('a feed reader that is given the address of a page', () => {
  // RSS Autodiscovery (rssboard.org): the first link is the one that most readers take.
  it('finds the feed of that page first, and then the feed with all articles', () => {
    const links = announced(rendered('feed'));
    expect(links.map(({ href }) => href)).toEqual([
      'https://feeds.courier.example/feeds/sections/business.rss',
      'https://feeds.courier.example/feeds/sections/business.atom',
      'https://feeds.courier.example/feeds/sections/business.json',
      'https://feeds.courier.example/feeds/all.rss',
      'https://feeds.courier.example/feeds/all.atom',
      'https://feeds.courier.example/feeds/all.json',
    ]);
    expect(links.slice(0, 3).map(({ type }) => type)).toEqual(['application/rss+xml', 'application/atom+xml', 'application/feed+json']);
  });

  it.each(Object.keys(PAGES))('can tell the feeds of the page "%s" apart', (name) => {
    const links = announced(rendered(name));
    expect(new Set(links.map(({ title }) => title)).size).toBe(links.length);
    expect(new Set(links.map(({ href }) => href)).size).toBe(links.length);
    for (const { href } of links) expect(href).toMatch(/^https:\/\/feeds\.courier\.example\/feeds\//);
  });

  it("can tell a section that has the publisher's name from the publisher", () => {
    const titles = announced(parsePage(feedPage({ frame: FRAME, document: feedDocument({ title: FRAME.publisher.name }) }))).map(
      ({ title }) => title,
    );
    expect(new Set(titles).size).toBe(6);
  });

  it('finds no feed before the first article', () => {
    expect(announced(rendered('empty'))).toEqual([]);
    expect(announced(rendered('terms before anything was published'))).toEqual([]);
  });

  it('finds a feed under its exact title, whatever characters are in it', () => {
    const links = announced(rendered('feed with a hostile title'));
    expect(links[0]?.title).toBe(`${HOSTILE} (RSS)`);
  });
});

describe("a feed's page", () => {
  const page = parsePage(feedPage({ frame: FRAME, document: feedDocument() }));

  it('has the three addresses as fields to select, as buttons, and as links that open a reader', () => {
    const addresses = ['rss', 'atom', 'json'].map((format) => `https://feeds.courier.example/feeds/sections/business.${format}`);
    expect(withTag(page, 'textarea').map(({ rawText }) => rawText)).toEqual(addresses);
    expect(withTag(page, 'button').map(({ attributes }) => attributes['data-copy'])).toEqual(addresses);
    for (const field of withTag(page, 'textarea')) expect(field.attributes).toHaveProperty('readonly');
    expect(checkedFormats(page)).toEqual(['rss']);
  });

  it('opens each address in three readers on the web, and last in an app', () => {
    const found = withTag(page, 'p').filter(({ attributes }) => attributes['class'] === 'readers');
    const encoded = (end: string) => `https%3A%2F%2Ffeeds.courier.example%2Ffeeds%2Fsections%2Fbusiness.${end}`;
    expect(found.map(({ inner }) => withTag(inner, 'a').map(({ attributes }) => attributes['href']))).toEqual(
      ['rss', 'atom', 'json'].map((end) => [
        `https://feedly.com/i/subscription/feed/${encoded(end)}`,
        `https://www.inoreader.com/?add_feed=${encoded(end)}`,
        `https://www.newsblur.com/?url=${encoded(end)}`,
        `feed:https://feeds.courier.example/feeds/sections/business.${end}`,
      ]),
    );
  });

  it('is headed by the name of the section alone, because the publisher is in the masthead', () => {
    const headingOf = (change: Partial<FeedDocument>) =>
      theOne(parsePage(feedPage({ frame: FRAME, document: feedDocument(change) })), 'h1').text;
    expect(headingOf({})).toBe('Business');
    expect(headingOf({ name: 'all', title: FRAME.publisher.name })).toBe('All articles');
    expect(headingOf({ title: FRAME.publisher.name })).toBe(FRAME.publisher.name);
  });

  it('says of a feed without an article that it can be subscribed to, in its preview too', () => {
    for (const render of [feedPage, feedPreviewPage]) {
      const empty = parsePage(render({ frame: FRAME, format: 'rss', document: feedDocument({ entries: [] }) }));
      expect(theOne(empty, 'main').text).toContain('No article yet. You can subscribe already.');
    }
    expect(theOne(page, 'main').text).not.toContain('No article yet');
  });

  it('links to the archive if there is one', () => {
    expect(linkTo(page, '/feeds/sections/business/archive/3.rss')).toBeDefined();
    const { previousArchive: _, ...young } = feedDocument();
    expect(withTag(parsePage(feedPage({ frame: FRAME, document: young })), 'nav')).toHaveLength(1);
  });

  it('has a canonical address for search engines', () => {
    expect(theOne(page, 'link', { rel: 'canonical' }).attributes['href']).toBe('https://feeds.courier.example/feeds/sections/business');
    expect(page.some(({ attributes }) => attributes['name'] === 'robots')).toBe(false);
  });
});

describe('a feed opened in a browser', () => {
  const page = parsePage(feedPreviewPage({ frame: FRAME, format: 'atom', document: feedDocument() }));

  it('says what it is and how to use it', () => {
    expect(theOne(page, 'h1').text).toBe('This is the Atom feed of The Ellery Courier: Business');
    expect(checkedFormats(page)).toEqual(['atom']);
    expect(linkTo(page, '/feeds/sections/business.atom?raw')).toBeDefined();
    expect(linkTo(page, '/feeds/sections/business')).toBeDefined();
  });

  it('shows each entry as readers do, with its list and its notice', () => {
    const entries = withTag(page, 'article');
    expect(entries).toHaveLength(9);
    expect(entries[0]?.inner.filter(({ tag }) => tag === 'li').map(({ text }) => text)).toEqual([
      'The quay is closed to lorries.',
      'The fish market opens as usual.',
    ]);
    const content = entries[0]?.inner.find(({ attributes }) => attributes['class'] === 'entry-content');
    expect(content?.attributes['dir']).toBe('auto');
    expect(content?.text).toMatch(/© 2026 The Ellery Courier\. All rights reserved\.$/);
  });

  it('is not called a feed twice', () => {
    const json = parsePage(feedPreviewPage({ frame: FRAME, format: 'json', document: feedDocument() }));
    expect(theOne(json, 'h1').text).toBe('This is the JSON Feed of The Ellery Courier: Business');
  });

  it('shows a correction and the note of a withdrawal once each, and when the article was withdrawn', () => {
    const note = 'Withdrawn: it was about another firm.';
    const [stub] = feedDocument().entries.filter(({ withdrawn }) => withdrawn !== undefined);
    const [corrected] = feedDocument().entries.filter(({ corrections }) => corrections.length > 0);
    const correction = corrected?.corrections.at(-1)?.note ?? '';
    const entries = [
      { ...stub, title: note, contentHtml: `<p>${note}</p><p>© 2026 The Ellery Courier.</p>`, withdrawn: { at: AT, note } },
      { ...corrected, contentHtml: `<p>Correction: ${correction}</p>` },
    ] as FeedEntry[];
    for (const render of [feedPage, feedPreviewPage]) {
      const [first, second] = withTag(parsePage(render({ frame: FRAME, format: 'rss', document: feedDocument({ entries }) })), 'article');
      expect(first?.text.split(note)).toHaveLength(2);
      expect(theOne(first?.inner ?? [], 'time').attributes['datetime']).toBe(AT);
      expect(second?.text.split(correction)).toHaveLength(2);
    }
  });

  it('shows the beginning of a long note of a withdrawal once, too', () => {
    const note = `Withdrawn: ${'the figures for the harbour were those of another year. '.repeat(5)}`.trim();
    const [stub] = feedDocument().entries.filter(({ withdrawn }) => withdrawn !== undefined);
    const entries = [
      { ...stub, title: stubTitle(note), contentHtml: `<p>${note}</p><p>©</p>`, withdrawn: { at: AT, note } },
    ] as FeedEntry[];
    for (const render of [feedPage, feedPreviewPage]) {
      const story = theOne(parsePage(render({ frame: FRAME, format: 'rss', document: feedDocument({ entries }) })), 'article');
      expect(story.text.split('Withdrawn: the figures')).toHaveLength(2);
      expect(story.text).toContain(note);
      expect(theOne(story.inner, 'h3').text).toBe('This article was withdrawn');
    }
  });

  it('is not indexed by search engines, which have the page of the feed', () => {
    expect(theOne(page, 'meta', { name: 'robots' }).attributes['content']).toBe('noindex');
  });

  it('links from an archive page to the previous page and to the newest articles', () => {
    const archive = rendered('preview of an archive page');
    expect(theOne(archive, 'h1').text).toBe('Page 3 of the archive of The Ellery Courier: Business');
    expect(linkTo(archive, '/feeds/sections/business/archive/2.json')).toBeDefined();
    expect(linkTo(archive, '/feeds/sections/business/archive/3.json?raw')).toBeDefined();
    expect(linkTo(archive, '/feeds/sections/business.json')).toBeDefined();
    expect(withTag(archive, 'textarea')).toEqual([]);
  });
});

describe('the directory', () => {
  const PART = 100;
  const sections = { feeds: SECTIONS, total: SECTIONS.length, listed: SECTIONS.length, first: 1 };
  const page = parsePage(feedDirectoryPage({ frame: FRAME, articleCount: 2174, groups: { sections, subjects: manySubjects(1, PART) } }));
  const group = (kind: string) => theOne(page, 'details', { id: kind });

  it('lists each feed with its page, its number of articles, and one way to subscribe', () => {
    const row = withTag(group('sections').inner, 'li')[0];
    const links = withTag(row?.inner ?? [], 'a').map(({ attributes }) => attributes['href']);
    expect(links).toEqual(['/feeds/sections/business', '/feeds/sections/business#subscribe']);
    expect(row?.text).toBe('Business 1,204 articles Subscribe to Business');
  });

  it('stays small with two thousand subjects: it lists one page, collapsed, with the total and links to the other pages', () => {
    const subjects = group('subjects');
    expect(withTag(subjects.inner, 'li')).toHaveLength(PART);
    expect(subjects.attributes).not.toHaveProperty('open');
    expect(theOne(subjects.inner, 'nav').text).toContain('1 to 100 of 2,000');
    expect(linkTo(subjects.inner, '/feeds?subjects=2')?.attributes['rel']).toBe('next');
    expect(group('sections').attributes).toHaveProperty('open');
  });

  it('keeps the order that it is given, and says that it is by name', () => {
    const labels = ['Desk 9', 'Desk 10', 'Zoe', 'Åsa', 'Östen'];
    const feeds = labels.map((label, index) => ({ name: `authors/${index}` as const, label, articleCount: 9 - index }));
    const authors = { feeds, total: 5, listed: 5, first: 1 };
    const listed = theOne(parsePage(feedDirectoryPage({ frame: FRAME, groups: { authors } })), 'details', { id: 'authors' });
    expect(withTag(listed.inner, 'li').map(({ inner }) => inner[0]?.text)).toEqual(labels);
    expect(theOne(listed.inner, 'summary').text).toBe('Authors and desks 5, by name');
    expect(theOne(group('subjects').inner, 'summary').text).toBe('Subjects 2,000, by name');
  });

  it('says of a very large group that it lists the largest feeds', () => {
    const subjects = { ...manySubjects(1, PART), total: 12_345, listed: 10_000 };
    const listed = theOne(parsePage(feedDirectoryPage({ frame: FRAME, groups: { subjects } })), 'details', { id: 'subjects' });
    expect(theOne(listed.inner, 'summary').text).toBe('Subjects 12,345, by name, the 10,000 with most articles');
    expect(theOne(listed.inner, 'nav').text).toContain('1 to 100 of 10,000');
  });

  it('expands the group on its second page', () => {
    const later = parsePage(feedDirectoryPage({ frame: FRAME, groups: { subjects: manySubjects(101, PART) } }));
    expect(theOne(later, 'details').attributes).toHaveProperty('open');
  });

  it('leaves out a group that has no feed', () => {
    expect(withTag(page, 'details').map(({ attributes }) => attributes['id'])).toEqual(['sections', 'subjects']);
  });

  it('offers all feeds as one OPML list', () => {
    expect(linkTo(page, '/feeds.opml')).toBeDefined();
    expect(linkTo(page, '/feeds/all#subscribe')).toBeDefined();
  });
});
