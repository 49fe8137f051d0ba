// Keys and tokens that can never be used again, because their pepper was removed from KEY_PEPPERS.
import { counted } from '../terminal/counted.ts';
import type { Cell } from '../terminal/table.ts';
import type { Terminal } from '../terminal/terminal.ts';

interface Secret {
  pepper?: string;
  pepperRemoved?: true;
  revoked?: string;
}

/** The id of the pepper; empty if it is unknown. */
export function pepperCell({ pepper = '', pepperRemoved }: Secret): Cell {
  return pepperRemoved ? { text: `${pepper} removed`, tone: 'bad' } : pepper;
}

/** Revoked ones are not counted, because nothing is left to do about them. */
export function notePeppersRemoved(terminal: Terminal, secrets: readonly Secret[]): void {
  const dead = secrets.filter(({ pepperRemoved, revoked }) => pepperRemoved && revoked === undefined).length;
  if (dead === 0) return;
  terminal.note(
    `${counted(dead, 'of these', 'of these')} can never be used again: KEY_PEPPERS no longer has the pepper. Revoke what is not needed.`,
    'warning',
  );
}
