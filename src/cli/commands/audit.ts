// `tearsheet audit`: who did what at the desk.
import type { Command } from 'commander';
import { changedTerms, LEFT_OUT, termsOf, textOf } from '../agreements/changed-terms.ts';
import type { AuditRow } from '../client/desk-client.ts';
import { parseJsonObject } from '../client/json-object.ts';
import { wholeNumber } from '../invocation/arguments.ts';
import { openInvocation } from '../invocation/open-invocation.ts';
import type { Cell, Terminal } from '../terminal/terminal.ts';

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

/** A person reads the differences; a program gets both states as they were recorded. */
export function showAudit(terminal: Terminal, entries: readonly AuditRow[]): void {
  const otherwise = 'There are no entries yet.';
  if (terminal.isInteractive) {
    const rows = entries.map((entry): Cell[] => [
      { text: entry.at, instants: 'dated' },
      entry.who,
      entry.tokenId ?? '',
      entry.action,
      entry.subject,
      { text: changeIn(entry), instants: 'dated' },
    ]);
    terminal.table(['When', 'Who', 'Token', 'What', 'On', 'Change'], rows, otherwise);
  } else {
    // The token comes last, because programs count the fields before it.
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

/** For a new record: enough to recognise it by. */
const SHOWN_TERMS = 5;
const KNOWN_BY = ['name', 'reference', 'mode', 'form', 'agreement', 'scopes', 'validFrom', 'validUntil', 'expires'];
/** Records of earlier versions of the service contain only what changed after these. */
const PARTIAL_AFTER = ['key.rotate', 'key.revoke'];

export function changeIn({ action, before = '', after = '' }: Pick<AuditRow, 'action' | 'before' | 'after'>): string {
  const [was, is] = [parseJsonObject(before), parseJsonObject(after)];
  if (is === undefined) return before === '' ? after : `${before} → ${after}`;
  if (was === undefined) return newIn(is);
  const now = PARTIAL_AFTER.includes(action) ? { ...was, ...is } : is;
  const changes = changedTerms(was, now, action.startsWith('agreement.') ? LEFT_OUT : {});
  return changes.map((change) => `${change.term}: ${change.before} → ${change.after}`).join('; ');
}

/** The field that identifies it comes first. */
function newIn(record: object): string {
  const place = (term: string) => (KNOWN_BY.includes(term) ? KNOWN_BY.indexOf(term) : KNOWN_BY.length);
  const terms = [...termsOf(record)].sort(([a], [b]) => place(a) - place(b)).map(([term, value]) => `${term}: ${textOf(value)}`);
  const others = terms.length - SHOWN_TERMS;
  return [...terms.slice(0, SHOWN_TERMS), ...(others > 0 ? [`and ${others} more (--json)`] : [])].join('; ');
}
