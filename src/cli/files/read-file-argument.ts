// The text of a file that is named on the command line.
import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { unreadable } from './file-errors.ts';

/** Returns the file as UTF-8; `-` is standard input. Throws Failure if it cannot be read. */
export async function readFileArgument(file: string): Promise<string> {
  try {
    return file === '-' ? await text(process.stdin) : await readFile(file, 'utf8');
  } catch (error) {
    throw unreadable(file, error);
  }
}
