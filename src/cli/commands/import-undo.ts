// `tearsheet import undo`: holds or withdraws what one run of an import created.
import { type Command, InvalidArgumentError } from 'commander';
import type { Desk, RunArticle } from '../client/desk-client.ts';
import { EXIT_FAILED, mistake, sentenceOf } from '../client/failure.ts';
import { type UndoReport, undoReport } from '../import/undo-report.ts';
import type { UndoOptions, UndoPlan } from '../import/undo-run.ts';
import { isCode } from '../invocation/arguments.ts';
import { openInvocation } from '../invocation/open-invocation.ts';
import { counted } from '../terminal/counted.ts';
import { interruptible } from '../terminal/interruption.ts';
import { EXIT_INTERRUPTED, type Report } from '../terminal/progress.ts';
import { confirmKnowing } from '../terminal/question.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { statusOf } from './list.ts';

type Options = UndoOptions & { yes?: boolean };

/** How many articles the question names. */
const NAMED = 10;
const A_FILE = 'To import a file called undo, write ./undo.';

export function addImportUndo(group: Command): void {
  const undo = group.command('undo');
  undo
    // The options of `import` are none of it.
    .configureHelp({ ...undo.configureHelp(), visibleGlobalOptions: () => [...(group.parent?.options ?? [])] })
    .description('hold or withdraw the articles that one import created, except those that the desk has changed since')
    .argument('[run]', 'the run that the import printed, such as 20261128-0712-k3f9', runName)
    .option('--withdraw', 'withdraw the articles: feeds show the note in their place; default: hold them')
    .option('--reason <text>', 'why they are withdrawn, for the desk only')
    .option('--note <text>', 'what readers see in place of a withdrawn article')
    .option('--force', 'also articles that the desk has changed since')
    .option('--dry-run', 'say what would happen, and change nothing')
    .action(async (run: string | undefined, _own: Options, command: Command) => {
      if (run === undefined) throw mistake(`Say which run, as the import printed it. ${A_FILE}`);
      // Options that `import` has as well are parsed as its own, wherever they are.
      const options = command.optsWithGlobals<Options>();
      refuseUnfit(command, options);
      await undoRun(run, options, command);
    });
}

async function undoRun(run: string, options: Options, command: Command): Promise<void> {
  const { planUndo } = await import('../import/undo-run.ts');
  const { terminal, desk } = openInvocation(command);
  const plan = await planUndo(desk, run, options);
  const report = undoReport(terminal, options.dryRun === true);
  const { undone } = plan;
  if (options.dryRun === true) for (const article of undone) report.add(article, doneWord(options));
  else if (undone.length > 0) {
    const question = `${options.withdraw === true ? 'Withdraw' : 'Hold'} ${counted(undone.length, 'article')}?`;
    await confirmKnowing(terminal, options.yes === true, question, async () => consequencesOf(plan, options));
    const stop = () => {
      report.end(run);
      process.exitCode = sayStopped(terminal);
    };
    try {
      const isStopped = await interruptible({ asked: () => undefined, forced: stop }, async (signal) => {
        await terminal.bar('Undoing', (draw) => carryOut({ desk, articles: undone, draw, report, signal }, options), true);
        return signal.aborted;
      });
      if (isStopped) return stop();
    } catch (error) {
      report.end(run);
      throw error;
    }
  }
  for (const outcome of ['unchanged', 'edited', 'not created'] as const) for (const article of plan[outcome]) report.add(article, outcome);
  report.end(run);
  if (report.failed() > 0) process.exitCode = EXIT_FAILED;
}

interface Work {
  desk: Desk;
  articles: readonly RunArticle[];
  draw: Report;
  report: UndoReport;
  /** If it is stopped, what was sent is still answered and reported, and nothing else is sent. */
  signal: AbortSignal;
}

function sayStopped(terminal: Terminal): number {
  terminal.note('Stopped before the end. To go on, run it again: what is undone is not changed by it.', 'warning');
  return EXIT_INTERRUPTED;
}

async function carryOut({ desk, articles, draw, report, signal }: Work, options: Options): Promise<void> {
  const { undo } = await import('../import/undo-run.ts');
  let done = 0;
  for await (const { article, result } of undo({ desk, signal }, articles, options)) {
    draw(`${++done} of ${counted(articles.length, 'article')}`, done / articles.length);
    if (result.problem === undefined) report.add(article, result.outcome);
    else report.add(article, 'refused', sentenceOf(result.problem));
  }
}

function runName(text: string): string {
  if (!isCode(text)) throw new InvalidArgumentError(`It must be a run as the import printed it. ${A_FILE}`);
  return text;
}

/** Options that would be ignored are refused, because somebody may rely on them. */
function refuseUnfit(command: Command, { withdraw, reason, note }: Options): void {
  const isGiven = (name: string) => command.parent?.getOptionValueSource(name) === 'cli';
  const own = command.options.map(({ long }) => long);
  const others = command.parent?.options.filter((one) => isGiven(one.attributeName()) && !own.includes(one.long)) ?? [];
  if (others.length > 0) throw mistake(`${others.map(({ long }) => long).join(', ')} is an option of "import", and not of "import undo".`);
  if (withdraw === true && reason === undefined) throw mistake('--withdraw needs --reason TEXT.');
  if (withdraw !== true && (reason ?? note) !== undefined) throw mistake('--reason and --note are for --withdraw.');
}

function doneWord({ withdraw }: Options): string {
  return withdraw === true ? 'withdrawn' : 'held';
}

function consequencesOf(plan: UndoPlan, options: Options): string[] {
  const { undone, edited } = plan;
  const published = undone.filter(({ firstPublished, pubStatus }) => firstPublished !== undefined && pubStatus === 'usable').length;
  const named = undone.slice(0, NAMED).map((article) => `${article.slug} (${statusOf(article)}): ${article.headline}`);
  const more = undone.length - named.length;
  const then =
    options.withdraw === true
      ? 'Feeds show a note in their place for 14 days. Partners that received them are asked to take them down.'
      : 'Held articles leave all feeds, and partners get no copy of them, until "release" ends the hold.';
  return [
    ...named,
    ...(more > 0 ? [`and ${more} more, which --dry-run lists`] : []),
    `Published now: ${published} of ${counted(undone.length, 'article')}. ${then}`,
    ...(edited.length > 0 ? [`Left alone, because the desk has changed them since: ${counted(edited.length, 'article')}.`] : []),
  ];
}
