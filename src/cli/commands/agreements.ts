// `tearsheet agreement`: the licences of a partner. Each put makes a new version; no version is ever edited.
import type { Command } from 'commander';
import type { Agreement } from '../../domain/agreements/agreement.ts';
import type { AgreementNotice, AgreementSummary } from '../../domain/partners/agreement-write.ts';
import { acceptanceInWords } from '../agreements/acceptances.ts';
import { consequenceOf, sayAgreement, sayOutcome, versionInForce, type Wording } from '../agreements/agreement-words.ts';
import { requirePublisher } from '../client/current-publisher.ts';
import type { AgreementAnswer } from '../client/partner-client.ts';
import { instantIn, partnerCode, partnerId, wholeNumber } from '../invocation/arguments.ts';
import { openPartners } from '../invocation/open-invocation.ts';
import { sayDryRun } from '../terminal/outcome.ts';
import { confirm, confirmKnowing } from '../terminal/question.ts';
import { announce, type Cell, type Terminal } from '../terminal/terminal.ts';
import { ofAgreementEnd } from './consequences.ts';

/** The name of a partner’s only agreement, unless another is given. */
export const DEFAULT_AGREEMENT = 'main';

export function addAgreementCommands(root: Command): void {
  const group = root.command('agreement').description('put, show and end agreements');
  addPut(group);
  addShow(group);
  addList(group);
  addEnd(group);
}

interface PutOptions {
  ifMatch?: string;
  yes?: boolean;
  dryRun?: boolean;
}

function addPut(group: Command): void {
  group
    .command('put')
    .description('make an agreement, or a new version of it, from a file')
    .argument('<partner>', 'id of the partner', partnerId)
    .argument('<id>', 'id of the agreement', partnerCode)
    .argument('<file>', 'YAML or JSON: docs/agreements.md has every field')
    .option('--if-match <etag>', 'only if this version is still current; default: the version that is current when the command starts')
    .option('--dry-run', 'say what would change, and write nothing')
    .action(async (partner: string, agreement: string, file: string, options: PutOptions, command: Command) => {
      const { terminal, desk, partners } = openPartners(command);
      const { checkedAgreement, plannedPut } = await import('../agreements/agreement-put.ts');
      const [publisher, { body: current }] = await Promise.all([requirePublisher(desk), partners.get(partner)]);
      const checked = await checkedAgreement(file, publisher, current.name);
      const { plan, put } = await plannedPut(partners, checked, { partner, agreement, ifMatch: options.ifMatch });
      const inForce = await versionInForce(partners, partner, plan);
      if (options.dryRun === true || plan.outcome === 'unchanged')
        return showAnswer(terminal, plan, { dryRun: options.dryRun === true, inForce });
      const asks = options.yes !== true;
      if (asks) announce(terminal, (screen) => sayAgreement(screen, plan, { dryRun: true, inForce }));
      await confirm(terminal, !asks, `Put version ${plan.agreement.version} of "${agreement}" for ${partner}?${consequenceOf(plan)}`);
      const answer = await put();
      if (asks) sayOutcome(terminal, answer, false);
      else showAnswer(terminal, answer, { dryRun: false, inForce });
    });
}

function addShow(group: Command): void {
  group
    .command('show')
    .description('print an agreement as YAML, ready for "agreement put"')
    .argument('<partner>', 'id of the partner', partnerId)
    .argument('<id>', 'id of the agreement', partnerCode)
    .option('--version <number>', 'an older version', wholeNumber)
    .action(async (partner: string, id: string, { version }: { version?: number }, command: Command) => {
      const { terminal, partners } = openPartners(command);
      const { writeYaml } = await import('../client/yaml.ts');
      const { agreementSchema } = await import('../../domain/agreements/agreement.ts');
      // The terms are shown in the order in which people write them. A value that only an older program accepted is shown unchanged.
      const inOrder = (terms: Agreement) => agreementSchema.safeParse(terms).data ?? terms;
      const { body, etag } = await partners.getAgreement(partner, id, version);
      terminal.show({ ...body, etag }, () => {
        terminal.note(`Version ${body.version} of ${body.made}, ETag ${etag}`, 'faint');
        if (Date.parse(body.terms.validFrom) > Date.now())
          terminal.note(`Its term has not begun: "agreement list" shows the version in force.`, 'warning');
        for (const line of writeYaml(inOrder(body.terms)).trimEnd().split('\n')) terminal.verbatim(line);
      });
    });
}

function addList(group: Command): void {
  group
    .command('list')
    .description('list the agreements of a partner')
    .argument('<partner>', 'id of the partner', partnerId)
    .action(async (partner: string, _options: unknown, command: Command) => {
      const { terminal, partners } = openPartners(command);
      const { body } = await partners.listAgreements(partner);
      terminal.show(body, () => {
        const otherwise = `The partner has no agreement and gets no copy. To put one: "npx --no tearsheet agreement put ${partner} main FILE", with a file as in examples/agreements.`;
        terminal.table(AGREEMENT_HEAD, body.agreements.flatMap(agreementRows), otherwise);
      });
    });
}

export const AGREEMENT_HEAD = ['Id', 'Version', 'Reference', 'Form', 'From', 'Until', 'In force', 'Notice'];

/** One row for the version in force and, below it, one for a scheduled version. */
export function agreementRows({ inForce, scheduled, ...current }: AgreementSummary): Cell[][] {
  return [
    rowOf(current, inForce ? 'yes' : { text: 'no', tone: 'warning' }),
    ...(scheduled === undefined ? [] : [rowOf(scheduled, 'scheduled')]),
  ];
}

function rowOf({ agreement: { id, version, terms }, acceptance }: AgreementNotice, inForce: Cell): Cell[] {
  const notice = acceptanceInWords(acceptance);
  return [
    id,
    String(version),
    terms.reference,
    terms.form,
    { text: terms.validFrom, instants: 'exact' },
    { text: terms.validUntil ?? 'open', instants: 'exact' },
    inForce,
    acceptance.state === 'accepted' ? notice : { text: notice, tone: 'warning' },
  ];
}

interface EndOptions {
  at?: string;
  yes?: boolean;
  dryRun?: boolean;
}

function addEnd(group: Command): void {
  group
    .command('end')
    .description('end an agreement, now or at an instant; the partner keeps its account and its withdrawals')
    .argument('<partner>', 'id of the partner', partnerId)
    .argument('<id>', 'id of the agreement', partnerCode)
    .option('--at <instant>', 'when, such as 2027-01-01T00:00:00Z; default: now')
    .option('--dry-run', 'say what would change, and write nothing')
    .action(async (partner: string, id: string, options: EndOptions, command: Command) => {
      const { terminal, partners } = openPartners(command);
      const at = options.at === undefined ? undefined : await instantIn('--at', options.at);
      const dryRun = options.dryRun === true;
      if (!dryRun && (at === undefined || Date.parse(at) <= Date.now())) {
        const { body: plan } = await partners.endAgreement(partner, id, at, true);
        if (plan.outcome !== 'unchanged') {
          const question = `End the agreement "${id}" of ${partner} now?`;
          await confirmKnowing(terminal, options.yes === true, question, () => ofAgreementEnd(partners, partner, id));
        }
      }
      const { body } = await partners.endAgreement(partner, id, at, dryRun);
      showAnswer(terminal, body, { dryRun });
    });
}

function showAnswer(terminal: Terminal, answer: AgreementAnswer, wording: Wording): void {
  terminal.show(wording.dryRun ? { ...answer, dryRun: true } : answer, () => {
    sayAgreement(terminal, answer, wording);
    sayDryRun(terminal, wording.dryRun);
  });
}
