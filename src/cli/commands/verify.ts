// `tearsheet verify`: whether a receipt is genuine, checked on this machine with the published keys, and what the service says of the
// receipt and of a text. It needs no token and sends none.
import type { Command } from 'commander';
import type { VerifyAnswer } from '../../rights/receipts/findings.ts';
import type { KeySet } from '../../rights/receipts/keys.ts';
import type { ReceiptClaims, Verified } from '../../rights/receipts/receipt.ts';
import { type Connection, type ConnectionOptions, connectionFrom } from '../client/connection.ts';
import { EXIT_FAILED } from '../client/failure.ts';
import { ask } from '../client/http.ts';
import { localServices } from '../client/local-services.ts';
import { readFileArgument } from '../files/read-file-argument.ts';
import { type Cell, openTerminal, type Terminal } from '../terminal/terminal.ts';

interface Outcome {
  /** The signature is genuine by this machine's check and by the service's; the text, if there is one, is the licensed one with its
   *  notice. */
  ok: boolean;
  /** What this machine found. */
  signature: 'genuine' | 'not genuine';
  answer: VerifyAnswer;
}

export function addVerifyCommand(root: Command): void {
  root
    .command('verify')
    .description('check a receipt, and whether a text is the one that it is for; exit code 1 if not')
    .argument('<file>', 'a receipt, as /v1/receipts/{id} gives it; - for standard input')
    .option('--text <file>', 'a page or a text to compare, HTML or plain; - for standard input')
    .action(async (file: string, { text }: { text?: string }, command: Command) => {
      const options = command.optsWithGlobals<ConnectionOptions & { json?: boolean }>();
      const { server } = connectionFrom(options, process.env, { ...localServices(), token: () => undefined });
      const receipt = (await readFileArgument(file)).trim();
      const given = text === undefined ? {} : { text: await readFileArgument(text) };
      const outcome = await verify({ server }, receipt, given);
      const terminal = openTerminal(options.json === true);
      terminal.show(outcome, () => printOutcome(outcome, server, terminal));
      if (!outcome.ok) process.exitCode = EXIT_FAILED;
    });
}

async function verify(connection: Connection, receipt: string, given: { text?: string }): Promise<Outcome> {
  const [{ body: keys }, { body: answer }] = await Promise.all([
    ask<KeySet>(connection, 'GET', '/.well-known/jwks.json'),
    ask<VerifyAnswer>(connection, 'POST', '/verify', { json: { receipt, ...given } }),
  ]);
  const own = await locally(receipt, keys);
  const isHeld = answer.valid && answer.text !== 'different' && answer.notice !== 'missing';
  return { ok: own.ok && isHeld, signature: own.ok ? 'genuine' : 'not genuine', answer };
}

/** The library is loaded here, because no other command needs it. */
async function locally(receipt: string, keys: KeySet): Promise<Verified> {
  const { verifyReceipt } = await import('../../rights/receipts/receipt.ts');
  return verifyReceipt(receipt, keys);
}

function printOutcome({ ok, signature, answer }: Outcome, server: string, terminal: Terminal): void {
  const isGenuine = answer.valid && signature === 'genuine';
  const verdict = !isGenuine
    ? 'The receipt is not genuine.'
    : ok
      ? 'The receipt is verified.'
      : 'The receipt is genuine, but the text is not the licensed one with its notice.';
  terminal.say(verdict, ok ? 'good' : 'bad');
  terminal.table(['What', 'Found'], [['signature', signature], ...(answer.valid ? rowsOf(answer) : [['reason', answer.reason]])]);
  for (const sentence of answer.says) terminal.say(sentence);
  if (answer.valid !== (signature === 'genuine')) {
    terminal.note(`${server} and this machine do not agree about the signature. Was a key just changed? Try again in a minute.`, 'warning');
  }
  if (answer.valid && answer.claims.iss !== server) {
    terminal.note(`Its issuer is ${answer.claims.iss}, and it was checked with the keys of ${server}.`, 'warning');
  }
}

function rowsOf({ claims, article, text, notice }: VerifyAnswer & { valid: true }): Cell[][] {
  const { partner, sub, agreement, form, channels, until } = claims;
  return [
    ['partner', `${partner} (${sub})`],
    ['article', `${claims.article.key}, version ${claims.article.version}: ${article}`],
    ['delivered', { text: new Date(claims.iat * 1_000).toISOString(), instants: 'dated' }],
    ['agreement', `${agreement.reference} (${agreement.id}, version ${agreement.version})`],
    ['form', form],
    ['channels', channels.join(', ')],
    ['territories', territoriesOf(claims)],
    ['until', { text: until ?? 'as long as it is licensed', instants: 'exact' }],
    ['text', text],
    ['notice', notice],
  ];
}

function territoriesOf({ territories: { include, exclude } }: ReceiptClaims): string {
  return `${include?.join(', ') ?? 'everywhere'}${exclude === undefined ? '' : `, without ${exclude.join(', ')}`}`;
}
