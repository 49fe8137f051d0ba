// The reader of plain front matter finds the values that the parser finds, or none.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseDocument } from 'yaml';
import { plainYaml } from '../../src/import/formats/plain-yaml.ts';

const NAMES = ['title', 'date', 'tags', 'by_line', 'x-1', 'Draft', 'true', 'null', '__proto__', 'a b', '"title"', '1st', '<<', 'é'];
const PLAIN = [
  'Ferries return',
  '“Not enough”, she said',
  'https://a.example/b?c=1#d',
  '2025-01-05',
  '2025-01-05T06:00:00.000Z',
  '2025-01-05 06:00 +0100',
  '12',
  '0',
  'true',
  'false',
];
const QUOTED = ['"Ferries: a # return"', "'It is'", '""', "''", '"a, b"'];
const LISTS = ['[Ports, Islands, "Quay 3"]', '[]', '[ a ]', '[a, b,]', '["a"]'];
const ODD = [
  '~',
  'null',
  'Null',
  'TRUE',
  'yes',
  'No',
  '.5',
  '1.10',
  '007',
  '0x1F',
  '1_000',
  '-1',
  '+1',
  '.inf',
  '12e3',
  'a: b',
  'a:',
  'a #b',
  'a#b',
  '# b',
  '|',
  '>',
  '>-',
  '*a',
  '&a b',
  '!!str a',
  '%a',
  '@a',
  '`a',
  '- a',
  '? a',
  ': a',
  ', a',
  '{a: b}',
  '{}',
  '[a, [b]]',
  '[a: b]',
  '[true]',
  '[1]',
  '[ , ]',
  '[a,,b]',
  '["a" b]',
  '[a #b]',
  '[a',
  'a]',
  '"a',
  "'a",
  '"a\\n"',
  "'a''b'",
  '"a" b',
  '"a" # b',
  'é',
  'a\tb',
  'a\u00A0',
  'a\u2028b',
  '--- a',
  '...',
  '2025-13-45',
  '12:30',
  '2025-01-05T6:00',
  'a\\b',
  'a "b" c',
  '[a "b"]',
  "['a']",
];
/** Words to both. */
const ALL_THE_SAME = new Set(['yes', 'No', 'a#b', 'é', 'a]', 'a\\b', 'a "b" c', '2025-13-45']);
const LINES = [
  '',
  ' ',
  '  ',
  '# a',
  '- a',
  '  - a',
  '  - "b: c"',
  '    - 3',
  '  - a: b',
  '  -',
  '- - a',
  'a',
  '  a',
  ' b: c',
  '---',
  '...',
  '\t- a',
  'title:x',
  'a:  ',
  '  - [a]',
  '  - true',
];

const from = (values: readonly string[]) => fc.constantFrom(...values);
const value = fc.oneof(
  { weight: 4, arbitrary: from([...PLAIN, ...QUOTED, ...LISTS]) },
  { weight: 2, arbitrary: from(ODD) },
  { weight: 1, arbitrary: from(['', ' ']) },
);
const field = fc.tuple(from(NAMES), from([': ', ':  ', ':']), value, from(['', '', ' '])).map((parts) => parts.join(''));
const document = fc
  .array(fc.oneof({ weight: 3, arbitrary: field }, { weight: 1, arbitrary: from(LINES) }), { maxLength: 5 })
  .map((lines) => lines.join('\n'));

/** As front-matter-text.ts calls it. `undefined`: there is an error. */
function parsed(text: string): unknown {
  const found = parseDocument(text, { prettyErrors: false, logLevel: 'error', uniqueKeys: false, merge: true });
  return found.errors.length > 0 ? undefined : found.toJS({ maxAliasCount: 50 });
}

function areSame(text: string): boolean {
  const plain = plainYaml(text);
  if (plain !== undefined) {
    expect(plain, text).toStrictEqual(parsed(text));
    expect(Object.keys(plain), text).toEqual(Object.keys(parsed(text) as object));
  }
  return plain !== undefined;
}

test('front matter is read as the parser reads it, or is left to it', () => {
  fc.assert(
    fc.property(document, (text) => void areSame(text)),
    { numRuns: 6_000 },
  );
});

test.each([...PLAIN, ...QUOTED, ...LISTS.slice(0, 3), '', 'é'])('a plain value is read without the parser: %s', (written) => {
  expect(areSame(`title: Ferries return\nvalue: ${written}\ntags:\n  - Ports\n  - 3\nlast:\n- a\n`)).toBe(true);
});

test.each(ODD.filter((written) => !ALL_THE_SAME.has(written)))(
  'a value that has a meaning in YAML, or none, is left to the parser: %s',
  (written) => {
    expect(plainYaml(`title: Ferries return\nvalue: ${written}\n`)).toBeUndefined();
  },
);
