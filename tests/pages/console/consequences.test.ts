// What the page of an article says before an action is what the action does in the state in which the article is.
import { describe, expect, it } from 'vitest';
import type { Article } from '../../../src/domain/articles/article.ts';
import { consequenceOf } from '../../../src/pages/console/consequences.ts';
import { receiversFragment } from '../../../src/pages/console/receivers.tsx';
import { NOW } from './frames.ts';
import { article as ARTICLE } from './pages.ts';

const LATER = '2026-03-03T15:05:00.000Z';
const published: Article = { ...ARTICLE, pubStatus: 'usable', firstPublished: NOW };
const held: Article = { ...published, pubStatus: 'withheld' };
const withdrawn: Article = { ...published, pubStatus: 'canceled' };
const { firstPublished: _, ...unpublished } = published;

describe('before an action, the page of an article says what follows', () => {
  it.each<[string, Parameters<typeof consequenceOf>[0], Article, RegExp, boolean]>([
    ['a published article leaves its feeds when it is withdrawn', 'withdrawal', published, /^It leaves \d feeds at once\. Your note/, true],
    [
      'a held article is in no feed, and the note is',
      'withdrawal',
      held,
      /^It is held, and no feed has it\. Your note is in \d feeds for 14 days/,
      true,
    ],
    [
      'an expired one is in none either, and the note is',
      'withdrawal',
      { ...published, expires: NOW },
      /^It has expired, and no feed shows it\. Your note is in/,
      true,
    ],
    ['a scheduled one was never shown', 'withdrawal', unpublished, /never published/, false],
    ['the note of a correction is in its feeds', 'correction', published, /shown with the article in \d feeds/, true],
    [
      'the note of a correction is in none once the article has expired',
      'correction',
      { ...published, expires: NOW },
      /no feed shows the note/,
      false,
    ],
    ['an article that expires later is still in its feeds', 'correction', { ...published, expires: LATER }, /in \d feeds/, true],
    ['held, it leaves its feeds without a note', 'hold', published, /^It leaves \d feeds at once, without a note/, true],
    ['held after it has expired, it is in none', 'hold', { ...published, expires: NOW }, /^It has expired and is in no feed/, false],
    ['held before it is published, it is not published by itself', 'hold', unpublished, /when you release it/, false],
    ['released, it is shown again', 'release', held, /^It is shown again in \d feeds/, true],
    ['released after it has expired, it is not', 'release', { ...held, expires: NOW }, /no feed shows it/, false],
    [
      'released before its embargo ends, it is not public yet',
      'release',
      { ...unpublished, embargoedUntil: LATER },
      /when its embargo ends/,
      false,
    ],
    [
      'released after its embargo has ended, it is published',
      'release',
      { ...unpublished, embargoedUntil: NOW },
      /published in \d feeds/,
      true,
    ],
    ['reinstated, it is in its feeds again', 'reinstatement', withdrawn, /feeds again, with the text .* withdrawal is lifted/, true],
    ['reinstated after it has expired, it is not', 'reinstatement', { ...withdrawn, expires: NOW }, /no feed shows it.* is lifted/, false],
  ])('%s', (_name, action, article, follows, changesFeeds) => {
    expect(consequenceOf(action, article, NOW)).toEqual({ follows: expect.stringMatching(follows), changesFeeds });
  });
});

describe('who received an article', () => {
  const shown = (receivers: Partial<Parameters<typeof receiversFragment>[0]['receivers']>) =>
    receiversFragment({
      receivers: { received: [], asked: 2, listed: 2, unasked: 0, ...receivers },
      locale: { language: 'en-GB', timeZone: 'UTC' },
      nowMs: Date.parse(NOW),
    }).replace(/<\/?\w[^>]*>/g, '');

  it('is said in a sentence, with the first deadline if it were withdrawn now', () => {
    const received = [
      { name: 'Gazette', deadline: '2026-03-03T16:05:00.000Z' },
      { name: 'Tide & Co', deadline: LATER },
    ];
    expect(shown({ received })).toBe(
      'Received by 2 of the 2 partners that were asked: Gazette, Tide &amp; Co.If it were withdrawn now, Tide &amp; Co would be the first that has to take it down: within 1 hour, by 3 March 2026 at 15:05.',
    );
  });

  it.each([
    [{}, 'None of the 2 partners that were asked received it.'],
    [{ asked: 1, listed: 1 }, 'The one partner that was asked did not receive it.'],
    [{ asked: 1, listed: 3 }, 'The one partner that was asked did not receive it. 2 could not be asked just now.'],
    [
      { asked: 100, listed: 100, unasked: 1_200 },
      'None of the first 100 partners that were asked received it. 1,200 other partners were not asked. A withdrawal reaches all.',
    ],
    [{ asked: 0 }, 'No partner could be asked just now.'],
    [{ asked: 0, listed: 0 }, 'There is no partner that could have received it.'],
  ])('with %j is: %s', (receivers, words) => {
    expect(shown(receivers)).toBe(words);
  });
});
