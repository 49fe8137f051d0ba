// Sentences for a person on a terminal: wrapped between words, with dates instead of the instants that programs read. Pure.
import { Help } from 'commander';
import { datesInWords } from './relative-time.ts';

const HELP = new Help();
HELP.minWidthToWrap = 20;
/** The width of a stream that does not say its own. */
export const USUAL_COLUMNS = 80;

/** The lines after the first keep its indentation. A word is never broken, because it may be a URL. */
export function wrapSentences(text: string, columns: number): string {
  const [indent = ''] = /^ */.exec(text) ?? [];
  return HELP.boxWrap(text.slice(indent.length), columns - indent.length)
    .split('\n')
    .map((line) => indent + line)
    .join('\n');
}

/** Lines below the help of a command, as wide as the help above them. */
export function inHelp(text: string): () => string {
  return () => ['', ...text.split('\n').map((line) => wrapSentences(line, process.stdout.columns || USUAL_COLUMNS))].join('\n');
}

/** `zone`: an IANA time zone; absent: UTC. */
export function onScreen(text: string, columns: number, zone?: string): string {
  return wrapSentences(datesInWords(text, zone), columns);
}
