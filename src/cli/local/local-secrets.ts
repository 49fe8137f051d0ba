// Checks the secrets of the service on this machine before it starts: with an unusable one it would only answer 503.
import { objectionToDeskToken, objectionToPeppers } from '../../domain/publisher/secrets.ts';
import type { Objection } from '../../domain/values/objection.ts';
import { objectionToReceiptKeys } from '../../rights/receipts/keys.ts';
import { readDevVars } from '../client/dev-vars.ts';
import { Failure } from '../client/failure.ts';

interface Check {
  objectionTo: (text: string) => string | undefined | Promise<string | undefined>;
  /** A command that prints a usable secret; to be pasted into a terminal in the project's folder. */
  command: string;
}

const CHECKS: Readonly<Record<string, Check>> = {
  DESK_TOKEN: { objectionTo: objectionToDeskToken, command: `node -p "crypto.randomBytes(32).toString('base64url')"` },
  KEY_PEPPERS: { objectionTo: objectionToPeppers, command: `node -p "'p1:' + crypto.randomBytes(32).toString('base64url')"` },
  RECEIPT_KEYS: { objectionTo: objectionToReceiptKeys, command: 'npx --no tearsheet receipt-key new' },
};

/** Throws Failure with every unusable secret, the reason, and how to make another. `file` is the file's name for messages. */
export async function requireUsableSecrets(path: string, file: string): Promise<void> {
  const present = readDevVars(path);
  const objections: Objection[] = [];
  for (const [name, { objectionTo, command }] of Object.entries(CHECKS)) {
    const objection = await objectionTo(present.get(name) ?? '');
    if (objection !== undefined) objections.push({ pointer: name, detail: `${objection}. A command that prints a good one: ${command}` });
  }
  if (objections.length === 0) return;
  const detail = `Nothing was started. Either delete the line from ${file}, and the next start makes a good secret, or replace its value by the output of the command. Tokens and keys made with the old secret stop working.`;
  throw new Failure({ title: `A secret in ${file} cannot be used`, detail, objections });
}
