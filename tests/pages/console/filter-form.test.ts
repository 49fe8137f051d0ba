// A list that is narrowed shows by what: somebody who comes back to its address sees the filter as it was chosen.
import { expect, test } from 'vitest';
import { FilterChoice, FilterDay, FilterText } from '../../../src/pages/console/filter-form.tsx';

test('the fields of a filter have what was chosen', () => {
  const options = [
    ['key', 'Keys'],
    ['standing', 'Standing'],
  ] as const;
  const choice = String(FilterChoice({ name: 'action', label: 'What', value: 'standing', any: 'Anything', options }));
  expect([...choice.matchAll(/value="(\w*)" selected/g)].map(([, value]) => value)).toEqual(['standing']);
  expect(String(FilterText({ name: 'q', label: 'Name', value: 'a "b"' }))).toContain('value="a &quot;b&quot;"');
  expect(String(FilterDay({ name: 'from', label: 'From', value: '2026-03-03' }))).toContain('value="2026-03-03"');
});
