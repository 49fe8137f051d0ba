import { describe, expect, it } from 'vitest';
import type { Article } from '../../../src/domain/articles/article.ts';
import { articleEditorPage, type EditorKind } from '../../../src/pages/console/article-editor.tsx';
import { parsePage, withTag } from '../parsed.ts';
import { PUBLISHER } from '../sample.ts';

const NOW = '2026-03-03T14:05:00.000Z';
const EARLIER = '2026-03-01T12:00:00.000Z';
const term = { code: 'city', name: 'City' };
const article: Article = {
  slug: 'lock',
  uri: 'tag:courier.example,2026:lock',
  version: 1,
  url: 'https://www.courier.example/lock',
  headline: 'Lock opens',
  excerpt: 'One.',
  by: { names: [], desks: [] },
  sections: [term],
  subjects: [],
  language: 'en-GB',
  source: PUBLISHER.name,
  bodyHtml: '<p>One.</p>',
  images: [],
  firstCreated: EARLIER,
  versionCreated: EARLIER,
  pubStatus: 'usable',
  copyrightHolder: PUBLISHER.name,
  corrections: [],
};
const published = { ...article, firstPublished: EARLIER };

/** What the form says before its buttons, and the names of the buttons. */
function decisionOf(kind: EditorKind, stored: Article | undefined, fields: [string, string][] = []): string {
  const frame = { path: '/console/articles/lock/edit', nonce: 'n0nce', formToken: 'form-token' };
  const form = { publisher: PUBLISHER, subjects: [], rows: 1, fields: new Map(fields), errors: [] };
  const page = parsePage(articleEditorPage({ ...form, frame, kind, now: NOW, article: stored }));
  return withTag(page, 'div').find(({ attributes }) => attributes['class'] === 'decide')?.text ?? '';
}

describe('the form of an article says what follows from its buttons', () => {
  it.each<[string, EditorKind, Article, RegExp]>([
    ['published', 'edit', published, /^The change is in 2 feeds .*The change is significant.*Save the change/],
    ['published', 'correct', published, /^The note is shown with the article in 2 feeds.*Publish the correction/],
    ['expired', 'edit', { ...published, expires: EARLIER }, /^The article has expired, so no feed and no page shows the change/],
    [
      'expired',
      'correct',
      { ...published, expires: EARLIER },
      /^The article has expired, so no feed and no page shows the note or the change/,
    ],
    ['held', 'edit', { ...article, pubStatus: 'withheld' }, /^The article is held, and stays so: nobody outside sees the change/],
    ['held', 'correct', { ...published, pubStatus: 'withheld' }, /^The article is held, .* sees the note or the change/],
  ])('where it is %s and the form is to %s it', (_state, kind, stored, words) => {
    expect(decisionOf(kind, stored)).toMatch(words);
  });

  it('and names them for what they do with an embargo, and without', () => {
    const embargo: [string, string] = ['embargoedUntil', '2026-04-01T12:00'];
    expect(decisionOf('new', undefined)).toMatch(/CheckPublishSave as held/);
    expect(decisionOf('new', undefined, [embargo])).toMatch(/CheckScheduleSave as held/);
    expect(decisionOf('edit', article, [embargo])).toMatch(/^The article is scheduled.*Save the change/);
    expect(decisionOf('edit', article)).toMatch(/Publish now/);
  });
});
