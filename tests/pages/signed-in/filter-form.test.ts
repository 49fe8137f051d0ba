// A list that is narrowed shows by what: somebody who comes back to its address sees the filter as it was chosen.
import { expect, test } from 'vitest';
import { Choice } from '../../../src/pages/signed-in/fields/choice-fields.tsx';
import { formOf } from '../../../src/pages/signed-in/fields/form-state.ts';
import { Line } from '../../../src/pages/signed-in/fields/text-fields.tsx';

test('the fields of a filter have what was chosen', () => {
  const options = [
    ['key', 'Keys'],
    ['standing', 'Standing'],
  ] as const;
  const typed = formOf({ action: 'standing', q: 'a "b"', from: '2026-03-03' });
  const choice = String(Choice({ ...typed, name: 'action', label: 'What', any: 'Anything', options }));
  expect([...choice.matchAll(/value="(\w*)" selected/g)].map(([, value]) => value)).toEqual(['standing']);
  expect(String(Line({ ...typed, name: 'q', label: 'Name', type: 'search' }))).toContain('value="a &quot;b&quot;"');
  expect(String(Line({ ...typed, name: 'from', label: 'From', type: 'date' }))).toContain('value="2026-03-03"');
});
