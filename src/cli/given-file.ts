// A file that a command line names, or what is piped into it.
import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { Failure } from './client/failure.ts';
import { userPath } from './invocation.ts';

/** As UTF-8; `-` is standard input. Throws Failure where it cannot be read. */
export async function readGiven(file: string): Promise<string> {
  try {
    return file === '-' ? await text(process.stdin) : await readFile(userPath(file), 'utf8');
  } catch (error) {
    throw new Failure({ title: `${file} cannot be read`, detail: error instanceof Error ? error.message : String(error) });
  }
}
