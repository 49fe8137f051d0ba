// `tearsheet audit`: who did what at the desk.
import type { Command } from 'commander';
import { changedTerms } from '../agreements/changed-terms.ts';
import { wholeNumber } from '../arguments.ts';
import type { AuditRow } from '../client/desk-client.ts';
import { openInvocation } from '../invocation.ts';
import type { Terminal } from '../terminal/terminal.ts';

export function addAuditCommand(root: Command): void {
  root
    .command('audit')
    .description('show who did what, newest first')
    .option('--limit <number>', 'how many entries', wholeNumber, 50)
    .option('--cursor <cursor>', 'go on where the last list ended')
    .action(async (query: { limit: number; cursor?: string }, command: Command) => {
      const { terminal, desk } = openInvocation(command);
      const { body } = await desk.listAudit(query);
      terminal.show(body, () => {
        showAudit(terminal, body.entries);
        if (body.next !== undefined) terminal.note(`There are more: --cursor ${body.next}`, 'faint');
      });
    });
}

/** A person reads what is different; a program gets before and after as they were written down. */
export function showAudit(terminal: Terminal, entries: readonly AuditRow[]): void {
  const otherwise = 'Nobody has done anything yet.';
  if (terminal.watched) {
    const rows = entries.map((entry) => [entry.at, entry.who, entry.tokenId ?? '', entry.action, entry.subject, changeIn(entry)]);
    terminal.table(['When', 'Who', 'Token', 'What', 'On', 'Change'], rows, otherwise);
  } else {
    // The token comes last: programs count the fields before it.
    const rows = entries.map(({ at, who, tokenId = '', action, subject, before = '', after = '' }) => [
      at,
      who,
      action,
      subject,
      before,
      after,
      tokenId,
    ]);
    terminal.table(['When', 'Who', 'What', 'On', 'Before', 'After', 'Token'], rows, otherwise);
  }
}

function changeIn({ before = '', after = '' }: AuditRow): string {
  const [was, is] = [objectIn(before), objectIn(after)];
  if (is === undefined) return before === '' ? after : `${before} → ${after}`;
  const changes = changedTerms(was ?? {}, is).filter((change) => change.after !== '' || was !== undefined);
  return changes
    .map((change) => `${change.term}: ${change.before === '' ? '' : `${change.before} → `}${change.after || 'none'}`)
    .join('; ');
}

function objectIn(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
