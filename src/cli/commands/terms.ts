// `tearsheet subject`, `tearsheet author` and `tearsheet section`: lists terms, merges one into another, and gives one another code or name.
import type { Command } from 'commander';
import type { DividedAgreements, ListedTerm, TermKind } from '../../domain/publisher/term-merge.ts';
import type { Desk, TermAnswer } from '../client/desk-client.ts';
import { Failure, isOfType, mistake, type Problem } from '../client/failure.ts';
import { termCode, wholeNumber } from '../invocation/arguments.ts';
import { openInvocation } from '../invocation/open-invocation.ts';
import { counted } from '../terminal/counted.ts';
import { outcomeInWords, sayDryRun } from '../terminal/outcome.ts';
import { confirmKnowing } from '../terminal/question.ts';
import type { Cell, Terminal } from '../terminal/terminal.ts';
import { affectedInWords, ofTermMerge } from './consequences-of-merges.ts';
import { inPublisherZone } from './publisher-zone.ts';

interface ChangeOptions {
  yes?: boolean;
  dryRun?: boolean;
}

interface RenameOptions extends ChangeOptions {
  code?: string;
  name?: string;
}

interface DividingProblem extends Problem {
  dividedAgreements?: DividedAgreements['agreements'];
  more?: number;
}

interface Change {
  terminal: Terminal;
  desk: Desk;
  kind: TermKind;
  code: string;
  /** Calls the desk for the change, or for a dry run of it. */
  send: (dryRun: boolean) => Promise<{ body: TermAnswer }>;
}

const NOUNS: Readonly<Record<TermKind, string>> = { subjects: 'subject', authors: 'author', sections: 'section' };

export function addSubjectCommands(root: Command): void {
  addTermCommands(root, 'subjects');
}

export function addAuthorCommands(root: Command): void {
  addTermCommands(root, 'authors');
}

/** Sections are added and renamed in the settings of the publisher. */
export function addSectionCommands(root: Command): void {
  const group = root.command(NOUNS.sections).description('list the sections, and merge one into another');
  addList(group, 'sections');
  addMerge(group, 'sections');
}

function addTermCommands(root: Command, kind: TermKind): void {
  const group = root.command(NOUNS[kind]).description(`list ${kind}, merge one into another, and give one another code or name`);
  addList(group, kind);
  addMerge(group, kind);
  addRename(group, kind);
}

function addList(group: Command, kind: TermKind): void {
  group
    .command('list')
    .description(`list the ${kind}${kind === 'sections' ? '' : ' of published articles'}, with their former codes and unfinished merges`)
    .option('--search <text>', 'part of the name')
    .option('--limit <number>', 'how many', wholeNumber, 100)
    .option('--cursor <cursor>', 'go on where the last list ended')
    .action(async ({ search, ...page }: { search?: string; limit: number; cursor?: string }, command: Command) => {
      const { terminal, desk } = openInvocation(command);
      const query = { ...page, ...(search === undefined ? {} : { q: search }) };
      const { body } = await inPublisherZone({ desk, terminal }, desk.listTerms(kind, query));
      terminal.show(body, () => {
        terminal.table(['Code', 'Name', 'Articles', 'Former codes', 'Merge'], body.terms.map(rowOf), otherwiseFor(kind, search));
        if (body.next !== undefined) terminal.note(`There are more: --cursor ${body.next}`, 'faint');
        for (const { merge } of body.terms) if (merge !== undefined && merge.agreements.length > 0) noteAgreements(terminal, merge);
      });
    });
}

function rowOf({ code, name, articles, aliases, merge }: ListedTerm): Cell[] {
  const state = merge === undefined ? '' : { text: `${merge.state}: into ${merge.into}`, ...(merge.state === 'refused' ? REFUSED : {}) };
  return [code, name, String(articles), aliases.map((alias) => alias.code).join(','), state];
}

const REFUSED = { tone: 'warning' } as const;

function otherwiseFor(kind: TermKind, search: string | undefined): string {
  return search === undefined
    ? `There are no ${kind} yet: each exists from its first public article on.`
    : `None of the ${kind} has this text in its name.`;
}

function addMerge(group: Command, kind: TermKind): void {
  group
    .command('merge')
    .description('merge one into another, whose feed then has the articles of both; this cannot be undone')
    .argument('<code>', 'the one that is given up; its code means the other from then on', termCode)
    .argument('<into>', 'code of the one that stays', termCode)
    .option('--dry-run', 'say what would happen, and change nothing')
    .action(async (code: string, into: string, options: ChangeOptions, command: Command) => {
      const { terminal, desk } = openInvocation(command);
      const change = { terminal, desk, kind, code, send: (dryRun: boolean) => desk.mergeTerm(kind, code, into, dryRun) };
      if (options.dryRun !== true) await ask(change, options, `Merge ${code} into ${into}?`);
      await carryOut(change, options.dryRun === true);
    });
}

function addRename(group: Command, kind: TermKind): void {
  group
    .command('rename')
    .description('give one another code, which cannot be undone, or another name')
    .argument('<code>', 'its code', termCode)
    .option('--code <code>', 'its new code, which none has or had; the old code keeps leading to it', termCode)
    .option('--name <name>', 'its new name')
    .option('--dry-run', 'say what would happen, and change nothing')
    .action(async (code: string, { code: newCode, name, ...options }: RenameOptions, command: Command) => {
      if (newCode === undefined && name === undefined) throw mistake('Say what to change: use --code, --name, or both.');
      const { terminal, desk } = openInvocation(command);
      const wanted = { ...(newCode === undefined ? {} : { code: newCode }), ...(name === undefined ? {} : { name }) };
      const change = { terminal, desk, kind, code, send: (dryRun: boolean) => desk.renameTerm(kind, code, wanted, dryRun) };
      if (options.dryRun !== true && newCode !== undefined && newCode !== code)
        await ask(change, options, `Give ${code} the code ${newCode}?`);
      await carryOut(change, options.dryRun === true);
    });
}

/** The dry run comes first, so that nobody is asked about a merge that is refused. */
async function ask(change: Change, { yes }: ChangeOptions, question: string): Promise<void> {
  const { terminal, desk, kind, code } = change;
  await confirmKnowing(terminal, yes === true, question, async () => {
    const { body } = await withAgreements(terminal, change.send(true));
    return [...affectedInWords(body), ...(await inPublisherZone({ desk, terminal }, ofTermMerge(desk, kind, code)))];
  });
}

async function carryOut({ terminal, kind, code, send }: Change, dryRun: boolean): Promise<void> {
  const { body } = await withAgreements(terminal, send(dryRun));
  terminal.show(dryRun ? { ...body, dryRun: true } : body, () => {
    if (body.outcome === 'reviewing') {
      terminal.say(
        `${body.outcome}: ${code}. The merge goes on as soon as all partners have been asked about their agreements.`,
        'warning',
      );
      terminal.note(`To see its state: "npx --no tearsheet ${NOUNS[kind]} list".`, 'faint');
    } else {
      const target = body.term === undefined ? '' : `, now ${body.term.code} (${body.term.name})`;
      terminal.say(`${outcomeInWords(body.outcome, dryRun)}: ${code}${target}`, 'good');
      for (const sentence of affectedInWords(body)) terminal.say(sentence);
    }
    sayDryRun(terminal, dryRun);
  });
}

/** Lists the agreements that are in the way of a merge, and passes the failure on. With --json they are in the problem. */
async function withAgreements<T>(terminal: Terminal, reply: Promise<T>): Promise<T> {
  try {
    return await reply;
  } catch (error) {
    if (error instanceof Failure && isOfType(error.problem, 'merge-divides-agreements') && !terminal.json) {
      const { dividedAgreements: agreements = [], more = 0 }: DividingProblem = error.problem;
      terminal.table(
        ['Partner', 'Agreement', 'Reference'],
        agreements.map(({ partner, agreement, reference }) => [partner, agreement, reference]),
      );
      noteAgreements(terminal, { agreements, more });
    }
    throw error;
  }
}

function noteAgreements(terminal: Terminal, { agreements, more = 0 }: DividedAgreements): void {
  const count = agreements.length + more;
  const which = count === 1 ? 'it' : more === 0 ? 'them' : `the first ${agreements.length}`;
  terminal.note(`${counted(count, 'agreement')} in the way. To see ${which}:`, 'faint');
  for (const { partner, agreement } of agreements)
    terminal.noteVerbatim(`  npx --no tearsheet agreement show ${partner} ${agreement}`, 'faint');
}
