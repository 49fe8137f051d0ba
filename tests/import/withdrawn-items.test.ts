// Feeds that say in a state of their own, and not in words, that a story is withdrawn.
import { describe, expect, it } from 'vitest';
import { readText } from './support/only-copy.ts';

const STORY = 'The council will close the bridge for nine weeks. Engineers found rust in two of its piers.';
const rss = (rest: string) =>
  `<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>Quay</title><link>https://quay.example/</link><item><title>Bridge to close</title><guid isPermaLink="false">a1</guid><link>https://quay.example/a1</link>${rest}<description>${STORY}</description></item></channel></rss>`;
const markdown = (fields: string) => `---\ntitle: Bridge to close\ndate: 2026-03-01\n${fields}\n---\n\n${STORY}\n`;

describe('a story is withdrawn by', () => {
  it.each([
    ['the state of a feed’s item', rss('<media:status state="deleted"/>'), 'a.rss'],
    ['the state and its reason', rss(`<media:status reason='lawyers' state='deleted' />`), 'a.rss'],
    [
      'the state behind a picture',
      rss('<media:content url="https://quay.example/b.jpg"/><media:status state="deleted"></media:status>'),
      'a.rss',
    ],
    [
      'the state behind a picture with a credit',
      rss('<media:content url="https://quay.example/b.jpg"><media:credit>Bo</media:credit></media:content><media:status state="deleted"/>'),
      'a.rss',
    ],
    ['the status of a file', markdown('status: deleted'), 'a.md'],
  ])('%s', async (_, text, name) => {
    const { copies, kills } = await readText(text, name);
    expect(copies).toEqual([]);
    expect(kills).toHaveLength(1);
  });
});

describe('a story is not withdrawn by', () => {
  it.each([
    ['a state that keeps it back', rss('<media:status state="blocked" reason="rights"/>'), true],
    [
      'that of a video in it, which keeps it back',
      rss('<media:content url="https://quay.example/b.mp4"><media:status state="deleted"/></media:content>'),
      true,
    ],
    ['a state that lets it be seen', rss('<media:status state="active"/>'), false],
    ['words about one', rss('<media:keywords>deleted files</media:keywords>'), false],
  ])('%s', async (_, text, isHeld) => {
    const { copies, kills } = await readText(text, 'a.rss');
    expect(kills).toEqual([]);
    expect(copies.map(({ hold }) => hold !== undefined)).toEqual([isHeld]);
  });
});
