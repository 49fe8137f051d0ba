// How letters of other alphabets are spelled in Latin ones, for slugs of headlines at the console: a table made of the library that an import uses. The library
// is 8 KB of a Worker, and most newspapers never need it there.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { LETTERS_FILE, type LettersFile } from '../../domain/values/spelled-letters.ts';
import { makeFiles } from './made-files.ts';

/** Its name in the folder of static files. No name has a hash: the Worker, and nobody else, reads it, and that of its own deployment. */
export const LETTERS_NAME = LETTERS_FILE.slice(1);

/** Alphabets with letters beyond this are not spelled letter by letter, but for the forms of Arabic letters in a word. */
const ALPHABETS_END = 0x2000;
const ARABIC_FORMS = [0xfb50, 0xff00] as const;
/** Two letters that are spelled otherwise together than one by one. A test finds each. */
const PAIRS = ['ъе', 'ый', 'ու', 'тс'];

const OTHER_LETTER = /^(?!\p{Script=Latin})[\p{L}\p{M}]$/u;

/** Makes the file in `folder`, an absolute path, unless it is there already. */
export function makeLettersFile(root: string, folder: string): void {
  makeFiles({
    root,
    folder,
    names: [LETTERS_NAME],
    data: ['src/cli/assets/letters-file.ts'],
    make: () => {
      // Loaded here, because a start seldom needs it.
      const library: typeof import('@sindresorhus/transliterate') = createRequire(join(root, 'package.json'))(
        '@sindresorhus/transliterate',
      );
      const file: LettersFile = { from: '@sindresorhus/transliterate, MIT licence', letters: lettersOf(library.default) };
      return { files: { [LETTERS_NAME]: JSON.stringify(file) }, sources: [] };
    },
  });
}

/** Slugs have no capitals, so that the table has a capital only where it is spelled otherwise than its small letter, as the Greek beta is. */
function lettersOf(transliterate: (text: string) => string): Record<string, string> {
  const letters: Record<string, string> = {};
  const spelled = (text: string) => transliterate(text).toLowerCase();
  for (const text of [...PAIRS.flatMap(inEachCase), ...single(0x80, ALPHABETS_END), ...single(...ARABIC_FORMS)]) {
    const small = text.toLowerCase();
    const isKnown = text === small ? spelled(text) === text : spelled(text) === spelled(small);
    if (!isKnown) letters[text] = spelled(text);
  }
  return letters;
}

function single(from: number, to: number): string[] {
  const letters = Array.from({ length: to - from }, (_, index) => String.fromCodePoint(from + index));
  return letters.filter((letter) => OTHER_LETTER.test(letter) && letter.normalize('NFC') === letter);
}

function inEachCase(pair: string): string[] {
  const [one = '', two = ''] = pair;
  return [one, one.toUpperCase()].flatMap((first) => [`${first}${two}`, `${first}${two.toUpperCase()}`]);
}
