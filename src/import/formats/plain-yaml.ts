// Reads front matter of the plain kind that most files have, in a fraction of the parser's time: one name and one value a line, and lists of words. Pure.
// Anything else is left to the parser: tests/import/plain-yaml.test.ts holds both to the same values.

/** Characters that are white space or no text to one of the two. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: front matter with one of these is left to the parser.
const NEVER = /[\u0000-\u0009\u000B-\u001F\u007F-\u00A0\u2028\u2029\uFEFF\uFFFE\uFFFF]/;
const FIELD = /^([A-Za-z_][A-Za-z0-9_-]{0,60}):(?: +([^ ].*))?$/;
const ITEM = /^( {0,8})- +([^ ].*)$/;
/** They are values of their own wherever they are words alone. */
const NO_WORD = /^(?:true|false|null)$/i;
/** Quotation marks that are none in YAML may come first. */
const PLAIN = /^[\p{L}“”„‘’«»].*$/u;
const DATE = /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?: ?(?:Z|[+-]\d\d:?\d\d))?)?$/;
const COUNT = /^(?:0|[1-9]\d{0,8})$/;
const QUOTED = /^(?:"([^"\\]*)"|'([^']*)')$/;
const LIST = /^\[(.*)\]$/;
/** A word in a list, in quotes or without, and what ends it. */
const WORD = / *(?:"([^"\\]*)" *|(\p{L}[^,[\]{}"'#:]*))(?:,|$)/uy;

type Value = string | number | boolean | null | string[];

/** The values by their names, or `undefined` for front matter of another kind. */
export function plainYaml(text: string): Record<string, unknown> | undefined {
  if (NEVER.test(text)) return undefined;
  const values = new Map<string, Value | (Value | undefined)[]>();
  let list: { name: string; indent: string | undefined; items: (Value | undefined)[] } | undefined;
  for (const written of text.split('\n')) {
    const line = written.trimEnd();
    if (line === '') continue;
    const [, indent = '', item] = ITEM.exec(line) ?? [];
    if (item !== undefined) {
      if (list === undefined || (list.indent ?? indent) !== indent) return undefined;
      list.indent = indent;
      const value = scalarOf(item);
      if (value === undefined) return undefined;
      list.items.push(value);
      values.set(list.name, list.items);
      continue;
    }
    const [, name, value] = FIELD.exec(line) ?? [];
    if (name === undefined || NO_WORD.test(name) || name === '__proto__' || values.has(name)) return undefined;
    const read = value === undefined ? null : readValue(value);
    if (read === undefined) return undefined;
    values.set(name, read);
    list = value === undefined ? { name, indent: undefined, items: [] } : undefined;
  }
  return values.size === 0 ? undefined : Object.fromEntries(values);
}

function readValue(text: string): Value | undefined {
  const inner = LIST.exec(text)?.[1];
  return inner === undefined ? scalarOf(text) : wordsOf(inner);
}

function scalarOf(text: string): Value | undefined {
  const quoted = QUOTED.exec(text);
  if (quoted !== null) return quoted[1] ?? quoted[2];
  if (text === 'true' || text === 'false') return text === 'true';
  if (COUNT.test(text)) return Number(text);
  if (DATE.test(text)) return text;
  return PLAIN.test(text) && !NO_WORD.test(text) && !/:(?: |$)| #/.test(text) ? text : undefined;
}

/** The words of a list on one line. */
function wordsOf(inner: string): string[] | undefined {
  const words: string[] = [];
  WORD.lastIndex = 0;
  while (WORD.lastIndex < inner.length) {
    const [, quoted, plain] = WORD.exec(inner) ?? [];
    const word = quoted ?? plain?.trimEnd();
    if (word === undefined || (quoted === undefined && NO_WORD.test(word))) return undefined;
    words.push(word);
  }
  return words;
}
