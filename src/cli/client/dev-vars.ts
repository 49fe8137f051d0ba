// `.dev.vars`: the secrets of the service on this machine, as wrangler reads them. Existing lines are kept, except a line of our own that
// is replaced.
import { randomBytes } from 'node:crypto';
import { appendFileSync, readFileSync, realpathSync, renameSync, writeFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { newReceiptKey } from './receipt-key.ts';

const SECRET_BYTES = 32;

/** The variables by name; empty if there is no such file. Quotes around a value and comments after it are removed, and of several lines
 *  with one name the last counts. */
export function readDevVars(path: string): Map<string, string> {
  return new Map(Object.entries(parseEnv(textOf(path))).map(([name, value = '']) => [name, value]));
}

/** Creates the missing secrets, in a file that only its owner may read. Returns the names of those it created. */
export function addMissingSecrets(path: string): string[] {
  const present = readDevVars(path);
  const wanted: Record<string, () => string> = {
    DESK_TOKEN: newSecret,
    KEY_PEPPERS: () => `p1:${newSecret()}`,
    // JSON is written without quotes around it, because wrangler does not unescape what is in double quotes.
    RECEIPT_KEYS: () => JSON.stringify([newReceiptKey()]),
  };
  const missing = Object.keys(wanted).filter((name) => (present.get(name) ?? '') === '');
  if (missing.length === 0) return [];
  const lines = missing.map((name) => `${name}=${wanted[name]?.()}\n`).join('');
  addLines(path, textOf(path), lines);
  return missing;
}

/** Sets one variable: replaces its last line, or adds one. No other line is changed. */
export function keepDevVar(path: string, name: string, value: string): void {
  const before = textOf(path);
  const line = `${name}=${value}`;
  const last = [...before.matchAll(new RegExp(`^[ \\t]*(?:export[ \\t]+)?${name}[ \\t]*=.*?(?=\\r?$)`, 'gm'))].at(-1);
  if (last === undefined) addLines(path, before, `${line}\n`);
  else replaceWhole(path, `${before.slice(0, last.index)}${line}${before.slice(last.index + last[0].length)}`);
}

function addLines(path: string, before: string, lines: string): void {
  if (before === '') writeFileSync(path, lines, { mode: 0o600 });
  else appendFileSync(path, before.endsWith('\n') ? lines : `\n${lines}`);
}

/** Writes all of the file or nothing: a truncated file would have lost the other secrets. */
function replaceWhole(path: string, text: string): void {
  const place = realpathSync(path);
  writeFileSync(`${place}.new`, text, { mode: 0o600 });
  renameSync(`${place}.new`, place);
}

function newSecret(): string {
  return randomBytes(SECRET_BYTES).toString('base64url');
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  }
}
