// One command or option in the help, as wide as the terminal.
import { Help } from 'commander';
import { USUAL_COLUMNS, wrapSentences } from './sentences.ts';

/** The least width of a description beside its term. */
export const BESIDE_COLUMNS = 30;
const INDENT = ' '.repeat(6);
/** Around a term. */
const MARGINS = 4;

/** Where the terminal is too narrow for both beside each other, the description is below the term. */
export function helpItem(term: string, termWidth: number, description: string, helper: Help): string {
  const columns = helper.helpWidth ?? USUAL_COLUMNS;
  if (columns - termWidth - MARGINS >= BESIDE_COLUMNS) return Help.prototype.formatItem.call(helper, term, termWidth, description, helper);
  return `  ${term}\n${wrapSentences(`${INDENT}${description}`, columns)}`;
}
