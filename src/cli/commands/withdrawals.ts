// `tearsheet withdrawal list` and `show`: which partners have to take copy down, which have, and which are late.
import { type Command, InvalidArgumentError } from 'commander';
import type { ComplianceLine, ComplianceReport, ComplianceState, WithdrawalSummary } from '../../domain/withdrawals/withdrawal.ts';
import { parseWithdrawalId } from '../../domain/withdrawals/withdrawal-id.ts';
import { type WithdrawalState, withdrawalState } from '../../domain/withdrawals/withdrawal-state.ts';
import type { Desk } from '../client/desk-client.ts';
import { Failure } from '../client/failure.ts';
import { articleSlug, wholeNumber } from '../invocation/arguments.ts';
import { openInvocation } from '../invocation/open-invocation.ts';
import { confirmKnowing } from '../terminal/question.ts';
import type { Cell, Terminal, Tone } from '../terminal/terminal.ts';
import { ofNoteChange } from './consequences.ts';
import { showAnswer, showNote } from './lifecycle.ts';
import { inPublisherZone } from './publisher-zone.ts';

export function addWithdrawalCommands(root: Command): void {
  const group = root.command('withdrawal').description('track withdrawals: who received the article, who has taken it down, who is late');
  group
    .command('list')
    .description('list withdrawals, open ones first')
    .option('--limit <number>', 'how many', wholeNumber, 50)
    .option('--cursor <cursor>', 'go on where the last list ended')
    .action(async (query: { limit: number; cursor?: string }, command: Command) => {
      const { terminal, desk } = openInvocation(command);
      const { body } = await inPublisherZone({ desk, terminal }, desk.listWithdrawals(query));
      terminal.show(body, () => {
        terminal.table(
          ['Withdrawal', 'When', 'State', 'Received', 'Taken down', 'Overdue', 'Headline'],
          body.withdrawals.map(summaryRow),
          'Nothing was withdrawn. "npx --no tearsheet withdraw SLUG --reason TEXT" takes an article back.',
        );
        if (body.next !== undefined) terminal.note(`There are more: --cursor ${body.next}`, 'faint');
      });
    });
  group
    .command('show')
    .description('show who received a withdrawn article, and what each of them reported')
    .argument('<withdrawal>', 'id of the withdrawal, or the slug of the article for its latest', withdrawalName)
    .action(async (id: string, _options: unknown, command: Command) => {
      const { terminal, desk } = openInvocation(command);
      const report = await inPublisherZone({ desk, terminal }, wholeReport(desk, id));
      terminal.show(report, () => printReport(terminal, report));
    });
  addNote(group);
}

function addNote(group: Command): void {
  group
    .command('note')
    .description('change the public note of a withdrawn article: partners owe nothing new')
    .argument('<slug>', 'slug of the article', articleSlug)
    .requiredOption('--note <text>', 'what readers and partners see from now on')
    .action(async (slug: string, { note, yes }: { note: string; yes?: boolean }, command: Command) => {
      const { terminal, desk } = openInvocation(command);
      const { body: article, etag = '' } = await desk.getArticle(slug);
      const { withdrawal } = article;
      if (withdrawal === undefined)
        throw new Failure({
          title: `${slug} is not withdrawn`,
          detail: 'To withdraw it: npx --no tearsheet withdraw SLUG --reason TEXT --note TEXT.',
        });
      if (withdrawal.note !== note)
        await confirmKnowing(terminal, yes === true, `Change the note of ${slug}?`, () =>
          inPublisherZone({ desk, terminal }, ofNoteChange(desk, slug, withdrawal.note)),
        );
      const { body } = await desk.replaceWithdrawal(slug, { reason: withdrawal.reason, note }, etag);
      showAnswer(terminal, body);
      if (!terminal.json) showNote(terminal, body);
    });
}

function withdrawalName(text: string): string {
  if (parseWithdrawalId(text) === undefined)
    throw new InvalidArgumentError('It must be as in "harbour-strike.3", or the slug of an article.');
  return text;
}

/** Reads all pages, because the list is shown as a whole. */
async function wholeReport(desk: Desk, id: string): Promise<ComplianceReport> {
  const { next: first, ...report } = (await desk.getWithdrawal(id)).body;
  const partners = [...report.partners];
  for (let next = first; next !== undefined; ) {
    const { body } = await desk.getWithdrawal(report.id, next);
    partners.push(...body.partners);
    next = body.next;
  }
  return { ...report, partners };
}

function summaryRow(summary: WithdrawalSummary): Cell[] {
  const { id, at, headline, received, acknowledged, overdue } = summary;
  return [id, at, STATES[withdrawalState(summary)], String(received), String(acknowledged), String(overdue), headline];
}

const STATES: Readonly<Record<WithdrawalState, Cell>> = {
  lifted: { text: 'lifted', tone: 'faint' },
  overdue: { text: 'overdue', tone: 'bad' },
  open: { text: 'open', tone: 'warning' },
  notifying: { text: 'notifying', tone: 'warning' },
  unreceived: { text: 'not received', tone: 'good' },
  done: { text: 'taken down', tone: 'good' },
};

const TONES: Readonly<Record<ComplianceState, Tone>> = { acknowledged: 'good', open: 'warning', overdue: 'bad', lifted: 'faint' };

/** For people. */
export function printReport(terminal: Terminal, report: ComplianceReport): void {
  const { id, at, since, who, tokenId, headline, reason, note, lifted, partners } = report;
  terminal.note(`${id}: ${headline}`, 'strong');
  if (since !== undefined) terminal.note(`Withdrawn: ${since}`);
  terminal.note(
    `${since === undefined ? 'Withdrawn' : 'Note changed'}: ${at}, by ${tokenId === undefined ? who : `${who} (token ${tokenId})`}`,
  );
  terminal.note(`Note to the public: ${note}`);
  terminal.note(`Reason, for the desk: ${reason}`);
  if (lifted !== undefined) terminal.note(`Lifted ${lifted}: the article was reinstated, or withdrawn again with another note.`, 'warning');
  terminal.table(
    ['Partner', 'State', 'Deadline', 'Outcome', 'By', 'Done', 'Pages'],
    partners.map(partnerRow),
    'No partner has received it.',
  );
  for (const [text, tone] of remarksOn(report)) terminal.note(text, tone);
}

function partnerRow({ partner, state, deadline, acknowledged }: ComplianceLine): Cell[] {
  const { outcome = '', by = '', at = '', urls = [] } = acknowledged ?? {};
  const acknowledgement: Cell[] = [outcome, by, { text: at, instants: 'dated' }, urls.join(' ')];
  return [partner, { text: state, tone: TONES[state] }, deadline, ...acknowledgement];
}

function remarksOn({ received, acknowledged, overdue, notifying, unanswered }: ComplianceReport): [string, Tone][] {
  const sum = `${received} received it, ${acknowledged} acknowledged, ${overdue} overdue.`;
  const tone = overdue > 0 ? 'bad' : received > acknowledged ? 'warning' : 'good';
  return [
    [sum, tone],
    ...(notifying ? [['Not every partner has been asked yet: look again in a moment.', 'warning'] satisfies [string, Tone]] : []),
    ...(unanswered.length === 0
      ? []
      : [[`These did not answer and will be asked again: ${unanswered.join(', ')}.`, 'warning'] satisfies [string, Tone]]),
  ];
}
