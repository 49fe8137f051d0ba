// `tearsheet partner`: the partners and their standing.
import { Argument, type Command } from 'commander';
import { STANDINGS } from '../../domain/entitlement/standing.ts';
import { partnerId } from '../invocation/arguments.ts';
import { openPartners } from '../invocation/open-invocation.ts';
import { outcomeInWords, sayDryRun } from '../terminal/outcome.ts';
import { confirmKnowing } from '../terminal/question.ts';
import { ofSuspension } from './consequences.ts';
import { addPartnerAdd } from './partner-add.ts';
import { addPartnerList } from './partner-list.ts';
import { addPartnerPreview } from './partner-preview.ts';
import { addPartnerRecords } from './partner-records.ts';
import { addPartnerShow, standingInWords } from './partner-show.ts';
import { addPartnerUsers } from './partner-users.ts';

export function addPartnerCommands(root: Command): void {
  const group = root.command('partner').description('add, show, suspend and preview partners, and invite their people');
  addPartnerAdd(group);
  addPartnerList(group);
  addPartnerShow(group);
  addStanding(group);
  addPartnerPreview(group);
  addPartnerUsers(group);
  addPartnerRecords(group);
}

interface StandingOptions {
  reason?: string;
  ifMatch?: string;
  dryRun?: boolean;
  yes?: boolean;
}

function addStanding(group: Command): void {
  group
    .command('standing')
    .description('set the standing of a partner; "suspended" ends the delivery of copy at once')
    .argument('<id>', 'id of the partner', partnerId)
    .addArgument(new Argument('<standing>', 'the new standing').choices(STANDINGS))
    .option('--reason <text>', 'the reason, which the partner sees too; required for any standing but good')
    .option('--if-match <etag>', 'only if this ETag is still current; default: the one that is current when the command starts')
    .option('--dry-run', 'say what would happen, and write nothing')
    .action(async (id: string, standing: string, options: StandingOptions, command: Command) => {
      const { terminal, partners } = openPartners(command);
      const dryRun = options.dryRun === true;
      const current = await partners.getStanding(id);
      const ifMatch = options.ifMatch ?? current.etag ?? '';
      // A suspension without a reason is refused by the desk, so that it is not asked about.
      const suspends = standing === 'suspended' && current.body.standing !== 'suspended' && options.reason !== undefined;
      if (suspends && !dryRun) await confirmKnowing(terminal, options.yes === true, `Suspend ${id} now?`, () => ofSuspension(partners, id));
      const { body } = await partners.putStanding(id, { standing, reason: options.reason }, ifMatch, dryRun);
      terminal.show(dryRun ? { ...body, dryRun } : body, () => {
        const before = standingInWords(body.before.standing, body.before.reason);
        const tone = body.outcome === 'unchanged' ? 'faint' : body.standing === 'good' ? 'good' : 'warning';
        terminal.say(
          `${outcomeInWords(body.outcome, dryRun)}: ${id}, ${standingInWords(body.standing, body.reason)} (before: ${before})`,
          tone,
        );
        sayDryRun(terminal, dryRun);
      });
    });
}
