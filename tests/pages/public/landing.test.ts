import { describe, expect, it } from 'vitest';
import { landingPage } from '../../../src/pages/public/landing.tsx';
import { linkTo, parsePage, theOne, withTag } from '../parsed.ts';
import { ENTRIES, FRAME, HOSTILE, SECTIONS } from '../sample.ts';

const page = parsePage(landingPage({ frame: FRAME, sections: SECTIONS, subjectCount: 2000, authorCount: 1, latest: ENTRIES }));
const stories = withTag(page, 'article');

function story(index: number) {
  const found = stories[index];
  if (found === undefined) throw new Error(`no story ${index}`);
  return found;
}

describe('the front page', () => {
  it("is headed by the publisher's name and the day of the newest article, where the publisher is", () => {
    expect(theOne(page, 'h1').text).toBe('The Ellery Courier');
    const late = {
      ...FRAME,
      newestAt: '2026-12-31T23:30:00.000Z',
      publisher: { ...FRAME.publisher, timeZone: 'Europe/Berlin', language: 'de' },
    };
    const german = parsePage(landingPage({ frame: late, sections: [], subjectCount: 0, authorCount: 0, latest: [] }));
    expect(withTag(german, 'time')[0]?.text).toBe('Freitag, 1. Januar 2027');
    expect(theOne(german, 'footer').text).toContain('© 2027 The Ellery Courier');
  });

  it('offers the feed with all articles: its address in three formats, RSS first, to copy and to open in a feed reader', () => {
    const address = 'https://feeds.courier.example/feeds/all.rss';
    expect(withTag(page, 'textarea').map(({ rawText }) => rawText)).toEqual(
      ['rss', 'atom', 'json'].map((end) => `https://feeds.courier.example/feeds/all.${end}`),
    );
    expect(linkTo(page, `feed:${address}`)).toBeDefined();
    expect(withTag(page, 'button').map(({ attributes }) => attributes['data-copy'])).toContain(address);
  });

  it("lists the sections in the publisher's order, and says how many other feeds there are", () => {
    const rows = withTag(page, 'li').filter(({ attributes }) => attributes['class'] === 'feed-row');
    expect(rows.map((row) => withTag(row.inner, 'a')[0]?.text)).toEqual(['Business', 'City', 'Weather and tides', 'Arts']);
    expect(page.some(({ tag, text }) => tag === 'p' && text.includes('2,000 subjects and of 1 author or desk'))).toBe(true);
  });

  it('summarises the terms, and links to them, to the directory and to the OPML list', () => {
    expect(page.some(({ tag, text }) => tag === 'p' && text.includes('To reproduce an article you need an agreement'))).toBe(true);
    for (const path of ['/terms', '/feeds', '/feeds.opml']) expect(linkTo(page, path)).toBeDefined();
  });
});

describe('an article on the front page', () => {
  it('shows section, headline, standfirst, byline, date and correction, and its picture with credit', () => {
    expect(linkTo(story(0).inner, 'https://www.courier.example/business/cranes')?.text).toMatch(/^Cranes stand still/);
    expect(linkTo(story(0).inner, '/feeds/sections/business')?.text).toBe('Business');
    expect(linkTo(story(0).inner, '/feeds/authors/ines-calloway')?.text).toBe('Ines Calloway');
    expect(story(0).text).toContain('By Ines Calloway and Tomas Brandt');
    expect(story(0).text).toContain('3 March 2026 at 14:05');
    expect(story(0).text).toContain('Corrected 3 March 2026 at 16:20: Forty drivers left, not fourteen.');
    expect(theOne(story(0).inner, 'img').attributes).toMatchObject({
      alt: 'Idle cranes above an empty quay',
      width: '1200',
      height: '800',
    });
    expect(theOne(story(0).inner, 'figcaption').text).toBe('Ada Finch / The Ellery Courier');
  });

  it('has the language and text direction of the article', () => {
    expect(story(4).attributes['lang']).toBe('ar');
    expect(theOne(story(4).inner, 'h3').attributes['dir']).toBe('auto');
    expect(story(0).attributes['lang']).toBe('en-GB');
  });

  it("shows the holder's notice with copy from another source", () => {
    expect(story(4).text).toContain('© 2026 Gulf Wire. Used with permission.');
    expect(linkTo(story(4).inner, 'https://wire.example/')?.text).toBe('Gulf Wire');
  });

  it('shows nothing but the note once it is withdrawn', () => {
    expect(theOne(story(5).inner, 'p', { class: 'kicker' }).text).toBe('Withdrawn');
    expect(theOne(story(5).inner, 'p', { class: 'standfirst' }).text).toBe('The article named the wrong firm. We apologise to it.');
    expect(story(5).text).not.toContain('By ');
  });

  it('shows hostile text letter for letter', () => {
    expect(theOne(story(6).inner, 'h3').text).toBe(HOSTILE);
    expect(theOne(story(6).inner, 'p', { class: 'standfirst' }).text).toBe(HOSTILE);
    expect(theOne(story(6).inner, 'p', { class: 'byline' }).text).toBe(`By ${HOSTILE}`);
  });
});
