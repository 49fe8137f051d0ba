// Makes the secrets of the service on this machine. Apart from reading them, because what makes keys takes long to load.
import { randomBytes } from 'node:crypto';
import { addLines, readDevVars } from '../client/dev-vars.ts';
import { newReceiptKey } from '../client/receipt-key.ts';

const SECRET_BYTES = 32;

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
  addLines(path, lines);
  return missing;
}

function newSecret(): string {
  return randomBytes(SECRET_BYTES).toString('base64url');
}
