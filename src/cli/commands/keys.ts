// `tearsheet key`: the keys of partners. A key is printed once, when it is made.

import type { Command } from 'commander';
import { referenceOf } from '../../domain/partners/holders.ts';
import type { KeyScope } from '../../domain/partners/key.ts';
import { licensedCurl } from '../../domain/partners/licensed-curl.ts';
import type { KeyMode } from '../../domain/values/credential-prefixes.ts';
import { mistake } from '../client/failure.ts';
import type { IssuedKey, PartnerDesk } from '../client/partner-client.ts';
import { commaList, hourCount, instantIn, partnerCode, partnerId } from '../invocation/arguments.ts';
import { openPartners } from '../invocation/open-invocation.ts';
import { named } from '../terminal/named.ts';
import { confirmKnowing } from '../terminal/question.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { ofKeyRevocation, ofRotationAtOnce } from './consequences.ts';
import { notePeppersRemoved, pepperCell } from './pepper-status.ts';
import { inPublisherZone } from './publisher-zone.ts';

interface IssueOptions {
  test?: boolean;
  feed?: boolean;
  name?: string;
  agreement?: string;
  scopes?: string[];
  cidr?: string[];
  expires?: string;
}

interface RotateOptions {
  overlapHours?: number;
  yes?: boolean;
}

export function addKeyCommands(root: Command): void {
  const group = root.command('key').description('issue, list, rotate and revoke the keys of partners');
  addIssue(group);
  addList(group);
  group
    .command('rotate')
    .description('issue a key that replaces another; the old one keeps working for a while')
    .argument('<partner>', 'id of the partner', partnerId)
    .argument('<key>', 'id of the key, as "key list" shows it', partnerCode)
    .option('--overlap-hours <number>', 'how long the old one keeps working, 0 to 720 (default: 168)', hourCount)
    .action(async (partner: string, key: string, { overlapHours, yes }: RotateOptions, command: Command) => {
      const { terminal, desk, partners } = openPartners(command);
      if (overlapHours === 0)
        await confirmKnowing(terminal, yes === true, `Replace the key ${key} of ${partner} and end it at once?`, () =>
          inPublisherZone({ desk, terminal }, ofRotationAtOnce(partners, partner, key)),
        );
      const { body } = await partners.rotateKey(partner, key, overlapHours);
      showKey(terminal, body, partner, desk.connection.server);
      const end = await endOf(partners, partner, key);
      if (end !== undefined) terminal.note(`The old key, ${key}, ends at ${end}.`);
    });
  group
    .command('revoke')
    .description('end a key at once')
    .argument('<partner>', 'id of the partner', partnerId)
    .argument('<key>', 'id of the key, as "key list" shows it', partnerCode)
    .action(async (partner: string, key: string, { yes }: { yes?: boolean }, command: Command) => {
      const { terminal, desk, partners } = openPartners(command);
      await confirmKnowing(terminal, yes === true, `Revoke the key ${key} of ${partner}?`, () =>
        inPublisherZone({ desk, terminal }, ofKeyRevocation(partners, partner, key)),
      );
      await partners.revokeKey(partner, key);
      terminal.show({ id: key, revoked: true }, () => terminal.say(`Revoked: ${key}`, 'good'));
    });
}

/** The new key exists and was printed by now, so it is no failure if the old one cannot be looked up. */
async function endOf(partners: PartnerDesk, partner: string, key: string): Promise<string | undefined> {
  const listed = await partners.listKeys(partner).catch(() => undefined);
  return listed?.body.keys.find(({ id }) => id === key)?.expires;
}

function addIssue(group: Command): void {
  group
    .command('issue')
    .description('issue a key; it is shown only once')
    .argument('<partner>', 'id of the partner', partnerId)
    .option('--test', 'for the sandbox, which has synthetic articles only')
    .option('--feed', 'for feed readers that cannot send a header: the key is part of the feed URL')
    .option('--name <name>', 'name of the key, for the desk')
    .option('--agreement <id>', 'the agreement it gives access to; default: the only one', partnerCode)
    .option('--scopes <list>', 'of feed, articles, changes, embargoed, withdrawals, usage, account; default: all but embargoed', commaList)
    .option('--cidr <list>', 'addresses or ranges it may be used from; default: any', commaList)
    .option('--expires <instant>', 'when it ends, such as 2027-01-01T00:00:00Z')
    .action(async (partner: string, options: IssueOptions, command: Command) => {
      if (options.test === true && options.feed === true)
        throw mistake('A key is for tests or for feed readers, not for both: use --test or --feed.');
      const { terminal, desk, partners } = openPartners(command);
      const { name, agreement, scopes, cidr, expires } = options;
      const { body } = await partners.issueKey(partner, {
        mode: modeOf(options),
        ...(name === undefined ? {} : { name }),
        ...(agreement === undefined ? {} : { agreement }),
        ...(scopes === undefined ? {} : { scopes }),
        ...(cidr === undefined ? {} : { cidrs: cidr }),
        ...(expires === undefined ? {} : { expires: await instantIn('--expires', expires) }),
      });
      showKey(terminal, body, partner, desk.connection.server);
    });
}

function modeOf({ test, feed }: IssueOptions): KeyMode {
  if (test === true) return 'test';
  return feed === true ? 'feed' : 'live';
}

/** The key alone goes to standard output, for a pipe; what is printed beside it may end up in a log. */
function showKey(terminal: Terminal, issued: IssuedKey, partner: string, server: string): void {
  terminal.show(issued, () => {
    terminal.note(`Key ${issued.id} for ${partner}, agreement ${issued.agreement}. Keep it now: it is not shown again.`);
    if (issued.caution !== undefined) terminal.note(issued.caution, 'warning');
    terminal.verbatim(issued.key);
    terminal.note('To try it:', 'faint');
    terminal.noteVerbatim(`  ${licensedCurl(server, terminal.isInteractive ? issued : { ...issued, key: 'KEY' })}`, 'faint');
  });
}

function addList(group: Command): void {
  group
    .command('list')
    .description('list the keys of a partner, without their secrets')
    .argument('<partner>', 'id of the partner', partnerId)
    .action(async (partner: string, _options: unknown, command: Command) => {
      const { terminal, desk, partners } = openPartners(command);
      // The schemas are loaded here, because no other command about keys needs them.
      const listed = inPublisherZone({ desk, terminal }, partners.listKeys(partner));
      const [{ body }, { KEY_SCOPES }] = await Promise.all([listed, import('../../domain/partners/key.ts')]);
      terminal.show(body, () => {
        const rows = body.keys.map((key) => [
          key.id,
          key.mode,
          key.name,
          terminal.isInteractive ? named(key.agreement, referenceOf(body.references, key.agreement)) : key.agreement,
          terminal.isInteractive ? scopesInWords(key.scopes, KEY_SCOPES) : key.scopes.join(','),
          key.cidrs.join(','),
          key.created,
          key.expires ?? 'never',
          key.lastUsed === undefined
            ? 'never'
            : [key.lastUsed.at, key.lastUsed.addressPrefix].filter((part) => part !== undefined).join(' '),
          key.revoked ?? '',
          pepperCell(key),
          // In a pipe names come last, because programs count the fields before them.
          ...(terminal.isInteractive ? [] : [referenceOf(body.references, key.agreement) ?? '']),
        ]);
        terminal.table(
          ['Id', 'Mode', 'Name', 'Agreement', 'Scopes', 'From', 'Made', 'Ends', 'Last used', 'Revoked', 'Pepper'],
          rows,
          `There is no key yet. To issue one: "npx --no tearsheet key issue ${partner}".`,
        );
        notePeppersRemoved(terminal, body.keys);
      });
    });
}

/** For people: short enough that a key of the usual scopes fits on one line. */
function scopesInWords(scopes: readonly KeyScope[], all: readonly KeyScope[]): string {
  const missing = all.filter((scope) => !scopes.includes(scope));
  if (missing.length === 0) return 'all';
  return missing.length === 1 ? `all but ${missing.join()}` : scopes.join(',');
}
