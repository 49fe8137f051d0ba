// The commands that ask before they go on, because they cannot be undone or end something for a partner at once. Only these have the option --yes,
// which is added here. tests/cli/commands/confirmations.test.ts lists all other commands, each with the reason why it does not ask.
import type { Command } from 'commander';
import { leavesOf } from './examples.ts';

const ALWAYS = 'required without a terminal and with --json';
const THEN = 'then required without a terminal and with --json';

/** By the words of the command: when it asks, in the words of the help for --yes. */
export const ASKS: Readonly<Record<string, string>> = {
  correct: 'do not ask if the file changes nothing; required for such a file without a terminal and with --json',
  import:
    'do not ask before more than one file or article is imported, or a story is withdrawn that its source has killed. Without a terminal, and with --json, it never asks, and withdraws only with --yes',
  'import undo': `do not ask before articles are held or withdrawn; ${ALWAYS}`,
  withdraw: `do not ask before it is withdrawn; ${ALWAYS}`,
  release: `do not ask if the note to the desk has an instruction, such as an embargo; ${THEN}`,
  embargo: `do not ask before it is published at once (--lift, or an instant that has passed); ${THEN}`,
  'withdrawal note': `do not ask before the note is changed; ${ALWAYS}`,
  'publisher set': `do not ask before a change that partners have to accept; ${ALWAYS}`,
  'section merge': `do not ask before the merge; ${ALWAYS}`,
  'subject merge': `do not ask before the merge; ${ALWAYS}`,
  'subject rename': `do not ask before the code changes; ${THEN}`,
  'author merge': `do not ask before the merge; ${ALWAYS}`,
  'author rename': `do not ask before the code changes; ${THEN}`,
  'partner add': `do not ask before a notice changes or an agreement is put; ${ALWAYS}`,
  'partner standing': `do not ask before it is suspended; ${THEN}`,
  'agreement put': `do not ask before it is put; ${ALWAYS}`,
  'agreement end': `do not ask before it ends now; ${ALWAYS}`,
  'key rotate': `do not ask before the old one ends at once (--overlap-hours 0); ${THEN}`,
  'key revoke': `do not ask before it is revoked; ${ALWAYS}`,
  'partner user revoke': `do not ask before the access ends; ${ALWAYS}`,
  'token revoke': `do not ask before it is revoked; ${ALWAYS}`,
  'backup restore': `do not ask before anything is replaced; ${ALWAYS}`,
};

export function addConfirmations(root: Command): void {
  for (const { words, command } of leavesOf(root)) {
    const description = ASKS[words.join(' ')];
    if (description !== undefined) command.option('--yes', description);
  }
}
