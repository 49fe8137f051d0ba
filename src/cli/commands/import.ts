// `tearsheet import`: copy from files, directories and URLs into the Catalogue, as often as one likes.
import type { Command } from 'commander';
import { articleSlug } from '../arguments.ts';
import { EXIT_FAILED, mistake } from '../client/failure.ts';
import type { ImportOptions } from '../import/import-all.ts';
import { importReport } from '../import/import-report.ts';
import { openInvocation } from '../invocation.ts';
import { withCopyOptions } from './articles.ts';

export function addImportCommand(root: Command): void {
  withCopyOptions(root.command('import'))
    .description('take in copy: unchanged copy is left alone, changed copy updates, copy the desk has edited since is a conflict')
    .argument('<paths...>', 'files, directories or URLs: plain text, Markdown, HTML, feeds, WXR, ninjs')
    .option('--slug <slug>', 'slug of the only article in the only file', articleSlug)
    .option('--force', 'let the source win over what the desk has edited since')
    .option('--dry-run', 'say what would happen, and write nothing')
    .addHelpText('after', WHAT_IS_FOLLOWED)
    .action(async (places: string[], options: ImportOptions, command: Command) => {
      if (places.length > 1 && (options.slug ?? options.headline) !== undefined)
        throw mistake('--slug and --headline are for one article.');
      const { importAll } = await import('../import/import-all.ts');
      const invocation = openInvocation(command);
      const report = importReport(invocation.terminal, options.dryRun === true);
      try {
        await invocation.terminal.bar('Reading', (tell) => importAll(invocation, places, options, report, tell));
      } catch (error) {
        if (report.hasResults()) report.end();
        throw error;
      }
      report.end();
      if (report.summary.errors + report.summary.conflicts > 0) process.exitCode = EXIT_FAILED;
    });
}

const WHAT_IS_FOLLOWED = `
A symbolic link in a directory is not followed out of it, and a redirect is followed to public names only. What is left out is reported. If
you trust such a link or address, name it on the command line.`;
