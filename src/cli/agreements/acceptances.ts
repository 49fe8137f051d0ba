// Lists the partners that have to accept a changed notice, so that an operator knows them before the change.
import type { Acceptance } from '../../domain/agreements/acceptance.ts';
import type { PartnerAcceptance } from '../client/desk-client.ts';
import { counted } from '../terminal/counted.ts';
import type { Terminal } from '../terminal/terminal.ts';

/** Prints one line for each notice that has to be accepted; nothing if there is none. */
export function noteAcceptances(terminal: Terminal, acceptances: readonly PartnerAcceptance[]): void {
  if (acceptances.length === 0) return;
  const partners = new Set(acceptances.map(({ partner }) => partner)).size;
  terminal.note(
    `${counted(partners, 'partner')} will have to accept the changed notice. From the time given here on, only headlines and links are delivered until it is accepted:`,
    'warning',
  );
  for (const { partner, agreement, reference, acceptance } of acceptances)
    terminal.note(`  ${partner}, agreement ${agreement} (${reference}): ${acceptanceInWords(acceptance)}`, 'warning');
}

/** Says whether a notice was accepted and, if not, when it is or was due. */
export function acceptanceInWords({ state, due }: Acceptance): string {
  if (due === undefined) return state;
  return state === 'overdue' ? `overdue, was due ${due}` : `${state}, due ${due}`;
}
