// What came of a write, or would come of it.
import type { Terminal } from './terminal.ts';

export function outcomeInWords(outcome: string, dryRun: boolean): string {
  return dryRun && outcome !== 'unchanged' ? `would be ${outcome}` : outcome;
}

/** Stands last, below what would be. */
export function sayDryRun(terminal: Terminal, dryRun: boolean): void {
  if (dryRun) terminal.note('Dry run: nothing was written.', 'faint');
}
