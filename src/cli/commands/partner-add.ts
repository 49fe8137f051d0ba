// `tearsheet partner add`: a partner on the roster, with its agreement where there is one already.
import type { Command } from 'commander';
import type { Partner } from '../../domain/partners/partner.ts';
import type { Publisher } from '../../domain/publisher/publisher.ts';
import type { NoticeExample } from '../../domain/renditions/notice-examples.ts';
import { showNotices } from '../agreements/notice-examples.ts';
import { partnerCode, partnerId } from '../arguments.ts';
import { type Asked, askToGoOn, tellAsked } from '../client/acceptances.ts';
import { requirePublisher } from '../client/current-publisher.ts';
import type { PartnerAnswer, PartnerDesk } from '../client/partner-client.ts';
import { ifThere, openPartners } from '../invocation.ts';
import { outcomeInWords, sayDryRun } from '../terminal/outcome.ts';
import { DEFAULT_AGREEMENT, sayAgreement, standingBeside, type ToldAgreement } from './agreements.ts';

interface AddOptions {
  name?: string;
  contact?: string;
  agreement?: string;
  agreementId: string;
  ifMatch?: string;
  yes?: boolean;
  dryRun?: boolean;
}

export function addPartnerAdd(group: Command): void {
  group
    .command('add')
    .description('add or update a partner, optionally with an agreement')
    .argument('<id>', 'short name used in keys and addresses, such as harbour-gazette', partnerId)
    .option('--name <name>', 'as it stands in notices; default: made from the id')
    .option('--contact <text>', 'who to write to')
    .option('--agreement <file>', 'its agreement, in YAML or JSON (docs/agreements)')
    .option('--agreement-id <id>', 'what the agreement is called', partnerCode, DEFAULT_AGREEMENT)
    .option('--if-match <etag>', 'only while it stands as it was when you saw this ETag; default: as it stands when the command starts')
    .option('--yes', 'do not ask before a change that partners have to accept, or before an agreement is put')
    .option('--dry-run', 'say what would happen, and write nothing')
    .action(async (id: string, options: AddOptions, command: Command) => {
      const { terminal, desk, partners } = openPartners(command);
      const dryRun = options.dryRun === true;
      // Checked first: nobody is added for the sake of an agreement that would be refused.
      const current = await ifThere(partners.get(id));
      const profile = profileOf(id, options, current?.body);
      const put =
        options.agreement === undefined ? undefined : await agreementIn(options.agreement, await requirePublisher(desk), profile.name);
      const ifMatch = options.ifMatch ?? current?.etag;
      if (!dryRun && current !== undefined && current.body.name !== profile.name) {
        const { body: planned } = await partners.put(id, profile, ifMatch, true);
        tellAsked(terminal, askedOf(planned));
        if (planned.acceptances.length > 0) await askToGoOn(terminal, options.yes === true);
      }
      if (put !== undefined) {
        showNotices(terminal, put.notices);
        if (!dryRun) await askToGoOn(terminal, options.yes === true);
      }
      const { body: added } = await partners.put(id, profile, ifMatch, dryRun);
      const agreed = await put?.send(partners, added, options.agreementId, dryRun);
      const standing = agreed === undefined ? undefined : await standingBeside(partners, id, agreed);
      terminal.show({ ...added, ...(agreed === undefined ? {} : { agreement: agreed }), ...(dryRun ? { dryRun } : {}) }, () => {
        terminal.say(
          `${outcomeInWords(added.outcome, dryRun)}: ${id}, ${added.partner.name}`,
          added.outcome === 'unchanged' ? 'faint' : 'good',
        );
        if (dryRun) tellAsked(terminal, askedOf(added));
        if (agreed !== undefined) sayAgreement(terminal, agreed, { dryRun, standing });
        sayDryRun(terminal, dryRun);
      });
    });
}

function askedOf({ partner, acceptances }: PartnerAnswer): Asked[] {
  return acceptances.map((one) => ({ partner: partner.id, ...one }));
}

/** What is not said stays as it is; a new partner is called by its id, made readable. */
function profileOf(id: string, { name, contact }: AddOptions, current: Partner | undefined): { name: string; contact?: string } {
  const kept = contact ?? current?.contact;
  return { name: name ?? current?.name ?? readableName(id), ...(kept === undefined ? {} : { contact: kept }) };
}

function readableName(id: string): string {
  const words = id.split('-').filter((word) => word !== '');
  return words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join(' ') || id;
}

interface Put {
  /** What its notice will look like. */
  notices: NoticeExample[];
  send: (partners: PartnerDesk, added: PartnerAnswer, agreement: string, dryRun: boolean) => Promise<ToldAgreement>;
}

/** Reads and checks the file. `send` puts it; of a partner that is not there yet, the desk cannot be asked, and
 *  what passed the checks is its first agreement. */
async function agreementIn(file: string, publisher: Publisher, partnerName: string): Promise<Put> {
  const { checkedAgreement, noticesOf, putAgreement } = await import('../agreements/agreement-put.ts');
  const checked = await checkedAgreement(file, publisher, partnerName);
  const notices = noticesOf(checked, publisher, partnerName);
  return {
    notices,
    send: async (partners, { outcome, partner }, agreement, dryRun) =>
      dryRun && outcome === 'created'
        ? { outcome, agreement: { id: agreement, version: 1, terms: checked.terms }, notices }
        : putAgreement(partners, checked, { partner: partner.id, agreement, dryRun }),
  };
}
