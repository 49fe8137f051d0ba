// Names the outcome of a write, or of a dry run of it.
import type { Terminal } from './terminal.ts';

export function outcomeInWords(outcome: string, dryRun: boolean): string {
  return dryRun && outcome !== 'unchanged' ? `would be ${outcome}` : outcome;
}

/** Printed last, below the result of a dry run. */
export function sayDryRun(terminal: Terminal, dryRun: boolean): void {
  if (dryRun) terminal.note('Dry run: nothing was written.', 'faint');
}
