import { expect, test } from 'vitest';
import { isOlder } from '../../../src/domain/articles/import-source.ts';

const DATE = '2026-03-01T08:00:00.000Z';

test.each<[string, string, boolean]>([
  ['9', '10', true],
  ['10', '9', false],
  [DATE, '2026-03-01T10:00:00+01:00', true],
  // Programs read "3" as a day in 2001, and then a kill of version 3 would be older than every dated copy.
  ['3', DATE, false],
  [DATE, '3', false],
  ['first', 'second', false],
])('version %s is older than %s: %s', (version, than, expected) => {
  expect(isOlder(version, than)).toBe(expected);
});
