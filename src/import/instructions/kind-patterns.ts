// Patterns over the kinds of the words in a line, written with the names of the kinds. Pure. A letter stands for each kind, so that the kinds of a line are a
// short text ("Please do not publish until Friday" is `gnvbt`) and a rule is a regular expression over it. Only this file and the lists of words know the letters.

/** The kinds, each with its letter. word-kinds.ts says what they mean and lists their words. */
export const LETTER = {
  no: 'n',
  publish: 'v',
  published: 'y',
  publication: 'p',
  release: 'l',
  use: 'u',
  outlet: 'o',
  be: 'm',
  toBe: 'B',
  may: 'M',
  was: 'P',
  hold: 'h',
  held: 'H',
  keep: 'K',
  who: 'U',
  ready: 'C',
  advance: 'A',
  allowed: 'F',
  planned: 'T',
  ends: 'Z',
  embargo: 'e',
  until: 'b',
  after: 'f',
  lacks: 'w',
  approver: 'a',
  approval: 'c',
  copy: 's',
  draft: 'd',
  internal: 'i',
  only: 'r',
  occasion: 'j',
  kill: 'k',
  mistake: 'E',
  notice: 'g',
  over: 'z',
  says: 'q',
  time: 't',
  filler: 'x',
  /** A word of no list, and one of no list that is written like a name. */
  strange: '?',
  name: 'N',
} as const;

export type Kind = keyof typeof LETTER;

/** Where the kinds of a line begin and end, as patterns say it. */
export const KINDS_START = '^';
export const KINDS_END = '$';

/** Kinds that many patterns have together. */
const SETS: Readonly<Record<string, readonly Kind[]>> = {
  /** "Attention", "please", "strictly": what an order may begin with. */
  preamble: ['notice', 'only'],
  /** And the copy itself, and those who have to see it. */
  opening: ['notice', 'approver', 'only', 'copy'],
  /** Somebody says or did something, as in a story. */
  told: ['says', 'was', 'who'],
  reported: ['says', 'was'],
  unknown: ['strange', 'name'],
  boundary: ['until', 'after'],
  approved: ['approval', 'ready'],
};

const compiled = new Map<string, RegExp>();

/**
 * A pattern of names, in the notation of regular expressions: `^ preamble* no be* (publish|use) until`. Spaces say nothing. `(a|b)` does not capture, `(?<rest> …)`
 * does, `not(a|b)` is one word of none of these kinds, `any` is one word. Throws for a name that is none, as tests/import/instructions/kind-patterns.test.ts asks of all.
 */
export function pattern(source: string): RegExp {
  let found = compiled.get(source);
  if (found === undefined) {
    found = new RegExp(regexOf(source));
    compiled.set(source, found);
  }
  return found;
}

/** Whether the kinds of a line have a pattern. */
export function has(kinds: string, source: string): boolean {
  return pattern(source).test(kinds);
}

/** How many words of a line are of some kinds. */
export function countOf(kinds: string, names: string): number {
  const some = lettersOf(names);
  let count = 0;
  for (const one of kinds) if (some.includes(one)) count += 1;
  return count;
}

/** `no publish` as letters. */
export function lettersOf(names: string): string {
  return names
    .split(' ')
    .map((name) => letters(name))
    .join('');
}

const TOKEN = /(not)?\(((?:\w+\|)*\w+)\)|\(\?<rest>|\(\?[=!]|\(|[A-Za-z]+|\s+|./g;

function regexOf(source: string): string {
  return source.replace(TOKEN, (token: string, denied: string | undefined, names: string | undefined) => {
    if (names !== undefined) return `[${denied === undefined ? '' : '^'}${names.split('|').map(letters).join('')}]`;
    if (token === '(?<rest>') return '(';
    if (token === '(') return '(?:';
    if (token === 'any') return '.';
    if (/^\s+$/.test(token)) return '';
    if (!/^[A-Za-z]/.test(token)) return token;
    const some = letters(token);
    return some.length === 1 ? some.replace(LETTER.strange, '\\?') : `[${some}]`;
  });
}

const LETTERS: Readonly<Record<string, string>> = LETTER;

function letters(name: string): string {
  const set = Object.hasOwn(SETS, name) ? SETS[name] : undefined;
  if (set !== undefined) return set.map((kind) => LETTER[kind]).join('');
  const letter = Object.hasOwn(LETTERS, name) ? LETTERS[name] : undefined;
  if (letter === undefined) throw new Error(`"${name}" is no kind of words`);
  return letter;
}
