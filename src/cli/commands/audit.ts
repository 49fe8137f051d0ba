// `tearsheet audit`: who did what at the desk.
import type { Command } from 'commander';
import { wholeNumber } from '../arguments.ts';
import type { AuditRow } from '../desk-client.ts';
import { openInvocation } from '../invocation.ts';

export function addAuditCommand(root: Command): void {
  root
    .command('audit')
    .description('show who did what, newest first')
    .option('--limit <number>', 'how many entries', wholeNumber, 50)
    .action(async ({ limit }: { limit: number }, command: Command) => {
      const { terminal, desk } = openInvocation(command);
      const { body } = await desk.listAudit({ limit });
      terminal.show(body, () => {
        terminal.table(['When', 'Who', 'What', 'On', 'Before', 'After'], body.entries.map(auditRow));
      });
    });
}

export function auditRow({ at, who, action, subject, before, after }: AuditRow): string[] {
  return [at, who, action, subject, before ?? '', after ?? ''];
}
