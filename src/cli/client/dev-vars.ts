// `.dev.vars`: the secrets of the service on this machine, as wrangler reads them. Existing lines are kept, except a line of our own that
// is replaced.
import { appendFileSync, readFileSync, realpathSync, renameSync, writeFileSync } from 'node:fs';
import { parseEnv } from 'node:util';

/** The variables by name; empty if there is no such file. Quotes around a value and comments after it are removed, and of several lines
 *  with one name the last counts. */
export function readDevVars(path: string): Map<string, string> {
  return new Map(Object.entries(parseEnv(textOf(path))).map(([name, value = '']) => [name, value]));
}

/** Sets one variable: replaces its last line, or adds one. No other line is changed. */
export function keepDevVar(path: string, name: string, value: string): void {
  const before = textOf(path);
  const line = `${name}=${value}`;
  const last = [...before.matchAll(new RegExp(`^[ \\t]*(?:export[ \\t]+)?${name}[ \\t]*=.*?(?=\\r?$)`, 'gm'))].at(-1);
  if (last === undefined) addLines(path, `${line}\n`);
  else replaceWhole(path, `${before.slice(0, last.index)}${line}${before.slice(last.index + last[0].length)}`);
}

/** Adds lines at the end, of a file that need not exist. Only its owner may read a new one. */
export function addLines(path: string, lines: string): void {
  const before = textOf(path);
  if (before === '') writeFileSync(path, lines, { mode: 0o600 });
  else appendFileSync(path, before.endsWith('\n') ? lines : `\n${lines}`);
}

/** Writes all of the file or nothing: a truncated file would have lost the other secrets. */
function replaceWhole(path: string, text: string): void {
  const place = realpathSync(path);
  writeFileSync(`${place}.new`, text, { mode: 0o600 });
  renameSync(`${place}.new`, place);
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  }
}
