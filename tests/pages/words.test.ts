import { describe, expect, it } from 'vitest';
import { isProblemName, PROBLEM_TYPES } from '../../src/domain/problems/problem.ts';
import { problemPage } from '../../src/pages/problems/problem-page.tsx';
import { problemIndexPage, problemTypePage } from '../../src/pages/problems/problems.tsx';
import { absentArticlePage } from '../../src/pages/public/absent-article.tsx';
import { emptyPage } from '../../src/pages/public/empty.tsx';
import { feedPage } from '../../src/pages/public/feed-page.tsx';
import { feedPreviewPage } from '../../src/pages/public/feed-preview.tsx';
import { termsPage } from '../../src/pages/public/terms.tsx';
import { linkTo, parsePage, theOne, withTag } from './parsed.ts';
import { FRAME, feedDocument, PUBLISHER } from './sample.ts';

const withPublisher = (change: Partial<typeof PUBLISHER>) => ({ ...FRAME, publisher: { ...PUBLISHER, ...change } });
const mainOf = (html: string) => theOne(parsePage(html), 'main');

describe('the terms', () => {
  it('quote the house line and the licensing contact from the settings', () => {
    const page = parsePage(termsPage({ frame: FRAME }));
    expect(theOne(page, 'blockquote').text).toBe('© 2026 The Ellery Courier. All rights reserved.');
    expect(linkTo(page, 'mailto:rights@courier.example')?.text).toBe('rights@courier.example');
    expect(page.some(({ text }) => text.includes('M10News'))).toBe(false);
  });

  it.each([
    ['https://courier.example/licences', 'https://courier.example/licences'],
    ['Rights desk, telephone 555 0100', undefined],
    ['javascript:alert(1)', undefined],
  ])('take "%s" as a contact and link it only where it is an address', (licensingContact, href) => {
    const main = mainOf(termsPage({ frame: withPublisher({ licensingContact }) }));
    expect(main.text).toContain(`write to ${licensingContact}`);
    const hrefs = withTag(main.inner, 'a').map(({ attributes }) => attributes['href']);
    expect(hrefs.filter((found) => found !== PUBLISHER.siteUrl)).toEqual(href === undefined ? [] : [href]);
  });

  it('say that whole articles are for reading only, where the feeds carry them', () => {
    expect(mainOf(termsPage({ frame: withPublisher({ publicContent: 'full' }) })).text).toContain('not to be published again');
    expect(mainOf(termsPage({ frame: FRAME })).text).not.toContain('not to be published again');
  });

  it('are shown before the first article, without a year', () => {
    expect(mainOf(termsPage({ frame: { ...FRAME, newestAt: undefined } })).text).toContain('© [year] The Ellery Courier.');
  });
});

describe('the pages about problems', () => {
  it('list every type once, each with a page of its own', () => {
    const rows = withTag(mainOf(problemIndexPage({ frame: FRAME })).inner, 'a').map(({ attributes }) => attributes['href']);
    expect(rows.toSorted()).toEqual(
      Object.keys(PROBLEM_TYPES)
        .map((name) => `/problems/${name}`)
        .toSorted(),
    );
  });

  it.each(Object.keys(PROBLEM_TYPES).filter(isProblemName))('explain %s: what happened, what to do, and the response format', (name) => {
    const { text } = mainOf(problemTypePage({ frame: { origin: FRAME.origin }, name }));
    const { title, meaning, remedy, status } = PROBLEM_TYPES[name];
    for (const words of [title, meaning, remedy, `Status ${status}`, `set to /problems/${name}, which is relative`])
      expect(text).toContain(words);
  });

  it('show in a browser what happened this time, and the id of the occurrence', () => {
    const { text } = mainOf(problemPage({ frame: FRAME, name: 'internal', detail: 'The feed could not be read.', instance: 'a1b2' }));
    expect(text).toContain('The feed could not be read.');
    expect(text).toContain('a1b2');
    expect(mainOf(problemPage({ frame: FRAME, name: 'not-found' })).text).toContain(PROBLEM_TYPES['not-found'].meaning);
  });
});

describe('the page of an article that is gone', () => {
  it('shows the note and the time of the withdrawal', () => {
    const main = mainOf(
      absentArticlePage({ frame: FRAME, end: { kind: 'withdrawn', at: '2026-07-01T12:00:00.000Z', note: 'It was about another firm.' } }),
    );
    expect(theOne(main.inner, 'blockquote').text).toBe('It was about another firm.');
    expect(theOne(main.inner, 'time')).toMatchObject({
      text: '1 July 2026 at 13:00',
      attributes: { datetime: '2026-07-01T12:00:00.000Z' },
    });
  });

  it('says that the time to show it is over', () => {
    const main = mainOf(absentArticlePage({ frame: FRAME, end: { kind: 'expired', at: '2026-07-01T12:00:00.000Z' } }));
    expect(theOne(main.inner, 'h1').text).toBe('This article has expired');
    expect(withTag(main.inner, 'blockquote')).toEqual([]);
  });
});

describe('a service that has published nothing', () => {
  it('shows the first steps only while there is no publisher', () => {
    const steps = (html: string) => withTag(mainOf(html).inner, 'code').map(({ text }) => text);
    expect(steps(emptyPage({ frame: { origin: FRAME.origin } }))).toEqual([
      'npx --no tearsheet publisher set src/cli/sample/publisher.json --server https://feeds.courier.example',
      'npx --no tearsheet import examples/import --server https://feeds.courier.example',
    ]);
    expect(steps(emptyPage({ frame: { ...FRAME, newestAt: undefined } }))).toEqual([]);
  });
});

describe('the title of a tab', () => {
  it.each([
    [feedPage({ frame: FRAME, document: feedDocument() }), 'The Ellery Courier: Business'],
    [feedPage({ frame: FRAME, document: feedDocument({ name: 'all', title: PUBLISHER.name }) }), 'The Ellery Courier: all articles'],
    [feedPreviewPage({ frame: FRAME, format: 'json', document: feedDocument() }), 'The Ellery Courier: Business as JSON Feed'],
    [
      feedPreviewPage({ frame: FRAME, format: 'rss', document: feedDocument({ name: 'all', title: PUBLISHER.name }) }),
      'The Ellery Courier: all articles as RSS',
    ],
    [termsPage({ frame: FRAME }), 'Terms of use – The Ellery Courier'],
    [termsPage({ frame: withPublisher({ name: 'Terms' }) }), 'Terms of use – Terms'],
  ])('has the name of the publisher once', (html, title) => {
    expect(theOne(parsePage(html), 'title').text).toBe(title);
  });
});

describe('the masthead', () => {
  it('says that its date is the date of the latest article', () => {
    expect(theOne(parsePage(termsPage({ frame: FRAME })), 'p', { class: 'dateline' }).text).toMatch(/^Latest: /);
  });
});
