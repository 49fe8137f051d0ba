// `tearsheet partner list`: every partner with what its object has last reported, in a table for 80 columns.
import type { Command } from 'commander';
import type { ListedPartner } from '../../domain/partners/partner-summary.ts';
import { wholeNumber } from '../invocation/arguments.ts';
import { openPartners } from '../invocation/open-invocation.ts';
import type { Cell, Terminal, Tone } from '../terminal/terminal.ts';
import { inPublisherZone } from './publisher-zone.ts';

const NONE = 'No partner yet: "npx --no tearsheet partner add ID --name NAME --agreement FILE", with a file as in examples/agreements.';
const HEAD = ['Partner', 'Standing', 'Pulled', 'Today', 'Open', 'Key ends', 'Quota', 'Age'];

export function addPartnerList(group: Command): void {
  group
    .command('list')
    .description('list the partners with standing, last pull, deliveries today (UTC), open withdrawals, keys and quota')
    .option('--limit <number>', 'how many', wholeNumber, 100)
    .option('--cursor <cursor>', 'go on where the last list ended')
    .action(async (query: { limit: number; cursor?: string }, command: Command) => {
      const { terminal, desk, partners } = openPartners(command);
      const { body } = await inPublisherZone({ desk, terminal }, partners.list({ ...query }));
      terminal.show(body, () => showPartners(terminal, body));
    });
}

export function showPartners(terminal: Terminal, { partners, next }: { partners: ListedPartner[]; next?: string }): void {
  terminal.table(HEAD, rowsFor(terminal, partners), NONE);
  if (next !== undefined) terminal.note(`There are more: --cursor ${next}`, 'faint');
}

/** A program gets the id and the name as two fields, and a quota by its numbers. `Age`: how old the report is. */
function rowsFor({ isInteractive }: Terminal, partners: readonly ListedPartner[]): Cell[][] {
  return partners.map((partner) => {
    const { id, name } = partner;
    return [...(isInteractive ? [id === name ? id : `${id} ${name}`] : [id, name]), ...reportedCells(partner, isInteractive)];
  });
}

function reportedCells({ summary, needs }: ListedPartner, isInteractive: boolean): Cell[] {
  if (summary === undefined) return [{ text: 'unreported', tone: 'faint' }];
  const { standing, lastPull, deliveriesToday, openWithdrawals: open, overdueWithdrawals: overdue, nextKeyExpiry, quota, made } = summary;
  const toned = (text: string, need: (typeof needs)[number], tone: Tone): Cell => ({
    text,
    instants: 'short',
    ...(needs.includes(need) ? { tone } : {}),
  });
  return [
    { text: standing, tone: standing === 'good' ? 'good' : standing === 'suspended' ? 'bad' : 'warning' },
    toned(lastPull ?? 'never', 'silent', 'warning'),
    String(deliveriesToday),
    toned(overdue === 0 ? String(open) : `${open}, ${overdue} late`, 'overdue', 'bad'),
    toned(nextKeyExpiry ?? '', 'key', 'warning'),
    toned(isInteractive ? percentOf(quota) : partsOf(quota), 'quota', 'warning'),
    { text: made, tone: 'faint', instants: 'short' },
  ];
}

type Quota = NonNullable<ListedPartner['summary']>['quota'];

function percentOf(quota: Quota): string {
  return quota === undefined ? '' : `${Math.floor((100 * quota.used) / quota.articles)} %`;
}

function partsOf(quota: Quota): string {
  return quota === undefined ? '' : `${quota.used}/${quota.articles}`;
}
