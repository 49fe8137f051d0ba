// `tearsheet partner user`, `invite` and `uninvite`: the people of a partner who sign in at its portal. The link of an invitation is printed once.
import type { Command } from 'commander';
import { type References, referenceOf } from '../../domain/partners/holders.ts';
import type { PortalUser } from '../../domain/partners/portal-user.ts';
import { RIGHT_WORDS, rightsInWords } from '../../domain/partners/user-rights.ts';
import { Failure, mistake } from '../client/failure.ts';
import type { PartnerDesk, UserRequest } from '../client/partner-client.ts';
import { commaList, partnerId } from '../invocation/arguments.ts';
import { openPartners } from '../invocation/open-invocation.ts';
import { named } from '../terminal/named.ts';
import { confirmKnowing } from '../terminal/question.ts';
import type { Cell, Terminal } from '../terminal/terminal.ts';
import { ofUserRevocation } from './consequences.ts';
import { inPublisherZone } from './publisher-zone.ts';

const WHO = 'id or e-mail address of the person, as "partner user list" shows them';
const RIGHTS = Object.keys(RIGHT_WORDS).join(', ');

type UserOptions = Partial<UserRequest>;

export function addPartnerUsers(group: Command): void {
  const users = group.command('user').description('add, list, change and revoke people of a partner, who sign in at its portal');
  addAdd(users);
  addList(users);
  addShow(users);
  addChange(users);
  addRevoke(users);
  addInvite(group);
  addUninvite(group);
}

function withFacts(command: Command, defaults: { agreements: string; rights: string }): Command {
  return command
    .option('--name <name>', 'the name of the person, which the ledger shows')
    .option('--email <address>', 'the e-mail address of the person')
    .option('--agreements <list>', `the agreements under which the person receives copy; ${defaults.agreements}`, commaList)
    .option('--rights <list>', `of ${RIGHTS}; ${defaults.rights}`, commaList);
}

function addAdd(group: Command): void {
  const command = group
    .command('add')
    .description('add a person of a partner; "partner invite" then makes a link that signs in')
    .argument('<partner>', 'id of the partner', partnerId);
  withFacts(command, { agreements: 'default: the only one', rights: 'default: read, copy, account' })
    .option('--invite', 'make an invitation too, and print its link')
    .action(async (partner: string, { invite, ...options }: UserOptions & { invite?: boolean }, typed: Command) => {
      const { name, email } = options;
      if (name === undefined || email === undefined) throw mistake('A person has a name and an e-mail address: --name and --email.');
      const { terminal, desk, partners } = openPartners(typed);
      const { body } = await partners.addUser(partner, { ...options, name, email });
      if (invite !== true) return terminal.show(body, () => sayUser(terminal, 'Added', body));
      if (!terminal.json) terminal.note(`Added: ${body.name} (${body.id})`, 'good');
      return showInvitation(terminal, await inPublisherZone({ desk, terminal }, partners.inviteUser(partner, body.id)));
    });
}

function addList(group: Command): void {
  group
    .command('list')
    .description('list the people of a partner, those who were revoked last')
    .argument('<partner>', 'id of the partner', partnerId)
    .action(async (partner: string, _options: unknown, command: Command) => {
      const { terminal, desk, partners } = openPartners(command);
      const { body } = await inPublisherZone({ desk, terminal }, partners.listUsers(partner));
      terminal.show(body, () =>
        terminal.table(
          USER_HEAD,
          body.users.map((user) => userRow(user, body.references, terminal)),
          `Nobody can sign in by name. To add somebody: "npx --no tearsheet partner user add ${partner} --name NAME --email ADDRESS --invite".`,
        ),
      );
    });
}

const USER_HEAD = ['Id', 'Name', 'E-mail', 'Agreements', 'Rights', 'Last seen', 'Invited until', 'Revoked'];

function userRow(user: PortalUser, references: References | undefined, terminal: Terminal): Cell[] {
  const { id, name, email, agreements, rights, lastSeen, invitation, revoked } = user;
  const since = [lastSeen ?? 'never', invitation?.expires ?? '', revoked ?? ''];
  if (terminal.isInteractive) return [id, name, email, namedAgreements(agreements, references), rightsInWords(rights), ...since];
  // In a pipe names come last, because programs count the fields before them.
  const contracts = agreements.map((one) => referenceOf(references, one) ?? '');
  return [id, name, email, agreements.join(','), rights.join(','), ...since, contracts.join('; ')];
}

function namedAgreements(agreements: readonly string[], references: References | undefined): string {
  return agreements.map((id) => named(id, referenceOf(references, id))).join(', ');
}

function addShow(group: Command): void {
  group
    .command('show')
    .description('show a person of a partner: agreements, rights, invitation and last use')
    .argument('<partner>', 'id of the partner', partnerId)
    .argument('<user>', WHO)
    .action(async (partner: string, who: string, _options: unknown, command: Command) => {
      const { terminal, desk, partners } = openPartners(command);
      const { user, references } = await inPublisherZone({ desk, terminal }, listedUser(partners, partner, who));
      terminal.show(user, () => {
        terminal.say(`${user.name} (${user.id})`, 'strong');
        terminal.table(['Field', 'Value'], factsOf(user, references));
      });
    });
}

function factsOf(user: PortalUser, references: References | undefined): Cell[][] {
  const { email, agreements, rights, created, lastSeen, invitation, revoked } = user;
  return [
    ['e-mail', email],
    ['agreements', namedAgreements(agreements, references)],
    ...rights.map((right): Cell[] => [`right ${right}`, RIGHT_WORDS[right].means]),
    ['added', { text: created, instants: 'dated' }],
    ['last seen', { text: lastSeen ?? 'never', instants: 'dated' }],
    ...(invitation === undefined ? [] : [['invited until', { text: invitation.expires, instants: 'dated' as const }]]),
    ...(revoked === undefined ? [] : [['revoked', { text: revoked, instants: 'dated' as const, tone: 'warning' as const }]]),
  ];
}

function addChange(group: Command): void {
  const command = group
    .command('change')
    .description('change a person of a partner, from the next page that the person opens; what is not named stays')
    .argument('<partner>', 'id of the partner', partnerId)
    .argument('<user>', WHO);
  withFacts(command, { agreements: 'they replace the present ones', rights: 'they replace the present ones' }).action(
    async (partner: string, who: string, options: UserOptions, typed: Command) => {
      if (Object.keys(options).length === 0) throw mistake('Name what is to be changed: --name, --email, --agreements or --rights.');
      const { terminal, partners } = openPartners(typed);
      const { id, ...before } = await userNamed(partners, partner, who);
      const { name, email, agreements, rights } = { ...before, ...options };
      const { body } = await partners.changeUser(partner, id, { name, email, agreements, rights });
      terminal.show(body, () => sayUser(terminal, 'Changed', body));
    },
  );
}

function sayUser(terminal: Terminal, done: string, { id, name, agreements, rights }: PortalUser): void {
  terminal.say(`${done}: ${name} (${id}), ${agreements.join(', ')}: ${rightsInWords(rights)}`, 'good');
}

function addRevoke(group: Command): void {
  group
    .command('revoke')
    .description('end the access of a person at once, with sessions and the invitation')
    .argument('<partner>', 'id of the partner', partnerId)
    .argument('<user>', WHO)
    .action(async (partner: string, who: string, { yes }: { yes?: boolean }, command: Command) => {
      const { terminal, desk, partners } = openPartners(command);
      const user = await userNamed(partners, partner, who);
      await confirmKnowing(terminal, yes === true, `Revoke the access of ${user.name}?`, () =>
        inPublisherZone({ desk, terminal }, ofUserRevocation(partners, partner, user)),
      );
      await partners.revokeUser(partner, user.id);
      terminal.show({ id: user.id, revoked: true }, () => terminal.say(`Revoked: ${user.name} (${user.id})`, 'good'));
    });
}

function addInvite(group: Command): void {
  group
    .command('invite')
    .description('make a link that signs a person in once; it replaces an earlier one and is shown only once')
    .argument('<partner>', 'id of the partner', partnerId)
    .argument('<user>', WHO)
    .action(async (partner: string, who: string, _options: unknown, command: Command) => {
      const { terminal, desk, partners } = openPartners(command);
      const { id } = await userNamed(partners, partner, who);
      showInvitation(terminal, await inPublisherZone({ desk, terminal }, partners.inviteUser(partner, id)));
    });
}

/** The link alone goes to standard output, for a pipe. */
function showInvitation(terminal: Terminal, { body }: { body: PortalUser & { url: string } }): void {
  terminal.show(body, () => {
    const until = body.invitation === undefined ? '' : `, until ${body.invitation.expires}`;
    terminal.note(`Send this link to ${body.email} only: whoever has it can sign in as ${body.name}. It works once${until}.`);
    terminal.verbatim(body.url);
  });
}

function addUninvite(group: Command): void {
  group
    .command('uninvite')
    .description('withdraw the invitation of a person; sessions go on')
    .argument('<partner>', 'id of the partner', partnerId)
    .argument('<user>', WHO)
    .action(async (partner: string, who: string, _options: unknown, command: Command) => {
      const { terminal, partners } = openPartners(command);
      const user = await userNamed(partners, partner, who);
      await partners.withdrawInvitation(partner, user.id);
      terminal.show({ id: user.id, invited: false }, () => terminal.say(`Withdrawn: the invitation of ${user.name} (${user.id})`, 'good'));
    });
}

async function userNamed(partners: PartnerDesk, partner: string, who: string): Promise<PortalUser> {
  return (await listedUser(partners, partner, who)).user;
}

interface ListedUser {
  user: PortalUser;
  references: References | undefined;
}

/** Finds a person by id, or by the e-mail address of somebody who may sign in. */
async function listedUser(partners: PartnerDesk, partner: string, who: string): Promise<ListedUser> {
  const { users, references } = (await partners.listUsers(partner)).body;
  const email = who.toLowerCase();
  const found = users.find(({ id }) => id === who) ?? users.find((user) => user.email === email && user.revoked === undefined);
  if (found === undefined)
    throw new Failure({
      title: `${partner} has nobody with the id or the e-mail address ${who}`,
      detail: `"npx --no tearsheet partner user list ${partner}" lists its people.`,
    });
  return { user: found, references };
}
