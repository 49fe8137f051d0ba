import fc from 'fast-check';
import { expect, it } from 'vitest';
import { byLabel } from '../../../src/domain/feeds/directory-order.ts';

const feed = fc.record({ name: fc.stringMatching(/^[a-z]{1,6}$/), label: fc.string({ unit: 'grapheme', maxLength: 6 }) });

it('has one order for the same feeds, whatever order they come in and whatever language is stored', () => {
  const feeds = fc.uniqueArray(feed, { selector: ({ name }) => name, maxLength: 20 });
  const language = fc.constantFrom('en-GB', 'sv', 'ja', 'zh-Hant', 'tr', 'i-klingon', 'en-x-yes', 'not a language', '');
  fc.assert(
    fc.property(feeds, language, fc.infiniteStream(fc.nat()), (listed, tag, numbers) => {
      const shuffled = listed.map((one) => ({ one, at: numbers.next().value as number })).sort((a, b) => a.at - b.at);
      const sort = (some: typeof listed) => [...some].sort(byLabel(tag)).map(({ name }) => name);
      expect(sort(shuffled.map(({ one }) => one))).toEqual(sort(listed));
    }),
  );
});

it('lists equal names by their codes', () => {
  const feeds = ['subjects/c-2', 'subjects/c'].map((name) => ({ name, label: 'C' }));
  expect(feeds.sort(byLabel('en')).map(({ name }) => name)).toEqual(['subjects/c', 'subjects/c-2']);
});
