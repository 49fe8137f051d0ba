// The result of a write, or what it would be.
import type { Terminal } from './terminal.ts';

export function outcomeInWords(outcome: string, dryRun: boolean): string {
  return dryRun && outcome !== 'unchanged' ? `would be ${outcome}` : outcome;
}

/** Printed last, below the result of a dry run. */
export function sayDryRun(terminal: Terminal, dryRun: boolean): void {
  if (dryRun) terminal.note('Dry run: nothing was written.', 'faint');
}
