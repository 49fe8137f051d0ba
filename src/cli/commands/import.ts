// `tearsheet import`: imports copy from files, directories and URLs. It can be repeated.
import type { Command } from 'commander';
import { EXIT_FAILED, EXIT_KILLED, Failure, mistake } from '../client/failure.ts';
import type { ImportOptions } from '../import/import-all.ts';
import { type ImportReport, importReport } from '../import/import-report.ts';
import { articleSlug, collectionName } from '../invocation/arguments.ts';
import { type Invocation, openInvocation } from '../invocation/open-invocation.ts';
import { counted } from '../terminal/counted.ts';
import { interruptible } from '../terminal/interruption.ts';
import { EXIT_INTERRUPTED, type Report } from '../terminal/progress.ts';
import { canAsk, confirm } from '../terminal/question.ts';
import { inHelp } from '../terminal/sentences.ts';
import { besideResult, type Terminal } from '../terminal/terminal.ts';
import { withCopyOptions } from './articles.ts';
import { ofWithdrawal } from './consequences.ts';
import { addImportUndo } from './import-undo.ts';
import { inPublisherZone } from './publisher-zone.ts';

export function addImportCommand(root: Command): void {
  const command = withCopyOptions(root.command('import'))
    .description('import copy; if a source has changed, its article is updated, unless the desk has edited it since')
    .argument('<paths...>', 'files, directories or URLs: plain text, Markdown, HTML, feeds, WXR, ninjs')
    .option('--slug <slug>', 'slug of the only article in the only file', articleSlug)
    .option(
      '--collection <name>',
      'where the copy is from; default: the site of a feed or an export, or the name that the folder keeps',
      collectionName,
    )
    .option('--hold', 'hold every new article until it is released')
    .option('--force', 'overwrite desk edits')
    .option('--duplicates', 'import files with the bytes of other files as articles of their own')
    .option('--dry-run', 'say what would happen, and write nothing')
    .addHelpText('after', inHelp(WHAT_IS_FOLLOWED))
    .action(async (places: string[], options: ImportOptions, command: Command) => {
      if (places.length > 1 && (options.slug ?? options.headline) !== undefined)
        throw mistake('--slug and --headline are for one article.');
      const invocation = openInvocation(command);
      const asks = options.yes !== true && options.dryRun !== true && canAsk(invocation.terminal);
      const known = asks ? await previewed(invocation, places, options) : new Set<string>();
      if (known === undefined) return;
      const { report, isStopped } = await importOnce(invocation, places, options, known);
      report.end();
      setExitCode(report);
      if (isStopped) process.exitCode = sayStopped(invocation.terminal);
    });
  addImportUndo(command);
}

interface Ended {
  report: ImportReport;
  /** Ctrl-C ended it early. */
  isStopped: boolean;
}

/** Imports in one pass. If there is an error, the report of what was done before it is printed. `known`: see importReport. */
async function importOnce(invocation: Invocation, places: string[], options: ImportOptions, known?: ReadonlySet<string>): Promise<Ended> {
  const { terminal } = invocation;
  const [{ importAll }, { openKills }, { newRun }] = await Promise.all([
    import('../import/import-all.ts'),
    import('../import/apply-kills.ts'),
    import('../import/run-id.ts'),
  ]);
  const dryRun = options.dryRun === true;
  const run = dryRun ? undefined : newRun(Date.now());
  const report = importReport(terminal, { dryRun, run, known });
  const consequencesOf = (slug: string) => inPublisherZone(invocation, ofWithdrawal(invocation.desk, slug));
  const kills = openKills(invocation, report, { yes: options.yes === true, dryRun, run, consequencesOf });
  const onInterrupt = {
    asked: () => {
      if (!terminal.draws) terminal.note('Stopping after the articles that were sent. To stop at once: Ctrl-C again.', 'warning');
    },
    forced: () => {
      report.end();
      sayStopped(terminal);
    },
  };
  try {
    const isStopped = await interruptible(onInterrupt, async (signal) => {
      const work = (draw: Report) => importAll({ ...invocation, kills }, places, { ...options, run }, { report, draw, signal });
      await terminal.bar('Reading', work, true);
      return signal.aborted;
    });
    await kills.settle();
    return { report, isStopped };
  } catch (error) {
    if (report.hasResults()) report.end();
    throw error;
  }
}

function sayStopped(terminal: Terminal): number {
  terminal.note('Stopped before the end. To go on, import again: articles that were stored are not changed by it.', 'warning');
  return EXIT_INTERRUPTED;
}

/** Shows what an import of more than one file or article would do, and asks. Resolves to the sentences that were printed, or to `undefined` if there is
 *  nothing to do; throws Failure on every answer but yes. The preview is on standard error, because it is not the result. */
async function previewed(invocation: Invocation, places: string[], options: ImportOptions): Promise<ReadonlySet<string> | undefined> {
  const { terminal } = invocation;
  const { report: preview, isStopped } = await importOnce({ ...invocation, terminal: besideResult(terminal) }, places, {
    ...options,
    dryRun: true,
  });
  if (isStopped) throw new Failure({ title: 'Stopped: nothing was changed' }, EXIT_INTERRUPTED);
  if (preview.found() <= 1) return new Set();
  preview.end();
  if (preview.changes() + preview.kills() + preview.renamed() === 0) {
    setExitCode(preview);
    return undefined;
  }
  // About a kill the import asks by itself.
  if (preview.changes() > 0) await confirm(terminal, false, `Import ${counted(preview.changes(), 'article')}?`);
  return preview.said;
}

function setExitCode(report: ImportReport): void {
  if (report.kills() > 0) process.exitCode = EXIT_KILLED;
  else if (report.summary.errors + report.summary.conflicts > 0) process.exitCode = EXIT_FAILED;
}

const WHAT_IS_FOLLOWED =
  'docs/import.md describes every kind of file, and examples/import contains examples. Exit code 1 says that something could not be imported or is in ' +
  'conflict, and exit code 3 that a source has killed a story that is not withdrawn. Files of other kinds and symbolic links in a directory are left out, and that is no failure. A redirect is followed to public names ' +
  'only. If you trust a link that leads out of the directory, or such an address, name it on the command line: what is named there is read, ' +
  'also where the shell wrote the name (copy/*).';
