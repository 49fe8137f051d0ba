// `tearsheet audit`: who did what at the desk.
import type { Command } from 'commander';
import { wholeNumber } from '../arguments.ts';
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
        const rows = body.entries.map(({ at, who, action, subject, before, after }) => [
          at,
          who,
          action,
          subject,
          before ?? '',
          after ?? '',
        ]);
        terminal.table(['When', 'Who', 'What', 'On', 'Before', 'After'], rows);
      });
    });
}
