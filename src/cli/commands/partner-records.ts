// `tearsheet partner ledger`, `usage`, `withdrawals` and `audit`: what was delivered to a partner, and who changed what about it.
import { type Command, Option } from 'commander';
import type { QuotaState } from '../../domain/partners/quota.ts';
import type { PartnerWithdrawal } from '../../domain/withdrawals/withdrawal.ts';
import { mistake } from '../client/failure.ts';
import { readable } from '../client/http.ts';
import { articleSlug, partnerId, wholeNumber } from '../invocation/arguments.ts';
import { openPartners } from '../invocation/open-invocation.ts';
import { counted } from '../terminal/counted.ts';
import { named } from '../terminal/named.ts';
import type { Cell, Terminal } from '../terminal/terminal.ts';
import { showAudit } from './audit.ts';
import { inPublisherZone } from './publisher-zone.ts';

export interface PageOptions {
  limit: number;
  cursor?: string;
}

export function addPartnerRecords(group: Command): void {
  addLedger(group);
  addUsage(group);
  addWithdrawals(group);
  about(group, 'audit', 'show who changed what about a partner, newest first').action(
    async (id: string, query: PageOptions, command: Command) => {
      const { terminal, desk, partners } = openPartners(command);
      const { body } = await inPublisherZone({ desk, terminal }, partners.audit(id, { ...query }));
      terminal.show(body, () => {
        showAudit(terminal, body.entries);
        sayMore(terminal, body.next);
      });
    },
  );
}

export function about(group: Command, name: string, description: string): Command {
  return group
    .command(name)
    .description(description)
    .argument('<id>', 'id of the partner', partnerId)
    .option('--limit <number>', 'how many', wholeNumber, 50)
    .option('--cursor <cursor>', 'go on where the last list ended');
}

export function sayMore(terminal: Terminal, next: string | undefined): void {
  if (next !== undefined) terminal.note(`There are more: --cursor ${next}`, 'faint');
}

export function quotaInWords({ used, articles, per, over, resets }: QuotaState): string {
  const beyond = over === 0 ? '' : `, and ${over} beyond it`;
  return `${used} of ${counted(articles, 'article')} this ${per}${beyond}; the count starts again on ${resets}`;
}

function addLedger(group: Command): void {
  about(group, 'ledger', 'show what was delivered, newest first')
    .option('--article <slug>', 'of this article only', articleSlug)
    .action(async (id: string, query: PageOptions & { article?: string }, command: Command) => {
      const { terminal, desk, partners } = openPartners(command);
      const { body } = await inPublisherZone({ desk, terminal }, partners.ledger(id, { ...query }));
      terminal.show(body, () => {
        const rows = body.rows.map((row): Cell[] => {
          const agreement = `${row.agreement}, version ${row.agreementVersion}`;
          const columns = [
            `${row.slug}, version ${row.version}`,
            row.form,
            terminal.isInteractive ? named(agreement, row.reference) : agreement,
            { text: row.first, instants: 'dated' as const },
            { text: row.last, instants: 'dated' as const },
            String(row.count),
          ];
          if (terminal.isInteractive) return [...columns, named(row.keyId, row.keyName)];
          // In a pipe names come last, because programs count the fields before them.
          return [...columns, row.keyId, row.keyName ?? '', row.reference ?? ''];
        });
        terminal.table(
          ['Article', 'Form', 'Agreement', 'First', 'Last', 'Times', 'Key'],
          rows,
          `Nothing was delivered yet. "npx --no tearsheet partner preview ${id}" says what would be, "key list ${id}" which keys there are.`,
        );
        sayMore(terminal, body.next);
      });
    });
}

function addWithdrawals(group: Command): void {
  about(group, 'withdrawals', 'show the withdrawals of what a partner received, open ones first').action(
    async (id: string, query: PageOptions, command: Command) => {
      const { terminal, desk, partners } = openPartners(command);
      const { body } = await inPublisherZone({ desk, terminal }, partners.withdrawals(id, { ...query }));
      terminal.show(body, () => {
        terminal.table(
          ['Withdrawal', 'When', 'Deadline', 'State', 'Outcome', 'By', 'Done', 'Headline'],
          body.withdrawals.map(withdrawalRow),
          'Nothing was withdrawn that this partner received.',
        );
        sayMore(terminal, body.next);
      });
    },
  );
}

function withdrawalRow(withdrawal: PartnerWithdrawal): Cell[] {
  const { id, at, deadline, headline, acknowledged } = withdrawal;
  const { outcome = '', by = '', at: done = '' } = acknowledged ?? {};
  return [id, at, deadline, stateOfWithdrawal(withdrawal), outcome, by, { text: done, instants: 'dated' }, headline];
}

/** In the words of "withdrawal show". */
export function stateOfWithdrawal({ lifted, acknowledged, deadline }: PartnerWithdrawal): Cell {
  if (acknowledged !== undefined) return { text: 'acknowledged', tone: 'good' };
  if (lifted !== undefined) return { text: 'lifted', tone: 'faint' };
  return Date.parse(deadline) <= Date.now() ? { text: 'overdue', tone: 'bad' } : { text: 'open', tone: 'warning' };
}

interface UsageOptions {
  from?: string;
  to?: string;
  by: string;
  csv?: boolean;
}

function addUsage(group: Command): void {
  group
    .command('usage')
    .description('sum up what was delivered, by day, article or key')
    .argument('<id>', 'id of the partner', partnerId)
    .option('--from <date>', 'first day (UTC); default: 31 days back')
    .option('--to <date>', 'last day (UTC)')
    .addOption(new Option('--by <what>', 'what to sum up by').choices(['day', 'article', 'key']).default('day'))
    .option('--csv', 'print CSV for spreadsheets')
    .action(async (id: string, { csv, ...query }: UsageOptions, command: Command) => {
      const { terminal, desk, partners } = openPartners(command);
      if (csv === true) {
        if (terminal.json) throw mistake('The sums come as CSV or as JSON: --csv or --json.');
        const response = await partners.usageCsv(id, { ...query });
        process.stdout.write(await readable(desk.connection, () => response.text()));
        return;
      }
      const { body } = await partners.usage(id, { ...query });
      terminal.show(body, () => {
        const rows = body.rows.map(({ group: of, name, articles, versions, deliveries, countedAgainstQuota, overQuota }) => [
          terminal.isInteractive ? named(of, name) : of,
          ...[articles, versions, deliveries, countedAgainstQuota, overQuota].filter((count) => count !== undefined).map(String),
          ...(terminal.isInteractive || body.by !== 'key' ? [] : [name ?? '']),
        ]);
        const counts = body.by === 'key' ? [] : ['Counted', 'Beyond quota'];
        terminal.table([body.by, 'Articles', 'New versions', 'Deliveries', ...counts], rows, 'Nothing was delivered in these days.');
        if (body.more === true) terminal.note('There are more: narrow the days with --from and --to, or take all with --csv.', 'faint');
        for (const { agreement, reference, quota } of body.quotas)
          terminal.note(`Quota of ${named(agreement, reference)}: ${quotaInWords(quota)}.`, 'faint');
      });
    });
}
