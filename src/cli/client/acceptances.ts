// What a change asks of partners besides: a notice that is another one has to be accepted anew, and that is better known before.
import type { Acceptance } from '../../domain/agreements/acceptance.ts';
import type { ForeseenAcceptance } from '../../domain/partners/agreement-write.ts';
import { counted } from '../terminal/counted.ts';
import type { Terminal } from '../terminal/terminal.ts';

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
