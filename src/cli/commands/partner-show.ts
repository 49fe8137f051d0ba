// `tearsheet partner show`: everything about a partner on one screen.
import type { Command } from 'commander';
import type { AgreementSummary } from '../../domain/partners/agreement-write.ts';
import { type References, referenceOf } from '../../domain/partners/holders.ts';
import type { ListedKey, PartnerKey } from '../../domain/partners/key.ts';
import type { Partner } from '../../domain/partners/partner.ts';
import type { PortalUser } from '../../domain/partners/portal-user.ts';
import { rightsInWords } from '../../domain/partners/user-rights.ts';
import type { PartnerWithdrawal } from '../../domain/withdrawals/withdrawal.ts';
import type { PartnerDesk, Usage } from '../client/partner-client.ts';
import { partnerId } from '../invocation/arguments.ts';
import { openPartners } from '../invocation/open-invocation.ts';
import { counted } from '../terminal/counted.ts';
import { named } from '../terminal/named.ts';
import type { Cell, Terminal } from '../terminal/terminal.ts';
import { AGREEMENT_HEAD, agreementRows } from './agreements.ts';
import { quotaInWords, stateOfWithdrawal } from './partner-records.ts';
import { inPublisherZone } from './publisher-zone.ts';

interface PartnerOverview {
  partner: Partner;
  agreements: AgreementSummary[];
  keys: ListedKey[];
  references: References;
  users: PortalUser[];
  usage: Usage;
  /** Withdrawals that are not acknowledged yet. */
  open: PartnerWithdrawal[];
}

export function addPartnerShow(group: Command): void {
  group
    .command('show')
    .description('show a partner: agreements, keys, people, standing, use and pending withdrawals')
    .argument('<id>', 'id of the partner', partnerId)
    .action(async (id: string, _options: unknown, command: Command) => {
      const { terminal, desk, partners } = openPartners(command);
      const overview = await inPublisherZone({ desk, terminal }, overviewOf(partners, id));
      const { partner, agreements, keys, users, usage, open } = overview;
      const record = { ...partner, agreements, keys, users, quotas: usage.quotas, usage: usage.rows, withdrawals: open };
      terminal.show(record, () => printOverview(terminal, overview));
    });
}

async function overviewOf(partners: PartnerDesk, id: string): Promise<PartnerOverview> {
  const { body: partner } = await partners.get(id);
  const [{ body: agreed }, { body: issued }, { body: people }, { body: usage }, { body: taken }] = await Promise.all([
    partners.listAgreements(id),
    partners.listKeys(id),
    partners.listUsers(id),
    partners.usage(id, {}),
    partners.withdrawals(id, { limit: 100 }),
  ]);
  const open = taken.withdrawals.filter(({ acknowledged, lifted }) => acknowledged === undefined && lifted === undefined);
  return {
    partner,
    agreements: agreed.agreements,
    keys: issued.keys,
    references: issued.references ?? {},
    users: people.users,
    usage,
    open,
  };
}

function printOverview(terminal: Terminal, { partner, agreements, keys, references, users, usage, open }: PartnerOverview): void {
  const { id, name } = partner;
  terminal.say(`${name} (${id})`, 'strong');
  terminal.table(['Field', 'Value'], factsOf(partner, usage));
  section(terminal, 'Agreements');
  terminal.table(
    AGREEMENT_HEAD,
    agreements.flatMap(agreementRows),
    `The partner has no agreement and gets no copy. To put one: "npx --no tearsheet agreement put ${id} main FILE".`,
  );
  section(terminal, 'Keys');
  const live = keys.filter(isLive);
  terminal.table(
    ['Key', 'Mode', 'Name', 'For', 'Ends', 'Last used'],
    live.map((key) => keyRow(key, terminal.isInteractive ? references : {})),
    `No key can be used. To issue one: "npx --no tearsheet key issue ${id}".`,
  );
  if (keys.length > live.length)
    terminal.note(`${counted(keys.length - live.length, 'key')} revoked or expired: "npx --no tearsheet key list ${id}".`, 'faint');
  section(terminal, 'People');
  terminal.table(
    ['Person', 'Name', 'E-mail', 'Rights', 'Last seen'],
    users.filter(({ revoked }) => revoked === undefined).map(personRow),
    `Nobody can sign in by name. To add somebody: "npx --no tearsheet partner user add ${id} --name NAME --email ADDRESS --invite".`,
  );
  section(terminal, 'Withdrawals to acknowledge');
  terminal.table(['Withdrawal', 'Deadline', 'State', 'Headline'], open.map(withdrawalRow), 'None.');
}

function factsOf({ contact, created, standing, standingReason }: Partner, { rows, quotas }: Usage): Cell[][] {
  return [
    ['standing', { text: standingInWords(standing, standingReason), tone: standing === 'good' ? 'good' : 'warning' }],
    ...(contact === undefined ? [] : [['contact', contact]]),
    ['partner since', { text: created, instants: 'dated' }],
    ['delivered', deliveriesInWords(rows)],
    ...quotas.map(({ agreement, reference, quota }): Cell[] => [
      'quota',
      { text: `${named(agreement, reference)}: ${quotaInWords(quota)}`, instants: 'dated' },
    ]),
  ];
}

/** A heading for people; a program gets the rows without it. */
function section(terminal: Terminal, title: string): void {
  if (!terminal.isInteractive) return;
  terminal.say('');
  terminal.say(title, 'strong');
}

/** One row for each day. */
function deliveriesInWords(rows: Usage['rows']): string {
  const deliveries = rows.reduce((sum, row) => sum + row.deliveries, 0);
  const last = rows
    .map(({ group }) => group)
    .sort()
    .at(-1);
  return last === undefined ? 'nothing in 31 days' : `${counted(deliveries, 'delivery', 'deliveries')} in 31 days, the last on ${last}`;
}

/** In a pipe an agreement has its id alone, because programs compare it. */
function keyRow({ id, mode, name, agreement, expires, lastUsed, pepperRemoved }: ListedKey, references: References): Cell[] {
  const used = lastUsed === undefined ? 'never' : [lastUsed.at, lastUsed.addressPrefix].filter((part) => part !== undefined).join(' from ');
  const end: Cell = pepperRemoved ? { text: 'pepper removed', tone: 'bad' } : (expires ?? 'never');
  return [id, mode, name, named(agreement, referenceOf(references, agreement)), end, used];
}

function personRow({ id, name, email, rights, lastSeen }: PortalUser): Cell[] {
  return [id, name, email, rightsInWords(rights), lastSeen ?? 'never'];
}

function withdrawalRow(withdrawal: PartnerWithdrawal): Cell[] {
  return [withdrawal.id, withdrawal.deadline, stateOfWithdrawal(withdrawal), withdrawal.headline];
}

function isLive({ revoked, expires }: PartnerKey): boolean {
  return revoked === undefined && (expires === undefined || Date.parse(expires) > Date.now());
}

export function standingInWords(standing: string, reason: string | undefined): string {
  return reason === undefined ? standing : `${standing}: ${reason}`;
}
