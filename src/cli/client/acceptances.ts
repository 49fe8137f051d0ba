// What a change asks of partners besides: a notice that is another one has to be accepted anew, and that is better known before.
import { confirm, isCancel } from '@clack/prompts';
import type { Acceptance } from '../../domain/agreements/acceptance.ts';
import type { ForeseenAcceptance } from '../../domain/partners/agreement-write.ts';
import { counted } from '../terminal/counted.ts';
import { EXIT_INTERRUPTED } from '../terminal/progress.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { Failure } from './failure.ts';

export interface Asked extends ForeseenAcceptance {
  partner: string;
}

/** A line for each notice that has to be accepted; nothing where there is none. */
export function tellAsked(terminal: Terminal, asked: readonly Asked[]): void {
  if (asked.length === 0) return;
  const partners = new Set(asked.map(({ partner }) => partner)).size;
  terminal.note(
    `${counted(partners, 'partner')} will have to accept the changed notice. From the time given here on, only headlines and links are delivered until it is accepted:`,
    'warning',
  );
  for (const { partner, agreement, reference, acceptance } of asked)
    terminal.note(`  ${partner}, agreement ${agreement} (${reference}): ${acceptanceInWords(acceptance)}`, 'warning');
}

/** Where the acceptance of a notice stands. What is overdue was due at an instant that is past. */
export function acceptanceInWords({ state, due }: Acceptance): string {
  if (due === undefined) return state;
  return state === 'overdue' ? `overdue, was due ${due}` : `${state}, due ${due}`;
}

/** Asks whoever sits at the terminal. Where nobody can be asked, or with --yes, it goes on. Throws Failure on a no, and on Ctrl-C. */
export async function askToGoOn(terminal: Terminal, yes: boolean): Promise<void> {
  if (yes || !terminal.draws || process.stdin.isTTY !== true) return;
  const answer = await confirm({ message: 'Go on?', initialValue: false, output: process.stderr, withGuide: false });
  if (isCancel(answer)) throw new Failure({ title: 'Stopped: nothing was changed' }, EXIT_INTERRUPTED);
  if (!answer) throw new Failure({ title: 'Nothing was changed' });
}
