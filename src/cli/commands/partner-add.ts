// `tearsheet partner add`: adds a partner, with its agreement if one is given.
import type { Command } from 'commander';
import { noteAcceptances } from '../agreements/acceptances.ts';
import { consequenceOf, sayAgreement, sayOutcome } from '../agreements/agreement-words.ts';
import { showNotices } from '../agreements/notice-examples.ts';
import type { Added, AddOptions } from '../agreements/planned-partner.ts';
import { partnerCode, partnerId } from '../invocation/arguments.ts';
import { openPartners } from '../invocation/open-invocation.ts';
import { outcomeInWords, sayDryRun } from '../terminal/outcome.ts';
import { confirm } from '../terminal/question.ts';
import { announce, type Terminal } from '../terminal/terminal.ts';
import { DEFAULT_AGREEMENT } from './agreements.ts';

export function addPartnerAdd(group: Command): void {
  group
    .command('add')
    .description('add or update a partner, optionally with an agreement')
    .argument('<id>', 'short name used in keys and addresses, such as harbour-gazette', partnerId)
    .option('--name <name>', 'as notices show it; default: made from the id')
    .option('--contact <text>', 'who to write to')
    .option('--agreement <file>', 'its agreement, in YAML or JSON (examples/agreements)')
    .option('--agreement-id <id>', 'what the agreement is called', partnerCode, DEFAULT_AGREEMENT)
    .option('--if-match <etag>', 'only if this ETag is still current; default: the one that is current when the command starts')
    .option('--dry-run', 'say what would happen, and write nothing')
    .action(async (id: string, options: AddOptions & { yes?: boolean; dryRun?: boolean }, command: Command) => {
      const { terminal, desk, partners } = openPartners(command);
      const { plannedPartner } = await import('../agreements/planned-partner.ts');
      const { plan, add } = await plannedPartner(id, options, desk, partners);
      if (options.dryRun === true) return show(terminal, plan, true);
      const asks = options.yes !== true && isAskedAbout(plan);
      if (asks) {
        announce(terminal, (screen) => say(screen, plan, true));
        await confirm(terminal, false, questionOf(plan));
      }
      const added = await add();
      if (asks) terminal.show(answerOf(added), () => sayOutcomes(terminal, added));
      else show(terminal, added, false);
    });
}

function show(terminal: Terminal, added: Added, dryRun: boolean): void {
  terminal.show({ ...answerOf(added), ...(dryRun ? { dryRun } : {}) }, () => {
    say(terminal, added, dryRun);
    sayDryRun(terminal, dryRun);
  });
}

function answerOf({ partner, agreement }: Added): object {
  return { ...partner, ...(agreement === undefined ? {} : { agreement }) };
}

function say(terminal: Terminal, { partner, agreement, inForce }: Added, dryRun: boolean): void {
  sayPartner(terminal, partner, dryRun);
  noteAcceptances(
    terminal,
    partner.acceptances.map((one) => ({ partner: partner.partner.id, ...one })),
  );
  // The notice of an agreement that is put in the same command is shown with it.
  const notices = (partner.notices ?? []).filter((one) => one.agreement !== agreement?.agreement.id || agreement.outcome === 'unchanged');
  if (notices.length > 0) showNotices(terminal, notices);
  if (agreement !== undefined) sayAgreement(terminal, agreement, { dryRun, inForce });
}

function sayOutcomes(terminal: Terminal, { partner, agreement }: Added): void {
  sayPartner(terminal, partner, false);
  if (agreement !== undefined) sayOutcome(terminal, agreement, false);
}

function sayPartner(terminal: Terminal, { outcome, partner }: Added['partner'], dryRun: boolean): void {
  terminal.say(`${outcomeInWords(outcome, dryRun)}: ${partner.id}, ${partner.name}`, outcome === 'unchanged' ? 'faint' : 'good');
}

/** A partner without an agreement gets no copy, so nothing has to be confirmed before it is added. */
function isAskedAbout({ partner, agreement }: Added): boolean {
  return partner.acceptances.length > 0 || (agreement !== undefined && agreement.outcome !== 'unchanged');
}

function questionOf({ partner: { outcome, partner, acceptances }, agreement }: Added): string {
  const changes = acceptances.length > 0 ? `call ${partner.id} "${partner.name}"` : `change ${partner.id}`;
  const deeds = outcome === 'unchanged' ? [] : [outcome === 'created' ? `add ${partner.id}` : changes];
  const isPut = agreement !== undefined && agreement.outcome !== 'unchanged';
  const whom = deeds.length === 0 ? partner.id : 'it';
  if (isPut) deeds.push(`put version ${agreement.agreement.version} of "${agreement.agreement.id}" for ${whom}`);
  const question = `${deeds.join(' and ')}?`;
  return `${question.slice(0, 1).toUpperCase()}${question.slice(1)}${isPut ? consequenceOf(agreement) : ''}`;
}
