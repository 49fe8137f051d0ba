// Asks for a confirmation before a change that cannot be undone or that ends something for a partner at once: a withdrawal or another note of
// one, a merge of subjects or authors, the end of an agreement, key or token, a suspension, other terms or another notice, and a restore over data. The question goes to standard error, and the answer is a line of standard input.
import { createInterface } from 'node:readline';
import { EXIT_USAGE, Failure } from '../client/failure.ts';
import { EXIT_INTERRUPTED } from './progress.ts';
import { printable, type Terminal } from './terminal.ts';

/** Throws Failure on every answer but yes, on Ctrl-C and at the end of the input. Without a terminal only `--yes` confirms, so that no
 *  change is made that nobody has read. */
export async function confirm(terminal: Terminal, yes: boolean, question: string): Promise<void> {
  if (!mustAsk(terminal, yes)) return;
  const answer = await ask(question);
  if (answer === 'stopped') throw new Failure({ title: 'Stopped: nothing was changed' }, EXIT_INTERRUPTED);
  if (answer === 'no') throw new Failure({ title: 'Nothing was changed' });
}

/** Asks a question that is not the last one of its command. `no` is every answer but yes, and the end of the input; `stopped` is Ctrl-C. */
export async function ask(question: string): Promise<'yes' | 'no' | 'stopped'> {
  const answer = await answerTo(`${printable(question)} [y/N] `);
  if (answer === undefined) return 'stopped';
  return /^\s*y(es)?\s*$/i.test(answer) ? 'yes' : 'no';
}

/** Prints the consequences and asks. They are looked up only if there is somebody to ask; if there are none (`undefined`), nothing would
 *  change, and nothing is asked. */
export async function confirmKnowing(
  terminal: Terminal,
  yes: boolean,
  question: string,
  consequences: () => Promise<readonly string[] | undefined>,
): Promise<void> {
  if (!mustAsk(terminal, yes)) return;
  const found = await consequences();
  if (found === undefined) return;
  for (const consequence of found) terminal.note(consequence, 'warning');
  await confirm(terminal, yes, question);
}

/** Whether there is a person to ask. */
export function canAsk({ json }: Terminal): boolean {
  return !json && process.stdin.isTTY === true && process.stderr.isTTY === true;
}

/** Throws Failure if nobody can be asked and `--yes` is missing. */
function mustAsk(terminal: Terminal, yes: boolean): boolean {
  if (yes) return false;
  if (canAsk(terminal)) return true;
  throw new Failure(
    {
      title: 'Nothing was changed: it must be confirmed, and there is no terminal to ask on',
      detail: 'Add --yes to confirm it in advance.',
    },
    EXIT_USAGE,
  );
}

/** Returns the line that was typed; empty at the end of the input (Ctrl-D); `undefined` after Ctrl-C. */
async function answerTo(question: string): Promise<string | undefined> {
  const { stdin: input, stderr: output } = process;
  const lines = createInterface({ input, output });
  try {
    return await new Promise<string | undefined>((settle) => {
      // The next output begins on a new line.
      const unanswered = (answer?: string) => {
        output.write('\n');
        settle(answer);
      };
      lines.once('SIGINT', () => unanswered());
      lines.once('close', () => unanswered(''));
      lines.question(question, (answer) => {
        lines.removeAllListeners('close');
        settle(answer);
      });
    });
  } finally {
    lines.removeAllListeners('close').close();
  }
}
