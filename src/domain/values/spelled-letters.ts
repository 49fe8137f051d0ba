// Spells letters with the table that a deployment has among its static files (src/cli/assets/letters-file.ts). Pure.
import type { SpellLetters } from './latin-slug.ts';

export const LETTERS_FILE = '/reference/letters.json';

export interface LettersFile {
  /** Where the table is from. */
  from: string;
  /** How a letter, or two letters together, are spelled, in lower case. A capital that is not among them is spelled as its small letter. */
  letters: Readonly<Record<string, string>>;
}

export function spellingOf({ letters }: LettersFile): SpellLetters {
  return function spell(text) {
    const characters = [...text.normalize('NFC')];
    const found = (part: string) => letters[part] ?? letters[part.toLowerCase()];
    let spelled = '';
    for (let index = 0; index < characters.length; index += 1) {
      const [one = '', next = ''] = characters.slice(index, index + 2);
      const pair = next === '' ? undefined : found(one + next);
      spelled += pair ?? found(one) ?? one;
      if (pair !== undefined) index += 1;
    }
    return spelled;
  };
}
