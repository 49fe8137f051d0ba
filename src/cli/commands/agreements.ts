// `tearsheet agreement`: the licences of a partner. What is put is a new version; no version is ever edited.
import type { Command } from 'commander';
import type { Acceptance } from '../../domain/agreements/acceptance.ts';
import type { Agreement, AgreementVersion } from '../../domain/agreements/agreement.ts';
import { withoutUsualTerms } from '../../domain/agreements/usual-terms.ts';
import type { AgreementNotice, AgreementSummary } from '../../domain/partners/agreement-write.ts';
import type { Instant } from '../../domain/values/instant.ts';
import { changedTerms, LEFT_OUT } from '../agreements/changed-terms.ts';
import { showNotices } from '../agreements/notice-examples.ts';
import { instantIn, partnerCode, partnerId, wholeNumber } from '../arguments.ts';
import { acceptanceInWords, askToGoOn } from '../client/acceptances.ts';
import { requirePublisher } from '../client/current-publisher.ts';
import type { AgreementAnswer, PartnerDesk } from '../client/partner-client.ts';
import { openPartners } from '../invocation.ts';
import { outcomeInWords, sayDryRun } from '../terminal/outcome.ts';
import type { Cell, Terminal } from '../terminal/terminal.ts';

/** What an agreement is called where a partner has one and nobody said. */
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
    .option('--if-match <etag>', 'only while this version stands; default: the one that stands when the command starts')
    .option('--yes', 'do not ask before it is put')
    .option('--dry-run', 'say what would change, and write nothing')
    .action(async (partner: string, agreement: string, file: string, options: PutOptions, command: Command) => {
      const { terminal, desk, partners } = openPartners(command);
      const { checkedAgreement, noticesOf, putAgreement } = await import('../agreements/agreement-put.ts');
      const [publisher, { body: current }] = await Promise.all([requirePublisher(desk), partners.get(partner)]);
      const checked = await checkedAgreement(file, publisher, current.name);
      const putting = { partner, agreement, ifMatch: options.ifMatch };
      const plan = await putAgreement(partners, checked, { ...putting, dryRun: true });
      if (plan.outcome !== 'unchanged') showNotices(terminal, noticesOf(checked, publisher, current.name));
      const dryRun = options.dryRun === true;
      if (!dryRun && plan.outcome !== 'unchanged') await askToGoOn(terminal, options.yes === true);
      const body = dryRun ? plan : await putAgreement(partners, checked, { ...putting, dryRun });
      showAnswer(terminal, body, dryRun, await standingBeside(partners, partner, body));
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
      const { stringify } = await import('yaml');
      const { agreementSchema } = await import('../../domain/agreements/agreement.ts');
      // In the order people write it; what only an older program would take is shown as it is.
      const inOrder = (terms: Agreement) => agreementSchema.safeParse(terms).data ?? terms;
      const { body, etag } = await partners.getAgreement(partner, id, version);
      terminal.show({ ...body, etag }, () => {
        terminal.note(`Version ${body.version} of ${body.made}, ETag ${etag}`, 'faint');
        if (Date.parse(body.terms.validFrom) > Date.now())
          terminal.note(`Its term has not begun: see "agreement list" for what holds.`, 'warning');
        for (const line of stringify(inOrder(body.terms)).trimEnd().split('\n')) terminal.verbatim(line);
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
        const otherwise = `No agreement, so no copy: "npx tearsheet agreement put ${partner} main FILE", with a file as in docs/agreements.`;
        terminal.table(AGREEMENT_HEAD, body.agreements.flatMap(agreementRows), otherwise);
      });
    });
}

export const AGREEMENT_HEAD = ['Id', 'Version', 'Reference', 'Form', 'From', 'Until', 'In force', 'Notice'];

/** What holds, and under it what waits. */
export function agreementRows({ inForce, scheduled, ...current }: AgreementSummary): Cell[][] {
  return [
    rowOf(current, inForce ? 'yes' : { text: 'no', tone: 'warning' }),
    ...(scheduled === undefined ? [] : [rowOf(scheduled, 'waits')]),
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

const WHAT_STAYS = 'Its account and the withdrawals of what it received stay open to it. Another end takes a new version.';

function addEnd(group: Command): void {
  group
    .command('end')
    .description('end an agreement, now or at an instant; the partner keeps its account and its withdrawals')
    .argument('<partner>', 'id of the partner', partnerId)
    .argument('<id>', 'id of the agreement', partnerCode)
    .option('--at <instant>', 'when, such as 2027-01-01T00:00:00Z; default: now')
    .option('--yes', 'do not ask before it ends now')
    .option('--dry-run', 'say what would change, and write nothing')
    .action(async (partner: string, id: string, options: EndOptions, command: Command) => {
      const { terminal, partners } = openPartners(command);
      const at = options.at === undefined ? undefined : await instantIn('--at', options.at);
      const dryRun = options.dryRun === true;
      if (!dryRun && (at === undefined || Date.parse(at) <= Date.now())) {
        const { body: plan } = await partners.endAgreement(partner, id, at, true);
        if (plan.outcome !== 'unchanged') {
          terminal.note(`From now on no copy is delivered to ${partner} under the agreement ${id}. ${WHAT_STAYS}`, 'warning');
          await askToGoOn(terminal, options.yes === true);
        }
      }
      const { body } = await partners.endAgreement(partner, id, at, dryRun);
      showAnswer(terminal, body, dryRun);
    });
}

function showAnswer(terminal: Terminal, answer: AgreementAnswer, dryRun: boolean, standing?: AgreementVersion): void {
  terminal.show(dryRun ? { ...answer, dryRun } : answer, () => {
    sayAgreement(terminal, answer, { dryRun, standing });
    sayDryRun(terminal, dryRun);
  });
}

/** As the desk answers it, or as it will be for a partner that the desk does not know yet. */
export interface ToldAgreement extends Partial<Omit<AgreementAnswer, 'outcome' | 'agreement'>> {
  outcome: AgreementAnswer['outcome'];
  agreement: Pick<AgreementVersion, 'id' | 'version' | 'terms'>;
}

interface Telling {
  dryRun: boolean;
  /** The version that holds while this one waits. */
  standing?: AgreementVersion | undefined;
}

/** What came of a write: the version, what it says otherwise than the one before, and what it asks of the partner. */
export function sayAgreement(terminal: Terminal, told: ToldAgreement, { dryRun, standing }: Telling): void {
  const { outcome, agreement, before, acceptance, pending, dropped } = told;
  const { id, version, terms } = agreement;
  const tone = outcome === 'unchanged' ? 'faint' : 'good';
  terminal.say(`${outcomeInWords(outcome, dryRun)}: agreement ${id}, version ${version}, ${terms.reference}, ${terms.form}`, tone);
  const changes =
    outcome === 'changed' && before !== undefined ? changedTerms(withoutUsualTerms(before.terms), withoutUsualTerms(terms), LEFT_OUT) : [];
  const exact = (text: string): Cell => ({ text, instants: 'exact' });
  const rows = changes.map((change) => [change.term, exact(change.before), exact(change.after)]);
  if (rows.length > 0) terminal.table(['Term', 'Before', 'After'], rows);
  if (pending !== undefined) terminal.note(waitInWords(version, pending, { dryRun, standing }), 'warning');
  if (dropped !== undefined)
    terminal.note(
      `Version ${dropped} was waiting for its term and ${dryRun ? 'would be' : 'is'} dropped: put it again if it is still wanted.`,
      'warning',
    );
  if (acceptance !== undefined && acceptance.state !== 'accepted') terminal.note(askedOf(acceptance, dryRun), 'warning');
}

function askedOf({ state, due }: Acceptance, dryRun: boolean): string {
  if (state === 'overdue')
    return `The partner has not accepted the notice, which was due on ${due}: only headlines and links are delivered until it does.`;
  return `The partner ${dryRun ? 'would have' : 'has'} to accept the notice by ${due}; after that only headlines and links are delivered until it does.`;
}

/** The version that holds while the one that was put waits; `undefined` where it does not wait. */
export async function standingBeside(
  partners: PartnerDesk,
  partner: string,
  { agreement, before, pending }: ToldAgreement,
): Promise<AgreementVersion | undefined> {
  if (pending === undefined) return undefined;
  if (before?.version === pending.meanwhile) return before;
  return (await partners.getAgreement(partner, agreement.id, pending.meanwhile)).body;
}

/** The two terms need not touch. */
function waitInWords(version: number, { until, meanwhile }: { until: Instant; meanwhile: number }, { dryRun, standing }: Telling): string {
  const begins = `Version ${version} ${dryRun ? 'would wait' : 'waits'} for its term, which begins at ${until}.`;
  const end = standing?.terms.validUntil;
  if (end === undefined || end >= until) return `${begins} Version ${meanwhile} is in force until then.`;
  return `${begins} Version ${meanwhile} is in force until ${end} only: between these two instants nothing is delivered.`;
}
