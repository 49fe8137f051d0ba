// `.dev.vars`: the secrets of the service on this machine, as wrangler reads them. What stands there is not changed, but
// for a line of our own that is kept anew.
import { randomBytes } from 'node:crypto';
import { appendFileSync, readFileSync, realpathSync, renameSync, writeFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { newReceiptKey } from './receipt-key.ts';

const SECRET_BYTES = 32;

/** Variables by name; empty where there is no such file. Quotes around a value and comments behind it are not part of it, and the last line
 *  of a name counts. */
export function readDevVars(path: string): Map<string, string> {
  return new Map(Object.entries(parseEnv(textOf(path))).map(([name, value = '']) => [name, value]));
}

/** Makes the secrets that are missing, in a file that only its owner may read. Answers the names of those it made. */
export function addMissingSecrets(path: string): string[] {
  const present = readDevVars(path);
  const wanted: Record<string, () => string> = {
    DESK_TOKEN: newSecret,
    KEY_PEPPERS: () => `p1:${newSecret()}`,
    // Without quotes around it wrangler reads JSON as it stands: it unescapes nothing within double ones.
    RECEIPT_KEYS: () => JSON.stringify([newReceiptKey()]),
  };
  const missing = Object.keys(wanted).filter((name) => (present.get(name) ?? '') === '');
  if (missing.length === 0) return [];
  const lines = missing.map((name) => `${name}=${wanted[name]?.()}\n`).join('');
  addLines(path, textOf(path), lines);
  return missing;
}

/** Sets one variable: its last line is replaced where it stands, and one is added where there is none. No other line is touched. */
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

/** All of it or none: a file cut short would have lost the other secrets. */
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
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}
