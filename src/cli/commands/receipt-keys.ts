// `tearsheet receipt-key`: makes the secret RECEIPT_KEYS, which its operator gives to the service. Calls no server.
import type { Command } from 'commander';
import { Failure } from '../client/failure.ts';
import { parseJsonObject } from '../client/json-object.ts';
import { readFileArgument } from '../files/read-file-argument.ts';
import { openTerminal } from '../terminal/terminal.ts';

export function addReceiptKeyCommands(root: Command): void {
  const group = root.command('receipt-key').description('make the keys that sign receipts');
  group
    .command('new')
    .description('print a list for the secret RECEIPT_KEYS, with a fresh key that signs; it is kept nowhere')
    .option('--rotate <file>', 'the list as it is, or the published /.well-known/jwks.json; - for standard input')
    .action(async ({ rotate }: { rotate?: string }, command: Command) => {
      const { newReceiptKey, rotated } = await import('../client/receipt-key.ts');
      const list = rotate === undefined ? [newReceiptKey()] : rotated(await readKeys(rotate));
      process.stdout.write(`${JSON.stringify(list)}\n`);
      const terminal = openTerminal(command.optsWithGlobals<{ json?: boolean }>().json === true);
      if (terminal.isInteractive)
        terminal.note('Give it to the service: npx wrangler secret put RECEIPT_KEYS. The first key is secret.', 'faint');
    });
}

async function readKeys(file: string) {
  const { parseReceiptKeys } = await import('../../rights/receipts/keys.ts');
  const text = await readFileArgument(file);
  const keys = parseReceiptKeys(listIn(text));
  if (keys !== undefined) return keys;
  const detail = 'It must be a list of Ed25519 keys as in RECEIPT_KEYS, or the key set that the service publishes.';
  throw new Failure({ title: `${file} contains no keys for receipts`, detail });
}

/** RFC 7517 §5: the published list is a member of an object. */
function listIn(text: string): string {
  if (!text.trimStart().startsWith('{')) return text;
  const keySet = parseJsonObject(text);
  return keySet !== undefined && 'keys' in keySet ? JSON.stringify(keySet.keys) : '';
}
