// What else a change asks of partners: a notice that changes has to be accepted again, which an operator should know before the change.
import type { Acceptance } from '../../domain/agreements/acceptance.ts';
import type { ForeseenAcceptance } from '../../domain/partners/agreement-write.ts';
import { counted } from '../terminal/counted.ts';
import type { Terminal } from '../terminal/terminal.ts';

export interface Asked extends ForeseenAcceptance {
  partner: string;
}

/** One line for each notice that has to be accepted; empty if there is none. */
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

/** The state of a notice's acceptance. If it is overdue, the date lies in the past. */
export function acceptanceInWords({ state, due }: Acceptance): string {
  if (due === undefined) return state;
  return state === 'overdue' ? `overdue, was due ${due}` : `${state}, due ${due}`;
}
