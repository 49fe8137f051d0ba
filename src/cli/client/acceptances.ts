// What a change asks of partners besides: a notice that is another one has to be accepted anew, and that is better known before.
import { confirm, isCancel } from '@clack/prompts';
import type { ForeseenAcceptance } from '../../domain/partners/agreement-write.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { Failure } from './failure.ts';

export interface Asked extends ForeseenAcceptance {
  partner: string;
}

/** A line for each notice that has to be accepted; nothing where there is none. */
export function tellAsked(terminal: Terminal, asked: readonly Asked[]): void {
  if (asked.length === 0) return;
  const whom = asked.length === 1 ? 'The partner has' : `${new Set(asked.map(({ partner }) => partner)).size} partners have`;
  terminal.note(`${whom} to accept the changed notice, and after the hour named here gets headlines and links only:`, 'warning');
  for (const { partner, agreement, reference, acceptance } of asked)
    terminal.note(`  ${partner}, agreement ${agreement} (${reference}): ${acceptance.state}, until ${acceptance.due}`, 'warning');
}

/** Asks whoever sits at the terminal. Where nobody can be asked, or with --yes, it goes on. Throws Failure on a no. */
export async function askToGoOn(terminal: Terminal, yes: boolean): Promise<void> {
  if (yes || !terminal.draws || process.stdin.isTTY !== true) return;
  const answer = await confirm({ message: 'Go on?', initialValue: false, output: process.stderr, withGuide: false });
  if (isCancel(answer) || !answer) throw new Failure({ title: 'Nothing was changed', detail: 'You did not want to go on.' });
}
